package jp.nozomi.cert.testkit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.testkit.ConformanceCheck;
import jp.nozomi.cert.testkit.customer.Customer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Holds a bank's own server to the wire protocol. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Holds a bank's own server to the wire protocol, and reports each sentence of it. Needs two"
            + " test customers who are asked for ID and password only and have no certificate; the"
            + " second one has one afterwards. Ends with 1 if the server does otherwise anywhere.")
final class CheckCommand implements Callable<Integer> {
  private static final int MAX_FILE = 256 * 1024;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--url",
      paramLabel = "URL",
      required = true,
      description = "The directory, as the bank profile names it.")
  private String url = "";

  @Option(
      names = "--customers",
      paramLabel = "FILE",
      required = true,
      description = "{\"customers\": [{\"loginId\": \"..\", \"password\": \"..\"}, ..]}")
  private Path customers = Path.of("");

  @Option(
      names = "--server-ca",
      paramLabel = "PEM",
      description = "The trust anchor of the server's TLS certificate; the JDK's otherwise.")
  private @Nullable Path serverCa;

  @Override
  public Integer call() throws IOException, CertificateException {
    CommandSpec command = spec;
    if (command == null) {
      throw new IllegalStateException("picocli sets it");
    }
    if (!url.startsWith("https://")) {
      throw new ParameterException(command.commandLine(), "--url is https");
    }
    List<Customer> known = customers();
    if (known.size() < 2) {
      throw new ParameterException(command.commandLine(), "--customers names two at least");
    }
    PrintWriter out = command.commandLine().getOut();
    long failures = 0;
    for (ConformanceCheck.Result result : ConformanceCheck.of(url, authority(), known).run()) {
      boolean right = result.failure().isEmpty();
      failures += right ? 0 : 1;
      out.printf(
          "%s  %-4s %s%n",
          right ? "ok  " : "FAIL", result.tried().section(), result.tried().sentence());
      result.failure().ifPresent(found -> out.println("           " + found));
    }
    out.println(failures == 0 ? "conforms" : failures + " failed");
    return failures == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private List<Customer> customers() throws IOException {
    try (InputStream in = Files.newInputStream(customers)) {
      List<Customer> known = new ArrayList<>();
      JsonObject file = new JsonReader(JsonLimits.MESSAGE).readObject(in.readNBytes(MAX_FILE));
      for (JsonObject one : file.array("customers").objects("customers")) {
        known.add(Customer.of(one.string("loginId")).password(one.string("password")).build());
      }
      return known;
    } catch (JsonException e) {
      throw new IOException(customers + ": " + e.getMessage(), e);
    }
  }

  private Optional<X509Certificate> authority() throws IOException, CertificateException {
    Path pem = serverCa;
    if (pem == null) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(pem)) {
      return Optional.of(
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
  }
}
