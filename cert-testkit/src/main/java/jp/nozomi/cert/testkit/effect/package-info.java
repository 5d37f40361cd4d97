/** What faults do to requests and replies. */
@NullMarked
package jp.nozomi.cert.testkit.effect;

import org.jspecify.annotations.NullMarked;
