/** The fake bank: start here with {@link jp.nozomi.cert.testkit.FakeBank#builder()}. */
@NullMarked
package jp.nozomi.cert.testkit;

import org.jspecify.annotations.NullMarked;
