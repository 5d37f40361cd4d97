package jp.nozomi.cert.core.error;

/**
 * What a user reads about a code.
 *
 * @param message what happened, without the code; empty for the two codes of CCHK902
 * @param remedy what to do next
 */
public record ErrorText(String message, String remedy) {}
