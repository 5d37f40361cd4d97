package jp.nozomi.cert.testkit.cli;

import java.util.List;
import jp.nozomi.cert.testkit.customer.AccountState;
import jp.nozomi.cert.testkit.customer.Challenge;
import jp.nozomi.cert.testkit.customer.Customer;

/** The customers of the command line's bank: one for every challenge and account state. */
final class DemoCustomers {
  static final String RENEWAL_DUE = "demo40";
  static final String HAS_CERTIFICATE = "demo41";

  private static final String PASSWORD = "Nozomi-2026";

  private DemoCustomers() {}

  static List<Customer> all() {
    return List.of(
        asked("demo01", "needs ID and password only"),
        asked("demo02", "is asked for a transaction code", Challenge.TRANSACTION),
        asked("demo03", "is asked for a one-time password", Challenge.OTP),
        asked("demo04", "is asked for two consecutive one-time passwords", Challenge.OTP_SYNC),
        asked("demo05", "is asked a secret question", Challenge.QUESTION),
        asked(
            "demo06",
            "is asked for everything",
            Challenge.TRANSACTION,
            Challenge.OTP,
            Challenge.OTP_SYNC,
            Challenge.QUESTION),
        asked("demo07", "is asked by a form that clients do not know", Challenge.FORM),
        asked("demo08", "is asked for something that no client can show", Challenge.FORMLESS),
        in("demo10", "has no secret answer: G010e", AccountState.SECRET_ANSWER_UNREGISTERED),
        in(
            "demo11",
            "has not verified the registration code: G011e",
            AccountState.REGISTRATION_CODE_UNVERIFIED),
        in(
            "demo12",
            "has not activated the transaction token: G012e",
            AccountState.TRANSACTION_TOKEN_UNREGISTERED),
        in(
            "demo13",
            "has not activated the hardware token: G013e",
            AccountState.HARDWARE_OTP_UNREGISTERED),
        in("demo14", "has no one-time password token: G014e", AccountState.OTP_TOKEN_UNREGISTERED),
        in(
            "demo15",
            "has not chosen transaction authentication: G015e",
            AccountState.TRANSACTION_METHOD_UNREGISTERED),
        in(
            "demo20",
            "must confirm the customer information first: G020e",
            AccountState.CUSTOMER_CONFIRMATION_REQUIRED),
        customer("demo30", "is locked").lockedOut().build(),
        customer(RENEWAL_DUE, "has a certificate that is due for renewal; asked a question")
            .asksWhenRenewing(Challenge.QUESTION)
            .build(),
        asked(HAS_CERTIFICATE, "has a valid certificate already: issuing is refused"));
  }

  private static Customer asked(String loginId, String about, Challenge... challenges) {
    return customer(loginId, about).asks(challenges).build();
  }

  private static Customer in(String loginId, String about, AccountState state) {
    return customer(loginId, about).state(state).build();
  }

  private static Customer.Builder customer(String loginId, String about) {
    return Customer.of(loginId).password(PASSWORD).about(about);
  }
}
