/** Certification requests of RFC 2986. */
@NullMarked
package jp.nozomi.cert.core.request;

import org.jspecify.annotations.NullMarked;
