/** The updates as the app composes them, against a real update server. */
package jp.nozomi.cert.swing.update;
