/** The wire protocol's endpoints and documents, as docs/wire-protocol.md has them. */
@NullMarked
package jp.nozomi.cert.testkit.wire;

import org.jspecify.annotations.NullMarked;
