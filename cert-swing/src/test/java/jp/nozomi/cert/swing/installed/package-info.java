/**
 * Tests of what a customer installs, made by {@code ./mvnw -Pdist verify}.
 *
 * <p>They run after the packages were made; those that change the system run on a build server
 * only.
 */
@NullMarked
package jp.nozomi.cert.swing.installed;

import org.jspecify.annotations.NullMarked;
