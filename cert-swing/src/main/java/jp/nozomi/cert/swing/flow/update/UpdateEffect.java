package jp.nozomi.cert.swing.flow.update;

import java.util.Optional;
import jp.nozomi.cert.update.Downloaded;
import jp.nozomi.cert.update.Offer;

/** What the update dialogs want done outside of them. */
public sealed interface UpdateEffect {
  /**
   * Lets each kind be handled, none forgotten.
   *
   * @param cases the handler
   */
  void accept(Cases cases);

  /** One method for each kind of effect. */
  interface Cases {
    /** Look at what became of an earlier installation. */
    void settle();

    /** Ask the mirror for a new version. */
    void check();

    /**
     * Get the installer.
     *
     * @param effect the effect
     */
    void download(Download effect);

    /** End the download; what came is kept. */
    void cancelDownload();

    /**
     * Verify the installer once more and start it.
     *
     * @param effect the effect
     */
    void launch(Launch effect);

    /** End the app. */
    void exit();
  }

  /** Look at what became of an earlier installation. */
  record Settle() implements UpdateEffect {
    @Override
    public void accept(Cases cases) {
      cases.settle();
    }
  }

  /** Ask the mirror for a new version. */
  record Check() implements UpdateEffect {
    @Override
    public void accept(Cases cases) {
      cases.check();
    }
  }

  /**
   * Get the installer.
   *
   * @param offer what to get
   * @param folder where to; empty for the app's own folder
   */
  record Download(Offer offer, Optional<String> folder) implements UpdateEffect {
    @Override
    public void accept(Cases cases) {
      cases.download(this);
    }
  }

  /** End the download; what came is kept. */
  record CancelDownload() implements UpdateEffect {
    @Override
    public void accept(Cases cases) {
      cases.cancelDownload();
    }
  }

  /**
   * Verify the installer once more and start it.
   *
   * @param downloaded the installer
   */
  record Launch(Downloaded downloaded) implements UpdateEffect {
    @Override
    public void accept(Cases cases) {
      cases.launch(this);
    }
  }

  /** End the app. */
  record Exit() implements UpdateEffect {
    @Override
    public void accept(Cases cases) {
      cases.exit();
    }
  }
}
