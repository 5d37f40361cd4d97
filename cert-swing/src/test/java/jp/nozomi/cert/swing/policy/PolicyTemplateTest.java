package jp.nozomi.cert.swing.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import jp.nozomi.cert.core.store.Protection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The templates for group policy in docs/policy, held to Microsoft's ADMX syntax and the app. */
class PolicyTemplateTest {
  private static final Path FOLDER = Path.of("..", "docs", "policy");
  private static final String NAMESPACE =
      "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions";
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\((string|presentation)\\.([\\p{L}\\p{N}_]+)\\)");

  private static final Set<PolicySetting> ONLY_LOCKED =
      Set.of(PolicySetting.MINIMUM_PROTECTION, PolicySetting.UPDATES);

  @Test
  void everySettingHasAPolicyThatWritesWhatTheAppReads() throws Exception {
    Set<String> written =
        elements(read("nozomi-cert.admx"), "policy").stream()
            .flatMap(
                policy ->
                    Stream.concat(
                            elements(policy, "text").stream(), elements(policy, "enum").stream())
                        .map(
                            element ->
                                policy.getAttribute("key")
                                    + " "
                                    + element.getAttribute("valueName")))
            .collect(Collectors.toCollection(TreeSet::new));

    Set<String> wanted = new TreeSet<>();
    for (PolicySetting setting : PolicySetting.values()) {
      wanted.add(PolicyRegistry.KEY + " " + setting.label());
      if (!ONLY_LOCKED.contains(setting)) {
        wanted.add(PolicyRegistry.KEY + "\\recommended " + setting.label());
      }
    }
    assertThat(written).isEqualTo(wanted);
  }

  @Test
  void aChoiceOffersWhatTheAppUnderstands() throws Exception {
    assertThat(choices("minimumProtection"))
        .containsExactlyElementsOf(Stream.of(Protection.values()).map(Protection::label).toList());
    assertThat(choices("updates")).containsExactly("on", "off");
  }

  @Test
  void thePoliciesAreTheMachines() throws Exception {
    assertThat(elements(read("nozomi-cert.admx"), "policy"))
        .extracting(policy -> policy.getAttribute("class"))
        .containsOnly("Machine");
  }

  @Test
  void namesAreUniqueAndParentsExist() throws Exception {
    Document template = read("nozomi-cert.admx");

    assertThat(elements(template, "policy"))
        .extracting(policy -> policy.getAttribute("name"))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[A-Za-z0-9_]+"));
    assertThat(elements(template, "parentCategory"))
        .extracting(parent -> parent.getAttribute("ref"))
        .isSubsetOf(
            elements(template, "category").stream()
                .map(category -> category.getAttribute("name"))
                .toList());
  }

  @Test
  void childrenStandInTheOrderOfTheSyntax() throws Exception {
    Document template = read("nozomi-cert.admx");

    assertThat(children(template.getDocumentElement()))
        .containsExactly("policyNamespaces", "resources", "supportedOn", "categories", "policies");
    assertThat(elements(template, "policy"))
        .allSatisfy(
            policy ->
                assertThat(children(policy))
                    .containsExactly("parentCategory", "supportedOn", "elements"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja-JP", "en-US"})
  void everyTextAndFormExistsInTheLanguageAndNoneIsLeftOver(String language) throws Exception {
    Document template = read("nozomi-cert.admx");
    Document texts = read(language + "/nozomi-cert.adml");

    assertThat(ids(texts, "string")).isEqualTo(references(template, "string"));
    assertThat(ids(texts, "presentation")).isEqualTo(references(template, "presentation"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja-JP", "en-US"})
  void aFormHasTheFieldsOfItsPolicy(String language) throws Exception {
    Document texts = read(language + "/nozomi-cert.adml");

    for (Element policy : elements(read("nozomi-cert.admx"), "policy")) {
      String form = references(policy.getAttribute("presentation"), "presentation").get(0);
      Element presentation =
          elements(texts, "presentation").stream()
              .filter(each -> each.getAttribute("id").equals(form))
              .findFirst()
              .orElseThrow();
      assertThat(
              Stream.of("textBox", "dropdownList")
                  .flatMap(kind -> elements(presentation, kind).stream())
                  .map(field -> field.getAttribute("refId")))
          .containsExactlyElementsOf(
              Stream.of("text", "enum")
                  .flatMap(kind -> elements(policy, kind).stream())
                  .map(element -> element.getAttribute("id"))
                  .toList());
    }
  }

  private static List<String> choices(String id) throws Exception {
    Element choice =
        elements(read("nozomi-cert.admx"), "enum").stream()
            .filter(each -> each.getAttribute("id").equals(id))
            .findFirst()
            .orElseThrow();
    return elements(choice, "value").stream().map(value -> value.getTextContent().strip()).toList();
  }

  private static Document read(String name) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(FOLDER.resolve(name).toFile());
  }

  private static Set<String> ids(Document texts, String kind) {
    return elements(texts, kind).stream()
        .map(element -> element.getAttribute("id"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> references(Document template, String kind) {
    return elements(template, "*").stream()
        .flatMap(
            element ->
                IntStream.range(0, element.getAttributes().getLength())
                    .mapToObj(i -> element.getAttributes().item(i).getNodeValue()))
        .flatMap(value -> references(value, kind).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> references(String value, String kind) {
    return REFERENCE
        .matcher(value)
        .results()
        .filter(match -> match.group(1).equals(kind))
        .map((MatchResult match) -> match.group(2))
        .toList();
  }

  private static List<Element> elements(Document document, String name) {
    return elements(document.getElementsByTagNameNS(NAMESPACE, name));
  }

  private static List<Element> elements(Element parent, String name) {
    return elements(parent.getElementsByTagNameNS(NAMESPACE, name));
  }

  private static List<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private static List<String> children(Element parent) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(node -> node.getLocalName())
        .toList();
  }
}
