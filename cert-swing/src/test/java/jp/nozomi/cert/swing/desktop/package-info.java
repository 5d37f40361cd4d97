/** Real windows on a display of the test's own, driven by the keyboard. */
@org.jspecify.annotations.NullMarked
package jp.nozomi.cert.swing.desktop;
