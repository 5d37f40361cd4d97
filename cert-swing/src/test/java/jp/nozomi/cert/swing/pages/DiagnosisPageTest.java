package jp.nozomi.cert.swing.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.swing.fixture.FakePageTools;
import jp.nozomi.cert.swing.fixture.PageBench;
import jp.nozomi.cert.swing.model.Action;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.BusyModel;
import jp.nozomi.cert.swing.model.MessageModel.Tone;
import jp.nozomi.cert.swing.model.PageEvent;
import jp.nozomi.cert.swing.model.PageEvent.Kind;
import jp.nozomi.cert.swing.model.PageEvent.Output;
import jp.nozomi.cert.swing.model.ScreenModel;
import jp.nozomi.cert.swing.settings.SettingsLocks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosisPageTest {
  @TempDir private Path folder;
  private final PageBench bench =
      PageBench.open(Locale.JAPANESE, SettingsLocks.NONE, Kind.DIAGNOSIS);

  @Test
  void checksNothingUntilTheUserWantsIt() {
    assertThat(bench.last().busy()).isEmpty();
    assertThat(bench.last().sections()).isEmpty();
  }

  @Test
  void showsEachCheckWhileItIsMade() {
    bench.pages().started();

    assertThat(bench.shown().stream().flatMap(model -> model.busy().stream()))
        .extracting(BusyModel::stage)
        .contains("金融機関の設定", "プロキシの選択", "暗号化と接続先の確認 (TLS)");
  }

  @Test
  void showsWhatWasFoundWithItsRemedy() {
    bench.pages().started();

    assertThat(facts()).hasSize(FakePageTools.RESULTS.size());
    assertThat(facts().get(2).value()).startsWith("[異常] bank.example との通信が途中で検査").contains("対処: ");
    assertThat(bench.last().message().orElseThrow().tone()).isEqualTo(Tone.ERROR);
    assertThat(bench.last().busy()).isEmpty();
  }

  @Test
  void whatWasFoundMakesNoWayForALink() {
    bench.pages().started();

    assertThat(bench.pages().makeWay()).isFalse();

    assertThat(facts()).isNotEmpty();
  }

  @Test
  void copiesTheWholeReport() {
    bench.pages().started();

    assertThat(bench.last().buttons())
        .filteredOn(button -> button.action() instanceof Action.Copy)
        .singleElement()
        .satisfies(
            button ->
                assertThat(((Action.Copy) button.action()).text())
                    .contains("1.2.3")
                    .contains("(tls intercepted)"));
  }

  @Test
  void stopsWhenTheUserWantsIt() {
    bench.tools().midway(() -> bench.pages().stopped());

    bench.pages().started();

    assertThat(facts()).hasSize(1);
    assertThat(bench.last().message().orElseThrow().text()).contains("中止");
    assertThat(bench.shown().stream().flatMap(model -> model.busy().stream()))
        .anySatisfy(busy -> assertThat(busy.cancel()).isEmpty());
  }

  @Test
  void aDefectEndsTheChecksThatWouldElseRunForEver() {
    bench
        .tools()
        .midway(
            () -> {
              throw new IllegalStateException("a defect");
            });

    bench.pages().started();

    assertThat(bench.last().busy()).isEmpty();
  }

  @Test
  void stopsWhenThePageIsLeft() {
    bench.tools().midway(() -> bench.pages().closed());

    bench.pages().started();

    assertThat(bench.shown().stream().map(ScreenModel::message).flatMap(Optional::stream))
        .noneMatch(message -> message.tone() == Tone.ERROR);
  }

  @Test
  void checksAgainFromTheBeginning() {
    bench.pages().started();
    bench.pages().started();

    assertThat(facts()).hasSize(FakePageTools.RESULTS.size());
  }

  @Test
  void savesTheSupportBundle() throws Exception {
    Path file = folder.resolve("support.zip");
    bench.pages().started();

    bench.pages().saved(new PageEvent.Saved(Output.BUNDLE, file));

    assertThat(Files.readString(file)).contains("intercepted");
    assertThat(bench.last().message().orElseThrow().text()).contains(file.toString());
  }

  @Test
  void saysSoWhenTheBundleCanNotBeWritten() {
    bench.pages().started();

    bench.pages().saved(new PageEvent.Saved(Output.BUNDLE, folder.resolve("none/support.zip")));

    assertThat(bench.last().message().orElseThrow().tone()).isEqualTo(Tone.ERROR);
  }

  private List<Block.Fact> facts() {
    return bench.last().sections().stream()
        .flatMap(section -> section.blocks().stream())
        .map(Block.Fact.class::cast)
        .toList();
  }
}
