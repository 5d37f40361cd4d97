/** Issued certificates and their verification. */
@NullMarked
package jp.nozomi.cert.core.certificate;

import org.jspecify.annotations.NullMarked;
