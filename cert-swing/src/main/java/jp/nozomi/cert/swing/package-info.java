/** Starts the app. */
@NullMarked
package jp.nozomi.cert.swing;

import org.jspecify.annotations.NullMarked;
