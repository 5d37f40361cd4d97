/** The customer's side: one-time passwords, transaction codes, memory. */
@NullMarked
package jp.nozomi.cert.testkit.token;

import org.jspecify.annotations.NullMarked;
