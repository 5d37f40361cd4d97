package jp.nozomi.cert.testkit.bank;

/**
 * What a session may order.
 *
 * @param subject the subject's name in DER
 * @param requestNonce the challengePassword of the request
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record OrderTerms(byte[] subject, String requestNonce) {}
