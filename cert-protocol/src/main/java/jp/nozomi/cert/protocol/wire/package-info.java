/** The messages of the wire protocol and the calls that carry them. */
@NullMarked
package jp.nozomi.cert.protocol.wire;

import org.jspecify.annotations.NullMarked;
