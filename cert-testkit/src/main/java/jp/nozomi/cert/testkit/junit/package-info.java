/** The fake bank in JUnit 5 tests. */
@NullMarked
package jp.nozomi.cert.testkit.junit;

import org.jspecify.annotations.NullMarked;
