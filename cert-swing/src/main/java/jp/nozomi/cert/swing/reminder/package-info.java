/** Reminds the user on the desktop when a certificate can be renewed (docs/launch.md). */
@NullMarked
package jp.nozomi.cert.swing.reminder;

import org.jspecify.annotations.NullMarked;
