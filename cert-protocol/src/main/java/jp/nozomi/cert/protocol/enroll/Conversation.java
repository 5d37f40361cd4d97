package jp.nozomi.cert.protocol.enroll;

import java.time.Instant;
import java.util.Optional;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.secret.Secret;

/**
 * The customer's side of an enrolment: answers what is asked and is told what goes on.
 *
 * <p>Every method is called on the thread that runs the enrolment and may block it.
 */
public interface Conversation {
  /**
   * Answers a challenge.
   *
   * @param challenge what the bank asks
   * @return the answers, which the enrolment closes
   * @throws CodedException to give up: {@link CancelledException} if the customer wants to stop
   */
  Answers answer(Challenge challenge) throws CodedException;

  /**
   * Is told that the account is not ready (G010e to G015e, a valid certificate that exists) while
   * the session waits.
   *
   * @param state the code and the bank's page where the customer mends it
   * @return true once it is mended, to go on; false to give up, as does this method unless
   *     overridden
   * @throws CancelledException if the customer wants to stop
   */
  default boolean mended(Failure state) throws CancelledException {
    return false;
  }

  /**
   * Gives the user name and password for a proxy (CCHK008); asked again after a wrong pair.
   *
   * @param proxy what asks
   * @return the credentials, which the connection closes
   * @throws CancelledException if the user gives up; also what this method does unless overridden
   */
  default ProxyCredentials proxyCredentials(ProxyChallenge proxy) throws CancelledException {
    throw new CancelledException();
  }

  /**
   * Is told that a stage begins.
   *
   * @param stage the stage
   */
  default void stage(Stage stage) {}

  /**
   * Is told that the bank makes the client wait.
   *
   * @param until when the next attempt is made
   */
  default void waiting(Instant until) {}

  /**
   * What a proxy asks.
   *
   * @param host its host
   * @param port its port
   * @param realm what it calls itself
   * @param rejected whether it refused a pair already (G009e)
   */
  record ProxyChallenge(String host, int port, Optional<String> realm, boolean rejected) {}

  /**
   * User name and password for a proxy.
   *
   * @param user the user name
   * @param password the password, owned by this record's receiver
   */
  record ProxyCredentials(String user, Secret password) {}
}
