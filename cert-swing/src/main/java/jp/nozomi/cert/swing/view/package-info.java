/** Thin Swing views: a screen model becomes components, a click becomes an event. */
@NullMarked
package jp.nozomi.cert.swing.view;

import org.jspecify.annotations.NullMarked;
