package jp.nozomi.cert.testkit.wire;

import java.util.List;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.testkit.bank.Refusal;
import jp.nozomi.cert.testkit.http.Reply;
import jp.nozomi.cert.testkit.http.Request;

/** Answers the requests of one route. */
@FunctionalInterface
public interface Service {
  /**
   * Answers a request.
   *
   * @param request the request
   * @param variables the path's variable segments
   * @return the reply
   * @throws Refusal if the bank says no
   * @throws JsonException if the request's message is malformed
   */
  Reply handle(Request request, List<String> variables) throws Refusal, JsonException;
}
