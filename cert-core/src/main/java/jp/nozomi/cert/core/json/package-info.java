/** JSON values, read with hard limits. */
@NullMarked
package jp.nozomi.cert.core.json;

import org.jspecify.annotations.NullMarked;
