/** The fake bank from its client's side. */
@NullMarked
package jp.nozomi.cert.testkit;

import org.jspecify.annotations.NullMarked;
