/** Secrets that clear themselves and never print. */
@NullMarked
package jp.nozomi.cert.core.secret;

import org.jspecify.annotations.NullMarked;
