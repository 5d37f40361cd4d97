package jp.nozomi.cert.swing.flow.update;

import java.util.Optional;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.update.Downloaded;
import jp.nozomi.cert.update.Offer;

/**
 * Where the update dialogs are (manual, section 1.2). Each step answers the events that mean
 * something to it, and stays at the others.
 *
 * <p>They stand beside the wizard: nothing here keeps anybody from issuing or renewing.
 */
public sealed interface UpdateStep {
  /**
   * Begins at the start of the app: what became of an earlier installation is settled first.
   *
   * @return the first step with its effects
   */
  static UpdateTransition start() {
    return UpdateTransition.to(new Settling(), new UpdateEffect.Settle());
  }

  /**
   * Lets each kind be handled, none forgotten.
   *
   * @param cases the handler
   * @param <R> what it gives back
   * @return what it gave back
   */
  <R> R accept(Cases<R> cases);

  /**
   * One method for each kind of step that shows something, and one for the others.
   *
   * @param <R> what each gives back
   */
  interface Cases<R> {
    /**
     * Nothing is shown.
     *
     * @param step the step
     * @return what the handler makes of it
     */
    R hidden(UpdateStep step);

    /**
     * The mirror is being asked.
     *
     * @param step the step
     * @return what the handler makes of it
     */
    R checking(Checking step);

    /**
     * There is a new version: ダウンロード.
     *
     * @param step the step
     * @return what the handler makes of it
     */
    R offered(Offered step);

    /**
     * The installer is coming.
     *
     * @param step the step
     * @return what the handler makes of it
     */
    R downloading(Downloading step);

    /**
     * The download failed (G002e): another folder may help.
     *
     * @param step the step
     * @return what the handler makes of it
     */
    R broken(Broken step);

    /**
     * The installer is here (G007i): インストール.
     *
     * @param step the step
     * @return what the handler makes of it
     */
    R ready(Ready step);

    /**
     * The user is asked once more: はい.
     *
     * @param step the step
     * @return what the handler makes of it
     */
    R confirming(Confirming step);

    /**
     * The installer is being verified once more and started.
     *
     * @param step the step
     * @return what the handler makes of it
     */
    R starting(Starting step);

    /**
     * The installer runs, and waits for the app's end: 終了する.
     *
     * @param step the step
     * @return what the handler makes of it
     */
    R started(Started step);

    /**
     * A failure is shown; nothing waits for it.
     *
     * @param step the step
     * @return what the handler makes of it
     */
    R told(Told step);

    /**
     * The user asked, and there is no newer version.
     *
     * @param step the step
     * @return what the handler makes of it
     */
    R newest(Newest step);
  }

  /**
   * Answers {@link UpdateEvent.Settled}.
   *
   * @param event the event
   * @return where it leads
   */
  default UpdateTransition settled(UpdateEvent.Settled event) {
    return stay();
  }

  /**
   * Answers {@link UpdateEvent.SettleFailed}.
   *
   * @param event the event
   * @return where it leads
   */
  default UpdateTransition settleFailed(UpdateEvent.SettleFailed event) {
    return stay();
  }

  /**
   * Answers {@link UpdateEvent.Found}.
   *
   * @param event the event
   * @return where it leads
   */
  default UpdateTransition found(UpdateEvent.Found event) {
    return stay();
  }

  /**
   * Answers {@link UpdateEvent.NothingFound}.
   *
   * @return where it leads
   */
  default UpdateTransition nothingFound() {
    return stay();
  }

  /**
   * Answers {@link UpdateEvent.CheckFailed}.
   *
   * @param event the event
   * @return where it leads
   */
  default UpdateTransition checkFailed(UpdateEvent.CheckFailed event) {
    return stay();
  }

  /**
   * Answers {@link UpdateEvent.Progressed}.
   *
   * @param event the event
   * @return where it leads
   */
  default UpdateTransition progressed(UpdateEvent.Progressed event) {
    return stay();
  }

  /**
   * Answers {@link UpdateEvent.Arrived}.
   *
   * @param event the event
   * @return where it leads
   */
  default UpdateTransition arrived(UpdateEvent.Arrived event) {
    return stay();
  }

  /**
   * Answers {@link UpdateEvent.DownloadFailed}.
   *
   * @param event the event
   * @return where it leads
   */
  default UpdateTransition downloadFailed(UpdateEvent.DownloadFailed event) {
    return stay();
  }

  /**
   * Answers {@link UpdateEvent.Launched}.
   *
   * @return where it leads
   */
  default UpdateTransition launched() {
    return stay();
  }

  /**
   * Answers {@link UpdateEvent.LaunchFailed}.
   *
   * @param event the event
   * @return where it leads
   */
  default UpdateTransition launchFailed(UpdateEvent.LaunchFailed event) {
    return stay();
  }

  /**
   * Answers {@link UpdateEvent.Proceeded}.
   *
   * @return where it leads
   */
  default UpdateTransition proceeded() {
    return stay();
  }

  /**
   * Answers {@link UpdateEvent.Dismissed}.
   *
   * @return where it leads
   */
  default UpdateTransition dismissed() {
    return stay();
  }

  /**
   * Answers {@link UpdateEvent.FolderChosen}.
   *
   * @param event the event
   * @return where it leads
   */
  default UpdateTransition folderChosen(UpdateEvent.FolderChosen event) {
    return stay();
  }

  /**
   * Answers {@link UpdateEvent.Wanted}.
   *
   * @return where it leads
   */
  default UpdateTransition wanted() {
    return stay();
  }

  private UpdateTransition stay() {
    return UpdateTransition.to(this);
  }

  private static UpdateTransition check(boolean asked) {
    return UpdateTransition.to(new Checking(asked), new UpdateEffect.Check());
  }

  private static UpdateTransition download(Offer offer, Optional<String> folder) {
    return UpdateTransition.to(
        new Downloading(offer, folder, 0, false), new UpdateEffect.Download(offer, folder));
  }

  /** What became of an earlier installation is being looked at. */
  record Settling() implements UpdateStep {
    @Override
    public UpdateTransition settled(UpdateEvent.Settled event) {
      return event.installing() ? UpdateTransition.to(new Quiet(Optional.empty())) : check(false);
    }

    @Override
    public UpdateTransition settleFailed(UpdateEvent.SettleFailed event) {
      return UpdateTransition.to(new Told(event.failure(), true, Optional.empty()));
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.hidden(this);
    }
  }

  /**
   * The mirror is being asked.
   *
   * @param asked whether the user waits for the answer
   */
  record Checking(boolean asked) implements UpdateStep {
    @Override
    public UpdateTransition found(UpdateEvent.Found event) {
      return UpdateTransition.to(new Offered(event.offer()));
    }

    @Override
    public UpdateTransition nothingFound() {
      return UpdateTransition.to(asked ? new Newest() : new Quiet(Optional.empty()));
    }

    @Override
    public UpdateTransition checkFailed(UpdateEvent.CheckFailed event) {
      return UpdateTransition.to(new Told(event.failure(), false, Optional.empty()));
    }

    @Override
    public UpdateTransition wanted() {
      return UpdateTransition.to(new Checking(true));
    }

    @Override
    public UpdateTransition dismissed() {
      return UpdateTransition.to(new Checking(false));
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.checking(this);
    }
  }

  /**
   * Nothing is to be told.
   *
   * @param offer a version that the user has put off
   */
  record Quiet(Optional<Offer> offer) implements UpdateStep {
    @Override
    public UpdateTransition wanted() {
      return offer
          .map(known -> UpdateTransition.to(new Offered(known)))
          .orElseGet(() -> check(true));
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.hidden(this);
    }
  }

  /**
   * There is a new version: ダウンロード.
   *
   * @param offer the version
   */
  record Offered(Offer offer) implements UpdateStep {
    @Override
    public UpdateTransition proceeded() {
      return download(offer, Optional.empty());
    }

    @Override
    public UpdateTransition dismissed() {
      return UpdateTransition.to(new Quiet(Optional.of(offer)));
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.offered(this);
    }
  }

  /**
   * The installer is coming.
   *
   * @param offer what is downloaded
   * @param folder where to; empty for the app's own folder
   * @param done bytes present
   * @param stopping whether the user has cancelled
   */
  record Downloading(Offer offer, Optional<String> folder, long done, boolean stopping)
      implements UpdateStep {
    @Override
    public UpdateTransition progressed(UpdateEvent.Progressed event) {
      return UpdateTransition.to(new Downloading(offer, folder, event.done(), stopping));
    }

    @Override
    public UpdateTransition arrived(UpdateEvent.Arrived event) {
      return UpdateTransition.to(new Ready(event.downloaded()));
    }

    @Override
    public UpdateTransition downloadFailed(UpdateEvent.DownloadFailed event) {
      return UpdateTransition.to(
          event.failure().code() == ErrorCode.CANCELLED
              ? new Offered(offer)
              : new Broken(offer, folder, event.failure()));
    }

    @Override
    public UpdateTransition dismissed() {
      return UpdateTransition.to(
          new Downloading(offer, folder, done, true), new UpdateEffect.CancelDownload());
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.downloading(this);
    }
  }

  /**
   * The download failed (G002e): another folder may help.
   *
   * @param offer what was downloaded
   * @param folder where to
   * @param failure the code and its facts
   */
  record Broken(Offer offer, Optional<String> folder, Failure failure) implements UpdateStep {
    @Override
    public UpdateTransition proceeded() {
      return download(offer, folder);
    }

    @Override
    public UpdateTransition folderChosen(UpdateEvent.FolderChosen event) {
      return download(offer, Optional.of(event.folder()));
    }

    @Override
    public UpdateTransition dismissed() {
      return UpdateTransition.to(new Quiet(Optional.of(offer)));
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.broken(this);
    }
  }

  /**
   * The installer is here (G007i): インストール.
   *
   * @param downloaded the installer
   */
  record Ready(Downloaded downloaded) implements UpdateStep {
    @Override
    public UpdateTransition proceeded() {
      return UpdateTransition.to(new Confirming(downloaded));
    }

    @Override
    public UpdateTransition dismissed() {
      // What is here is not fetched again when the offer is taken up later.
      return UpdateTransition.to(new Quiet(Optional.of(downloaded.offer())));
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.ready(this);
    }
  }

  /**
   * The user is asked once more: はい.
   *
   * @param downloaded the installer
   */
  record Confirming(Downloaded downloaded) implements UpdateStep {
    @Override
    public UpdateTransition proceeded() {
      return UpdateTransition.to(new Starting(downloaded), new UpdateEffect.Launch(downloaded));
    }

    @Override
    public UpdateTransition dismissed() {
      return UpdateTransition.to(new Ready(downloaded));
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.confirming(this);
    }
  }

  /**
   * The installer is being verified once more and started.
   *
   * @param downloaded the installer
   */
  record Starting(Downloaded downloaded) implements UpdateStep {
    @Override
    public UpdateTransition launched() {
      return UpdateTransition.to(new Started());
    }

    @Override
    public UpdateTransition launchFailed(UpdateEvent.LaunchFailed event) {
      return UpdateTransition.to(new Told(event.failure(), false, Optional.of(downloaded.offer())));
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.starting(this);
    }
  }

  /** The installer runs, and waits for the app's end: 終了する. */
  record Started() implements UpdateStep {
    @Override
    public UpdateTransition proceeded() {
      return UpdateTransition.to(new Gone(), new UpdateEffect.Exit());
    }

    @Override
    public UpdateTransition dismissed() {
      // The installer must replace the app's files: there is no other way on.
      return proceeded();
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.started(this);
    }
  }

  /**
   * A failure is shown; nothing waits for it.
   *
   * @param failure the code and its facts
   * @param unchecked whether the mirror is still to be asked
   * @param offer the version that it is about
   */
  record Told(Failure failure, boolean unchecked, Optional<Offer> offer) implements UpdateStep {
    @Override
    public UpdateTransition proceeded() {
      return check(true);
    }

    @Override
    public UpdateTransition dismissed() {
      return unchecked ? check(false) : UpdateTransition.to(new Quiet(offer));
    }

    @Override
    public UpdateTransition wanted() {
      return check(true);
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.told(this);
    }
  }

  /** The user asked, and there is no newer version. */
  record Newest() implements UpdateStep {
    @Override
    public UpdateTransition proceeded() {
      return dismissed();
    }

    @Override
    public UpdateTransition dismissed() {
      return UpdateTransition.to(new Quiet(Optional.empty()));
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.newest(this);
    }
  }

  /** The app ends. */
  record Gone() implements UpdateStep {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.hidden(this);
    }
  }
}
