package jp.nozomi.cert.testkit.customer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * A customer of the fake bank: credentials, tokens, and what the bank asks of it.
 *
 * <p>Immutable. The seeds of the tokens follow from the login ID unless they are set, so that a
 * token outside the bank's process needs the login ID only.
 */
public final class Customer {
  private static final int SEED_LENGTH = 20;

  private final Builder values;

  private Customer(Builder values) {
    this.values = values;
  }

  /**
   * Starts a customer that is asked for ID and password only.
   *
   * @param loginId the login ID, ASCII letters and digits
   * @return a builder
   */
  public static Builder of(String loginId) {
    return new Builder(loginId);
  }

  /**
   * Starts a copy of this customer.
   *
   * @return a builder with this customer's values
   */
  public Builder toBuilder() {
    return new Builder(values);
  }

  /**
   * Gives the login ID.
   *
   * @return the login ID
   */
  public String loginId() {
    return values.loginId;
  }

  /**
   * Gives the login password.
   *
   * @return the password in clear
   */
  public String password() {
    return values.password;
  }

  /**
   * Tells what the customer is good for in a test.
   *
   * @return a sentence for people
   */
  public String about() {
    return values.about;
  }

  /**
   * Gives what is asked when issuing.
   *
   * @return the challenges after the password, in order
   */
  public List<Challenge> issueChallenges() {
    return values.issueChallenges;
  }

  /**
   * Gives what is asked when renewing.
   *
   * @return the challenges after the password, in order
   */
  public List<Challenge> renewChallenges() {
    return values.renewChallenges;
  }

  /**
   * Gives the state at the start.
   *
   * @return the account's state
   */
  public AccountState state() {
    return values.state;
  }

  /**
   * Gives the secret question.
   *
   * @return the question
   */
  public String question() {
    return values.question;
  }

  /**
   * Gives the answer to the secret question.
   *
   * @return the answer in clear
   */
  public String answer() {
    return values.answer;
  }

  /**
   * Gives the answer to the form of a challenge that clients do not know.
   *
   * @return the last four digits of the phone number
   */
  public String phoneDigits() {
    return values.phoneDigits;
  }

  /**
   * Tells whether the account is locked from the start.
   *
   * @return true as after too many wrong answers
   */
  public boolean lockedOut() {
    return values.lockedOut;
  }

  /**
   * Gives the seed of the one-time password token (RFC 6238).
   *
   * @return 20 bytes
   */
  public byte[] otpSeed() {
    return values.otpSeed.clone();
  }

  /**
   * Gives the seed of the transaction token (RFC 6287).
   *
   * @return 20 bytes
   */
  public byte[] transactionSeed() {
    return values.transactionSeed.clone();
  }

  /** Names the customer without its secrets. */
  @Override
  public String toString() {
    return "Customer[" + loginId() + "]";
  }

  /** Collects a customer's values. Not thread-safe. */
  public static final class Builder {
    private final String loginId;
    private String password = "password";
    private String about = "";
    private List<Challenge> issueChallenges = List.of();
    private List<Challenge> renewChallenges = List.of();
    private AccountState state = AccountState.NORMAL;
    private String question = "出身校は？";
    private String answer = "のぞみ小学校";
    private String phoneDigits = "0000";
    private boolean lockedOut;
    private byte[] otpSeed;
    private byte[] transactionSeed;

    private Builder(String loginId) {
      if (!loginId.matches("[A-Za-z0-9]{1,64}")) {
        throw new IllegalArgumentException("a login ID is 1 to 64 ASCII letters and digits");
      }
      this.loginId = loginId;
      this.otpSeed = derivedSeed("otp", loginId);
      this.transactionSeed = derivedSeed("transaction", loginId);
    }

    private Builder(Builder other) {
      this.loginId = other.loginId;
      this.password = other.password;
      this.about = other.about;
      this.issueChallenges = other.issueChallenges;
      this.renewChallenges = other.renewChallenges;
      this.state = other.state;
      this.question = other.question;
      this.answer = other.answer;
      this.phoneDigits = other.phoneDigits;
      this.lockedOut = other.lockedOut;
      this.otpSeed = other.otpSeed;
      this.transactionSeed = other.transactionSeed;
    }

    private static byte[] derivedSeed(String purpose, String loginId) {
      try {
        byte[] text = (purpose + ":" + loginId).getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(text), SEED_LENGTH);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }

    /**
     * Sets the login password.
     *
     * @param value 1 to 128 ASCII characters
     * @return this builder
     */
    public Builder password(String value) {
      password = value;
      return this;
    }

    /**
     * Says what the customer is good for.
     *
     * @param value a sentence for people
     * @return this builder
     */
    public Builder about(String value) {
      about = value;
      return this;
    }

    /**
     * Sets what is asked after the password when issuing.
     *
     * @param challenges the challenges in order
     * @return this builder
     */
    public Builder asksWhenIssuing(Challenge... challenges) {
      issueChallenges = List.of(challenges);
      return this;
    }

    /**
     * Sets what is asked after the password when renewing.
     *
     * @param challenges the challenges in order
     * @return this builder
     */
    public Builder asksWhenRenewing(Challenge... challenges) {
      renewChallenges = List.of(challenges);
      return this;
    }

    /**
     * Sets what is asked after the password, when issuing and when renewing.
     *
     * @param challenges the challenges in order
     * @return this builder
     */
    public Builder asks(Challenge... challenges) {
      return asksWhenIssuing(challenges).asksWhenRenewing(challenges);
    }

    /**
     * Sets the account's state.
     *
     * @param value the state
     * @return this builder
     */
    public Builder state(AccountState value) {
      state = value;
      return this;
    }

    /**
     * Sets the secret question and its answer.
     *
     * @param text the question
     * @param right the answer
     * @return this builder
     */
    public Builder question(String text, String right) {
      question = text;
      answer = right;
      return this;
    }

    /**
     * Sets the last four digits of the phone number.
     *
     * @param digits four digits
     * @return this builder
     */
    public Builder phoneDigits(String digits) {
      phoneDigits = digits;
      return this;
    }

    /**
     * Locks the account from the start.
     *
     * @return this builder
     */
    public Builder lockedOut() {
      lockedOut = true;
      return this;
    }

    /**
     * Sets the seeds of the two tokens.
     *
     * @param otp the one-time password token's seed, 20 bytes
     * @param transaction the transaction token's seed, 20 bytes
     * @return this builder
     */
    public Builder seeds(byte[] otp, byte[] transaction) {
      if (otp.length != SEED_LENGTH || transaction.length != SEED_LENGTH) {
        throw new IllegalArgumentException("a seed has " + SEED_LENGTH + " bytes");
      }
      otpSeed = otp.clone();
      transactionSeed = transaction.clone();
      return this;
    }

    /**
     * Makes the customer.
     *
     * @return the customer
     */
    public Customer build() {
      return new Customer(new Builder(this));
    }
  }
}
