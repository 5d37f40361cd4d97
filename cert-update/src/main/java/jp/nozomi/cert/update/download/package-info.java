/** Bounded and resumable transfers. */
@NullMarked
package jp.nozomi.cert.update.download;

import org.jspecify.annotations.NullMarked;
