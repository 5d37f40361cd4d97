/** The bank profile: all that is data about an institution. */
@NullMarked
package jp.nozomi.cert.core.profile;

import org.jspecify.annotations.NullMarked;
