/** What may be typed into a field. */
@NullMarked
package jp.nozomi.cert.core.input;

import org.jspecify.annotations.NullMarked;
