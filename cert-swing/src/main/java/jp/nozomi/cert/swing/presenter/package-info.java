/** Runs the flow: its effects on a worker thread, its steps as screen models. No widgets. */
@NullMarked
package jp.nozomi.cert.swing.presenter;

import org.jspecify.annotations.NullMarked;
