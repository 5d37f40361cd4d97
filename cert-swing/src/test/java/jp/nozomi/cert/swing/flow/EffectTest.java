package jp.nozomi.cert.swing.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jp.nozomi.cert.protocol.enroll.Answers;
import jp.nozomi.cert.protocol.enroll.Operation;
import jp.nozomi.cert.swing.fixture.Calls;
import jp.nozomi.cert.swing.fixture.Samples;
import org.junit.jupiter.api.Test;

/** What the flow wants done comes to the handler of that kind, with its data, and to no other. */
class EffectTest {
  private static final Answers ANSWERS = Samples.answers("code", "123456");
  private static final Effect.List LIST = new Effect.List(true);
  private static final Effect.Remind REMIND = new Effect.Remind(true);
  private static final Effect.Delete DELETE =
      new Effect.Delete(Samples.result().certificate().id());
  private static final Effect.Begin BEGIN = new Effect.Begin(Operation.ISSUE, Optional.empty());

  private static final Map<Effect, Consumer<Effect.Cases>> HANDLERS =
      Map.ofEntries(
          Map.entry(LIST, cases -> cases.list(LIST)),
          Map.entry(new Effect.Recover(), Effect.Cases::recover),
          Map.entry(new Effect.ChooseStore(), Effect.Cases::chooseStore),
          Map.entry(new Effect.Prepare(), Effect.Cases::prepare),
          Map.entry(new Effect.StandDown(), Effect.Cases::standDown),
          Map.entry(new Effect.LookAround(), Effect.Cases::lookAround),
          Map.entry(REMIND, cases -> cases.remind(REMIND)),
          Map.entry(DELETE, cases -> cases.delete(DELETE)),
          Map.entry(BEGIN, cases -> cases.begin(BEGIN)),
          Map.entry(new Effect.Reply(ANSWERS), cases -> cases.reply(ANSWERS)),
          Map.entry(new Effect.GiveUp(), Effect.Cases::giveUp),
          Map.entry(new Effect.CancelWork(), Effect.Cases::cancelWork),
          Map.entry(new Effect.Discard(ANSWERS), cases -> cases.discard(ANSWERS)),
          Map.entry(new Effect.Close(), Effect.Cases::close));

  @Test
  void everyKindOfEffectReachesItsOwnHandler() {
    assertThat(HANDLERS.keySet().stream().map(Object::getClass))
        .containsExactlyInAnyOrder(Effect.class.getPermittedSubclasses());
    HANDLERS.forEach(
        (effect, handler) ->
            assertThat(Calls.of(Effect.Cases.class, effect::accept))
                .hasSize(1)
                .isEqualTo(Calls.of(Effect.Cases.class, handler)));
  }
}
