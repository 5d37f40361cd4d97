/** A web proxy that asks for credentials, as companies have it. */
@NullMarked
package jp.nozomi.cert.testkit.proxy;

import org.jspecify.annotations.NullMarked;
