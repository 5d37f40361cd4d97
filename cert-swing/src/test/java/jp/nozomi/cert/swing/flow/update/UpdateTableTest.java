package jp.nozomi.cert.swing.flow.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.swing.fixture.UpdateSamples;
import org.junit.jupiter.api.Test;

/**
 * Every event at every step of the update dialogs, against a table that people have read.
 *
 * <p>A cell is the step that follows, {@code =} for the same one, then the effects. A change of the
 * flow changes the table: read the new one in target/update-table.tsv before it replaces the old.
 */
class UpdateTableTest {
  private final Map<String, UpdateStep> steps = UpdateSamples.steps();

  @Test
  void everyEventAtEveryStepLeadsWhereTheTableSays() throws IOException {
    String table = table();
    Files.writeString(
        Files.createDirectories(Path.of("target")).resolve("update-table.tsv"), table);

    assertThat(table).isEqualTo(expected());
  }

  @Test
  void everyKindOfStepAndOfEventIsInTheTable() {
    assertThat(steps.values().stream().map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(UpdateStep.class.getPermittedSubclasses());
    assertThat(events().values().stream().map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(UpdateEvent.class.getPermittedSubclasses());
  }

  @Test
  void nothingIsStartedWithoutTwoButtonsOfTheUser() {
    steps.forEach(
        (name, step) ->
            events()
                .forEach(
                    (what, event) -> {
                      boolean launches =
                          event.at(step).effects().stream()
                              .anyMatch(effect -> effect instanceof UpdateEffect.Launch);
                      assertThat(launches)
                          .as(name + " " + what)
                          .isEqualTo(name.equals("confirming") && what.equals("proceed"));
                    }));
  }

  @Test
  void theUserCanCloseEveryDialogButTheStartOfTheInstaller() {
    steps.forEach(
        (name, step) -> {
          UpdateTransition next = new UpdateEvent.Dismissed().at(step);
          boolean shown = !(step instanceof UpdateStep.Starting) && isShown(step);
          if (shown) {
            assertThat(next).as(name).isNotEqualTo(UpdateTransition.to(step));
          }
        });
  }

  private static boolean isShown(UpdateStep step) {
    return !(step instanceof UpdateStep.Settling
        || step instanceof UpdateStep.Quiet
        || step instanceof UpdateStep.Gone
        || step.equals(new UpdateStep.Checking(false)));
  }

  private static Map<String, UpdateEvent> events() {
    Map<String, UpdateEvent> events = new LinkedHashMap<>();
    events.put("settled", new UpdateEvent.Settled(false));
    events.put("still installing", new UpdateEvent.Settled(true));
    events.put("not applied", new UpdateEvent.SettleFailed(UpdateSamples.FAILURE));
    events.put("found", new UpdateEvent.Found(UpdateSamples.OFFER));
    events.put("nothing found", new UpdateEvent.NothingFound());
    events.put("check failed", new UpdateEvent.CheckFailed(UpdateSamples.FAILURE));
    events.put("progress", new UpdateEvent.Progressed(500, 1_000));
    events.put("arrived", new UpdateEvent.Arrived(UpdateSamples.DOWNLOADED));
    events.put("download failed", new UpdateEvent.DownloadFailed(UpdateSamples.FAILURE));
    events.put("cancelled", new UpdateEvent.DownloadFailed(new Failure(ErrorCode.CANCELLED)));
    events.put("launched", new UpdateEvent.Launched());
    events.put("launch failed", new UpdateEvent.LaunchFailed(UpdateSamples.FAILURE));
    events.put("proceed", new UpdateEvent.Proceeded());
    events.put("dismiss", new UpdateEvent.Dismissed());
    events.put("folder", new UpdateEvent.FolderChosen("別の フォルダー"));
    events.put("wanted", new UpdateEvent.Wanted());
    return events;
  }

  private String table() {
    List<String> lines = new ArrayList<>();
    lines.add("\t" + String.join("\t", events().keySet()));
    steps.forEach(
        (name, step) ->
            lines.add(
                events().values().stream()
                    .map(event -> cell(step, event.at(step)))
                    .collect(Collectors.joining("\t", name + "\t", ""))));
    return String.join("\n", lines) + "\n";
  }

  private static String cell(UpdateStep before, UpdateTransition next) {
    String step = next.step().equals(before) ? "=" : word(next.step());
    return next.effects().stream()
        .map(effect -> " " + effect.getClass().getSimpleName())
        .collect(Collectors.joining("", step, ""));
  }

  private static String word(UpdateStep step) {
    String name = step.getClass().getSimpleName();
    if (step instanceof UpdateStep.Checking checking) {
      return name + (checking.asked() ? "?" : "");
    }
    if (step instanceof UpdateStep.Quiet quiet) {
      return name + (quiet.offer().isPresent() ? "*" : "");
    }
    if (step instanceof UpdateStep.Downloading downloading) {
      return name
          + (downloading.stopping() ? "!" : "")
          + downloading.folder().map(" "::concat).orElse("");
    }
    return step instanceof UpdateStep.Told told && told.unchecked() ? name + "..." : name;
  }

  private static String expected() throws IOException {
    try (var in =
        Objects.requireNonNull(UpdateTableTest.class.getResourceAsStream("update-table.tsv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
