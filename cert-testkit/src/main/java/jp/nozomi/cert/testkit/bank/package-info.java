/** The fake bank's rules: accounts, sessions, orders, certificates. */
@NullMarked
package jp.nozomi.cert.testkit.bank;

import org.jspecify.annotations.NullMarked;
