package jp.nozomi.cert.testkit.fault;

import java.util.Optional;
import jp.nozomi.cert.testkit.request.Endpoint;

/**
 * Which requests a fault hits.
 *
 * @param endpoint the endpoint; any if empty
 * @param customer the login ID; anybody's if empty
 * @param from the first matching request that is hit, counted from 1
 * @param count how many matching requests are hit from there on
 * @param probability how likely each of them is hit, from 0 to 1
 */
public record When(
    Optional<Endpoint> endpoint,
    Optional<String> customer,
    long from,
    long count,
    double probability) {
  /**
   * Hits every request.
   *
   * @return the condition
   */
  public static When always() {
    return new When(Optional.empty(), Optional.empty(), 1, Long.MAX_VALUE, 1);
  }

  /**
   * Hits every request to an endpoint.
   *
   * @param endpoint the endpoint
   * @return the condition
   */
  public static When calling(Endpoint endpoint) {
    return new When(Optional.of(endpoint), Optional.empty(), 1, Long.MAX_VALUE, 1);
  }

  /**
   * Hits one request only.
   *
   * @param number which of the matching requests, counted from 1
   * @return the narrower condition
   */
  public When nth(long number) {
    return new When(endpoint, customer, number, 1, probability);
  }

  /**
   * Hits the first requests only.
   *
   * @param number how many of the matching requests
   * @return the narrower condition
   */
  public When first(long number) {
    return new When(endpoint, customer, 1, number, probability);
  }

  /**
   * Hits one customer's requests only.
   *
   * @param loginId the customer
   * @return the narrower condition
   */
  public When by(String loginId) {
    return new When(endpoint, Optional.of(loginId), from, count, probability);
  }

  /**
   * Hits some requests only, by the bank's random numbers, which its seed repeats.
   *
   * @param likelihood from 0 to 1
   * @return the narrower condition
   */
  public When withProbability(double likelihood) {
    return new When(endpoint, customer, from, count, likelihood);
  }
}
