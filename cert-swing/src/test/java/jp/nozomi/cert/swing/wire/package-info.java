/** The real client's and the fake bank's messages against the schemas of the wire protocol. */
@NullMarked
package jp.nozomi.cert.swing.wire;

import org.jspecify.annotations.NullMarked;
