package jp.nozomi.cert.swing.pages;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.protocol.http.ProxyAuthenticator;
import jp.nozomi.cert.swing.flow.CertificateEntry;
import jp.nozomi.cert.swing.flow.Screen;
import jp.nozomi.cert.swing.flow.Step;
import jp.nozomi.cert.swing.model.PageEvent;
import jp.nozomi.cert.swing.model.ScreenModel;
import jp.nozomi.cert.swing.presenter.AppContext;
import jp.nozomi.cert.swing.presenter.View;
import jp.nozomi.cert.swing.presenter.Words;
import jp.nozomi.cert.swing.settings.TextSize;
import jp.nozomi.cert.swing.settings.UserSettings;
import org.jspecify.annotations.Nullable;

/**
 * The pages beside the manual's screens.
 *
 * <p>A page covers the start screen and nothing else: whatever the flow has to ask or tell comes
 * before it, and the page is there again afterwards. Confined to the flow's thread.
 */
public final class Pages implements View, PageEvent.Cases {
  private final View window;
  private final Setup setup;
  private Words words;
  private @Nullable ScreenModel main;
  private @Nullable SidePage page;

  /**
   * What the pages stand on.
   *
   * @param context the run
   * @param tools what the work is done with
   * @param background where it is done
   * @param step tells where the flow is
   * @param person asks for the store's password
   * @param proxyLogin asks for a proxy's login
   * @param restyle makes the window follow the settings
   */
  public record Setup(
      AppContext context,
      PageTools tools,
      Background background,
      Supplier<Step> step,
      StorePrompt person,
      ProxyAuthenticator proxyLogin,
      Consumer<UserSettings> restyle) {}

  /**
   * Makes the pages; none is open.
   *
   * @param window shows them, and the flow's screens
   * @param setup what they stand on
   */
  public Pages(View window, Setup setup) {
    this.window = window;
    this.setup = setup;
    this.words = Words.in(setup.context().locale());
  }

  /** Takes the flow's screen. */
  @Override
  public void show(ScreenModel model) {
    main = model;
    refresh();
  }

  /**
   * Speaks another language from the next screen on.
   *
   * @param now the words
   */
  public void speak(Words now) {
    words = now;
  }

  /**
   * Tells whether a page is shown.
   *
   * @return false if the flow's screen is
   */
  public boolean isInFront() {
    return page != null && main != null && main.screen() == Screen.HOME;
  }

  /**
   * Makes way for the start screen, unless something would be lost.
   *
   * @return false if the page stays
   */
  public boolean makeWay() {
    if (page != null && !page.mayGo()) {
      return false;
    }
    closed();
    return true;
  }

  /**
   * Sends what was typed on the page.
   *
   * @param typed the texts by field name, whose ownership goes over
   */
  public void submit(Map<String, Secret> typed) {
    if (page != null) {
      page.submitted(typed);
    }
    typed.values().forEach(Secret::close);
  }

  @Override
  public void opened(PageEvent.Opened event) {
    if (!(setup.step().get() instanceof Step.Home)) {
      return;
    }
    page =
        switch (event.kind()) {
          case SETTINGS -> new SettingsPage(setup, this::refresh);
          case DIAGNOSIS -> new DiagnosisPage(setup, this::refresh);
          case ABOUT -> new AboutPage(setup.context(), Libraries.read());
          case CERTIFICATE -> new CertificatePage(setup, this::entries, this::refresh);
        };
    refresh();
  }

  @Override
  public void closed() {
    leave();
    refresh();
  }

  @Override
  public void chosen(PageEvent.Chosen event) {
    if (page != null) {
      page.chosen(event);
    }
  }

  @Override
  public void inspected(PageEvent.Inspected event) {
    if (page != null) {
      page.inspected(event);
    }
  }

  @Override
  public void started() {
    if (page != null) {
      page.started();
    }
  }

  @Override
  public void stopped() {
    if (page != null) {
      page.stopped();
    }
  }

  @Override
  public void saved(PageEvent.Saved event) {
    if (page != null) {
      page.saved(event);
    }
  }

  /**
   * Tells that the text was made larger or smaller by its keys.
   *
   * @param size the size now
   */
  public void resized(TextSize size) {
    if (page != null) {
      page.resized(size);
    }
  }

  /** Ends what a page may still be doing. */
  public void leave() {
    if (page != null) {
      page.stopped();
      page = null;
    }
  }

  private List<CertificateEntry> entries() {
    return setup.step().get() instanceof Step.Home home ? home.listing().entries() : List.of();
  }

  private void refresh() {
    if (main == null) {
      return;
    }
    window.show(page != null && main.screen() == Screen.HOME ? page.render(words) : main);
  }
}
