package jp.nozomi.cert.swing.flow.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jp.nozomi.cert.swing.fixture.Calls;
import jp.nozomi.cert.swing.fixture.UpdateSamples;
import org.junit.jupiter.api.Test;

/** What the dialogs want done comes to the handler of that kind, with its data, and to no other. */
class UpdateEffectTest {
  private static final UpdateEffect.Download DOWNLOAD =
      new UpdateEffect.Download(UpdateSamples.OFFER, Optional.of("別の フォルダー"));
  private static final UpdateEffect.Launch LAUNCH =
      new UpdateEffect.Launch(UpdateSamples.DOWNLOADED);

  private static final Map<UpdateEffect, Consumer<UpdateEffect.Cases>> HANDLERS =
      Map.of(
          new UpdateEffect.Settle(),
          UpdateEffect.Cases::settle,
          new UpdateEffect.Check(),
          UpdateEffect.Cases::check,
          DOWNLOAD,
          cases -> cases.download(DOWNLOAD),
          new UpdateEffect.CancelDownload(),
          UpdateEffect.Cases::cancelDownload,
          LAUNCH,
          cases -> cases.launch(LAUNCH),
          new UpdateEffect.Exit(),
          UpdateEffect.Cases::exit);

  @Test
  void everyKindOfEffectReachesItsOwnHandler() {
    assertThat(HANDLERS.keySet().stream().map(Object::getClass))
        .containsExactlyInAnyOrder(UpdateEffect.class.getPermittedSubclasses());
    HANDLERS.forEach(
        (effect, handler) ->
            assertThat(Calls.of(UpdateEffect.Cases.class, effect::accept))
                .hasSize(1)
                .isEqualTo(Calls.of(UpdateEffect.Cases.class, handler)));
  }
}
