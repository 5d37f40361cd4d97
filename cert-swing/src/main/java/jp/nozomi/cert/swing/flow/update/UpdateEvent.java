package jp.nozomi.cert.swing.flow.update;

import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.update.Downloaded;
import jp.nozomi.cert.update.Offer;

/** What happens to the update dialogs: what the work tells first, then the user's acts. */
public sealed interface UpdateEvent {
  /**
   * Lets a step answer.
   *
   * @param step where the dialogs are
   * @return where they are then, and what is to be done
   */
  UpdateTransition at(UpdateStep step);

  /**
   * What became of an earlier installation was looked at, and there is nothing to tell.
   *
   * @param installing whether the installer, or another instance of the app, is still at work
   */
  record Settled(boolean installing) implements UpdateEvent {
    @Override
    public UpdateTransition at(UpdateStep step) {
      return step.settled(this);
    }
  }

  /**
   * The version that was installed before does not run (G021e).
   *
   * @param failure the code and its facts
   */
  record SettleFailed(Failure failure) implements UpdateEvent {
    @Override
    public UpdateTransition at(UpdateStep step) {
      return step.settleFailed(this);
    }
  }

  /**
   * There is a new version.
   *
   * @param offer the version
   */
  record Found(Offer offer) implements UpdateEvent {
    @Override
    public UpdateTransition at(UpdateStep step) {
      return step.found(this);
    }
  }

  /** There is no new version. */
  record NothingFound() implements UpdateEvent {
    @Override
    public UpdateTransition at(UpdateStep step) {
      return step.nothingFound();
    }
  }

  /**
   * The check failed (G003e).
   *
   * @param failure the code and its facts
   */
  record CheckFailed(Failure failure) implements UpdateEvent {
    @Override
    public UpdateTransition at(UpdateStep step) {
      return step.checkFailed(this);
    }
  }

  /**
   * More of the installer came.
   *
   * @param done bytes present
   * @param total bytes in all
   */
  record Progressed(long done, long total) implements UpdateEvent {
    @Override
    public UpdateTransition at(UpdateStep step) {
      return step.progressed(this);
    }
  }

  /**
   * The installer is here and verified.
   *
   * @param downloaded the installer
   */
  record Arrived(Downloaded downloaded) implements UpdateEvent {
    @Override
    public UpdateTransition at(UpdateStep step) {
      return step.arrived(this);
    }
  }

  /**
   * The download failed (G002e) or was cancelled.
   *
   * @param failure the code and its facts
   */
  record DownloadFailed(Failure failure) implements UpdateEvent {
    @Override
    public UpdateTransition at(UpdateStep step) {
      return step.downloadFailed(this);
    }
  }

  /** The operating system's installer runs. */
  record Launched() implements UpdateEvent {
    @Override
    public UpdateTransition at(UpdateStep step) {
      return step.launched();
    }
  }

  /**
   * The installer could not be started (G007i, G021e).
   *
   * @param failure the code and its facts
   */
  record LaunchFailed(Failure failure) implements UpdateEvent {
    @Override
    public UpdateTransition at(UpdateStep step) {
      return step.launchFailed(this);
    }
  }

  /** The user pressed the dialog's main button. */
  record Proceeded() implements UpdateEvent {
    @Override
    public UpdateTransition at(UpdateStep step) {
      return step.proceeded();
    }
  }

  /** The user pressed the other button, or closed the dialog. */
  record Dismissed() implements UpdateEvent {
    @Override
    public UpdateTransition at(UpdateStep step) {
      return step.dismissed();
    }
  }

  /**
   * The user chose another folder to download to.
   *
   * @param folder its path
   */
  record FolderChosen(String folder) implements UpdateEvent {
    @Override
    public UpdateTransition at(UpdateStep step) {
      return step.folderChosen(this);
    }
  }

  /** The user needs a new version: the bank refuses this one. */
  record Wanted() implements UpdateEvent {
    @Override
    public UpdateTransition at(UpdateStep step) {
      return step.wanted();
    }
  }
}
