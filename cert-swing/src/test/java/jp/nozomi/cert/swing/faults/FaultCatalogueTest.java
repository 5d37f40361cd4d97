package jp.nozomi.cert.swing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.fault.CertificateFault;
import jp.nozomi.cert.testkit.fault.Fault;
import jp.nozomi.cert.testkit.fault.TlsFault;
import jp.nozomi.cert.testkit.fault.When;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault of the testkit, met by the real client: docs/faults.md is what is seen here. */
class FaultCatalogueTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "faults.md");
  private static final String REGENERATE = "cert.writeDocuments";

  @TempDir static Path folder;
  private static FaultCatalogue catalogue;

  @BeforeAll
  static void meet() throws IOException {
    catalogue = FaultCatalogue.meet(folder);
  }

  @AfterAll
  static void close() {
    catalogue.close();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void survivesAFaultyExchange(Fault fault) throws Exception {
    endsWellAsDocumented(fault);
  }

  @ParameterizedTest
  @EnumSource(TlsFault.class)
  void survivesAFaultyConnection(TlsFault fault) throws Exception {
    endsWellAsDocumented(fault);
  }

  @ParameterizedTest
  @EnumSource(CertificateFault.class)
  void survivesAFaultyCertificate(CertificateFault fault) throws Exception {
    endsWellAsDocumented(fault);
  }

  @Test
  void fetchesTheCertificateAlthoughPollsChangePlaces(@TempDir Path own) throws Exception {
    Consumer<FakeBank> reordered =
        bank -> {
          bank.processingPolls(2);
          bank.faults().add(Fault.EARLIER_REPLY, When.calling(Endpoint.ORDER).nth(2));
        };
    Encounter.Ending end =
        new Encounter(own, Encounter.patient()).with(reordered, Optional.empty());

    assertThat(end).isEqualTo(new Encounter.Ending("issued", "", List.of()));
  }

  @Test
  void theDocumentHasARowForEveryFault() throws Exception {
    String text = document();
    if (Boolean.getBoolean(REGENERATE)) {
      Files.writeString(DOCUMENT, text, StandardCharsets.UTF_8);
    }
    assertThat(documented())
        .as("to write it anew: -Dtest=FaultCatalogueTest -Dsurefire.argLine=-D%s=true", REGENERATE)
        .isEqualTo(text);
  }

  private static void endsWellAsDocumented(Enum<?> fault) throws Exception {
    List<Encounter.Ending> endings = catalogue.of(fault);
    assertThat(endings).isNotEmpty().allSatisfy(end -> assertThat(end.troubles()).isEmpty());
    if (!Boolean.getBoolean(REGENERATE)) {
      assertThat(documented().lines().filter(line -> line.startsWith("| `" + fault.name() + "` ")))
          .as("its row in docs/faults.md")
          .anyMatch(row -> row.endsWith(cells(endings)));
    }
  }

  private static String documented() throws IOException {
    return Files.readString(DOCUMENT).replace("\r\n", "\n");
  }

  private static String cells(List<Encounter.Ending> endings) {
    return endings.stream()
        .map(Encounter.Ending::toString)
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String document() throws Exception {
    return """
        # Faults

        Everything that the testkit can do to a client, and what this one does about it. This page is written and checked by
        `FaultCatalogueTest`, which runs the real client against each fault, for as long as the client tries; then the fault
        ends, and the customer comes back: the app recovers, and issues anew if nothing is left of the first attempt. Each
        encounter ends with exactly one confirmed certificate, the same at the bank and in the store, and no orphaned key.

        A cell gives the error code, its type and, after issue, the code of its cause; *issued* alone: the client got its
        certificate in spite of the fault. Codes: [error-codes.md](error-codes.md).

        ## Requests and replies

        `FaultCatalogueTest.survivesAFaultyExchange`; scripted with
        `bank.faults().add(Fault.LOST_REPLY, When.calling(Endpoint.PLACE_ORDER).nth(1))`.

        """
        + table(Fault.class, "reading the directory", "placing the order", "confirming")
        + """

        ## Connections

        `FaultCatalogueTest.survivesAFaultyConnection`; scripted with
        `bank.faults().nextConnections(TlsFault.EXPIRED, 1)`.

        """
        + table(TlsFault.class, "the first connection", "the login with the new certificate")
        + """

        ## Certificates

        `FaultCatalogueTest.survivesAFaultyCertificate`; scripted with
        `bank.faults().nextCertificate(CertificateFault.WRONG_KEY)`.
        A refused certificate is told to the bank, which revokes it; the key is deleted.

        """
        + table(CertificateFault.class, "fetching the certificate");
  }

  private static <E extends Enum<E>> String table(Class<E> faults, String... places)
      throws Exception {
    StringBuilder out = new StringBuilder("| fault | what happens | ");
    out.append(String.join(" | ", places)).append(" |\n|---|---|");
    out.append("---|".repeat(places.length)).append('\n');
    for (Map.Entry<E, String> fault : FaultSource.about(faults).entrySet()) {
      out.append("| `").append(fault.getKey().name()).append("` | ").append(fault.getValue());
      out.append(' ').append(cells(catalogue.of(fault.getKey()))).append('\n');
    }
    return out.toString();
  }
}
