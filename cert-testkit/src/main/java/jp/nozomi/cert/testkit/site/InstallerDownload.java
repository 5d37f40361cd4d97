package jp.nozomi.cert.testkit.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jp.nozomi.cert.testkit.http.Reply;
import jp.nozomi.cert.testkit.request.Endpoint;
import jp.nozomi.cert.testkit.wire.Router;

/** The app's installer on BSMS001, if the bank was given one. */
record InstallerDownload(Optional<Path> file) {
  private static final String PATH = "/site/installer";

  void addTo(Router router) {
    file.ifPresent(
        installer ->
            router.add(Endpoint.SITE, "GET", PATH, (request, none) -> download(installer)));
  }

  String link() {
    return file.map(
            installer ->
                "アプリが入っていない場合は、先にダウンロードしてインストールしてください：<a href=\""
                    + PATH
                    + "\">インストーラをダウンロード（"
                    + Html.escape(name(installer))
                    + "）</a>")
        .orElse(
            "アプリが入っていない場合は、先にインストールしてください。このテスト環境にインストーラはありません："
                + "<a href=\"/site/faq#install\">インストールの手順</a>");
  }

  private static Reply download(Path installer) {
    try {
      return Reply.of(200, "application/octet-stream", Files.readAllBytes(installer))
          .with("Content-Disposition", "attachment; filename=\"" + ascii(installer) + "\"");
    } catch (IOException e) {
      throw new UncheckedIOException("the installer can not be read", e);
    }
  }

  private static String name(Path installer) {
    return String.valueOf(installer.getFileName());
  }

  private static String ascii(Path installer) {
    return name(installer).replaceAll("[^A-Za-z0-9._-]", "_");
  }
}
