package jp.nozomi.cert.testkit.bank;

import jp.nozomi.cert.testkit.customer.AccountState;

/**
 * What changes in an account.
 *
 * @param loginId the customer
 * @param state what keeps the account from certificates
 * @param failures how many wrong answers in a row
 * @param locked whether it is locked
 * @param otpDrift how many steps the customer's token is ahead
 * @param otpLastStep the latest step whose one-time password was used
 */
public record AccountRecord(
    String loginId,
    AccountState state,
    int failures,
    boolean locked,
    long otpDrift,
    long otpLastStep) {}
