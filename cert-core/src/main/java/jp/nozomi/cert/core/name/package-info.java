/** Names and serial numbers of RFC 5280. */
@NullMarked
package jp.nozomi.cert.core.name;

import org.jspecify.annotations.NullMarked;
