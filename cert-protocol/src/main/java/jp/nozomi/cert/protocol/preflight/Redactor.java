package jp.nozomi.cert.protocol.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a text what may be secret, whoever wrote it; rather too much than too little.
 *
 * <p>Every expression is possessive or bounded, so that no text makes it slow. Thread-safe.
 */
final class Redactor {
  static final String MARK = "[redacted]";

  /** RFC 7468; a log that was cut may lack the end. */
  private static final Pattern PRIVATE_KEY =
      Pattern.compile(
          "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----[\\s\\S]*?"
              + "(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----|\\z)");

  private static final Pattern URL_LOGIN = Pattern.compile("(?<=://)[^\\s/?#\"'<>@]{1,512}+@");

  private static final Pattern CREDENTIALS =
      Pattern.compile(
          "(?i)((?:proxy-)?authorization|(?:set-)?cookie|x-api-key)(\"?\\s{0,8}+[:=]\\s{0,8}+)[^\\r\\n]++");

  private static final Pattern SCHEME =
      Pattern.compile(
          "(?i)\\b(bearer|basic|digest|negotiate|ntlm)(\\s{1,8}+)([A-Za-z0-9._~+/=-]{6,}+)");

  /**
   * The ends of names: what is before them in the same word stays as it is, and looking for it at
   * every letter would be slow.
   */
  private static final String NAMES =
      "(?:passwords?|passwd|passphrase|secret|token|credentials?|api-?key|private-?key"
          + "|(?<!\\p{Alnum})(?:pwd|pass|pin|otp|code|answers?|current|next|user(?:-?name)?|nonce"
          + "|パスワード|暗証番号|認証番号|回答|ユーザ名))";

  /** The codes of the error table are what a log is read for. */
  private static final String NO_ERROR_CODE = "(?!\"?(?:[GN][0-9]{3}[ei]|BZBE[0-9]{6})\\b)";

  /** A JSON or XML member, a property, a query parameter. */
  private static final Pattern QUOTED =
      Pattern.compile(
          "(?iu)("
              + NAMES
              + ")([\"']?\\s{0,8}+[:=]\\s{0,8}+)"
              + NO_ERROR_CODE
              + "(\"(?:[^\"\\\\\\r\\n]|\\\\.){0,4096}+\"?"
              + "|'[^'\\r\\n]{0,4096}+'?)");

  /** JSON inside a JSON string. */
  private static final Pattern ESCAPED =
      Pattern.compile(
          "(?iu)("
              + NAMES
              + ")(\\\\{1,3}+\"\\s{0,8}+[:=]\\s{0,8}+\\\\{1,3}+\")([^\\\\\"\\r\\n]{0,4096}+)");

  private static final Pattern BARE =
      Pattern.compile(
          "(?iu)("
              + NAMES
              + ")([\"']?\\s{0,8}+(?:[:=：]|は|\\bis\\b)\\s{0,8}+)"
              + NO_ERROR_CODE
              + "([^\\s\"'&,;<>{}\\[\\]]++)");

  private static final Pattern ELEMENT =
      Pattern.compile("(?iu)<([\\p{Alnum}_.-]{0,40}" + NAMES + ")>([^<\\r\\n]{0,4096}+)(?=</)");

  private static final Pattern SPOKEN_CODE =
      Pattern.compile("(?iu)\\b(otp|pin|code|password)(\\s{1,4}+)([0-9]{4,10}+)\\b");

  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9+/_=-]{20,}+");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32,}+");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Letters of random text change between upper, lower and digits far more often than words. */
  private static final double RANDOM_CHANGES = 0.4;

  private static final int LONGEST_WORD = 20;

  /**
   * Of a key's or token's length, and as many of the rarer letter case as no name of a class has.
   */
  private static final int TOKEN = 32;

  private static final double RANDOM_CASE = 0.25;

  private final List<UnaryOperator<String>> steps = new ArrayList<>();

  /**
   * Makes a redactor.
   *
   * @param home the user's home directory; empty if it is not known
   */
  Redactor(String home) {
    if (home.length() > 1) {
      String forward = home.replace('\\', '/');
      // As it is, in a JSON string, and as a URL or another tool writes it.
      for (String form : List.of(home.replace("\\", "\\\\"), home, forward)) {
        Pattern pattern =
            Pattern.compile(Pattern.quote(form) + "(?![\\p{Alnum}_.-])", Pattern.CASE_INSENSITIVE);
        steps.add(text -> pattern.matcher(text).replaceAll("~"));
      }
    }
    steps.add(text -> PRIVATE_KEY.matcher(text).replaceAll(MARK));
    steps.add(text -> URL_LOGIN.matcher(text).replaceAll(Matcher.quoteReplacement(MARK + "@")));
    steps.add(text -> CREDENTIALS.matcher(text).replaceAll("$1$2" + MARK));
    steps.add(text -> SCHEME.matcher(text).replaceAll("$1$2" + MARK));
    steps.add(text -> ESCAPED.matcher(text).replaceAll("$1$2" + MARK));
    steps.add(text -> QUOTED.matcher(text).replaceAll("$1$2\"" + MARK + "\""));
    steps.add(text -> BARE.matcher(text).replaceAll("$1$2" + MARK));
    steps.add(text -> ELEMENT.matcher(text).replaceAll("<$1>" + MARK));
    steps.add(text -> SPOKEN_CODE.matcher(text).replaceAll("$1$2" + MARK));
    steps.add(text -> RUN.matcher(text).replaceAll(Redactor::run));
  }

  String redact(String text) {
    String redacted = text;
    for (UnaryOperator<String> step : steps) {
      redacted = step.apply(redacted);
    }
    return redacted;
  }

  private static String run(MatchResult match) {
    return Matcher.quoteReplacement(looksRandom(match.group()) ? MARK : match.group());
  }

  private static boolean looksRandom(String run) {
    if (UUID.matcher(run).matches()) {
      // Names of orders and journal entries, which support needs and nobody can use.
      return false;
    }
    if (HEX.matcher(run).find()) {
      return true;
    }
    for (String segment : run.split("/", -1)) {
      if (segment.length() >= LONGEST_WORD && kinds(segment) == 3) {
        return true;
      }
    }
    if (run.length() >= TOKEN && rarerCase(run) >= RANDOM_CASE) {
      return true;
    }
    return kinds(run) >= 2 && changes(run) > RANDOM_CHANGES;
  }

  private static long kinds(String text) {
    return text.chars().map(Redactor::kind).filter(kind -> kind > 0).distinct().count();
  }

  private static double rarerCase(String text) {
    long lower = text.chars().filter(letter -> kind(letter) == 2).count();
    long upper = text.chars().filter(letter -> kind(letter) == 3).count();
    return (double) Math.min(lower, upper) / text.length();
  }

  private static double changes(String text) {
    int changes = 0;
    for (int i = 1; i < text.length(); i++) {
      if (kind(text.charAt(i)) != kind(text.charAt(i - 1))) {
        changes++;
      }
    }
    return (double) changes / (text.length() - 1);
  }

  private static int kind(int letter) {
    if (letter >= '0' && letter <= '9') {
      return 1;
    }
    if (letter >= 'a' && letter <= 'z') {
      return 2;
    }
    return letter >= 'A' && letter <= 'Z' ? 3 : 0;
  }
}
