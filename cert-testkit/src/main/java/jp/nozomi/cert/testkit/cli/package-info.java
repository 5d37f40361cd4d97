/** The command {@code fakebank}. */
@NullMarked
package jp.nozomi.cert.testkit.cli;

import org.jspecify.annotations.NullMarked;
