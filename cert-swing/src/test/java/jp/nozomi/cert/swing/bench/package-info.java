/** Programs that measure, run by hand ({@code docs/benchmarks.md}); nothing here is a test. */
@NullMarked
package jp.nozomi.cert.swing.bench;

import org.jspecify.annotations.NullMarked;
