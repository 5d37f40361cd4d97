/** The certificate store port that every backend implements. */
@NullMarked
package jp.nozomi.cert.core.store;

import org.jspecify.annotations.NullMarked;
