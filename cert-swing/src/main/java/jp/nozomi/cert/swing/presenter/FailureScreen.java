package jp.nozomi.cert.swing.presenter;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.profile.BankProfile;
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

/** CCHK902 and the error panel: what happened, what to do, and what the support desk needs. */
final class FailureScreen {
  /** Doing the same again can't help: somebody has to do something else first. */
  private static final Set<ErrorCode> FINAL =
      EnumSet.of(
          ErrorCode.UNSUPPORTED,
          ErrorCode.CLIENT_TOO_OLD,
          ErrorCode.CUSTOMER_CONFIRMATION_REQUIRED,
          ErrorCode.LOCKED,
          ErrorCode.VALID_CERTIFICATE_EXISTS,
          ErrorCode.OUTSIDE_RENEWAL_WINDOW,
          ErrorCode.ORDER_ABANDONED,
          ErrorCode.PROFILE_INVALID,
          ErrorCode.PROTECTION_TOO_WEAK);

  private final Words words;
  private final AppContext context;
  private final Messages messages;
  private final FailureFacts facts;
  private final BusyRenderer busy;

  FailureScreen(Words words, AppContext context, Clock clock) {
    this.words = words;
    this.context = context;
    this.messages = new Messages(words);
    this.facts = new FailureFacts(words, context.version(), clock);
    this.busy = new BusyRenderer(words);
  }

  ScreenModel render(Step.Stopped step) {
    List<Block.Fact> details = details(step.failure());
    MessageModel message = messages.message(step.failure(), details);
    return new ScreenModel(
        step.screen(),
        words.title(step.screen()),
        "",
        Optional.of(message),
        waysOut(step.failure()),
        buttons(step, message),
        Optional.empty(),
        0);
  }

  /** The account has to be mended at the bank's page; then the same session goes on. */
  ScreenModel mending(Step.Mending step) {
    MessageModel message = messages.message(step.state(), details(step.state()));
    Optional<ButtonModel> page =
        bankPage(step.state())
            .map(uri -> words.button("bank_page", Role.DEFAULT, new Action.Browse(uri)));
    List<ButtonModel> buttons = new ArrayList<>(page.stream().toList());
    buttons.add(
        words.button("go_on", page.isPresent() ? Role.PLAIN : Role.DEFAULT, new Action.Submit()));
    buttons.add(words.button("give_up", Role.BACK, new Event.BackChosen()));
    buttons.add(
        words.button("diagnostics", Role.PLAIN, new Action.Copy(FailureFacts.copied(message))));
    return new ScreenModel(
        step.screen(),
        words.title(step.screen()),
        words.of(
            step.prompt().rejected().isPresent()
                ? "mending.again.instruction"
                : "mending.instruction"),
        Optional.of(message),
        List.of(),
        buttons,
        step.progress().map(busy::render),
        step.prompt().attempt());
  }

  /** The few lines about a failure inside another screen. */
  List<Block> summary(Failure failure) {
    return lines(failure).stream().<Block>map(Block.Note::new).toList();
  }

  List<String> lines(Failure failure) {
    MessageModel message = messages.message(failure, List.of());
    return List.of(message.text(), message.remedy());
  }

  private List<SectionModel> waysOut(Failure failure) {
    return words.stores().hint(failure).stream()
        .map(
            hint ->
                new SectionModel(
                    words.of("failure.ways"), "", List.of(new Block.Note(hint)), List.of()))
        .toList();
  }

  private List<ButtonModel> buttons(Step.Stopped step, MessageModel message) {
    boolean aborted = step.screen() == Screen.ABORTED;
    boolean retry = !aborted && !FINAL.contains(step.failure().code());
    List<ButtonModel> buttons = new ArrayList<>();
    if (aborted) {
      buttons.add(words.button("close", Role.DEFAULT, new Event.CloseChosen()));
    }
    if (retry) {
      buttons.add(words.button("retry", Role.DEFAULT, new Event.RetryChosen()));
    }
    if (!aborted) {
      buttons.add(words.button("home", Role.BACK, new Event.BackChosen()));
    }
    bankPage(step.failure())
        .ifPresent(
            page -> buttons.add(words.button("bank_page", Role.PLAIN, new Action.Browse(page))));
    buttons.add(
        words.button("diagnostics", Role.PLAIN, new Action.Copy(FailureFacts.copied(message))));
    buttons.add(words.button("log", Role.PLAIN, new Action.OpenLogFolder()));
    return buttons;
  }

  /** Only pages on the hosts that the profile lists are offered, whatever the server said. */
  private Optional<URI> bankPage(Failure failure) {
    return failure
        .bankPage()
        .filter(page -> "https".equals(page.getScheme()) && page.getHost() != null)
        .filter(page -> context.profile().server().pageHosts().contains(page.getHost()));
  }

  private List<Block.Fact> details(Failure failure) {
    BankProfile.Support support = context.profile().support();
    List<Block.Fact> details = facts.of(failure);
    details.add(
        words.fact(
            "failure.support",
            support.name().in(words.locale())
                + "  "
                + support.phone()
                + "  "
                + support.hours().in(words.locale())));
    return details;
  }
}
