/**
 * The one HTTP stack for bank, certification authority and updater: its settings and a small call.
 */
@NullMarked
package jp.nozomi.cert.protocol.http;

import org.jspecify.annotations.NullMarked;
