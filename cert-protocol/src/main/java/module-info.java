/** Enrolment over the bank's wire protocol: client, error mapping, orchestration and journal. */
module jp.nozomi.cert.protocol {
  requires static org.jspecify;
  requires transitive jp.nozomi.cert.core;
  requires org.apache.httpcomponents.client5.httpclient5;
  requires org.apache.httpcomponents.core5.httpcore5;
  requires org.slf4j;

  exports jp.nozomi.cert.protocol.enroll;
  exports jp.nozomi.cert.protocol.failure;
  exports jp.nozomi.cert.protocol.http;
  exports jp.nozomi.cert.protocol.preflight;
}
