package jp.nozomi.cert.swing.presenter;

import java.util.List;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.ErrorTexts;
import jp.nozomi.cert.swing.launch.LaunchAction;
import jp.nozomi.cert.swing.launch.LinkRefusal;
import jp.nozomi.cert.swing.model.MessageModel;
import jp.nozomi.cert.swing.model.MessageModel.Tone;

/** What is told of a link without turning the page. */
public final class LinkNotices {
  private final Texts texts;
  private final ErrorTexts errors;

  /**
   * Makes the notices of a run.
   *
   * @param context the run
   */
  public LinkNotices(AppContext context) {
    this.texts = Texts.in(context.locale());
    this.errors = ErrorTexts.in(context.locale());
  }

  /**
   * Tells that a link is followed as soon as the page is closed.
   *
   * @param action what the link names
   * @return the notice
   */
  public MessageModel postponed(LaunchAction action) {
    return notice(Tone.INFO, texts.of("link.postponed", action), texts.of("link.postponed.remedy"));
  }

  /**
   * Tells that the window is in the middle of something.
   *
   * @param action what the link names
   * @return the notice
   */
  public MessageModel occupied(LaunchAction action) {
    return notice(Tone.INFO, texts.of("link.occupied", action), texts.of("link.occupied.remedy"));
  }

  /**
   * Tells that a link is not accepted.
   *
   * @param refusal why
   * @return the notice
   */
  public MessageModel refused(LinkRefusal refusal) {
    return notice(
        Tone.ERROR,
        errors.printed(ErrorCode.LINK_REFUSED),
        texts.of("link.refused", refusal) + " " + errors.of(ErrorCode.LINK_REFUSED).remedy());
  }

  private MessageModel notice(Tone tone, String text, String remedy) {
    return new MessageModel(tone, texts.of("tone", tone), text, remedy, List.of(), "");
  }
}
