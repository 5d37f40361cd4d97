/** What the administrator of a PC rules for all its users (docs/policy.md): read, not applied. */
@NullMarked
package jp.nozomi.cert.swing.policy;

import org.jspecify.annotations.NullMarked;
