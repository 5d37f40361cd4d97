package jp.nozomi.cert.swing.presenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.swing.fixture.Samples;
import jp.nozomi.cert.swing.flow.Effect;
import jp.nozomi.cert.swing.flow.Event;
import org.junit.jupiter.api.Test;

/** What the connection check asks of the user. */
class BackstageTest {
  private final Deque<String> typed = new ArrayDeque<>();
  private int asked;
  private final Backstage backstage =
      new Backstage(
          new Backstage.Tools(
              () -> {
                throw new IllegalStateException("no service is needed");
              },
              BackstageTest::store,
              new CertificateLister(Samples.context(Locale.JAPANESE).profile(), Samples.CLOCK),
              Optional.empty()),
          Runnable::run,
          this::answer,
          () -> {});

  @Test
  void aPasswordThatOpenedTheStoreIsNotAskedForAgain() throws Exception {
    typed.add("right");
    backstage.list(new Effect.List(true));

    assertThat(passwordOfTheCheck()).contains("right");
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void aPasswordThatDidNotIsAskedForAgain() throws Exception {
    typed.addAll(List.of("wrong", "right"));
    backstage.list(new Effect.List(true));

    assertThat(passwordOfTheCheck()).contains("right");
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void noPasswordIsKnownAfterTheEnd() throws Exception {
    typed.addAll(List.of("right", "again"));
    backstage.list(new Effect.List(true));

    backstage.close();

    assertThat(passwordOfTheCheck()).contains("again");
  }

  private Optional<String> passwordOfTheCheck() throws StoreException {
    return backstage
        .storePassword()
        .password(Samples.STORE, false)
        .map(
            secret -> {
              try (secret) {
                return secret.use(String::new);
              }
            });
  }

  private void answer(Event event) {
    if (event instanceof Event.StoreAsked) {
      asked++;
      backstage.reply(Samples.answers("password", typed.remove()));
    }
  }

  private static CertificateStore store(StorePrompt prompt) throws StoreException {
    CertificateStore store = mock(CertificateStore.class);
    when(store.list())
        .thenAnswer(
            call -> {
              Secret password = prompt.password(Samples.STORE, false).orElseThrow();
              if (!password.use(String::new).equals("right")) {
                throw new StoreException(StoreException.Reason.WRONG_PASSWORD, "locked");
              }
              return List.of();
            });
    when(store.location()).thenReturn(Samples.STORE);
    return store;
  }
}
