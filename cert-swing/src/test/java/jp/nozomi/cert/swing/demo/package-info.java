/** {@code ./mvnw -Pdemo}: the main job against a fake bank in this process. */
@NullMarked
package jp.nozomi.cert.swing.demo;

import org.jspecify.annotations.NullMarked;
