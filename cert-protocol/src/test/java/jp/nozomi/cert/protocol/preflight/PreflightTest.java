package jp.nozomi.cert.protocol.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.protocol.enroll.Cancellation;
import jp.nozomi.cert.protocol.enroll.CancelledException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PreflightTest {
  @TempDir Path folder;
  private Clinic clinic;

  @BeforeEach
  void open() throws Exception {
    clinic = new Clinic(folder);
  }

  @AfterEach
  void close() throws Exception {
    clinic.close();
  }

  @Test
  void tellsEachCheckAsItBeginsAndEnds() throws Exception {
    List<String> told = new ArrayList<>();
    PreflightListener listener =
        new PreflightListener() {
          @Override
          public void began(CheckId check) {
            told.add("began " + check);
          }

          @Override
          public void ended(CheckResult result) {
            told.add("ended " + result.id());
          }
        };

    clinic.preflight().build().run(listener, new Cancellation());

    List<String> expected = new ArrayList<>();
    for (CheckId id : CheckId.values()) {
      expected.add("began " + id);
      expected.add("ended " + id);
    }
    assertThat(told).isEqualTo(expected);
  }

  @Test
  void stopsBetweenTwoChecks() {
    Cancellation cancellation = new Cancellation();
    cancellation.request();

    assertThatThrownBy(() -> clinic.preflight().build().run(PreflightListener.NONE, cancellation))
        .isInstanceOf(CancelledException.class);
    assertThat(clinic.bank.requests().count()).isZero();
  }

  @Test
  void stopsBeforeAnExchange() {
    Cancellation cancellation = new Cancellation();
    PreflightListener listener =
        new PreflightListener() {
          @Override
          public void began(CheckId check) {
            if (check == CheckId.PROXY_LOGIN) {
              cancellation.request();
            }
          }
        };

    assertThatThrownBy(() -> clinic.preflight().build().run(listener, cancellation))
        .isInstanceOf(CancelledException.class);
    assertThat(clinic.bank.requests().count()).isZero();
  }

  @Test
  void stopsInTheMiddleOfAnExchange() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    Cancellation cancellation = new Cancellation();
    try (Stranger silent =
        Stranger.serving(
            socket -> {
              // The attempt to connect alone sends nothing.
              if (socket.getInputStream().read() >= 0) {
                asked.countDown();
              }
              socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            })) {
      Preflight preflight = clinic.bankAt(silent.url()).preflight().build();
      Thread user =
          new Thread(
              () -> {
                try {
                  asked.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                cancellation.request();
              });
      user.start();

      assertThatThrownBy(() -> preflight.run(PreflightListener.NONE, cancellation))
          .isInstanceOf(CancelledException.class);
      user.join();
    }
  }

  @Test
  void stopsWhileTheStoreHangs() throws Exception {
    Cancellation cancellation = new Cancellation();
    CountDownLatch never = new CountDownLatch(1);
    Preflight preflight =
        clinic
            .preflight()
            .store(
                () -> {
                  cancellation.request();
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  return clinic.store();
                })
            .build();

    assertThatThrownBy(() -> preflight.run(PreflightListener.NONE, cancellation))
        .isInstanceOf(CancelledException.class);
  }

  @Test
  void skipsWhatNobodyNamed() throws Exception {
    PreflightReport report =
        Preflight.builder(
                () -> BankProfile.parse(clinic.bank.profileJson().getBytes(StandardCharsets.UTF_8)),
                "1.0.0")
            .http(Clinic.QUICK, "none")
            .build()
            .run(PreflightListener.NONE, new Cancellation());

    assertThat(report.checks())
        .filteredOn(result -> result.outcome() == Outcome.SKIPPED)
        .extracting(CheckResult::id, CheckResult::cause)
        .containsExactly(
            tuple(CheckId.STORE, "not-configured"),
            tuple(CheckId.JOURNAL, "not-configured"),
            tuple(CheckId.CERTIFICATES, "not-configured"));
    assertThat(report.monitoring().exitCode()).isEqualTo(3);
  }

  @Test
  void writesItsReportAsJson() throws Exception {
    PreflightReport report = Clinic.run(clinic.bankAt("https://bank.invalid").preflight());

    JsonObject json =
        new JsonReader(JsonLimits.MESSAGE).readObject(JsonWriter.compact(report.toJson()));

    assertThat(json.object("monitoring").integer("exitCode")).isEqualTo(2);
    assertThat(json.array("checks").objects("checks")).hasSize(CheckId.values().length);
    JsonObject dns = json.array("checks").objects("checks").get(CheckId.DNS.ordinal());
    assertThat(dns.string("id")).isEqualTo("dns");
    assertThat(dns.string("outcome")).isEqualTo("failed");
    assertThat(dns.string("remedyKey")).isEqualTo("dns.unknown-host.remedy");
    assertThat(dns.object("ja").string("message")).isEqualTo("bank.invalid のアドレスが見つかりません。");
    assertThat(dns.object("facts").string("host")).isEqualTo("bank.invalid");
  }

  @Test
  void writesForeignTextOnOneLine() {
    CheckResult result =
        Finding.TLS_INTERCEPTED.with("issuer", "CN=A\r\n[OK] all is well\u202E\u2066");

    assertThat(result.facts()).containsEntry("issuer", "CN=A??[OK] all is well??");
  }
}
