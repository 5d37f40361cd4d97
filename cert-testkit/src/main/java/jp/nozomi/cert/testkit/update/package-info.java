/**
 * A TUF repository with real keys and a mirror that can misbehave, written without the client's own
 * code so that the two can not share a mistake.
 */
@NullMarked
package jp.nozomi.cert.testkit.update;

import org.jspecify.annotations.NullMarked;
