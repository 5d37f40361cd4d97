package jp.nozomi.cert.swing.dist;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes the WiX source of {@code setup.msi}: what is installed where, and how it starts.
 *
 * <p>All texts are ASCII, since wixl 0.101 ends with a fault on others; {@link MsiTexts} follows.
 */
final class WixSource {
  private static final String NAMESPACE = "http://schemas.microsoft.com/wix/2006/wi";

  /** Windows' number for Japanese. */
  private static final String JAPANESE = "1041";

  private static final String START =
      "-XX:+UseSerialGC -Xshare:auto --enable-native-access=ALL-UNNAMED"
          + " -cp \"[INSTALLDIR]lib\\*\" "
          + Product.MAIN_CLASS;

  private final Product product;
  private final Scope scope;
  private final XMLStreamWriter xml;
  private final List<String> components = new ArrayList<>();

  private WixSource(Product product, Scope scope, XMLStreamWriter xml) {
    this.product = product;
    this.scope = scope;
    this.xml = xml;
  }

  static void write(Product product, Scope scope, Path content, Path icon, Path file)
      throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      new WixSource(product, scope, xml).writeAll(content, icon);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private void writeAll(Path content, Path icon) throws XMLStreamException, IOException {
    xml.writeStartDocument();
    open("Wix", "xmlns", NAMESPACE);
    open(
        "Product",
        "Id",
        "*",
        "Name",
        product.englishName(),
        "Language",
        JAPANESE,
        "Version",
        product.version(),
        "Manufacturer",
        product.vendor(),
        "UpgradeCode",
        scope.upgradeCode());
    one(
        "Package",
        "InstallerVersion",
        "500",
        "Compressed",
        "yes",
        "InstallScope",
        scope.installScope(),
        "Description",
        product.englishName(),
        "Manufacturer",
        product.vendor());
    one("Media", "Id", "1", "Cabinet", "app.cab", "EmbedCab", "yes");
    one("MajorUpgrade", "DowngradeErrorMessage", "A newer version is installed.");
    one("Icon", "Id", "AppIcon.ico", "SourceFile", content.relativize(icon).toString());
    one("Property", "Id", "ARPPRODUCTICON", "Value", "AppIcon.ico");
    one("Property", "Id", "ARPCOMMENTS", "Value", "Certificates stay.");
    one("Property", "Id", "ARPHELPLINK", "Value", product.profile().support().url().toString());
    directories(content);
    open("Feature", "Id", "App", "Level", "1", "Title", product.englishName());
    for (String component : components) {
      one("ComponentRef", "Id", component);
    }
    close();
    close();
    close();
    xml.writeEndDocument();
  }

  private void directories(Path content) throws XMLStreamException, IOException {
    open("Directory", "Id", "TARGETDIR", "Name", "SourceDir");
    open("Directory", "Id", scope.folder());
    open("Directory", "Id", "VendorFolder", "Name", "Nozomi");
    open("Directory", "Id", "INSTALLDIR", "Name", Product.ID);
    folder(content, content);
    startMenuAndScheme();
    close();
    close();
    close();
    one("Directory", "Id", "ProgramMenuFolder");
    close();
  }

  private void folder(Path folder, Path content) throws XMLStreamException, IOException {
    List<Path> entries;
    try (Stream<Path> listed = Files.list(folder)) {
      entries = listed.sorted().toList();
    }
    for (Path entry : entries) {
      String name = content.relativize(entry).toString();
      if (Files.isDirectory(entry)) {
        open("Directory", "Id", id("D", name), "Name", entry.getFileName().toString());
        folder(entry, content);
        close();
      } else {
        component(id("C", name), name);
        one(
            "File",
            "Id",
            id("F", name),
            "Name",
            entry.getFileName().toString(),
            "Source",
            name,
            "KeyPath",
            "yes");
        close();
      }
    }
  }

  private void startMenuAndScheme() throws XMLStreamException {
    component("C_Shortcut", "shortcut");
    one(
        "Shortcut",
        "Id",
        "StartMenu",
        "Directory",
        "ProgramMenuFolder",
        "Name",
        product.englishName(),
        "Target",
        "[INSTALLDIR]runtime\\bin\\javaw.exe",
        "Arguments",
        START,
        "WorkingDirectory",
        "INSTALLDIR",
        "Icon",
        "AppIcon.ico");
    value("Software\\Nozomi\\" + Product.ID, "Folder", "[INSTALLDIR]", true);
    value("Software\\Nozomi\\" + Product.ID, "Version", product.version(), false);
    close();
    component("C_Scheme", "scheme");
    String scheme = "Software\\Classes\\" + product.profile().urlScheme();
    value(scheme, null, "URL:" + product.englishName(), true);
    value(scheme, "URL Protocol", "", false);
    value(scheme + "\\DefaultIcon", null, "[INSTALLDIR]" + Product.ID + ".ico", false);
    value(
        scheme + "\\shell\\open\\command",
        null,
        "\"[INSTALLDIR]runtime\\bin\\javaw.exe\" " + START + " open -- \"%1\"",
        false);
    close();
  }

  private void value(
      String key, @org.jspecify.annotations.Nullable String name, String text, boolean keyPath)
      throws XMLStreamException {
    List<String> attributes =
        new ArrayList<>(
            List.of("Root", scope.registry(), "Key", key, "Type", "string", "Value", text));
    if (name != null) {
      attributes.addAll(List.of("Name", name));
    }
    if (keyPath) {
      attributes.addAll(List.of("KeyPath", "yes"));
    }
    one("RegistryValue", attributes.toArray(String[]::new));
  }

  private void component(String id, String name) throws XMLStreamException {
    components.add(id);
    String guid =
        UUID.nameUUIDFromBytes((scope.upgradeCode() + name).getBytes(StandardCharsets.UTF_8))
            .toString();
    open("Component", "Id", id, "Guid", guid, "Win64", "yes");
  }

  private static String id(String kind, String name) {
    return kind
        + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
  }

  private void open(String element, String... attributes) throws XMLStreamException {
    xml.writeStartElement(element);
    attributes(attributes);
  }

  private void one(String element, String... attributes) throws XMLStreamException {
    xml.writeEmptyElement(element);
    attributes(attributes);
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], attributes[i + 1]);
    }
  }

  private void close() throws XMLStreamException {
    xml.writeEndElement();
  }
}
