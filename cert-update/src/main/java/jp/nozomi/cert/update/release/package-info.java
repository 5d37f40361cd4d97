/** The release engineer's tool: makes and signs what the updater trusts. */
@NullMarked
package jp.nozomi.cert.update.release;

import org.jspecify.annotations.NullMarked;
