package jp.nozomi.cert.swing.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.nozomi.cert.swing.fixture.EveryScreen;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.BusyModel;
import jp.nozomi.cert.swing.model.ButtonModel;
import jp.nozomi.cert.swing.model.ScreenModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which keys each screen listens to, in both languages. */
class KeysTest {
  static Stream<ScreenModel> screens() {
    return Stream.of(Locale.JAPANESE, Locale.ENGLISH)
        .flatMap(
            locale -> EveryScreen.byName().values().stream().map(screen -> screen.apply(locale)));
  }

  @ParameterizedTest
  @MethodSource("screens")
  void noTwoMnemonicsOfAPageAreTheSame(ScreenModel screen) {
    Stream<Character> checks =
        screen.sections().stream()
            .flatMap(section -> section.blocks().stream())
            .filter(Block.Check.class::isInstance)
            .map(block -> ((Block.Check) block).mnemonic());

    assertThat(Stream.concat(buttons(screen).stream().map(ButtonModel::mnemonic), checks))
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .allMatch(key -> key >= 'A' && key <= 'Z');
  }

  @ParameterizedTest
  @MethodSource("screens")
  void enterHasOneMeaningAndEscAtMostOne(ScreenModel screen) {
    assertThat(buttons(screen))
        .filteredOn(ButtonModel::role, ButtonModel.Role.DEFAULT)
        .hasSize(isOnlyWork(screen) ? 0 : 1);
    assertThat(buttons(screen))
        .filteredOn(ButtonModel::role, ButtonModel.Role.BACK)
        .hasSizeLessThanOrEqualTo(1);
  }

  /** Work behind which there is no page: all that can be done is to cancel it. */
  private static boolean isOnlyWork(ScreenModel screen) {
    return screen.busy().isPresent() && screen.buttons().isEmpty();
  }

  private static List<ButtonModel> buttons(ScreenModel screen) {
    if (isOnlyWork(screen)) {
      return screen.busy().flatMap(BusyModel::cancel).stream().toList();
    }
    return Stream.concat(
            screen.sections().stream().flatMap(section -> section.buttons().stream()),
            screen.buttons().stream())
        .toList();
  }
}
