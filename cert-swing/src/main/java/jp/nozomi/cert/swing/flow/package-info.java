/**
 * The wizard's flow as a pure function: no clock, no I/O, no threads, no words (design, section 2).
 */
@NullMarked
package jp.nozomi.cert.swing.flow;

import org.jspecify.annotations.NullMarked;
