package jp.nozomi.cert.swing.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.protocol.enroll.ChallengeType;
import jp.nozomi.cert.protocol.enroll.RecoveryOutcome;
import jp.nozomi.cert.protocol.enroll.Stage;
import jp.nozomi.cert.swing.fixture.Journey;
import jp.nozomi.cert.swing.fixture.Samples;
import org.junit.jupiter.api.Test;

/**
 * Every event at every step, against a table that people have read.
 *
 * <p>A cell is the screen that follows, {@code *} if work goes on behind it, {@code !} if that is
 * being cancelled, {@code ?} if a field is wrong, then the effects. A change of the flow changes
 * the table: read the new one in target/flow-table.tsv before it replaces the old.
 */
class FlowTableTest {
  private static final CertificateEntry RENEWABLE =
      Samples.entry("logid031", Standing.RENEWABLE, 12);
  private static final CertificateEntry TOO_EARLY =
      Samples.entry("logid032", Standing.TOO_EARLY, 300);

  @Test
  void everyEventAtEveryStepLeadsWhereTheTableSays() throws IOException {
    String table = table();
    Files.writeString(Files.createDirectories(Path.of("target")).resolve("flow-table.tsv"), table);
    assertThat(table).isEqualTo(expected());
  }

  @Test
  void everyKindOfStepAndOfEventIsInTheTable() {
    assertThat(steps().values().stream().map(Supplier::get).map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(Step.class.getPermittedSubclasses());
    assertThat(events().values().stream().map(Supplier::get).map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
  }

  @Test
  void noQuestionIsEverLeftWithoutAnAnswer() {
    steps()
        .forEach(
            (name, step) ->
                questions()
                    .forEach(
                        question -> {
                          Transition next = Journey.FLOW.next(step.get(), question);
                          boolean asks = !next.step().screen().equals(step.get().screen());
                          boolean answers =
                              next.effects().stream()
                                  .anyMatch(
                                      effect ->
                                          effect instanceof Effect.GiveUp
                                              || effect instanceof Effect.Reply);
                          boolean same = isQuestion(next.step());
                          assertThat(asks || answers || same).as(name + " " + question).isTrue();
                        }));
  }

  @Test
  void everyTypedAnswerIsHandedOverHeldOrCleared() {
    steps()
        .forEach(
            (name, step) -> {
              Event.Submitted typed =
                  new Event.Submitted(Samples.answers("loginId", "demo01", "password", "secret12"));
              Transition next = Journey.FLOW.next(step.get(), typed);
              long handled =
                  next.effects().stream()
                      .filter(
                          effect ->
                              effect.equals(new Effect.Reply(typed.answers()))
                                  || effect.equals(new Effect.Discard(typed.answers())))
                      .count();
              boolean held =
                  next.step() instanceof Step.Login login
                      && login.enrollment().held().equals(Optional.of(typed.answers()));
              assertThat(handled + (held ? 1 : 0)).as(name).isEqualTo(1);
            });
  }

  private static boolean isQuestion(Step step) {
    return step instanceof Step.Challenged
        || step instanceof Step.Mending
        || step instanceof Step.ProxyLogin
        || step instanceof Step.StorePassword;
  }

  private static List<Event> questions() {
    return List.of(
        new Event.MendingAsked(Samples.unready()),
        new Event.Challenged(Samples.challenge(ChallengeType.OTP, Optional.empty())),
        new Event.ProxyAsked(Samples.PROXY),
        new Event.StoreAsked(Samples.STORE, false));
  }

  private static Map<String, Supplier<Step>> steps() {
    Map<String, Supplier<Step>> steps = new LinkedHashMap<>();
    steps.put("home loading", () -> Journey.FLOW.open().step());
    steps.put(
        "home locked", () -> walk(Journey.home(), listFailed(ErrorCode.STORE_PASSWORD_WRONG)));
    steps.put("home ready", () -> walk(Journey.home(), listed()));
    steps.put(
        "home selected",
        () -> walk(Journey.home(), listed(), new Event.CertificateSelected(RENEWABLE.id())));
    steps.put("login", Journey::login);
    steps.put("login busy", Journey::busy);
    steps.put("login cancelling", () -> walk(Journey.busy(), new Event.CancelChosen()));
    steps.put(
        "login requesting", () -> walk(Journey.busy(), new Event.StageBegan(Stage.REQUESTING)));
    steps.put("password again", FlowTableTest::passwordAgain);
    steps.put("challenge", () -> Journey.challenged(ChallengeType.OTP));
    steps.put(
        "challenge busy",
        () -> walk(Journey.challenged(ChallengeType.OTP), Journey.submitted("code", "123456")));
    steps.put("mending", Journey::mending);
    steps.put("mending busy", () -> walk(Journey.mending(), Journey.submitted()));
    steps.put(
        "mending cancelling",
        () -> walk(Journey.mending(), Journey.submitted(), new Event.CancelChosen()));
    steps.put("proxy over home", () -> walk(Journey.home(), new Event.ProxyAsked(Samples.PROXY)));
    steps.put("proxy over work", () -> walk(Journey.busy(), new Event.ProxyAsked(Samples.PROXY)));
    steps.put(
        "store over home", () -> walk(Journey.home(), new Event.StoreAsked(Samples.STORE, false)));
    steps.put(
        "new store over work",
        () -> walk(Journey.busy(), new Event.StoreAsked(Samples.STORE, true)));
    steps.put("result", () -> walk(Journey.busy(), new Event.Finished(Samples.result())));
    steps.put("result of renewal", Journey::renewed);
    steps.put("result unreminded", () -> walk(Journey.renewed(), around(Aftercare.Reminder.OFF)));
    steps.put("result reminded", () -> walk(Journey.renewed(), around(Aftercare.Reminder.ON)));
    steps.put("consent asked", FlowTableTest::consentAsked);
    steps.put("deleting", FlowTableTest::deleting);
    steps.put(
        "not deleted",
        () -> walk(deleting(), new Event.Deleted(Optional.of(new Failure(ErrorCode.BUSY)))));
    steps.put("deleted", () -> walk(deleting(), new Event.Deleted(Optional.empty())));
    steps.put(
        "store over deletion", () -> walk(deleting(), new Event.StoreAsked(Samples.STORE, false)));
    steps.put("aborted", () -> failed(new Failure(ErrorCode.RENEWAL_CERTIFICATE_UNUSABLE)));
    steps.put("failure", () -> failed(new Failure(ErrorCode.BUSY)));
    steps.put(
        "half-done failure",
        () ->
            failed(
                new Failure(ErrorCode.INSTALL_FAILED)
                    .withRevocation(Failure.Revocation.IF_NOT_RECOVERED)));
    steps.put("failed recovery", () -> walk(Journey.home(), workFailed(ErrorCode.BUSY)));
    steps.put("unfinished", () -> walk(Journey.home(), recovered()));
    steps.put("recovered renewal", Journey::recovered);
    steps.put("recovered consent", () -> walk(Journey.recovered(), new Event.DeletionChosen()));
    steps.put(
        "recovered deleting",
        () -> walk(Journey.recovered(), new Event.DeletionChosen(), new Event.DeletionConfirmed()));
    steps.put(
        "recovered and pending",
        () ->
            walk(
                Journey.home(),
                new Event.Recovered(
                    List.of(
                        Samples.recoveredRenewal(),
                        Samples.outcome(RecoveryOutcome.Kind.PENDING)))));
    steps.put("closed", () -> walk(Journey.home(), new Event.CloseChosen()));
    return steps;
  }

  private static Map<String, Supplier<Event>> events() {
    Map<String, Supplier<Event>> events = new LinkedHashMap<>();
    events.put("issue", Event.IssueChosen::new);
    events.put("renew", Event.RenewChosen::new);
    events.put("select", () -> new Event.CertificateSelected(RENEWABLE.id()));
    events.put("select too early", () -> new Event.CertificateSelected(TOO_EARLY.id()));
    events.put("show all", () -> new Event.UnrenewableShown(true));
    events.put("unlock", Event.UnlockChosen::new);
    events.put("submit nothing", Journey::submitted);
    events.put(
        "submit",
        () ->
            Journey.submitted(
                "loginId",
                "demo01",
                "password",
                "secret12",
                "repeated",
                "secret12",
                "code",
                "123456",
                "user",
                "me"));
    events.put("back", Event.BackChosen::new);
    events.put("cancel", Event.CancelChosen::new);
    events.put("retry", Event.RetryChosen::new);
    events.put("close", Event.CloseChosen::new);
    events.put("remind", () -> new Event.ReminderWanted(true));
    events.put("remind no more", () -> new Event.ReminderWanted(false));
    events.put("delete", Event.DeletionChosen::new);
    events.put("consent", Event.DeletionConfirmed::new);
    events.put("store chosen", () -> new Event.StoreChosen(StorePlan.of(Samples.CHOICE)));
    events.put("listed", FlowTableTest::listed);
    events.put("list locked", () -> listFailed(ErrorCode.STORE_PASSWORD_WRONG));
    events.put("list failed", () -> listFailed(ErrorCode.STORE_UNAVAILABLE));
    events.put("stage", () -> new Event.StageBegan(Stage.GENERATING_KEY));
    events.put("waiting", () -> new Event.Waiting(Samples.NOW));
    events.put(
        "first password",
        () -> new Event.Challenged(Samples.challenge(ChallengeType.PASSWORD, Optional.empty())));
    events.put(
        "otp", () -> new Event.Challenged(Samples.challenge(ChallengeType.OTP, Optional.empty())));
    events.put("mend", () -> new Event.MendingAsked(Samples.unready()));
    events.put("proxy", () -> new Event.ProxyAsked(Samples.PROXY));
    events.put("store", () -> new Event.StoreAsked(Samples.STORE, false));
    events.put("finished", () -> new Event.Finished(Samples.result()));
    events.put("failed", () -> workFailed(ErrorCode.BUSY));
    events.put("cancelled", () -> workFailed(ErrorCode.CANCELLED));
    events.put("nothing to recover", () -> new Event.Recovered(List.of()));
    events.put("recovered", FlowTableTest::recovered);
    events.put("looked around", () -> around(Aftercare.Reminder.ON));
    events.put("deleted", () -> new Event.Deleted(Optional.empty()));
    events.put("not deleted", () -> new Event.Deleted(Optional.of(new Failure(ErrorCode.BUSY))));
    return events;
  }

  private static String table() {
    List<String> lines = new ArrayList<>();
    Map<String, Supplier<Event>> events = events();
    lines.add("\t" + String.join("\t", events.keySet()));
    steps()
        .forEach(
            (name, step) ->
                lines.add(
                    events.values().stream()
                        .map(event -> cell(step.get(), event.get()))
                        .collect(Collectors.joining("\t", name + "\t", ""))));
    return String.join("\n", lines) + "\n";
  }

  private static String cell(Step before, Event event) {
    Transition next = Journey.FLOW.next(before, event);
    String effects =
        next.effects().stream().map(FlowTableTest::word).collect(Collectors.joining("+"));
    String step = next.step().equals(before) ? "=" : next.step().screen() + marks(next.step());
    return step + (effects.isEmpty() ? "" : " " + effects);
  }

  private static String word(Effect effect) {
    return effect instanceof Effect.List list && list.prompting()
        ? "ListPrompting"
        : effect.getClass().getSimpleName();
  }

  private static String marks(Step step) {
    if (step instanceof Step.Home home) {
      return " "
          + home.listing().state()
          + home.selected().map(id -> " selected").orElse("")
          + home.plan().map(plan -> " planned").orElse("");
    }
    if (step instanceof Step.Result result) {
      return marks(result.care());
    }
    if (step instanceof Step.Unfinished unfinished) {
      return unfinished.care().map(FlowTableTest::marks).orElse("");
    }
    Optional<Progress> progress = Optional.empty();
    Map<String, Problem> problems = Map.of();
    if (step instanceof Step.Login login) {
      progress = login.progress();
      problems = login.prompt().problems();
    } else if (step instanceof Step.Challenged asked) {
      progress = asked.progress();
      problems = asked.prompt().problems();
    } else if (step instanceof Step.Mending mending) {
      progress = mending.progress();
    } else if (step instanceof Step.ProxyLogin proxy) {
      problems = proxy.prompt().problems();
    } else if (step instanceof Step.StorePassword store) {
      problems = store.prompt().problems();
    }
    return progress.map(now -> now.cancelling() ? "*!" : "*").orElse("")
        + (problems.isEmpty() ? "" : "?");
  }

  private static String marks(Aftercare care) {
    return " " + care.reminder() + care.superseded().map(old -> " " + care.deletion()).orElse("");
  }

  private static String expected() throws IOException {
    try (var in =
        Objects.requireNonNull(FlowTableTest.class.getResourceAsStream("flow-table.tsv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Step passwordAgain() {
    Failure wrong = new Failure(ErrorCode.WRONG_CREDENTIALS);
    return walk(
        Journey.busy(),
        new Event.Challenged(Samples.challenge(ChallengeType.PASSWORD, Optional.empty())),
        new Event.Challenged(Samples.challenge(ChallengeType.PASSWORD, Optional.of(wrong))));
  }

  private static Step consentAsked() {
    return walk(Journey.renewed(), around(Aftercare.Reminder.OFF), new Event.DeletionChosen());
  }

  private static Step deleting() {
    return walk(consentAsked(), new Event.DeletionConfirmed());
  }

  private static Event around(Aftercare.Reminder reminder) {
    return new Event.LookedAround(List.of("Firefox"), reminder);
  }

  private static Step failed(Failure failure) {
    return walk(Journey.busy(), new Event.WorkFailed(failure));
  }

  private static Step walk(Step from, Event... events) {
    return Journey.walk(from, events);
  }

  private static Event listed() {
    return new Event.Listed(List.of(RENEWABLE, TOO_EARLY));
  }

  private static Event listFailed(ErrorCode code) {
    return new Event.ListFailed(new Failure(code));
  }

  private static Event workFailed(ErrorCode code) {
    return new Event.WorkFailed(new Failure(code));
  }

  private static Event recovered() {
    return new Event.Recovered(List.of(Samples.outcome(RecoveryOutcome.Kind.NOTHING_ISSUED)));
  }
}
