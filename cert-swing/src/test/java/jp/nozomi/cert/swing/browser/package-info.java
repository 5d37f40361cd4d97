/** Real browsers that log in with what the app installed. */
@NullMarked
package jp.nozomi.cert.swing.browser;

import org.jspecify.annotations.NullMarked;
