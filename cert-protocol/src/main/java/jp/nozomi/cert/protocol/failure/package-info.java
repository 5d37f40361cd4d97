/** The typed failures of talking to the bank. */
@NullMarked
package jp.nozomi.cert.protocol.failure;

import org.jspecify.annotations.NullMarked;
