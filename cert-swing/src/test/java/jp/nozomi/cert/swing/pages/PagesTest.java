package jp.nozomi.cert.swing.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.swing.fixture.Journey;
import jp.nozomi.cert.swing.fixture.PageBench;
import jp.nozomi.cert.swing.fixture.Samples;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.flow.Screen;
import jp.nozomi.cert.swing.model.PageEvent;
import jp.nozomi.cert.swing.model.PageEvent.Kind;
import jp.nozomi.cert.swing.presenter.Words;
import jp.nozomi.cert.swing.settings.SettingsLocks;
import org.junit.jupiter.api.Test;

class PagesTest {
  private final PageBench bench = PageBench.open(Locale.JAPANESE, SettingsLocks.NONE, Kind.ABOUT);

  @Test
  void aPageCoversTheStartScreen() {
    assertThat(bench.last().screen()).isEqualTo(Screen.ABOUT);
    assertThat(bench.pages().isInFront()).isTrue();
  }

  @Test
  void theStartScreenIsThereAgainAfterwards() {
    bench.pages().closed();

    assertThat(bench.last().screen()).isEqualTo(Screen.HOME);
    assertThat(bench.pages().isInFront()).isFalse();
  }

  @Test
  void whatTheFlowAsksComesBeforeThePageWhichIsThereAgainAfterwards() {
    bench.flowShows(Journey.walk(Journey.home(), new Event.ProxyAsked(Samples.PROXY)));
    assertThat(bench.last().screen()).isEqualTo(Screen.PROXY);
    assertThat(bench.pages().isInFront()).isFalse();

    bench.flowShows(Journey.home());

    assertThat(bench.last().screen()).isEqualTo(Screen.ABOUT);
  }

  @Test
  void aFailureOfTheFlowIsSeenAtOnce() {
    bench.flowShows(
        Journey.walk(
            Journey.home(), new Event.WorkFailed(new Failure(ErrorCode.RECOVERY_PENDING))));

    assertThat(bench.last().screen()).isEqualTo(Screen.FAILURE);
  }

  @Test
  void aPageWithNothingToLoseMakesWay() {
    assertThat(bench.pages().makeWay()).isTrue();

    assertThat(bench.last().screen()).isEqualTo(Screen.HOME);
    assertThat(bench.pages().isInFront()).isFalse();
  }

  @Test
  void aPageThatIsNotOpenHearsNothing() {
    bench.pages().closed();
    int before = bench.shown().size();

    for (PageEvent event :
        List.of(
            new PageEvent.Started(),
            new PageEvent.Stopped(),
            new PageEvent.Chosen("look", "dark"))) {
      event.accept(bench.pages());
    }
    bench.submit("host", "proxy.example");

    assertThat(bench.shown()).hasSize(before);
  }

  @Test
  void thePageSpeaksAnotherLanguageWithoutANewStart() {
    bench.pages().speak(Words.in(Locale.ENGLISH));

    bench.flowShows(Journey.home());

    assertThat(bench.last().title()).isEqualTo("About this app");
  }
}
