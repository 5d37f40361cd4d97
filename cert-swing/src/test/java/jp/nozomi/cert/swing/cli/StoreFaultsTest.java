package jp.nozomi.cert.swing.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import jp.nozomi.cert.keystore.Mount;
import jp.nozomi.cert.keystore.RealComponent;
import jp.nozomi.cert.keystore.nss.LockedDatabase;
import jp.nozomi.cert.keystore.nss.NssTools;
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

/** A browser's database that fails before and after the bank has issued. */
@Timeout(180)
class StoreFaultsTest {
  private static final String PRIMARY_PASSWORD = "primary secret";
  private static final boolean FULL = Boolean.getBoolean("cert.full");
  private static final String PATIENT = "NSS waits for half a minute: full tier only";

  @TempDir private Path folder;
  private Branch branch;
  private Path database;
  private NssTools tools;
  private StoreAtWork store;

  @BeforeEach
  void makeTheDatabase() throws Exception {
    branch = Branch.open(folder, Branch.customer(StoreAtWork.CUSTOMER));
    database = Files.createDirectory(branch.file("nssdb"));
    tools = NssTools.require(database, PRIMARY_PASSWORD);
  }

  @AfterEach
  void closeTheBank() throws Exception {
    branch.close();
  }

  @ParameterizedTest
  @EnumSource(Wish.class)
  void aWrongPrimaryPasswordIsToldBeforeTheBankIsAsked(Wish wish) throws Exception {
    begin(wish);
    Path right = branch.file("primary-password");
    Files.writeString(right, "wrong");
    long asked = branch.bank.requests().count();

    Ended ended = store.enroll();

    store.refusesBeforeIssue(ended, ExitCode.STORE_PASSWORD_WRONG, "store-wrong-password");
    assertThat(branch.bank.requests().count()).isEqualTo(asked);
    Files.writeString(right, PRIMARY_PASSWORD);
    settled("");
  }

  @ParameterizedTest
  @EnumSource(Wish.class)
  void aReadOnlyFolderIsToldBeforeTheBankIsAsked(Wish wish) throws Exception {
    RealComponent.requireMounting();
    begin(wish);
    long asked = branch.bank.requests().count();

    try (Mount readOnly = Mount.readOnly(database)) {
      assertThat(readOnly.folder()).isEqualTo(database);
      Ended ended = store.enroll();
      store.refusesBeforeIssue(ended, ExitCode.STORE_UNAVAILABLE, "store-not-writable");
    }

    assertThat(branch.bank.requests().count()).isEqualTo(asked);
    settled("");
  }

  @ParameterizedTest
  @EnumSource(Wish.class)
  void aFolderThatBecomesReadOnlyBeforeTheKeyIsMadeCostsNothing(Wish wish) throws Exception {
    RealComponent.requireMounting();
    begin(wish);

    Ended ended = store.enroll(Moment.BEFORE_THE_KEY, () -> Mount.readOnly(database));

    store.refusesBeforeIssue(ended, ExitCode.STORE_UNAVAILABLE, "store-not-writable");
    settled("");
  }

  @ParameterizedTest
  @EnumSource(Wish.class)
  void aFolderThatBecomesReadOnlyAfterIssueIsG001eAndRecovers(Wish wish) throws Exception {
    RealComponent.requireMounting();
    begin(wish);

    Ended ended = store.enroll(Moment.AFTER_ISSUE, () -> Mount.readOnly(database));

    store.failsAfterIssue(ended, "store-not-writable");
    settled("finished");
  }

  @ParameterizedTest
  @EnumSource(Wish.class)
  void aDiskThatFillsUpBeforeTheKeyIsMadeCostsNothing(Wish wish) throws Exception {
    RealComponent.requireMounting();
    try (Mount disk = Mount.tiny(database, 1024)) {
      begin(wish);

      Ended ended = store.enroll(Moment.BEFORE_THE_KEY, () -> full(disk));

      store.refusesBeforeIssue(ended, ExitCode.STORE_UNAVAILABLE, "store-full");
      settled("");
    }
  }

  @ParameterizedTest
  @EnumSource(Wish.class)
  void aDiskThatFillsUpAfterIssueIsG001eAndRecovers(Wish wish) throws Exception {
    RealComponent.requireMounting();
    try (Mount disk = Mount.tiny(database, 1024)) {
      begin(wish);

      Ended ended = store.enroll(Moment.AFTER_ISSUE, () -> full(disk));

      store.failsAfterIssue(ended, "store-full");
      settled("finished");
    }
  }

  @Test
  void aDatabaseThatAnotherProgramLocksBeforeTheKeyIsMadeCostsNothing() throws Exception {
    assumeTrue(FULL, PATIENT);
    begin(Wish.ISSUE);

    Ended ended =
        store.enroll(Moment.BEFORE_THE_KEY, () -> LockedDatabase.lock(database.resolve("key4.db")));

    store.refusesBeforeIssue(ended, ExitCode.STORE_UNAVAILABLE, "store-locked");
    settled("nothing-issued");
  }

  @ParameterizedTest
  @EnumSource(Wish.class)
  void aDatabaseThatAnotherProgramLocksAfterIssueIsG001eAndRecovers(Wish wish) throws Exception {
    assumeTrue(FULL || wish == Wish.ISSUE, PATIENT);
    begin(wish);

    Ended ended =
        store.enroll(Moment.AFTER_ISSUE, () -> LockedDatabase.lock(database.resolve("cert9.db")));

    store.failsAfterIssue(ended, "store-locked");
    settled("finished");
  }

  private void begin(Wish wish) throws Exception {
    tools.create();
    Path password = branch.write("primary-password", PRIMARY_PASSWORD);
    store = new StoreAtWork(branch, this::run, "nss:" + database, password).before(wish);
  }

  private void settled(String outcome) throws Exception {
    store.isSettledByRecovery(outcome);
    assertThat(tools.keys()).hasSize(store.certificates());
  }

  private Ended run(String... args) throws Exception {
    CliRun run = branch.cli().patient();
    ExitCode code = run.run(args);
    return new Ended(code.status(), run.json(), run.err());
  }

  private static AutoCloseable full(Mount disk) throws Exception {
    disk.fillUp();
    return () -> Files.delete(disk.folder().resolve("filler"));
  }
}
