/** The fake bank's certification authority and its certificates. */
@NullMarked
package jp.nozomi.cert.testkit.ca;

import org.jspecify.annotations.NullMarked;
