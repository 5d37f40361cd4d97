package jp.nozomi.cert.testkit.bank;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How the next orders are processed: at once, after some polls, or not at all. Thread-safe. */
public final class Processing {
  private final Map<String, Integer> pollsLeft = new ConcurrentHashMap<>();
  private int polls;
  private int refusals;

  Processing() {}

  /**
   * Makes every order wait from now on. What waits already is told to wait that often at most.
   *
   * @param count how often the client is told to ask again; 0 for issuing at once
   */
  public synchronized void polls(int count) {
    polls = count;
    pollsLeft.replaceAll((uuid, left) -> Math.min(left, count));
  }

  /**
   * Refuses orders after they are accepted.
   *
   * @param count how many of the next orders
   */
  public synchronized void refuseNext(int count) {
    refusals = count;
  }

  synchronized void begin(String uuid) {
    if (polls > 0) {
      pollsLeft.put(uuid, polls);
    }
  }

  /** For a protocol that repeats its request instead of asking for an order. */
  synchronized void beginOnce(String name) {
    if (polls > 0) {
      pollsLeft.putIfAbsent(name, polls);
    }
  }

  /** Counts a poll; true once the order is due. */
  boolean due(String uuid) {
    Integer left =
        pollsLeft.computeIfPresent(uuid, (key, before) -> before > 0 ? before - 1 : null);
    return left == null;
  }

  synchronized boolean refuses() {
    if (refusals == 0) {
      return false;
    }
    refusals--;
    return true;
  }
}
