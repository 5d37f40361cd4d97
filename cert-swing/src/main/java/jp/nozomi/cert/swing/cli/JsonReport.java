package jp.nozomi.cert.swing.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.IssuedCertificate;
import jp.nozomi.cert.core.error.ErrorText;
import jp.nozomi.cert.core.error.ErrorTexts;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.json.JsonArray;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonValue;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.protocol.enroll.EnrollmentResult;
import jp.nozomi.cert.protocol.enroll.RecoveryOutcome;
import jp.nozomi.cert.swing.flow.CertificateEntry;
import jp.nozomi.cert.swing.flow.UnreadStore;
import jp.nozomi.cert.update.Downloaded;
import jp.nozomi.cert.update.Offer;

/** Writes exactly one JSON object, for scripts (docs/cli.md). */
final class JsonReport implements Report {
  private final PrintWriter out;
  private final ErrorTexts texts;

  JsonReport(PrintWriter out, Locale locale) {
    this.out = out;
    this.texts = ErrorTexts.in(locale);
  }

  @Override
  public void enrolled(EnrollmentResult result) {
    print(enrollment(JsonObject.builder(), result).build());
  }

  @Override
  public void renewedDue(List<DueRenewal> renewals) {
    print(
        JsonObject.builder()
            .put("renewals", array(renewals.stream().map(this::renewal).toList()))
            .build());
  }

  @Override
  public void exported(IssuedCertificate certificate, Path file) {
    print(
        JsonObject.builder()
            .put("certificate", certificate(certificate).build())
            .put("file", file.toString())
            .build());
  }

  @Override
  public void deleted(IssuedCertificate certificate, StoreLocation store) {
    print(
        JsonObject.builder()
            .put("certificate", certificate(certificate).build())
            .put("store", store.toString())
            .build());
  }

  @Override
  public void listed(List<CertificateEntry> entries, List<UnreadStore> unread) {
    print(
        JsonObject.builder()
            .put("certificates", array(entries.stream().map(JsonReport::entry).toList()))
            .put("unread", array(unread.stream().map(this::unread).toList()))
            .build());
  }

  @Override
  public void recovered(List<RecoveryOutcome> outcomes) {
    print(
        JsonObject.builder()
            .put("outcomes", array(outcomes.stream().map(this::outcome).toList()))
            .build());
  }

  @Override
  public void checked(String running, Optional<Offer> offer) {
    JsonObject.Builder json = JsonObject.builder().put("running", running);
    offer.ifPresent(found -> json.put("available", offer(found)));
    print(json.build());
  }

  @Override
  public void neverChecked(String running) {
    checked(running, Optional.empty());
  }

  @Override
  public void updated(Downloaded downloaded, boolean started) {
    print(
        JsonObject.builder()
            .put("available", offer(downloaded.offer()))
            .put("file", downloaded.file().toString())
            .put("started", started)
            .build());
  }

  private static JsonObject offer(Offer offer) {
    JsonObject.Builder notes = JsonObject.builder();
    offer.notes().forEach(notes::put);
    return JsonObject.builder()
        .put("version", offer.version().text())
        .put("mandatory", offer.mandatory())
        .put("bytes", offer.bytes())
        .put("notes", notes.build())
        .build();
  }

  @Override
  public void stopped(Failure failure) {
    failed(failure);
  }

  @Override
  public void failed(Failure failure) {
    print(JsonObject.builder().put("error", error(failure)).build());
  }

  private JsonObject error(Failure failure) {
    ErrorText text = texts.of(failure.code());
    return JsonObject.builder()
        .put("code", failure.code().code())
        .put("type", failure.type())
        .put("message", text.message())
        .put("remedy", texts.remedy(failure))
        .put("revocation", word(failure.revocation()))
        .put("detail", Optional.ofNullable(failure.facts().get("detail")))
        .put("traceId", failure.traceId())
        .build();
  }

  private JsonObject outcome(RecoveryOutcome outcome) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("kind", word(outcome.kind()))
            .put("operation", word(outcome.operation()))
            .put("store", outcome.store().toString());
    outcome.certificate().ifPresent(one -> json.put("certificate", certificate(one).build()));
    outcome.failure().ifPresent(failure -> json.put("error", error(failure)));
    return json.build();
  }

  private JsonObject unread(UnreadStore unread) {
    return JsonObject.builder()
        .put("store", unread.store().toString())
        .put("locked", unread.isLocked())
        .put("error", error(unread.failure()))
        .build();
  }

  private JsonObject renewal(DueRenewal renewal) {
    JsonObject.Builder json =
        JsonObject.builder().put("old", certificate(renewal.old().certificate()).build());
    renewal.result().ifPresent(result -> enrollment(json, result));
    renewal.failure().ifPresent(failure -> json.put("error", error(failure)));
    return json.build();
  }

  private static JsonObject.Builder enrollment(JsonObject.Builder json, EnrollmentResult result) {
    JsonObject.Builder stages = JsonObject.builder();
    result.stages().forEach((stage, taken) -> stages.put(word(stage), taken.toMillis()));
    return json.put("certificate", certificate(result.certificate()).build())
        .put("store", result.store().toString())
        .put("stages", stages.build());
  }

  private static JsonObject entry(CertificateEntry entry) {
    return certificate(entry.certificate())
        .put("loginId", entry.loginId())
        .put("store", entry.store().toString())
        .put("protection", entry.protection().label())
        .put("state", word(entry.standing()))
        .put("daysLeft", entry.daysLeft())
        .build();
  }

  private static JsonObject.Builder certificate(IssuedCertificate certificate) {
    return JsonObject.builder()
        .put("subject", certificate.subject().toString())
        .put("issuer", certificate.issuer().toString())
        .put("serial", certificate.serial().hex())
        .put("notBefore", certificate.notBefore().toString())
        .put("notAfter", certificate.notAfter().toString())
        .put("sha256", certificate.id().sha256());
  }

  private static JsonArray array(List<JsonObject> objects) {
    return new JsonArray(objects.stream().map(JsonValue.class::cast).toList());
  }

  private static String word(Enum<?> constant) {
    return Failure.word(constant);
  }

  private void print(JsonObject object) {
    out.println(new String(JsonWriter.compact(object), StandardCharsets.UTF_8));
    out.flush();
  }
}
