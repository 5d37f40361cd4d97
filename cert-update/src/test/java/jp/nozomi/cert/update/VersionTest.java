package jp.nozomi.cert.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
  @Test
  void ordersByMeaning() {
    List<Version> ascending =
        List.of(
            new Version("0.1.0-SNAPSHOT"),
            new Version("0.1.0"),
            new Version("1.2-rc.1"),
            new Version("1.2-rc.2"),
            new Version("1.2-rc.10"),
            new Version("1.2-rc.x"),
            new Version("1.2"),
            new Version("1.2.0.1"),
            new Version("1.10"),
            new Version("2"));
    assertThat(ascending).isSorted();
    for (int i = 1; i < ascending.size(); i++) {
      assertThat(ascending.get(i)).isGreaterThan(ascending.get(i - 1));
    }
  }

  @Test
  void takesMissingNumbersForZero() {
    assertThat(new Version("1.2"))
        .isEqualTo(new Version("1.2.0.0"))
        .hasSameHashCodeAs(new Version("1.2.0.0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1.", ".1", "1.2.3.4.5", "v1", "1,2", "1-", "99999999999", "1 ", "１.２", "-1"})
  void refusesWhatIsNoVersion(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Version(text));
    assertThat(Version.parse(text)).isEmpty();
  }

  @Provide
  Arbitrary<Version> versions() {
    Arbitrary<String> numbers =
        Arbitraries.integers()
            .between(0, 3)
            .map(String::valueOf)
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(parts -> String.join(".", parts));
    Arbitrary<String> marks = Arbitraries.of("", "-a", "-1", "-a.2", "-a.10", "-b");
    return numbers.flatMap(left -> marks.map(right -> new Version(left + right)));
  }

  @Property
  void orderIsTotal(
      @ForAll("versions") Version a, @ForAll("versions") Version b, @ForAll("versions") Version c) {
    assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
    if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
      assertThat(a.compareTo(c)).isLessThanOrEqualTo(0);
    }
    assertThat(a.equals(b)).isEqualTo(a.compareTo(b) == 0);
  }
}
