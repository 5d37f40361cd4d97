/** Holding, verifying and starting an installer, and remembering that it was started. */
@NullMarked
package jp.nozomi.cert.update.install;

import org.jspecify.annotations.NullMarked;
