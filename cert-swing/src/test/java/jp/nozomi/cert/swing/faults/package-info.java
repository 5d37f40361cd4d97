/** The real client against everything that the testkit can do to it. */
@NullMarked
package jp.nozomi.cert.swing.faults;

import org.jspecify.annotations.NullMarked;
