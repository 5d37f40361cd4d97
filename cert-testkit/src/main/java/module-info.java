/** A fake bank with its certification authority, for integration tests and demonstrations. */
module jp.nozomi.cert.testkit {
  requires static org.jspecify;
  requires transitive jp.nozomi.cert.core;
  requires transitive java.desktop;
  requires java.net.http;
  requires com.google.zxing;
  requires org.apache.httpcomponents.core5.httpcore5;
  requires info.picocli;
  requires static transitive org.assertj.core;
  requires static transitive org.junit.jupiter.api;
  requires org.bouncycastle.provider;
  requires org.bouncycastle.util;
  requires org.bouncycastle.pkix;

  uses jp.nozomi.cert.testkit.request.TrafficCheck;

  exports jp.nozomi.cert.testkit;
  exports jp.nozomi.cert.testkit.assertion;
  exports jp.nozomi.cert.testkit.ca;
  exports jp.nozomi.cert.testkit.conduct;
  exports jp.nozomi.cert.testkit.customer;
  exports jp.nozomi.cert.testkit.fault;
  exports jp.nozomi.cert.testkit.junit;
  exports jp.nozomi.cert.testkit.proxy;
  exports jp.nozomi.cert.testkit.request;
  exports jp.nozomi.cert.testkit.token;
  exports jp.nozomi.cert.testkit.update;

  opens jp.nozomi.cert.testkit.cli to
      info.picocli;
}
