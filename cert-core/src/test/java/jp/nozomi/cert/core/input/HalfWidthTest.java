package jp.nozomi.cert.core.input;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HalfWidthTest {
  @Test
  void mapsLettersDigitsSignsAndTheSpace() {
    assertThat(HalfWidth.of("ｌｏｇｉｄ０３１　Ａ－＿．＠！～")).isEqualTo("logid031 A-_.@!~");
  }

  @Test
  void mapsTheWholeBlockToAscii() {
    for (char ascii = '!'; ascii <= '~'; ascii++) {
      assertThat(HalfWidth.of(String.valueOf((char) (ascii + 0xFEE0))))
          .isEqualTo(String.valueOf(ascii));
    }
  }

  /** Each of these would be changed by a normalisation form of Unicode. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ｱｲｳ", "カ\u3099", "①", "㍿", "ﬁ", "\u00E9", "e\u0301", "￥", "〜", "｟", "ー", "𠮷", "\u212B"
      })
  void leavesEverythingElseAlone(String text) {
    assertThat(HalfWidth.of(text)).isEqualTo(text);
  }

  @Property
  void keepsTheLengthAndIsStable(@ForAll String text) {
    String mapped = HalfWidth.of(text);

    assertThat(mapped).hasSameSizeAs(text);
    assertThat(HalfWidth.of(mapped)).isEqualTo(mapped);
  }
}
