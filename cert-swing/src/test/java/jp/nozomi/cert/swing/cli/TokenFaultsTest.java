package jp.nozomi.cert.swing.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.keystore.RealComponent;
import jp.nozomi.cert.keystore.pkcs11.SoftHsmTokens;
import jp.nozomi.cert.swing.cli.StoreAtWork.Ended;
import jp.nozomi.cert.swing.cli.StoreAtWork.Moment;
import jp.nozomi.cert.swing.cli.StoreAtWork.Wish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A SoftHSM token that is pulled out, or whose PIN is wrong. Each command is a process of its own:
 * the module does not recover from a token that went away.
 */
@Timeout(300)
class TokenFaultsTest {
  private static final String LABEL = "faults";
  private static final int OBJECTS_OF_A_KEY = 2;

  @TempDir private Path folder;
  private Branch branch;
  private SoftHsmTokens tokens;
  private Path pin;
  private StoreAtWork store;

  @BeforeEach
  void makeTheToken() throws Exception {
    SoftHsmTokens.require();
    branch = Branch.open(folder, Branch.customer(StoreAtWork.CUSTOMER));
    tokens = SoftHsmTokens.create(Files.createDirectory(branch.file("softhsm")), LABEL);
    pin = branch.write("pin", SoftHsmTokens.PIN);
    store =
        new StoreAtWork(
            branch, this::run, "pkcs11:" + SoftHsmTokens.module() + "?token=" + LABEL, pin);
  }

  @AfterEach
  void closeTheBank() throws Exception {
    // A component that is not there ends the test before there is a branch.
    if (branch != null) {
      branch.close();
    }
  }

  @Test
  void aWrongPinIsToldBeforeTheBankIsAsked() throws Exception {
    Files.writeString(pin, "000000");

    Ended ended = store.enroll();

    store.refusesBeforeIssue(ended, ExitCode.STORE_PASSWORD_WRONG, "store-wrong-password");
    assertThat(branch.bank.requests().count()).isZero();
    Files.writeString(pin, SoftHsmTokens.PIN);
    settled("");
  }

  @ParameterizedTest
  @EnumSource(Wish.class)
  void aTokenPulledOutBeforeTheKeyIsMadeCostsNothing(Wish wish) throws Exception {
    sampled(wish == Wish.ISSUE);
    store.before(wish);

    Ended ended = store.enroll(Moment.BEFORE_THE_KEY, this::pullOut);

    store.refusesBeforeIssue(ended, ExitCode.STORE_UNAVAILABLE, "store-gone");
    settled("nothing-issued");
  }

  @ParameterizedTest
  @EnumSource(Wish.class)
  void aTokenPulledOutBeforeTheOrderCostsNothing(Wish wish) throws Exception {
    sampled(wish == Wish.ISSUE);
    store.before(wish);

    Ended ended = store.enroll(Moment.BEFORE_THE_ORDER, this::pullOut);

    store.refusesBeforeIssue(ended, ExitCode.STORE_UNAVAILABLE, "store-gone");
    settled("nothing-issued");
  }

  @ParameterizedTest
  @EnumSource(Wish.class)
  void aTokenPulledOutAfterIssueIsG001eAndRecovers(Wish wish) throws Exception {
    sampled(wish == Wish.RENEW);
    store.before(wish);

    Ended ended = store.enroll(Moment.AFTER_ISSUE, this::pullOut);

    store.failsAfterIssue(ended, "store-gone");
    settled("finished");
  }

  @Test
  void aRecoveryWithoutTheTokenOrWithTheWrongPinStaysPendingAndSaysWhy() throws Exception {
    store.enroll(Moment.AFTER_ISSUE, this::pullOut);
    Path wrong = branch.write("wrong-pin", "000000");

    assertPending(store.recover(wrong), "N010e", "store-wrong-password");
    try (AutoCloseable out = pullOut()) {
      assertThat(out).isNotNull();
      assertPending(store.recover(), "N020e", "store-gone");
    }

    settled("finished");
  }

  private static void assertPending(Ended ended, String code, String type) throws Exception {
    assertThat(ended.status()).isEqualTo(ExitCode.RECOVERY_PENDING.status());
    assertThat(StoreAtWork.kinds(ended)).containsExactly("pending");
    JsonObject error = ended.json().array("outcomes").objects("outcomes").get(0).object("error");
    assertThat(error.string("code")).isEqualTo(code);
    assertThat(error.string("type")).isEqualTo(type);
    assertThat(error.string("revocation")).isEqualTo("if-not-recovered");
  }

  private void settled(String outcome) throws Exception {
    store.isSettledByRecovery(outcome);
    RealComponent.Result listed = tokens.tool(LABEL, "--list-objects");
    assertThat(listed.output().lines().filter(line -> line.matches(".* Key Object.*")))
        .as(listed.output())
        .hasSize(store.certificates() * OBJECTS_OF_A_KEY);
  }

  /** The token's own folder, not the one of all tokens, without which the module does not start. */
  private AutoCloseable pullOut() throws IOException {
    Path token;
    try (Stream<Path> all = Files.list(tokens.tokens())) {
      token = all.findFirst().orElseThrow();
    }
    Path away = tokens.folder().resolve("away");
    Files.move(token, away);
    return () -> Files.move(away, token);
  }

  private Ended run(String... args) throws Exception {
    return TokenProcess.run(folder, tokens, args);
  }

  private static void sampled(boolean always) {
    assumeTrue(
        always || Boolean.getBoolean("cert.full"), "one process after the other: full tier only");
  }
}
