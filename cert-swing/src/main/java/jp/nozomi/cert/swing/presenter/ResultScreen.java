package jp.nozomi.cert.swing.presenter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.nozomi.cert.core.certificate.IssuedCertificate;
import jp.nozomi.cert.core.name.DistinguishedName;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.protocol.enroll.EnrollmentResult;
import jp.nozomi.cert.protocol.enroll.RecoveryOutcome;
import jp.nozomi.cert.swing.flow.Aftercare;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.flow.Screen;
import jp.nozomi.cert.swing.flow.Step;
import jp.nozomi.cert.swing.model.Action;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.ButtonModel;
import jp.nozomi.cert.swing.model.ButtonModel.Role;
import jp.nozomi.cert.swing.model.MessageModel;
import jp.nozomi.cert.swing.model.ScreenModel;
import jp.nozomi.cert.swing.model.SectionModel;

/** CCHK007, and the notice about interrupted enrolments. */
final class ResultScreen {
  // The manual says "1年間" of its 366 days.
  private static final int YEAR = 365;

  private final Words words;
  private final BankProfile profile;

  ResultScreen(Words words, BankProfile profile) {
    this.words = words;
    this.profile = profile;
  }

  ScreenModel render(Step.Result step, FailureScreen failures) {
    EnrollmentResult result = step.result();
    List<Block> certificate = new ArrayList<>(facts(result.certificate()));
    certificate.add(words.place("result.store", result.store()));
    return new ScreenModel(
        Screen.RESULT,
        words.title(Screen.RESULT),
        words.of("result.instruction"),
        Optional.of(done()),
        Stream.of(
                Stream.of(beforeUse(result.oldCertificateUntil(), step.care(), true)),
                cleanUp(step.care(), failures).stream(),
                Stream.of(
                    reminder(step.care().reminder()),
                    new SectionModel(words.of("result.certificate"), "", certificate, List.of())))
            .flatMap(sections -> sections)
            .toList(),
        List.of(
            words.button("close", Role.DEFAULT, new Event.CloseChosen()),
            words.button("bank_login", Role.PLAIN, new Action.Browse(profile.loginPage()))),
        Optional.empty(),
        0);
  }

  ScreenModel unfinished(Step.Unfinished step, FailureScreen failures) {
    List<SectionModel> sections = new ArrayList<>();
    step.outcomes().forEach(outcome -> sections.add(section(outcome, failures)));
    step.care()
        .ifPresent(
            care -> {
              sections.add(beforeUse(Optional.empty(), care, !step.isPending()));
              cleanUp(care, failures).ifPresent(sections::add);
              sections.add(reminder(care.reminder()));
            });
    return new ScreenModel(
        step.screen(),
        words.title(step.screen()),
        words.of("unfinished.instruction"),
        Optional.empty(),
        sections,
        buttons(step),
        Optional.empty(),
        0);
  }

  /** None while consent is asked or a deletion goes on: that comes first. */
  private List<ButtonModel> buttons(Step.Unfinished step) {
    boolean deleting =
        step.care()
            .map(Aftercare::deletion)
            .filter(now -> now == Aftercare.Deletion.ASKED || now == Aftercare.Deletion.RUNNING)
            .isPresent();
    if (deleting) {
      return List.of();
    }
    List<ButtonModel> buttons = new ArrayList<>();
    buttons.add(words.button("ok", Role.DEFAULT, new Event.BackChosen()));
    if (step.isPending() || step.care().isEmpty()) {
      buttons.add(words.button("retry", Role.PLAIN, new Event.RetryChosen()));
    }
    return buttons;
  }

  private SectionModel section(RecoveryOutcome outcome, FailureScreen failures) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(words.place("unfinished.store", outcome.store()));
    outcome.certificate().ifPresent(certificate -> blocks.addAll(facts(certificate)));
    outcome.failure().ifPresent(failure -> blocks.addAll(failures.summary(failure)));
    return new SectionModel(
        words.of("unfinished.section", outcome.operation()),
        words.of("unfinished", outcome.kind()),
        blocks,
        List.of());
  }

  private SectionModel beforeUse(Optional<Instant> oldUntil, Aftercare care, boolean lookAgain) {
    List<Block> blocks = new ArrayList<>(notes(oldUntil));
    String running =
        care.browsers()
            .map(
                names ->
                    names.isEmpty()
                        ? words.of("result.browsers.none")
                        : words.of("result.browsers.running", String.join(", ", names)))
            .orElseGet(() -> words.of("result.browsers.looking"));
    blocks.add(1, new Block.Notes(List.of(running)));
    return new SectionModel(
        words.of("result.notes"),
        "",
        blocks,
        lookAgain
            ? List.of(words.button("look_again", Role.PLAIN, new Event.RetryChosen()))
            : List.of());
  }

  /** Firefox goes on offering a superseded certificate for as long as it is there. */
  private Optional<SectionModel> cleanUp(Aftercare care, FailureScreen failures) {
    if (care.superseded().isEmpty()) {
      return Optional.empty();
    }
    List<String> lines = new ArrayList<>();
    lines.add(words.of("result.deletion", care.deletion()));
    care.failure().ifPresent(failure -> lines.addAll(failures.lines(failure)));
    List<ButtonModel> buttons =
        switch (care.deletion()) {
          case OFFERED, FAILED ->
              List.of(words.button("delete_old", Role.PLAIN, new Event.DeletionChosen()));
          case ASKED ->
              List.of(
                  // The first takes the focus: a second press must not be the consent.
                  words.button("keep_old", Role.BACK, new Event.BackChosen()),
                  words.button("delete_for_good", Role.PLAIN, new Event.DeletionConfirmed()));
          case RUNNING, DONE -> List.of();
        };
    return Optional.of(
        new SectionModel(
            words.of("result.deletion.title"), "", List.of(new Block.Notes(lines)), buttons));
  }

  private SectionModel reminder(Aftercare.Reminder reminder) {
    List<ButtonModel> buttons =
        switch (reminder) {
          case OFF -> List.of(words.button("remind", Role.PLAIN, new Event.ReminderWanted(true)));
          case ON ->
              List.of(words.button("remind_no_more", Role.PLAIN, new Event.ReminderWanted(false)));
          case LOOKING, UNAVAILABLE -> List.of();
        };
    return new SectionModel(
        words.of("result.reminder.title"),
        "",
        List.of(new Block.Notes(List.of(words.of("result.reminder", reminder)))),
        buttons);
  }

  private MessageModel done() {
    MessageModel.Tone tone = MessageModel.Tone.SUCCESS;
    return new MessageModel(
        tone, words.of("tone", tone), words.of("result.done"), "", List.of(), "");
  }

  private List<Block> notes(Optional<Instant> oldUntil) {
    int days = profile.policy().renewal().validityDays();
    boolean year = days == YEAR || days == YEAR + 1;
    List<Block> notes = new ArrayList<>();
    notes.add(new Block.Note(words.of("result.browsers")));
    notes.add(
        new Block.Note(
            words.of(
                "result.validity",
                year ? words.of("result.validity.year") : words.of("result.validity.days", days))));
    notes.add(new Block.Note(words.of("result.notice", profile.policy().renewal().windowDays())));
    oldUntil.ifPresent(
        until -> notes.add(new Block.Note(words.of("result.old", words.time(until)))));
    return notes;
  }

  private List<Block> facts(IssuedCertificate certificate) {
    DistinguishedName subject = certificate.subject();
    return List.of(
        words.fact("result.organization", subject.organization().orElse("")),
        words.fact("result.unit", subject.organizationalUnit().orElse("")),
        words.copyable("result.common_name", subject.commonName().orElse("")),
        words.copyable("result.serial", certificate.serial().hex()),
        words.fact("result.until", words.time(certificate.notAfter())));
  }
}
