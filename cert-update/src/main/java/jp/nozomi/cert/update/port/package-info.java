/** What the updater needs from its surroundings: bytes from the network and a started installer. */
@NullMarked
package jp.nozomi.cert.update.port;

import org.jspecify.annotations.NullMarked;
