/**
 * Proxy auto-configuration: a small interpreter for the JavaScript that such scripts use, with
 * every resource counted. Scripts come from the network and are taken for hostile.
 */
@NullMarked
package jp.nozomi.cert.protocol.pac;

import org.jspecify.annotations.NullMarked;
