package jp.nozomi.cert.swing.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void showsBidirectionalAndControlCharactersAsWhatTheyAre() {
    assertThat(PlainText.of("a\u202Eb\u0007c\u2066d\u200Be"))
        .isEqualTo("a<U+202E>b<U+0007>c<U+2066>d<U+200B>e");
  }

  @Test
  void showsAByteThatIsHalfACharacterAsWhatItIs() {
    assertThat(PlainText.of("a\uD800b")).isEqualTo("a<U+D800>b");
  }

  @Test
  void leavesJapaneseSignsEmojiAndMarkupAsTheyAre() {
    String text = "<html>出身校は？ 𠮷 🙂\n(9999)";
    assertThat(PlainText.of(text)).isEqualTo(text);
  }
}
