/** What the fake bank was asked: endpoints and the request log. */
@NullMarked
package jp.nozomi.cert.testkit.request;

import org.jspecify.annotations.NullMarked;
