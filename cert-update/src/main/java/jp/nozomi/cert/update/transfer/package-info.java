/** Replies of the mirror, read within a deadline, a least rate and a number of bytes. */
@NullMarked
package jp.nozomi.cert.update.transfer;

import org.jspecify.annotations.NullMarked;
