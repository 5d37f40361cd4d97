/** The command line: a thin view over the same flow and presenter as the wizard. */
@NullMarked
package jp.nozomi.cert.swing.cli;

import org.jspecify.annotations.NullMarked;
