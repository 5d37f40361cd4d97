package jp.nozomi.cert.swing.model;

import java.nio.file.Path;
import jp.nozomi.cert.core.certificate.CertificateId;

/**
 * What the user does to the pages beside the manual's screens: settings, checks, about, details.
 */
public sealed interface PageEvent {
  /**
   * Lets each kind be handled, none forgotten.
   *
   * @param cases the handler
   */
  void accept(Cases cases);

  /** Which page. */
  enum Kind {
    /** 設定. */
    SETTINGS,
    /** 接続診断. */
    DIAGNOSIS,
    /** このアプリについて. */
    ABOUT,
    /** 証明書の詳細. */
    CERTIFICATE
  }

  /** What a page writes to a file. */
  enum Output {
    /** The certificate as text. */
    PEM("pem"),
    /** The certificate as bytes. */
    DER("cer"),
    /** What the support desk wants to have. */
    BUNDLE("zip");

    private final String extension;

    Output(String extension) {
      this.extension = extension;
    }

    /**
     * Gives the usual end of the file's name.
     *
     * @return the extension without a dot
     */
    public String extension() {
      return extension;
    }
  }

  /** One method for each kind of event. */
  interface Cases {
    /**
     * A page is wanted.
     *
     * @param event the event
     */
    void opened(Opened event);

    /** The page is no longer wanted. */
    void closed();

    /**
     * One of several is chosen.
     *
     * @param event the event
     */
    void chosen(Chosen event);

    /**
     * A certificate is looked at.
     *
     * @param event the event
     */
    void inspected(Inspected event);

    /** The page's work is wanted. */
    void started();

    /** The page's work is no longer wanted. */
    void stopped();

    /**
     * A file was named.
     *
     * @param event the event
     */
    void saved(Saved event);
  }

  /**
   * A page is wanted.
   *
   * @param kind which
   */
  record Opened(Kind kind) implements PageEvent {
    @Override
    public void accept(Cases cases) {
      cases.opened(this);
    }
  }

  /** The page is no longer wanted. */
  record Closed() implements PageEvent {
    @Override
    public void accept(Cases cases) {
      cases.closed();
    }
  }

  /**
   * One of several is chosen.
   *
   * @param name what there is a choice of
   * @param option the chosen one
   */
  record Chosen(String name, String option) implements PageEvent {
    @Override
    public void accept(Cases cases) {
      cases.chosen(this);
    }
  }

  /**
   * A certificate is looked at.
   *
   * @param certificate which
   */
  record Inspected(CertificateId certificate) implements PageEvent {
    @Override
    public void accept(Cases cases) {
      cases.inspected(this);
    }
  }

  /** The page's work is wanted. */
  record Started() implements PageEvent {
    @Override
    public void accept(Cases cases) {
      cases.started();
    }
  }

  /** The page's work is no longer wanted. */
  record Stopped() implements PageEvent {
    @Override
    public void accept(Cases cases) {
      cases.stopped();
    }
  }

  /**
   * A file was named; if it exists, the user agreed to replace it.
   *
   * @param output what is written to it
   * @param file the file
   */
  record Saved(Output output, Path file) implements PageEvent {
    @Override
    public void accept(Cases cases) {
      cases.saved(this);
    }
  }
}
