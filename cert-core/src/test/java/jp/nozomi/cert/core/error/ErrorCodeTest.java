package jp.nozomi.cert.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorCodeTest {
  @ParameterizedTest
  @EnumSource
  void isFoundByItsPrintedForm(ErrorCode code) {
    assertThat(ErrorCode.find(code.code())).contains(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "G005", "g005e", "G999e", "G005e "})
  void isNotFoundByAnotherForm(String printed) {
    assertThat(ErrorCode.find(printed)).isEmpty();
  }

  @Test
  void isUnique() {
    assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::code)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "RENEWAL_.*")
  void endsWithTheLetterOfItsKind(ErrorCode code) {
    assertThat(code.code()).endsWith(code.kind() == ErrorKind.INFO ? "i" : "e");
  }
}
