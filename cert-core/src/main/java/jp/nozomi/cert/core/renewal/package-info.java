/** When a certificate can be renewed. */
@NullMarked
package jp.nozomi.cert.core.renewal;

import org.jspecify.annotations.NullMarked;
