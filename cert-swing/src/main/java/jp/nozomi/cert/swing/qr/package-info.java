/** QR codes as modules, for every kind of view. */
@NullMarked
package jp.nozomi.cert.swing.qr;

import org.jspecify.annotations.NullMarked;
