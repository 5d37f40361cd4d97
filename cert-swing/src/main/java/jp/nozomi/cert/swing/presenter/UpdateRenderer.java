package jp.nozomi.cert.swing.presenter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.swing.flow.update.UpdateEvent;
import jp.nozomi.cert.swing.flow.update.UpdateStep;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.UpdateModel;
import jp.nozomi.cert.swing.model.UpdateModel.Act;
import jp.nozomi.cert.swing.model.UpdateModel.Bar;
import jp.nozomi.cert.swing.model.UpdateModel.Button;
import jp.nozomi.cert.update.Offer;

/** Turns a step of the update dialogs into the dialog that shows it. */
public final class UpdateRenderer implements UpdateStep.Cases<Optional<UpdateModel>> {
  private static final int MEGABYTE = 1_000_000;

  private final Words words;
  private final Messages messages;
  private final AppContext context;

  /**
   * Makes a renderer.
   *
   * @param context the run
   */
  public UpdateRenderer(AppContext context) {
    this.words = new Words(Texts.in(context.locale()));
    this.messages = new Messages(words);
    this.context = context;
  }

  /**
   * Renders a step.
   *
   * @param step the step
   * @return its dialog, or empty if nothing is shown
   */
  public Optional<UpdateModel> render(UpdateStep step) {
    return step.accept(this);
  }

  @Override
  public Optional<UpdateModel> hidden(UpdateStep step) {
    return Optional.empty();
  }

  @Override
  public Optional<UpdateModel> checking(UpdateStep.Checking step) {
    return step.asked()
        ? working(
            words.of("update.checking"),
            new Bar(0, 0, words.of("update.checking")),
            dismiss("close"))
        : Optional.empty();
  }

  @Override
  public Optional<UpdateModel> offered(UpdateStep.Offered step) {
    Offer offer = step.offer();
    List<String> texts = new ArrayList<>();
    texts.add(words.of("update.offer"));
    if (offer.mandatory()) {
      texts.add(words.of("update.mandatory"));
    }
    texts.add(
        words.of("update.versions", context.version(), offer.version(), megabytes(offer.bytes())));
    notes(offer).ifPresent(texts::add);
    return asking(texts, proceed("download"), dismiss("later"));
  }

  @Override
  public Optional<UpdateModel> downloading(UpdateStep.Downloading step) {
    long total = step.offer().bytes();
    String text =
        step.stopping()
            ? words.of("busy.cancelling")
            : words.of("update.progress", megabytes(step.done()), megabytes(total));
    return step.stopping()
        ? working(words.of("update.downloading"), new Bar(step.done(), total, text))
        : working(
            words.of("update.downloading"), new Bar(step.done(), total, text), dismiss("cancel"));
  }

  @Override
  public Optional<UpdateModel> broken(UpdateStep.Broken step) {
    return message(
        step.failure(),
        List.of(),
        List.of(
            button("other_folder", new Act.ChooseFolder()), proceed("retry"), dismiss("close")));
  }

  @Override
  public Optional<UpdateModel> ready(UpdateStep.Ready step) {
    return message(
        new Failure(ErrorCode.DOWNLOAD_COMPLETE),
        List.of(step.downloaded().file().toString()),
        List.of(proceed("install"), dismiss("later")));
  }

  @Override
  public Optional<UpdateModel> confirming(UpdateStep.Confirming step) {
    return asking(
        List.of(words.of("update.confirm", step.downloaded().offer().version())),
        proceed("yes"),
        dismiss("no"));
  }

  @Override
  public Optional<UpdateModel> starting(UpdateStep.Starting step) {
    return working(words.of("update.starting"), new Bar(0, 0, words.of("update.starting")));
  }

  @Override
  public Optional<UpdateModel> started(UpdateStep.Started step) {
    return asking(List.of(words.of("update.started")), proceed("exit"));
  }

  @Override
  public Optional<UpdateModel> told(UpdateStep.Told step) {
    Failure failure = step.failure();
    List<String> texts = new ArrayList<>();
    List<Button> buttons = new ArrayList<>(List.of(dismiss("close")));
    if (failure.code() == ErrorCode.VERSION_CHECK_FAILED) {
      texts.add(words.of("update.not_needed"));
      buttons.add(proceed("retry"));
    } else {
      // An installer that is here and verified can still be started by hand.
      Optional.ofNullable(failure.facts().get("path"))
          .ifPresent(file -> texts.add(words.of("update.by_hand", file)));
      buttons.add(button("manual_download", new Act.Browse(context.profile().loginPage())));
    }
    return message(failure, texts, buttons);
  }

  @Override
  public Optional<UpdateModel> newest(UpdateStep.Newest step) {
    return asking(List.of(words.of("update.newest", context.version())), dismiss("close"));
  }

  private Optional<UpdateModel> asking(List<String> texts, Button... buttons) {
    return Optional.of(
        new UpdateModel(
            words.of("update.title"), texts, Optional.empty(), Optional.empty(), List.of(buttons)));
  }

  private Optional<UpdateModel> working(String text, Bar bar, Button... buttons) {
    return Optional.of(
        new UpdateModel(
            words.of("update.title"),
            List.of(text),
            Optional.empty(),
            Optional.of(bar),
            List.of(buttons)));
  }

  private Optional<UpdateModel> message(Failure failure, List<String> texts, List<Button> buttons) {
    List<Block.Fact> details =
        List.of(
            words.fact("failure.code", failure.code().code()),
            words.fact("failure.type", failure.type()));
    return Optional.of(
        new UpdateModel(
            words.of("update.title"),
            texts,
            Optional.of(messages.message(failure, details)),
            Optional.empty(),
            buttons));
  }

  private Button proceed(String name) {
    return button(name, new Act.Raise(new UpdateEvent.Proceeded()));
  }

  private Button dismiss(String name) {
    return button(name, new Act.Raise(new UpdateEvent.Dismissed()));
  }

  private Button button(String name, Act act) {
    return new Button(
        words.of("button." + name), words.of("button." + name + ".key").charAt(0), act);
  }

  private Optional<String> notes(Offer offer) {
    return Optional.ofNullable(offer.notes().get(words.locale().getLanguage()));
  }

  private String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / (double) MEGABYTE);
  }
}
