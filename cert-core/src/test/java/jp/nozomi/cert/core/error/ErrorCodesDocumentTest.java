package jp.nozomi.cert.core.error;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jp.nozomi.cert.core.Documents;
import org.junit.jupiter.api.Test;

class ErrorCodesDocumentTest {
  @Test
  void theDocumentIsWhatTheCodesAndTheirTextsSay() throws IOException {
    Documents.assertGenerated("error-codes.md", document());
  }

  private static String document() {
    return """
    # Error codes

    Every code that a user, a log or a script can see. This page is generated from the codes and their
    texts (`ErrorCode`, `errors.properties`, `errors_en.properties` in cert-core); a test compares it and
    says how to write it anew.

    "Type" is the stable word of the command line's JSON when nothing more exact is known. "Where" is where the
    manual shows the code: a screen, `any`, `auth` (the authentication screens), `input` (beside the field),
    `update` (the update dialogs). A code marked with * is not printed behind its message.

    ## The manual's codes

    Their Japanese texts are the words of the manual's section 3.2.

    """
        + table(ErrorCode::inManual)
        + """

        ## This product's own codes

        For what the manual leaves open.

        """
        + table(code -> !code.inManual());
  }

  private static String table(Predicate<ErrorCode> chosen) {
    ErrorTexts japanese = ErrorTexts.in(Locale.JAPANESE);
    ErrorTexts english = ErrorTexts.in(Locale.ENGLISH);
    StringBuilder table =
        new StringBuilder("| code | type | where | message | remedy |\n|---|---|---|---|---|\n");
    for (ErrorCode code : ErrorCode.values()) {
      if (chosen.test(code)) {
        ErrorText ja = japanese.of(code);
        ErrorText en = english.of(code);
        table.append(
            "| `%s`%s | `%s` | %s | %s | %s |\n"
                .formatted(
                    code.code(),
                    code.printsCode() ? "" : " *",
                    new Failure(code).type(),
                    code.place().label(),
                    both(ja.message(), en.message()),
                    both(ja.remedy(), en.remedy()) + ofConditions(code, japanese, english)));
      }
    }
    return table.toString();
  }

  private static String ofConditions(ErrorCode code, ErrorTexts japanese, ErrorTexts english) {
    return japanese
        .remediedTypes(code)
        .map(type -> new Failure(code, type))
        .map(
            failure ->
                "<br>`"
                    + failure.type()
                    + "`: "
                    + both(japanese.remedy(failure), english.remedy(failure)))
        .collect(Collectors.joining());
  }

  private static String both(String japanese, String english) {
    return japanese.isEmpty() ? "" : japanese + "<br>" + english;
  }
}
