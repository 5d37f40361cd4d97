package jp.nozomi.cert.swing.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.swing.fixture.Samples;
import jp.nozomi.cert.swing.fixture.UpdateSamples;
import jp.nozomi.cert.swing.flow.update.UpdateStep;
import jp.nozomi.cert.swing.model.UpdateModel;
import org.junit.jupiter.api.Test;

/** What each step of an update shows, and what the user can press there. */
class UpdateRendererTest {
  private final UpdateRenderer renderer = new UpdateRenderer(Samples.context(Locale.JAPANESE));

  @Test
  void everyStepHasTheButtonsThatLeadOnFromIt() {
    Map<String, List<String>> buttons =
        UpdateSamples.steps().entrySet().stream()
            .filter(step -> renderer.render(step.getValue()).isPresent())
            .collect(Collectors.toMap(Map.Entry::getKey, step -> buttons(step.getValue())));

    assertThat(buttons)
        .containsOnly(
            Map.entry("checking, asked", List.of("閉じる")),
            Map.entry("offered", List.of("ダウンロード", "あとで")),
            Map.entry("downloading", List.of("中止")),
            Map.entry("stopping", List.of()),
            Map.entry("broken", List.of("別のフォルダーを選ぶ", "再試行", "閉じる")),
            Map.entry("ready", List.of("インストール", "あとで")),
            Map.entry("confirming", List.of("はい", "いいえ")),
            Map.entry("starting", List.of()),
            Map.entry("started", List.of("終了する")),
            Map.entry("not applied", List.of("閉じる", "手動でダウンロードする")),
            Map.entry("told", List.of("閉じる", "手動でダウンロードする")),
            Map.entry("newest", List.of("閉じる")));
  }

  @Test
  void aFailedCheckSaysThatCertificatesNeedNoUpdate() {
    UpdateModel told =
        shown(
            new UpdateStep.Told(
                new Failure(ErrorCode.VERSION_CHECK_FAILED), false, Optional.empty()));

    assertThat(told.texts()).containsExactly("証明書の発行と更新は、このまま行えます。");
    assertThat(told.message().orElseThrow().text()).contains("[G003e]");
  }

  @Test
  void theOfferNamesBothVersionsAndTheSize() {
    assertThat(shown(new UpdateStep.Offered(UpdateSamples.OFFER)).texts())
        .anyMatch(text -> text.contains("1.2.3") && text.contains("2.0") && text.contains("MB"));
  }

  @Test
  void theUserIsAskedForTheVersionThatWillBeInstalled() {
    assertThat(shown(new UpdateStep.Confirming(UpdateSamples.DOWNLOADED)).texts())
        .singleElement()
        .asString()
        .startsWith("バージョン2.0のインストーラーを起動します。");
  }

  @Test
  void theBarTellsHowMuchIsHere() {
    UpdateModel model =
        shown(new UpdateStep.Downloading(UpdateSamples.OFFER, Optional.empty(), 250, false));

    assertThat(model.bar())
        .hasValueSatisfying(
            bar -> {
              assertThat(bar.done()).isEqualTo(250);
              assertThat(bar.total()).isEqualTo(1_000);
            });
  }

  private UpdateModel shown(UpdateStep step) {
    return renderer.render(step).orElseThrow();
  }

  private List<String> buttons(UpdateStep step) {
    return shown(step).buttons().stream().map(UpdateModel.Button::label).toList();
  }
}
