/** The main job for embedders: issue, renew and recover a client certificate. */
@NullMarked
package jp.nozomi.cert.protocol.enroll;

import org.jspecify.annotations.NullMarked;
