package jp.nozomi.cert.keystore;

import java.util.Locale;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of keys that a store makes only to see whether it can.
 *
 * <p>Each is deleted at once. A process that is killed in between leaves its own, so the name says
 * whose it is: a later trial deletes those of processes that have ended. The machine is part of it
 * because a user's keys may be in a folder that several machines share.
 */
public final class TrialKeys {
  private static final Pattern FORM =
      Pattern.compile("nozomi-trial-([0-9a-f]{8})-([0-9]{1,18})-[0-9]{1,18}");

  private TrialKeys() {}

  /**
   * Names the calling thread's trial key.
   *
   * @return the name, the same at each call
   */
  public static String name() {
    return name(machine(), ProcessHandle.current().pid(), Thread.currentThread().getId());
  }

  /**
   * Tells whether a key is a trial's whose process can not delete it any more.
   *
   * @param name a key's name
   * @return false also for every key that is none of a trial
   */
  public static boolean isAbandoned(String name) {
    return isAbandoned(name, machine(), process -> ProcessHandle.of(process).isPresent());
  }

  static String name(String machine, long process, long thread) {
    return String.format(
        Locale.ROOT, "nozomi-trial-%08x-%d-%d", machine.hashCode(), process, thread);
  }

  static boolean isAbandoned(String name, String machine, LongPredicate running) {
    Matcher matcher = FORM.matcher(name);
    return matcher.matches()
        && matcher.group(1).equals(String.format(Locale.ROOT, "%08x", machine.hashCode()))
        && !running.test(Long.parseLong(matcher.group(2)));
  }

  private static String machine() {
    return System.getenv().getOrDefault("COMPUTERNAME", "");
  }
}
