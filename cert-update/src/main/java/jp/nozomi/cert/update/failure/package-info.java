/** How an update fails: a code for the user and a distinct reason for the log. */
@NullMarked
package jp.nozomi.cert.update.failure;

import org.jspecify.annotations.NullMarked;
