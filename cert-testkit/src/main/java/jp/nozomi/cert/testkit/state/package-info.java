/** What the fake bank keeps in a directory: keys, certificates, orders, accounts. */
@NullMarked
package jp.nozomi.cert.testkit.state;

import org.jspecify.annotations.NullMarked;
