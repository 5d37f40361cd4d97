/** The HTTP side in parts. */
@NullMarked
package jp.nozomi.cert.testkit.http;

import org.jspecify.annotations.NullMarked;
