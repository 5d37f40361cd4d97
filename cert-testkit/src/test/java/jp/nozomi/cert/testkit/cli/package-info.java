/** The command line from its user's side. */
@NullMarked
package jp.nozomi.cert.testkit.cli;

import org.jspecify.annotations.NullMarked;
