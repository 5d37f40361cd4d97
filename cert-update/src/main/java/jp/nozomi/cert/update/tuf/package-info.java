/**
 * The client workflow of The Update Framework, version 1.0.x.
 *
 * <p>Comments that begin with 5.1 to 5.7 name the steps of the specification's section 5.
 */
@NullMarked
package jp.nozomi.cert.update.tuf;

import org.jspecify.annotations.NullMarked;
