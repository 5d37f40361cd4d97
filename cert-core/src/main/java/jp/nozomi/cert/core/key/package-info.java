/** Key kinds and the signing port. */
@NullMarked
package jp.nozomi.cert.core.key;

import org.jspecify.annotations.NullMarked;
