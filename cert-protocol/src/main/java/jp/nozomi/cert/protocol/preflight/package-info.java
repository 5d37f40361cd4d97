/**
 * The preflight (接続診断): what stands between this PC and a certificate, and a bundle for support.
 */
@NullMarked
package jp.nozomi.cert.protocol.preflight;

import org.jspecify.annotations.NullMarked;
