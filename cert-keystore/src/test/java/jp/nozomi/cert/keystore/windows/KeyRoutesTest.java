package jp.nozomi.cert.keystore.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.keystore.TrialKeys;
import jp.nozomi.cert.keystore.windows.MemoryRoute.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyRoutesTest {
  private final MemoryRoute fallback = new MemoryRoute("fallback", Fault.NONE);
  private final KeyName name = KeyName.random(new SecureRandom());

  @Test
  void aRouteThatWorksIsChosenAndItsTrialKeyRemoved() {
    MemoryRoute first = new MemoryRoute("first", Fault.NONE);

    assertThat(routes(first).chosen()).isSameAs(first);
    assertThat(first.names()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aRouteThatFailsItsTrialIsNotChosen(Fault fault) {
    MemoryRoute first = new MemoryRoute("first", fault);

    assertThat(routes(first).chosen()).isSameAs(fallback);
    assertThat(first.names()).isEmpty();
  }

  @Test
  void theKeysOfTrialsWhoseProcessesWereKilledAreDeletedOnEveryRoute() throws Exception {
    String abandoned = TrialKeys.name().replaceFirst("-[0-9]+-[0-9]+$", "-999999999999-1");
    MemoryRoute first = new MemoryRoute("first", Fault.NONE);
    for (MemoryRoute each : List.of(first, fallback)) {
      each.create(abandoned, KeySpec.RSA_2048);
      each.create(name.value(), KeySpec.RSA_2048);
    }

    routes(first).discardAbandonedTrials();

    assertThat(first.names()).containsExactly(name.value());
    assertThat(fallback.names()).containsExactly(name.value());
  }

  @Test
  void theChoiceIsMadeOnce() {
    KeyRoutes routes = routes(new MemoryRoute("first", Fault.CREATE));

    assertThat(routes.chosen()).isSameAs(routes.chosen());
  }

  @Test
  void aKeyOfTheFallbackIsFoundAndDiscarded() throws Exception {
    KeyRoutes routes = routes(new MemoryRoute("first", Fault.NONE));
    KeyAddress made = fallback.create(name.value(), KeySpec.RSA_2048);

    assertThat(routes.find(name)).contains(made);
    routes.discard(name);
    assertThat(routes.find(name)).isEmpty();
  }

  @Test
  void anAddressGoesToTheRouteThatKeepsIt() throws Exception {
    KeyRoutes routes = routes(new MemoryRoute("first", Fault.NONE));

    assertThat(routes.keeping(fallback.create(name.value(), KeySpec.RSA_2048))).isSameAs(fallback);
    assertThatThrownBy(() -> routes.keeping(new KeyAddress("c", "another maker's", 0, 0, 0)))
        .isInstanceOf(StoreException.class);
  }

  private KeyRoutes routes(KeyRoute first) {
    return new KeyRoutes(List.of(first, fallback), List.of(first, fallback));
  }
}
