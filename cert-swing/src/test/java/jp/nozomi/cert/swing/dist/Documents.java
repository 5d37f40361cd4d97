package jp.nozomi.cert.swing.dist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What ships beside the app about what is in it: the bill of materials, and the licences of the app
 * and of each library.
 *
 * @param billOfMaterials CycloneDX's JSON
 * @param licence the app's own licence, Apache-2.0
 * @param libraries each library's licence texts and notices, by the name of its jar
 */
record Documents(Path billOfMaterials, String licence, Map<String, List<String>> libraries) {
  private static final String OWN = "cert-";
  private static final Pattern TEXT =
      Pattern.compile("META-INF/([A-Za-z-]*LICENSE[A-Za-z0-9.-]*|NOTICE[a-z.]*|AL2\\.0|LGPL2\\.1)");

  /** Whose jars have no text: those of Apache-2.0, and those with a text of their own here. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "appdirs-", "",
          "core-", "",
          "picocli-", "",
          "miglayout-", "miglayout.txt");

  /** Collects the texts; a library without one is a failure of the build. */
  static Documents collect(Path billOfMaterials, Path licence, Path libraries) throws IOException {
    String own = Files.readString(licence);
    Map<String, List<String>> all = new TreeMap<>();
    try (Stream<Path> jars = Files.list(libraries)) {
      for (Path jar : jars.toList()) {
        String name = jar.getFileName().toString();
        if (!name.startsWith(OWN)) {
          List<String> texts = texts(jar);
          all.put(name, texts.isEmpty() ? List.of(elsewhere(name, own)) : texts);
        }
      }
    }
    return new Documents(billOfMaterials, own, all);
  }

  /** Writes them into a folder. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.copy(billOfMaterials, folder.resolve("sbom.cdx.json"));
    Files.writeString(folder.resolve("LICENSE"), licence);
    Files.writeString(folder.resolve("THIRD-PARTY"), thirdParty());
  }

  /** Each text once, under the names of the libraries that it is for. */
  String thirdParty() {
    Map<String, List<String>> users = new LinkedHashMap<>();
    libraries.forEach(
        (jar, texts) ->
            texts.forEach(text -> users.computeIfAbsent(text, any -> new ArrayList<>()).add(jar)));
    StringBuilder all = new StringBuilder();
    users.forEach(
        (text, jars) ->
            all.append("=".repeat(80))
                .append('\n')
                .append(String.join("\n", jars))
                .append("\n\n")
                .append(text.strip())
                .append("\n\n"));
    return all.toString();
  }

  private static List<String> texts(Path jar) throws IOException {
    List<String> texts = new ArrayList<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
        if (TEXT.matcher(entry.getName()).matches()) {
          try (InputStream in = zip.getInputStream(entry)) {
            texts.add(new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
          }
        }
      }
    }
    return texts;
  }

  private static String elsewhere(String jar, String apache) throws IOException {
    for (Map.Entry<String, String> known : ELSEWHERE.entrySet()) {
      if (jar.startsWith(known.getKey())) {
        return known.getValue().isEmpty() ? apache : resource(known.getValue());
      }
    }
    throw new IOException("no licence text of " + jar);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Documents.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
