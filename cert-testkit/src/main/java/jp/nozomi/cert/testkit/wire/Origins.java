package jp.nozomi.cert.testkit.wire;

/**
 * The origins of the bank.
 *
 * @param open the one for everybody
 * @param mutual the one that asks for a client certificate
 * @param est the one of RFC 7030, which takes a client certificate or none
 */
public record Origins(String open, String mutual, String est) {}
