package jp.nozomi.cert.swing.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.core.store.StoreChoice;
import jp.nozomi.cert.core.store.StoreChoice.Grounds;
import jp.nozomi.cert.swing.flow.StorePlan;
import jp.nozomi.cert.swing.presenter.StoreTexts;
import jp.nozomi.cert.swing.presenter.Texts;

/** What is told of the store before a key is made in it. */
final class StoreNotice {
  private StoreNotice() {}

  /** The choice and its reason, unless the store was named; a warning in any case. */
  static List<String> of(StorePlan plan, Locale locale) {
    StoreTexts texts = new StoreTexts(Texts.in(locale));
    Optional<StoreChoice> choice = plan.choice();
    if (choice.isEmpty()) {
      // The refusal follows as the command's failure.
      return List.of();
    }
    return choice.get().grounds() == Grounds.NAMED
        ? texts.warning(choice.get()).stream().toList()
        : texts.of(plan);
  }
}
