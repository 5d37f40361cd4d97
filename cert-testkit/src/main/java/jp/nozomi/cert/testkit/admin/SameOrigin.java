package jp.nozomi.cert.testkit.admin;

import java.util.List;
import java.util.Set;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.testkit.bank.ProblemType;
import jp.nozomi.cert.testkit.bank.Refusal;
import jp.nozomi.cert.testkit.http.Reply;
import jp.nozomi.cert.testkit.http.Request;
import jp.nozomi.cert.testkit.wire.Service;

/** Keeps the pages of other sites, which a browser on this PC may show, out of administration. */
record SameOrigin(String origin, Service service) implements Service {
  private static final Set<String> OWN = Set.of("same-origin", "none");

  @Override
  public Reply handle(Request request, List<String> variables) throws Refusal, JsonException {
    boolean own =
        request.header("origin").map(origin::equals).orElse(true)
            && request.header("sec-fetch-site").map(OWN::contains).orElse(true);
    if (!own) {
      throw new Refusal(ProblemType.NOT_FOUND, "for this site's own pages only");
    }
    return service.handle(request, variables);
  }
}
