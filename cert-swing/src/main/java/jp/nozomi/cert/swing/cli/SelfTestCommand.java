package jp.nozomi.cert.swing.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.json.JsonArray;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonValue;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.StoreCapabilities;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreSelfTest;
import jp.nozomi.cert.core.store.StoreSelfTest.Step;
import jp.nozomi.cert.swing.app.Checkup;
import jp.nozomi.cert.swing.app.StorePassword;
import jp.nozomi.cert.swing.app.StoreTrial;
import jp.nozomi.cert.swing.model.PlainText;
import jp.nozomi.cert.swing.presenter.StoreTexts;
import jp.nozomi.cert.swing.presenter.Texts;

/** {@code certapp doctor --self-test}: a check-list of what this PC's stores really do. */
final class SelfTestCommand {
  private final Checkup checkup;
  private final Terminal terminal;
  private final GivenSecrets secrets;
  private final Texts texts;

  SelfTestCommand(Checkup checkup, Terminal terminal, GivenSecrets secrets, Texts texts) {
    this.checkup = checkup;
    this.terminal = terminal;
    this.secrets = secrets;
    this.texts = texts;
  }

  ExitCode run(boolean json) throws CodedException {
    List<StoreTrial> trials;
    try (StorePassword password = TypedStorePassword.of(secrets, terminal, texts)) {
      trials = checkup.selfTest(password);
    }
    if (json) {
      terminal.out().println(new String(JsonWriter.pretty(json(trials)), StandardCharsets.UTF_8));
    } else {
      lines(trials).forEach(terminal.out()::println);
    }
    terminal.out().flush();
    return ended(trials);
  }

  /** A store that stayed closed was not tried; one that broke a promise is broken. */
  private static ExitCode ended(List<StoreTrial> trials) {
    if (trials.stream().anyMatch(each -> each.failure().isEmpty() && !each.isPassed())) {
      return ExitCode.DOCTOR_CRITICAL;
    }
    boolean all = !trials.isEmpty() && trials.stream().allMatch(StoreTrial::isPassed);
    return all ? ExitCode.SUCCESS : ExitCode.DOCTOR_UNKNOWN;
  }

  private List<String> lines(List<StoreTrial> trials) {
    List<String> lines = new ArrayList<>();
    if (trials.isEmpty()) {
      lines.add(texts.of("selftest.none"));
    }
    for (StoreTrial trial : trials) {
      lines.add(PlainText.of(trial.store().toString()));
      trial.capabilities().ifPresent(store -> lines.addAll(described(store)));
      if (trial.temporary()) {
        lines.add("  " + texts.of("selftest.temporary"));
      }
      trial
          .failure()
          .ifPresent(why -> lines.add(marked("unopened", texts.of("selftest.open"), why)));
      trial.results().forEach((key, results) -> lines.addAll(checked(key, results)));
      lines.add("");
    }
    return lines;
  }

  private List<String> described(StoreCapabilities store) {
    List<String> lines = new ArrayList<>();
    String protection = new StoreTexts(texts).protection(store.protection());
    lines.add("  " + texts.of("cli.protection") + ": " + protection);
    if (!store.verified()) {
      lines.add("  " + texts.of("selftest.unverified"));
    }
    return lines;
  }

  private List<String> checked(KeySpec key, List<StoreSelfTest.Result> results) {
    List<String> lines = new ArrayList<>();
    lines.add("  " + key.label());
    for (Step step : Step.values()) {
      String name = texts.of("selftest.step." + step.name().toLowerCase(Locale.ROOT));
      Optional<StoreSelfTest.Result> result = resultOf(step, results);
      if (result.isEmpty()) {
        lines.add("  [" + texts.of("selftest.mark.skipped") + "] " + name);
      } else if (result.get().failure().isPresent()) {
        lines.add(marked("failed", name, result.get().failure().get()));
      } else {
        lines.add("  [" + texts.of("selftest.mark.ok") + "] " + name);
      }
    }
    return lines;
  }

  private String marked(String mark, String name, StoreException failure) {
    return "  [%s] %s -> %s: %s"
        .formatted(
            texts.of("selftest.mark." + mark),
            name,
            failure.failure().type(),
            PlainText.of(String.valueOf(failure.getMessage())));
  }

  private static JsonObject json(List<StoreTrial> trials) {
    return JsonObject.builder()
        .put("selfTests", array(trials.stream().map(SelfTestCommand::json).toList()))
        .build();
  }

  private static JsonObject json(StoreTrial trial) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("store", trial.store().toString())
            .put("temporary", trial.temporary())
            .put("passed", trial.isPassed());
    trial
        .capabilities()
        .ifPresent(
            store ->
                json.put("protection", store.protection().label())
                    .put("verified", store.verified()));
    trial.failure().ifPresent(failure -> json.put("error", json(failure)));
    return json.put(
            "keys", array(trial.results().entrySet().stream().map(SelfTestCommand::json).toList()))
        .build();
  }

  private static JsonObject json(Map.Entry<KeySpec, List<StoreSelfTest.Result>> key) {
    List<JsonObject> steps = new ArrayList<>();
    for (Step step : Step.values()) {
      Optional<StoreSelfTest.Result> result = resultOf(step, key.getValue());
      Optional<StoreException> failure = result.flatMap(StoreSelfTest.Result::failure);
      String outcome = result.isEmpty() ? "skipped" : failure.isEmpty() ? "ok" : "failed";
      JsonObject.Builder json =
          JsonObject.builder().put("step", Failure.word(step)).put("outcome", outcome);
      failure.ifPresent(why -> json.put("error", json(why)));
      steps.add(json.build());
    }
    return JsonObject.builder().put("key", key.getKey().label()).put("steps", array(steps)).build();
  }

  private static JsonObject json(StoreException failure) {
    return JsonObject.builder()
        .put("code", failure.code().code())
        .put("type", failure.failure().type())
        .put("detail", String.valueOf(failure.getMessage()))
        .build();
  }

  private static Optional<StoreSelfTest.Result> resultOf(
      Step step, List<StoreSelfTest.Result> results) {
    return results.stream().filter(each -> each.step() == step).findFirst();
  }

  private static JsonArray array(List<JsonObject> objects) {
    return new JsonArray(objects.stream().map(JsonValue.class::cast).toList());
  }
}
