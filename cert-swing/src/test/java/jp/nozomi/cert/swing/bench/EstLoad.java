package jp.nozomi.cert.swing.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import jp.nozomi.cert.testkit.FakeBank;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;

/**
 * Customers who enrol as fast as they can, on connections that stay; the cheapest possible client.
 */
final class EstLoad {
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final URI url;
  private final SSLSocketFactory sockets;
  private final String body;
  private final int connections;

  EstLoad(FakeBank bank, KeyPair key, int connections)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    this.url = URI.create(bank.estUrl() + "/simpleenroll");
    this.connections = connections;
    this.body =
        Base64.getEncoder()
            .encodeToString(
                new PKCS10CertificationRequestBuilder(
                        new X500Name("CN=bench"),
                        SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()))
                    .getEncoded());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("bank", bank.serverCa());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    this.sockets = context.getSocketFactory();
  }

  /**
   * What a load came to.
   *
   * @param nanos how long it took
   * @param serverCpuMillis the process's CPU time without the clients'
   * @param latencies of each call in nanoseconds, sorted
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Outcome(long nanos, double serverCpuMillis, long[] latencies) {
    double rate() {
      return latencies.length / (nanos / 1e9);
    }

    double percentile(int percent) {
      return latencies[(int) ((latencies.length - 1L) * percent / 100)] / 1e6;
    }
  }

  private record Part(long cpuNanos, long[] latencies) {}

  Outcome run(int first, int count) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    long cpu = processCpu();
    long began = System.nanoTime();
    List<Future<Part>> parts = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      int own = first + i * (count / connections);
      parts.add(threads.submit(() -> enrol(own, count / connections)));
    }
    LongStream latencies = LongStream.empty();
    long clients = 0;
    for (Future<Part> part : parts) {
      latencies = LongStream.concat(latencies, Arrays.stream(part.get().latencies()));
      clients += part.get().cpuNanos();
    }
    long took = System.nanoTime() - began;
    double server = (processCpu() - cpu - clients) / 1e6;
    threads.shutdown();
    return new Outcome(took, server, latencies.sorted().toArray());
  }

  private static long processCpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private Part enrol(int first, int count) throws IOException {
    long[] latencies = new long[count];
    long cpu = THREADS.getCurrentThreadCpuTime();
    try (var socket = sockets.createSocket("localhost", url.getPort())) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (int i = 0; i < count; i++) {
        long began = System.nanoTime();
        socket.getOutputStream().write(request("bench" + (first + i)));
        int status = reply(in);
        if (status != 200) {
          throw new IOException("status " + status);
        }
        latencies[i] = System.nanoTime() - began;
      }
    }
    return new Part(THREADS.getCurrentThreadCpuTime() - cpu, latencies);
  }

  private byte[] request(String loginId) {
    String login =
        Base64.getEncoder()
            .encodeToString((loginId + ":password").getBytes(StandardCharsets.US_ASCII));
    return ("POST "
            + url.getPath()
            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic "
            + login
            + "\r\nContent-Type: application/pkcs10\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Reads a reply to its end; gives its status. */
  private static int reply(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the bank closed");
      }
      head.append((char) next);
    }
    Matcher length = LENGTH.matcher(head);
    if (length.find()) {
      in.skipNBytes(Long.parseLong(length.group(1)));
    }
    return Integer.parseInt(head.substring(9, 12));
  }
}
