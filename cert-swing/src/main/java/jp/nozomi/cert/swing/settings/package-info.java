/**
 * What the user chose for this app, what the administrator chose instead, and the desktop's looks.
 */
@NullMarked
package jp.nozomi.cert.swing.settings;

import org.jspecify.annotations.NullMarked;
