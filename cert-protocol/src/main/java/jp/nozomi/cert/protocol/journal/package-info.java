/** The journal that makes an enrolment survive a crash. */
@NullMarked
package jp.nozomi.cert.protocol.journal;

import org.jspecify.annotations.NullMarked;
