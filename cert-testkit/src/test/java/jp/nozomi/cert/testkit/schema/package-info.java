/** Checks messages against the schemas of the wire protocol. */
@NullMarked
package jp.nozomi.cert.testkit.schema;

import org.jspecify.annotations.NullMarked;
