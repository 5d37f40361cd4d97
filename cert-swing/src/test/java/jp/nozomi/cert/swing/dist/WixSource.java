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
  private final WixXml xml;
  private final List<String> components = new ArrayList<>();

  private WixSource(Product product, Scope scope, WixXml xml) {
    this.product = product;
    this.scope = scope;
    this.xml = xml;
  }

  static void write(Product product, Scope scope, Path content, Path icon, Path file)
      throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartDocument();
      new WixSource(product, scope, new WixXml(xml)).writeAll(content, icon);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private void writeAll(Path content, Path icon) throws XMLStreamException, IOException {
    xml.open("Wix", "xmlns", NAMESPACE);
    xml.open(
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
    xml.one(
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
    xml.one("Media", "Id", "1", "Cabinet", "app.cab", "EmbedCab", "yes");
    xml.one("MajorUpgrade", "DowngradeErrorMessage", "A newer version is installed.");
    xml.one("Icon", "Id", "AppIcon.ico", "SourceFile", content.relativize(icon).toString());
    xml.one("Property", "Id", "ARPPRODUCTICON", "Value", "AppIcon.ico");
    xml.one("Property", "Id", "ARPCOMMENTS", "Value", "Certificates stay.");
    xml.one("Property", "Id", "ARPHELPLINK", "Value", product.profile().support().url().toString());
    directories(content);
    xml.open("Feature", "Id", "App", "Level", "1", "Title", product.englishName());
    for (String component : components) {
      xml.one("ComponentRef", "Id", component);
    }
    xml.close();
    xml.close();
    xml.close();
  }

  private void directories(Path content) throws XMLStreamException, IOException {
    xml.open("Directory", "Id", "TARGETDIR", "Name", "SourceDir");
    xml.open("Directory", "Id", scope.folder());
    xml.open("Directory", "Id", "VendorFolder", "Name", "Nozomi");
    xml.open("Directory", "Id", "INSTALLDIR", "Name", Product.ID);
    folder(content, content);
    if (scope == Scope.MACHINE) {
      policy();
    }
    xml.close();
    scheme();
    xml.close();
    xml.close();
    xml.open("Directory", "Id", "ProgramMenuFolder");
    xml.open("Directory", "Id", "MenuFolder", "Name", Product.ID);
    startMenu();
    xml.close();
    xml.close();
    xml.close();
  }

  private void folder(Path folder, Path content) throws XMLStreamException, IOException {
    List<Path> entries;
    try (Stream<Path> listed = Files.list(folder)) {
      entries = listed.sorted().toList();
    }
    for (Path entry : entries) {
      String name = content.relativize(entry).toString();
      if (Files.isDirectory(entry)) {
        xml.open("Directory", "Id", id("D", name), "Name", entry.getFileName().toString());
        folder(entry, content);
        xml.close();
      } else {
        component(id("C", name), name);
        xml.one(
            "File",
            "Id",
            id("F", name),
            "Name",
            entry.getFileName().toString(),
            "Source",
            name,
            "KeyPath",
            "yes");
        xml.close();
      }
    }
  }

  private void startMenu() throws XMLStreamException {
    component("C_Shortcut", "shortcut");
    xml.one(
        "Shortcut",
        "Id",
        "StartMenu",
        "Directory",
        "MenuFolder",
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
    xml.one("RemoveFolder", "Id", "MenuFolder", "On", "uninstall");
    value("Software\\Nozomi\\" + Product.ID, "Folder", "[INSTALLDIR]", true);
    value("Software\\Nozomi\\" + Product.ID, "Version", product.version(), false);
    xml.close();
  }

  private void scheme() throws XMLStreamException {
    component("C_Scheme", "scheme");
    // Only what is of a component goes by itself, and this folder holds another one alone.
    xml.one("RemoveFolder", "Id", "VendorFolder", "On", "uninstall");
    String scheme = "Software\\Classes\\" + product.profile().urlScheme();
    value(scheme, null, "URL:" + product.englishName(), true);
    value(scheme, "URL Protocol", "", false);
    value(scheme + "\\DefaultIcon", null, "[INSTALLDIR]" + Product.ID + ".ico", false);
    value(
        scheme + "\\shell\\open\\command",
        null,
        "\"[INSTALLDIR]runtime\\bin\\javaw.exe\" " + START + " open -- \"%1\"",
        false);
    xml.close();
  }

  /** Each in a component of its own, which {@link MsiConditions} ties to its property. */
  private void policy() throws XMLStreamException {
    for (RolloutProperty property : RolloutProperty.values()) {
      component(property.component(), "policy " + property);
      value(RolloutProperty.KEY, property.setting(), "[" + property + "]", true);
      xml.close();
    }
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
    xml.one("RegistryValue", attributes.toArray(String[]::new));
  }

  private void component(String id, String name) throws XMLStreamException {
    components.add(id);
    String guid =
        UUID.nameUUIDFromBytes((scope.upgradeCode() + name).getBytes(StandardCharsets.UTF_8))
            .toString();
    xml.open("Component", "Id", id, "Guid", guid, "Win64", "yes");
  }

  private static String id(String kind, String name) {
    return kind
        + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
  }
}
