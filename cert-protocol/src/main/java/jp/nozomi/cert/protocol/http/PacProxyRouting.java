package jp.nozomi.cert.protocol.http;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.protocol.pac.PacException;
import jp.nozomi.cert.protocol.pac.PacResolver;
import jp.nozomi.cert.protocol.pac.PacScript;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a proxy script. Without one that can be read and run the way is direct, as browsers have
 * it: a network that wants a proxy then refuses, and the preflight says so.
 */
final class PacProxyRouting implements ProxyRouting {
  private static final Logger LOG = LoggerFactory.getLogger(PacProxyRouting.class);
  private static final Duration SCRIPT_LIFE = Duration.ofMinutes(30);
  private static final Duration ANSWER_LIFE = Duration.ofMinutes(5);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);
  private static final int MOST_ANSWERS = 64;

  private final Source source;
  private final PacResolver resolver;
  private final Clock clock;
  private final Map<String, Answer> answers = new LinkedHashMap<>();
  private Optional<PacScript> script = Optional.empty();
  private Instant fetchAgain = Instant.MIN;

  /** Where the script comes from. */
  @FunctionalInterface
  interface Source {
    String fetch() throws IOException;
  }

  private record Answer(Optional<ProxyAddress> proxy, Instant until) {}

  PacProxyRouting(Source source, PacResolver resolver, Clock clock) {
    this.source = source;
    this.resolver = resolver;
    this.clock = clock;
  }

  @Override
  public synchronized Optional<ProxyAddress> proxyFor(String host, int port) {
    Instant now = clock.instant();
    Answer known = answers.get(host);
    if (known != null && now.isBefore(known.until())) {
      return known.proxy();
    }
    if (!now.isBefore(fetchAgain)) {
      fetch(now);
    }
    Answer answer = ask(host, now);
    answers.remove(host);
    if (answers.size() >= MOST_ANSWERS) {
      answers.remove(answers.keySet().iterator().next());
    }
    answers.put(host, answer);
    return answer.proxy();
  }

  private Answer ask(String host, Instant now) {
    if (script.isEmpty()) {
      return new Answer(Optional.empty(), fetchAgain);
    }
    try {
      String result = script.get().proxiesFor(host, resolver, clock);
      return new Answer(PacResult.first(result), now.plus(ANSWER_LIFE));
    } catch (PacException e) {
      LOG.warn("proxy script, asked for {}: {}", host, e.getMessage());
      return new Answer(Optional.empty(), now.plus(PAUSE_AFTER_FAILURE));
    }
  }

  private void fetch(Instant now) {
    try {
      script = Optional.of(PacScript.parse(source.fetch()));
      fetchAgain = now.plus(SCRIPT_LIFE);
    } catch (IOException | PacException e) {
      // A script that was good before is still the best that is known.
      LOG.warn("proxy script: {}", e.getMessage());
      fetchAgain = now.plus(PAUSE_AFTER_FAILURE);
    }
  }
}
