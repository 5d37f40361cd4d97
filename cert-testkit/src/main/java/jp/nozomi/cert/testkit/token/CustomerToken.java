package jp.nozomi.cert.testkit.token;

import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.Duration;
import jp.nozomi.cert.testkit.customer.Customer;

/** Everything that a customer has in hand and head, for a test to ask. Thread-safe. */
public final class CustomerToken {
  private final Customer customer;
  private final Clock clock;
  private final Totp totp;
  private final TransactionToken transaction;

  /**
   * Gives a customer its tokens.
   *
   * @param customer the customer
   * @param clock the tokens' time; a token that runs fast or slow has another than the bank
   * @param period how long a one-time password is shown
   */
  public CustomerToken(Customer customer, Clock clock, Duration period) {
    this.customer = customer;
    this.clock = clock;
    this.totp = Totp.standard(period);
    this.transaction = new TransactionToken(customer);
  }

  /**
   * Gives the one-time password that the token shows now.
   *
   * <p>The bank takes each of them once. Before another is asked for, let the bank's clock pass the
   * period; two, after both passwords of a synchronising challenge.
   *
   * @return six digits
   */
  public String otp() {
    return totp.code(customer.otpSeed(), totp.step(clock.instant()));
  }

  /**
   * Gives the one-time password that the token shows after this one.
   *
   * @return six digits
   */
  public String nextOtp() {
    return totp.code(customer.otpSeed(), totp.step(clock.instant()) + 1);
  }

  /**
   * Reads the text of a transaction QR code.
   *
   * @param qr the text
   * @return what the token shows
   * @throws TokenException if it is not this customer's transaction
   */
  public TransactionToken.Display transaction(String qr) throws TokenException {
    return transaction.read(qr);
  }

  /**
   * Scans a transaction QR code.
   *
   * @param picture a picture with the QR code in it
   * @return what the token shows
   * @throws TokenException if there is none, or it is not this customer's
   */
  public TransactionToken.Display transaction(BufferedImage picture) throws TokenException {
    return transaction.scan(picture);
  }

  /**
   * Gives the answer to the secret question.
   *
   * @return the answer
   */
  public String answer() {
    return customer.answer();
  }

  /**
   * Gives the answer to the form of a challenge that the client does not know.
   *
   * @return the last four digits of the customer's phone number
   */
  public String phoneDigits() {
    return customer.phoneDigits();
  }
}
