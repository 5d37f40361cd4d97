package jp.nozomi.cert.keystore.cryptoki;

/**
 * What a token says of one of its mechanisms.
 *
 * @param minimumBits the smallest key
 * @param maximumBits the largest key
 * @param hardware whether hardware does the work
 */
record MechanismInfo(long minimumBits, long maximumBits, boolean hardware) {}
