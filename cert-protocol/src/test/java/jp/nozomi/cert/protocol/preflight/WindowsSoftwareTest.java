package jp.nozomi.cert.protocol.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsSoftwareTest {
  private static final String KEY =
      "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\";

  @Test
  void readsTheDisplayNames() throws Exception {
    String output =
        "\r\n"
            + KEY
            + "{A}\r\n    DisplayName    REG_SZ    HP Sure Click\r\n\r\n"
            + KEY
            + "{B}\r\n    DisplayName    REG_EXPAND_SZ    SMARTACCESS/Basic V4  \r\n"
            + "    DisplayVersion    REG_SZ    1.0\r\n\r\n"
            + "End of search: 2 match(es) found.\r\n";

    assertThat(new WindowsSoftware(arguments -> output).names().orElseThrow())
        .contains("HP Sure Click", "SMARTACCESS/Basic V4")
        .doesNotContain("1.0");
  }

  @Test
  void asksForProgramsOfThePcAndOfTheUser() throws Exception {
    List<List<String>> asked = new ArrayList<>();

    new WindowsSoftware(
            arguments -> {
              asked.add(arguments);
              return "";
            })
        .names();

    assertThat(asked)
        .allMatch(arguments -> arguments.get(0).equals("query"))
        .extracting(arguments -> arguments.get(1).substring(0, 4))
        .containsExactly("HKLM", "HKLM", "HKCU");
  }
}
