/** What the update dialogs do, as pure transitions beside the wizard's own. */
@NullMarked
package jp.nozomi.cert.swing.flow.update;

import org.jspecify.annotations.NullMarked;
