package jp.nozomi.cert.swing.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import jp.nozomi.cert.protocol.enroll.ChallengeType;
import jp.nozomi.cert.swing.fixture.Journey;
import jp.nozomi.cert.swing.fixture.Samples;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.flow.Step;
import org.junit.jupiter.api.Test;

class LinkDeskTest {
  private final List<Object> told = new ArrayList<>();
  private final List<LaunchAction> pointed = new ArrayList<>();
  private final List<LaunchAction> postponed = new ArrayList<>();
  private boolean covered;
  private boolean losesSomething;
  private Step step = listed();
  private final LinkDesk desk =
      new LinkDesk(
          () -> step,
          new LinkDesk.Cover() {
            @Override
            public boolean isThere() {
              return covered;
            }

            @Override
            public boolean makeWay() {
              covered = covered && losesSomething;
              return !covered;
            }
          },
          new LinkDesk.Hints() {
            @Override
            public void postponed(LaunchAction action) {
              postponed.add(action);
            }

            @Override
            public void pointTo(LaunchAction action) {
              pointed.add(action);
            }

            @Override
            public void occupied(LaunchAction action) {
              told.add(action);
            }

            @Override
            public void refused(LinkRefusal refusal) {
              told.add(refusal);
            }
          });

  @Test
  void pointsToTheLinksPartOfTheStartScreenAndTurnsNoPage() {
    desk.receive(LaunchIntent.of(LaunchAction.ISSUE));
    desk.receive(LaunchIntent.of(LaunchAction.RENEW));

    assertThat(step).isEqualTo(listed());
    assertThat(pointed).containsExactly(LaunchAction.ISSUE, LaunchAction.RENEW);
    assertThat(told).isEmpty();
  }

  @Test
  void aPageOnWhichNothingWouldBeLostMakesWay() {
    covered = true;

    desk.receive(LaunchIntent.of(LaunchAction.RENEW));

    assertThat(covered).isFalse();
    assertThat(pointed).containsExactly(LaunchAction.RENEW);
    assertThat(postponed).isEmpty();
  }

  @Test
  void aPageOnWhichSomethingWouldBeLostStaysUntilTheUserClosesIt() {
    covered = true;
    losesSomething = true;

    desk.receive(LaunchIntent.of(LaunchAction.RENEW));
    desk.stepped();
    assertThat(postponed).containsExactly(LaunchAction.RENEW);
    assertThat(pointed).isEmpty();

    covered = false;
    desk.stepped();
    desk.stepped();

    assertThat(pointed).containsExactly(LaunchAction.RENEW);
    assertThat(told).isEmpty();
  }

  @Test
  void ofSeveralLinksTheLastIsFollowed() {
    covered = true;
    losesSomething = true;
    desk.receive(LaunchIntent.of(LaunchAction.RENEW));
    desk.receive(LaunchIntent.of(LaunchAction.ISSUE));

    covered = false;
    desk.stepped();

    assertThat(pointed).containsExactly(LaunchAction.ISSUE);
  }

  @Test
  void aStartFromTheMenuTurnsNoPage() {
    step = Journey.login();

    desk.receive(LaunchIntent.SHOW);

    assertThat(step).isEqualTo(Journey.login());
    assertThat(told).isEmpty();
  }

  @Test
  void waitsUntilTheListIsReadAndWhatWasInterruptedIsSettled() {
    step = Journey.FLOW.open().step();
    desk.receive(LaunchIntent.of(LaunchAction.RENEW));
    desk.stepped();
    step = Journey.walk(step, new Event.Recovered(List.of()));
    desk.stepped();
    assertThat(pointed).isEmpty();

    step = Journey.walk(step, new Event.Listed(List.of()));
    desk.stepped();
    desk.stepped();

    assertThat(pointed).containsExactly(LaunchAction.RENEW);
  }

  @Test
  void aProxyThatInterruptsTheSettlingDoesNotLoseTheLink() {
    step = Journey.walk(Journey.FLOW.open().step(), new Event.ProxyAsked(Samples.PROXY));
    desk.receive(LaunchIntent.of(LaunchAction.ISSUE));
    desk.stepped();

    step = listed();
    desk.stepped();

    assertThat(pointed).containsExactly(LaunchAction.ISSUE);
    assertThat(told).isEmpty();
  }

  @Test
  void runningWorkIsNotDisturbedButTheUserIsTold() {
    step = Journey.busy();
    Step before = step;

    desk.receive(LaunchIntent.of(LaunchAction.RENEW));

    assertThat(step).isSameAs(before);
    assertThat(told).containsExactly(LaunchAction.RENEW);
  }

  @Test
  void aQuestionOfTheBankIsNotDisturbed() {
    step = Journey.challenged(ChallengeType.OTP);
    Step before = step;

    desk.receive(LaunchIntent.of(LaunchAction.ISSUE));

    assertThat(step).isSameAs(before);
    assertThat(told).containsExactly(LaunchAction.ISSUE);
  }

  @Test
  void whatIsBeingTypedForTheSameActionStaysAndNothingIsSaid() {
    step = Journey.login();
    Step before = step;

    desk.receive(LaunchIntent.of(LaunchAction.ISSUE));

    assertThat(step).isSameAs(before);
    assertThat(told).isEmpty();
  }

  @Test
  void aRefusedLinkIsToldAndTurnsNoPage() {
    desk.receive(LaunchIntent.refused(LinkRefusal.UNKNOWN_BANK));

    assertThat(step).isEqualTo(listed());
    assertThat(told).containsExactly(LinkRefusal.UNKNOWN_BANK);
  }

  private static Step listed() {
    return Journey.walk(Journey.home(), new Event.Listed(List.of()));
  }
}
