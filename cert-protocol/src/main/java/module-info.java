/** Enrolment over the bank's wire protocol: client, error mapping, orchestration and journal. */
module jp.nozomi.cert.protocol {
  requires static org.jspecify;
  requires transitive jp.nozomi.cert.core;

  exports jp.nozomi.cert.protocol.enroll;
}
