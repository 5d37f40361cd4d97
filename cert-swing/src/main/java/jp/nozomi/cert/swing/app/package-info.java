/** Composes the app: profile, folders, log, stores and the enrolment service. */
@NullMarked
package jp.nozomi.cert.swing.app;

import org.jspecify.annotations.NullMarked;
