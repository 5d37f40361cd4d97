/** The JUnit extension and the assertions, as a bank's tool maker uses them. */
@NullMarked
package jp.nozomi.cert.testkit.junit;

import org.jspecify.annotations.NullMarked;
