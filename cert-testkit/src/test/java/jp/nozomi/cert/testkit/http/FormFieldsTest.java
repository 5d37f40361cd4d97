package jp.nozomi.cert.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FormFieldsTest {
  @Test
  void decodesFields() {
    assertThat(FormFields.parse("loginId=demo01&qr=a%7Cb+c&empty="))
        .isEqualTo(Map.of("loginId", "demo01", "qr", "a|b c", "empty", ""));
  }

  @Test
  void leavesMalformedFieldsOut() {
    assertThat(FormFields.parse("alone&=value&bad=%zz&good=1")).isEqualTo(Map.of("good", "1"));
    assertThat(FormFields.parse("")).isEmpty();
  }
}
