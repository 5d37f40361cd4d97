/** HTTP over TLS with Apache HttpClient; nothing of it shows outside. */
@NullMarked
package jp.nozomi.cert.protocol.transport;

import org.jspecify.annotations.NullMarked;
