package jp.nozomi.cert.testkit.request;

import java.util.List;

/**
 * Looks through what a fake bank was asked and answered, when it closes.
 *
 * <p>Found by {@link java.util.ServiceLoader}, so that one on the class path of tests sees the
 * messages of all of them; what it throws comes out of {@code FakeBank.close()} and fails the test.
 */
public interface TrafficCheck {
  /**
   * Checks the messages.
   *
   * @param requests what the bank still remembers, oldest first
   */
  void check(List<RecordedRequest> requests);
}
