/** Benchmarks, run by hand: {@code docs/benchmarks.md}. */
@NullMarked
package jp.nozomi.cert.swing.bench;

import org.jspecify.annotations.NullMarked;
