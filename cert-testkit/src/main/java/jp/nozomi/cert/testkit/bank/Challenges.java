package jp.nozomi.cert.testkit.bank;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import jp.nozomi.cert.core.json.JsonObject;

/** Puts challenges to a session. */
final class Challenges {
  static final String PASSWORD = "password";

  private static final Field LOGIN_ID =
      Field.of("loginId", "id", 1, 64, Field.Characters.ALPHANUMERIC);
  private static final Field PASSWORD_FIELD =
      Field.of("password", "password", 1, 128, Field.Characters.ASCII);

  private Challenges() {}

  /** The first one; it is judged by the session service, which knows the accounts. */
  static PosedChallenge password(String id, Operation operation) {
    List<Field> fields =
        operation == Operation.ISSUE ? List.of(LOGIN_ID, PASSWORD_FIELD) : List.of(PASSWORD_FIELD);
    return of(id, PASSWORD, JsonObject.builder().build(), fields, answers -> false);
  }

  private static PosedChallenge of(
      String id,
      String type,
      JsonObject details,
      List<Field> fields,
      Predicate<Map<String, String>> right) {
    return new PosedChallenge(id, type, details, fields, right);
  }
}
