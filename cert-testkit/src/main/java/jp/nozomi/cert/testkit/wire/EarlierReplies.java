package jp.nozomi.cert.testkit.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.testkit.http.Reply;
import jp.nozomi.cert.testkit.http.Request;

/**
 * The bank's last reply to each call, of the latest calls, while faults are planned. Thread-safe.
 */
final class EarlierReplies {
  private static final int MOST = 1_000;

  private final Map<String, Reply> replies =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Reply> eldest) {
          return size() > MOST;
        }
      };

  synchronized void keep(Request request, Reply reply) {
    replies.put(call(request), reply);
  }

  synchronized Optional<Reply> of(Request request) {
    return Optional.ofNullable(replies.get(call(request)));
  }

  private static String call(Request request) {
    return request.method() + " " + request.path();
  }
}
