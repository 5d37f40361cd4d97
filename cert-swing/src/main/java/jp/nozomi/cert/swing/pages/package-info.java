/** The pages beside the manual's screens: settings, checks, details of certificates, about. */
@NullMarked
package jp.nozomi.cert.swing.pages;

import org.jspecify.annotations.NullMarked;
