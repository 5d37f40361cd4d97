/** The fake bank's customers and what their accounts demand. */
@NullMarked
package jp.nozomi.cert.testkit.customer;

import org.jspecify.annotations.NullMarked;
