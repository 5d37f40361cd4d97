package jp.nozomi.cert.testkit.schema;

import java.util.ArrayList;
import java.util.List;
import jp.nozomi.cert.testkit.request.RecordedRequest;
import jp.nozomi.cert.testkit.request.TrafficCheck;

/** Fails the test whose fake bank saw or sent a message that is not as the schemas say. */
public final class WireCheck implements TrafficCheck {
  private static final int MOST_SHOWN = 20;

  private final WireSchemas schemas = WireSchemas.strict();

  /** Made by the service loader. */
  public WireCheck() {}

  @Override
  public void check(List<RecordedRequest> requests) {
    List<String> wrong = new ArrayList<>();
    for (RecordedRequest exchange : requests) {
      for (WireMessage message : WireMessage.of(exchange)) {
        for (String violation : violations(message)) {
          wrong.add(exchange + " " + message.schema() + violation);
        }
      }
    }
    if (!wrong.isEmpty()) {
      throw new AssertionError(
          wrong.size()
              + " times not as docs/wire-schemas says:\n"
              + String.join("\n", wrong.subList(0, Math.min(wrong.size(), MOST_SHOWN))));
    }
  }

  private List<String> violations(WireMessage message) {
    if (message.hasSchema()) {
      return schemas.violations(message.schema(), message.json());
    }
    return message.json().isEmpty() ? List.of() : List.of(": must be empty");
  }
}
