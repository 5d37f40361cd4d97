package jp.nozomi.cert.testkit.site;

import jp.nozomi.cert.testkit.http.Reply;

/** The frame of every page: Japanese, plain, without scripts of its own inside. */
public final class Html {
  private static final String STYLE =
      "body{font:16px/1.6 sans-serif;max-width:46rem;margin:2rem auto;padding:0"
          + " 1rem;color:#222}h1{font-size:1.4rem;border-bottom:3px solid"
          + " #0a6b5e;padding-bottom:.3rem}h2{font-size:1.15rem;margin:2rem 0"
          + " .5rem}table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{border:1px solid"
          + " #bbb;padding:.3rem .6rem;text-align:left;overflow-wrap:anywhere}th,td"
          + " button{white-space:nowrap}td form{margin:0}label{display:block;margin:.8rem"
          + " 0}form.row{display:flex;gap:.5rem;flex-wrap:wrap;align-items:center;margin:.3rem"
          + " 0}form.row input,form.row select{width:auto;flex:1 1 9rem;min-width:0}form.row"
          + " select[name=fault]{flex-basis:20rem}"
          + "input,select{font:inherit;padding:.3rem;width:100%;box-sizing:border-box}"
          + "button,a.button{font:inherit;display:inline-block;background:#0a6b5e;color:#fff;border:0;border-radius:4px;padding:.5rem"
          + " 1.2rem;margin:.3rem 0;text-decoration:none}.note{background:#f2f2f2;padding:.6rem"
          + " 1rem}.error{color:#a00}";

  private Html() {}

  /**
   * Makes a page.
   *
   * @param id the page's name for support calls
   * @param title its title, plain text
   * @param body what is below the title, HTML
   * @return the reply
   */
  public static Reply page(String id, String title, String body) {
    return Reply.text(
            200,
            "text/html; charset=utf-8",
            "<!DOCTYPE html>\n<html lang=\"ja\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\">"
                + "<title>"
                + escape(title)
                + " - のぞみ信用組合</title><style>"
                + STYLE
                + "</style></head><body><p>のぞみ信用組合（テスト環境） <small>"
                + escape(id)
                + "</small></p><h1>"
                + escape(title)
                + "</h1>"
                + body
                + "</body></html>\n")
        .with(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:;"
                + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  }

  /**
   * Leads to another page after a form.
   *
   * @param location the page's path
   * @return the reply
   */
  public static Reply seeOther(String location) {
    return Reply.empty(303).with("Location", location);
  }

  /**
   * Writes text as HTML, in content or in a quoted attribute.
   *
   * @param text any text
   * @return the same, harmless
   */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
