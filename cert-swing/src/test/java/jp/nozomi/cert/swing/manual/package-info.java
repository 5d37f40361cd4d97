/** The manual, walked on the real windows, and made of what is seen there. */
@org.jspecify.annotations.NullMarked
package jp.nozomi.cert.swing.manual;
