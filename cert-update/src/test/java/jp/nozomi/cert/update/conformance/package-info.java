/** The command line that the TUF project's public conformance suite drives; it is not shipped. */
package jp.nozomi.cert.update.conformance;
