package jp.nozomi.cert.swing.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.nozomi.cert.swing.fixture.EveryScreen;
import jp.nozomi.cert.swing.model.Block;
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
    assertThat(buttons(screen)).filteredOn(ButtonModel::role, ButtonModel.Role.DEFAULT).hasSize(1);
    assertThat(buttons(screen))
        .filteredOn(ButtonModel::role, ButtonModel.Role.BACK)
        .hasSizeLessThanOrEqualTo(1);
  }

  private static List<ButtonModel> buttons(ScreenModel screen) {
    return Stream.concat(
            screen.sections().stream().flatMap(section -> section.buttons().stream()),
            screen.buttons().stream())
        .toList();
  }
}
