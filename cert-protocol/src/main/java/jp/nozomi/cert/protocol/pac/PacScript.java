package jp.nozomi.cert.protocol.pac;

import java.time.Clock;
import java.util.List;

/**
 * A proxy script, parsed. Immutable and thread-safe: every run has variables of its own.
 *
 * <p>A run is bounded in steps, memory, depth and look-ups; it reaches nothing but what it is
 * given.
 */
public final class PacScript {
  /** The longest script that is read, in characters. */
  public static final int LONGEST = 1024 * 1024;

  private static final String ENTRY = "FindProxyForURL";

  private final Block script;

  private PacScript(Block script) {
    this.script = script;
  }

  /**
   * Parses a script.
   *
   * @param text the script, at most {@link #LONGEST} characters
   * @return the script
   * @throws PacException if it is too long, malformed, or uses what is not supported
   */
  public static PacScript parse(String text) throws PacException {
    if (text.length() > LONGEST) {
      throw new PacException("a script of " + text.length() + " characters");
    }
    return new PacScript(new StatementParser(text).script());
  }

  /**
   * Asks the script for the way to a host. It is told scheme and host, never path or query.
   *
   * @param host the host name or address
   * @param resolver looks names up
   * @param clock the PC's clock, in the user's time zone
   * @return what the script returned, for example {@code PROXY a:1; DIRECT}
   * @throws PacException if the script fails or wants too much
   */
  public String proxiesFor(String host, PacResolver resolver, Clock clock) throws PacException {
    Budget budget = new Budget();
    Scope scope = new Scope(null, budget);
    Globals.declare(scope);
    new PacHosts(resolver).declare(scope);
    new PacTimes(clock).declare(scope);
    script.run(scope);
    if (!(scope.find(ENTRY) instanceof Function entry)) {
      throw new PacException("no function " + ENTRY);
    }
    String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
    Object result = entry.call(List.of("https://" + shown + "/", host), budget);
    if (result instanceof String proxies) {
      return proxies;
    }
    throw new PacException(ENTRY + " returned " + Values.type(result));
  }
}
