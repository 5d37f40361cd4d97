/** Error codes, their texts, and the exceptions that carry them. */
@NullMarked
package jp.nozomi.cert.core.error;

import org.jspecify.annotations.NullMarked;
