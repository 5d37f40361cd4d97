/** HTTPS on loopback: listeners, requests and replies. */
@NullMarked
package jp.nozomi.cert.testkit.http;

import org.jspecify.annotations.NullMarked;
