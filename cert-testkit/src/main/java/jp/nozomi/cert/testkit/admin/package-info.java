/** The testkit's own administration: pages and REST for whoever drives the fake bank by hand. */
@NullMarked
package jp.nozomi.cert.testkit.admin;

import org.jspecify.annotations.NullMarked;
