/** What every backend needs: checks at installation, signers, TLS credentials and chains. */
@NullMarked
package jp.nozomi.cert.keystore;

import org.jspecify.annotations.NullMarked;
