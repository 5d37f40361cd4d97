package jp.nozomi.cert.testkit.bank;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.testkit.customer.Challenge;

/**
 * One customer's conversation. Everything that changes is guarded by the session's monitor, save
 * {@link #end}, which another session's login sets.
 */
public final class Session {
  /** Why a session is over. */
  enum End {
    EXPIRED,
    CLOSED,
    TAKEN
  }

  /** What an answered challenge led to; replayed when the same answers come again. */
  record Answered(
      Map<String, String> answers, Optional<SessionView> view, Optional<Refusal> refusal) {
    SessionView replay() throws Refusal {
      if (refusal.isPresent()) {
        throw refusal.get();
      }
      return view.orElseThrow();
    }
  }

  final String id;
  final String token;
  final Operation operation;
  final Set<String> supported;

  /** Of a renewal: what it renews and is bound to. */
  final Optional<CertificateRecord> oldCertificate;

  /** The challenges that are not passed yet; the first one is current once the key is bound. */
  final Deque<Challenge> ahead = new ArrayDeque<>();

  final Map<String, Answered> answered = new HashMap<>();
  Optional<Account> account = Optional.empty();
  Optional<PosedChallenge> current = Optional.empty();
  Optional<String> boundKey = Optional.empty();
  Optional<OrderTerms> terms = Optional.empty();
  Optional<String> orderUuid = Optional.empty();
  boolean passwordPassed;
  int posed;
  Instant lastCall;
  private volatile Optional<End> end = Optional.empty();

  Session(
      String id,
      String token,
      Operation operation,
      Set<String> supported,
      Optional<CertificateRecord> oldCertificate,
      Instant now) {
    this.id = id;
    this.token = token;
    this.operation = operation;
    this.supported = Set.copyOf(supported);
    this.oldCertificate = oldCertificate;
    this.lastCall = now;
  }

  Optional<End> end() {
    return end;
  }

  /** The first end counts: a session that was taken does not expire afterwards. */
  synchronized void end(End why) {
    if (end.isEmpty()) {
      end = Optional.of(why);
    }
  }

  /**
   * Gives the id.
   *
   * @return the id in its URLs
   */
  public String id() {
    return id;
  }

  /**
   * Gives the bearer token.
   *
   * @return 256 bits in base64url
   */
  public String token() {
    return token;
  }
}
