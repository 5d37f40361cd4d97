/** What a screen shows, as values without widgets: made by the presenter, drawn by the views. */
@NullMarked
package jp.nozomi.cert.swing.model;

import org.jspecify.annotations.NullMarked;
