/** Links that start the app, and the one window that every start leads to (docs/launch.md). */
@NullMarked
package jp.nozomi.cert.swing.launch;

import org.jspecify.annotations.NullMarked;
