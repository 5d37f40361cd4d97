package jp.nozomi.cert.testkit;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.testkit.customer.Customer;

/**
 * Holds a bank's own server to the wire protocol, with test customers of that bank.
 *
 * <p>Two customers are needed who are asked for ID and password only and have no valid certificate.
 * The second one has one afterwards; everything else that was issued is revoked. Not thread-safe.
 */
public final class ConformanceCheck {
  private final List<Case> cases;

  private ConformanceCheck(List<Case> cases) {
    this.cases = cases;
  }

  /** One sentence of the wire protocol, and how it is tried. */
  public static final class Case {
    private final String section;
    private final String sentence;
    private final Trial trial;

    Case(String section, String sentence, Trial trial) {
      this.section = section;
      this.sentence = sentence;
      this.trial = trial;
    }

    /**
     * Tells where the wire document says it.
     *
     * @return the section's number
     */
    public String section() {
      return section;
    }

    /**
     * Tells what the server has to do.
     *
     * @return a sentence without its period
     */
    public String sentence() {
      return sentence;
    }

    /**
     * Tries it.
     *
     * @throws AssertionError if the server does otherwise; says what it did
     */
    public void run() {
      try {
        trial.run();
      } catch (IOException e) {
        throw new AssertionError("no usable reply: " + e, e);
      } catch (JsonException e) {
        throw new AssertionError("not the document's message: " + e.getMessage(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }
  }

  /** What a case does; an assertion error is its way to fail. */
  interface Trial {
    void run() throws IOException, InterruptedException, JsonException;
  }

  /**
   * What became of a case.
   *
   * @param tried the case
   * @param failure what the server did instead; empty if it did right
   */
  public record Result(Case tried, Optional<String> failure) {}

  /**
   * Prepares the check of a server.
   *
   * @param directoryUrl the directory's URL
   * @param authority the trust anchor of its TLS certificate; those of the JDK if empty
   * @param customers at least two test customers
   * @return the check
   * @throws IllegalArgumentException if there are fewer customers
   */
  public static ConformanceCheck of(
      String directoryUrl, Optional<X509Certificate> authority, List<Customer> customers) {
    if (customers.size() < 2) {
      throw new IllegalArgumentException("two test customers are needed");
    }
    ConformanceServer server =
        new ConformanceServer(directoryUrl, authority, customers.get(0), customers.get(1));
    List<Case> cases = new ArrayList<>(new SessionCases(server).all());
    cases.addAll(new OrderCases(server).all());
    return new ConformanceCheck(List.copyOf(cases));
  }

  /**
   * Gives the cases, for example for JUnit's dynamic tests.
   *
   * @return the cases in the order in which they have to run
   */
  public List<Case> cases() {
    return cases;
  }

  /**
   * Runs all cases.
   *
   * @return their results in order
   */
  public List<Result> run() {
    List<Result> results = new ArrayList<>();
    for (Case one : cases) {
      try {
        one.run();
        results.add(new Result(one, Optional.empty()));
      } catch (AssertionError e) {
        results.add(new Result(one, Optional.of(String.valueOf(e.getMessage()))));
      }
    }
    return results;
  }
}
