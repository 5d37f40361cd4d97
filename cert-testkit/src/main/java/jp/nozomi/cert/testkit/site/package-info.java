/** The bank's web site: login, certificate pages, help, and the customers' tokens. */
@NullMarked
package jp.nozomi.cert.testkit.site;

import org.jspecify.annotations.NullMarked;
