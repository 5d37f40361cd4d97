/** What the updater keeps on disk, written so that a crash at any instant leaves it readable. */
@NullMarked
package jp.nozomi.cert.update.state;

import org.jspecify.annotations.NullMarked;
