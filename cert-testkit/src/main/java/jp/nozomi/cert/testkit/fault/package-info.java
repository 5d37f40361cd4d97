/** Faults on demand: replies, connections and certificates that a real bank shows once a year. */
@NullMarked
package jp.nozomi.cert.testkit.fault;

import org.jspecify.annotations.NullMarked;
