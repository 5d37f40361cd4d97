package jp.nozomi.cert.swing.bench;

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
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
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
  private static final int LONGEST_REPLY = 16 * 1024;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final URI url;
  private final SSLSocketFactory sockets;
  private final String body;
  private final int connections;
  private final String serverThreads;

  EstLoad(EstHost host, KeyPair key, int connections)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    this.url = URI.create(host.estUrl() + "/simpleenroll");
    this.serverThreads = host.threads();
    this.connections = connections;
    this.body = Base64.getEncoder().encodeToString(request(key));
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("host", host.authority());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    this.sockets = context.getSocketFactory();
  }

  static byte[] request(KeyPair key) throws IOException, OperatorCreationException {
    return new PKCS10CertificationRequestBuilder(
            new X500Name("CN=bench"),
            SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()))
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()))
        .getEncoded();
  }

  /**
   * What a load came to.
   *
   * @param nanos how long it took
   * @param serverCpuMillis the CPU time of the server's threads
   * @param clientCpuMillis the CPU time of the clients' threads
   * @param otherCpuMillis what the process spent besides, on compiling and collecting garbage
   * @param latencies of each call in nanoseconds, sorted
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Outcome(
      long nanos,
      double serverCpuMillis,
      double clientCpuMillis,
      double otherCpuMillis,
      long[] latencies) {
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
    long serverCpu = serverCpu();
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
    long server = serverCpu() - serverCpu;
    long other = processCpu() - cpu - clients - server;
    threads.shutdown();
    return new Outcome(
        took, server / 1e6, clients / 1e6, other / 1e6, latencies.sorted().toArray());
  }

  /** The server's threads stay for a minute after their connection. */
  private long serverCpu() {
    return Stream.of(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
        .filter(thread -> thread != null && thread.getThreadName().startsWith(serverThreads))
        .mapToLong(thread -> Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId())))
        .sum();
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
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[LONGEST_REPLY];
      for (int i = 0; i < count; i++) {
        long began = System.nanoTime();
        socket.getOutputStream().write(request("bench" + (first + i)));
        int status = reply(in, buffer);
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
  private static int reply(InputStream in, byte[] buffer) throws IOException {
    int filled = 0;
    int end = -1;
    while (end < 0) {
      int more = in.read(buffer, filled, buffer.length - filled);
      if (more < 0) {
        throw new IOException("the server closed");
      }
      filled += more;
      end = new String(buffer, 0, filled, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
    }
    String head = new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
    Matcher length = LENGTH.matcher(head);
    if (length.find()) {
      in.skipNBytes(Long.parseLong(length.group(1)) - (filled - end - 4));
    }
    return Integer.parseInt(head.substring(9, 12));
  }
}
