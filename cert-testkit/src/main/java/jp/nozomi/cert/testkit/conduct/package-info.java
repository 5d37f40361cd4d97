/** Strict mode: what a client must not do though the bank would put up with it. */
@NullMarked
package jp.nozomi.cert.testkit.conduct;

import org.jspecify.annotations.NullMarked;
