package jp.nozomi.cert.swing.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManualPageTest {
  private static final String WORDS =
      """
      # 手順
      1. 「証明書発行」を押します。
         ![](images/main.png)
      2. 「認証」を押します。
         ![](images/login.png)
      """;

  private final Map<String, Shown> seen = new LinkedHashMap<>();

  ManualPageTest() {
    seen.put("main", new Shown("CCHK001", "証明書取得", List.of("証明書発行", "証明書更新")));
    seen.put("login", new Shown("CCHK002", "証明書取得 認証", List.of("認証", "戻る")));
  }

  @Test
  void captionsThePicturesWithTheScreensThatWereSeen() {
    assertThat(ManualPage.of(WORDS, seen))
        .contains("![CCHK001 証明書取得](images/main.png)")
        .contains("![CCHK002 証明書取得 認証](images/login.png)");
  }

  @Test
  void refusesAButtonThatTheScreenHasLost() {
    seen.put("login", new Shown("CCHK002", "証明書取得 認証", List.of("ログイン", "戻る")));

    assertThatThrownBy(() -> ManualPage.of(WORDS, seen))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("login", "認証");
  }

  @Test
  void refusesAStepThatTheWalkHasLost() {
    seen.remove("login");

    assertThatThrownBy(() -> ManualPage.of(WORDS, seen))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("nothing was seen of login");
  }

  @Test
  void refusesAStepThatTheWordsLeaveOut() {
    seen.put("result", new Shown("CCHK007", "証明書取得 結果", List.of("閉じる")));

    assertThatThrownBy(() -> ManualPage.of(WORDS, seen))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("result");
  }

  @Test
  void refusesWordsThatNoPictureProves() {
    assertThatThrownBy(() -> ManualPage.of(WORDS + "「閉じる」を押します。\n", seen))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("閉じる");
  }
}
