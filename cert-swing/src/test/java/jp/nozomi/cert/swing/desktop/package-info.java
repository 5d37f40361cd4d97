/**
 * What only real windows on a display can show: keyboard, focus, and a screen that never freezes.
 */
@NullMarked
package jp.nozomi.cert.swing.desktop;

import org.jspecify.annotations.NullMarked;
