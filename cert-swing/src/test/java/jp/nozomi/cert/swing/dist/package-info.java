/**
 * Makes what a customer installs: the app image, the Debian package and {@code setup.msi}.
 *
 * <p>A program of the build ({@code ./mvnw -Pdist verify}), not a part of the app.
 */
@NullMarked
package jp.nozomi.cert.swing.dist;

import org.jspecify.annotations.NullMarked;
