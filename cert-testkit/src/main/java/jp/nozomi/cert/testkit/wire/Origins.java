package jp.nozomi.cert.testkit.wire;

/**
 * The two origins of the bank.
 *
 * @param open the one for everybody
 * @param mutual the one that asks for a client certificate
 */
public record Origins(String open, String mutual) {}
