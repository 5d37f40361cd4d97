/** Assertions on the fake bank that read as sentences, for AssertJ. */
@NullMarked
package jp.nozomi.cert.testkit.assertion;

import org.jspecify.annotations.NullMarked;
