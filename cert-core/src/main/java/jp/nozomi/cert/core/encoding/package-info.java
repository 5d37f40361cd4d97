/** What several packages of the core need to read and hash encodings; not exported. */
@NullMarked
package jp.nozomi.cert.core.encoding;

import org.jspecify.annotations.NullMarked;
