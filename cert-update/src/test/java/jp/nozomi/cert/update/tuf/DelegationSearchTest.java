package jp.nozomi.cert.update.tuf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.update.failure.UpdateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graphs are written as {@code targets>A targets>B A>C!}, the mark meaning terminating. */
class DelegationSearchTest {
  private final List<String> visited = new ArrayList<>();
  private final Map<String, List<Delegation>> graph = new LinkedHashMap<>();

  private static Delegation delegation(String name, boolean terminating) {
    return new Delegation(name, new Authority(Map.of(), 1), terminating, List.of("*"), List.of());
  }

  private Targets role(String name, Map<String, TargetFile> files) {
    return new Targets(new Header(1, Instant.MAX), files, graph.getOrDefault(name, List.of()));
  }

  private Optional<TargetFile> search(String edges, String holder) throws UpdateException {
    for (String edge : edges.split(" ")) {
      String[] ends = edge.split(">");
      graph
          .computeIfAbsent(ends[0], name -> new ArrayList<>())
          .add(delegation(ends[1].replace("!", ""), ends[1].endsWith("!")));
    }
    TargetFile file = new TargetFile("f", 1, Map.of("sha256", "00"), JsonObject.builder().build());
    return new DelegationSearch(
            "f",
            role("targets", Map.of()),
            delegation -> {
              visited.add(delegation.name());
              return role(
                  delegation.name(),
                  delegation.name().equals(holder) ? Map.of("f", file) : Map.of());
            })
        .run();
  }

  @ParameterizedTest
  @CsvSource({
    "targets>A, A",
    "targets>A targets>B, AB",
    "targets>A targets>B A>C A>D, ACDB",
    "targets>A targets>B A>C C>D, ACDB",
    "targets>A targets>B A>C! A>D, AC",
    "targets>A targets>B A>C! C>D, ACD",
    "targets>A! targets>B, A",
    "targets>A targets>B! targets>C, AB",
    "targets>A targets>B B>C C>D D>B, ABCD",
    "targets>A A>A, A",
    "targets>A targets>B B>C A>C, ACB"
  })
  void visitsInPreOrder(String edges, String order) throws UpdateException {
    assertThat(search(edges, "nobody")).isEmpty();
    assertThat(String.join("", visited)).isEqualTo(order);
  }

  @Test
  void endsWithTheFirstRoleThatListsTheTarget() throws UpdateException {
    assertThat(search("targets>A targets>B targets>C", "B")).isPresent();
    assertThat(visited).containsExactly("A", "B");
  }

  @Test
  void visitsNoMoreThanABoundedNumberOfRoles() throws UpdateException {
    StringBuilder chain = new StringBuilder("targets>r0");
    for (int i = 0; i < 100; i++) {
      chain.append(" r").append(i).append(">r").append(i + 1);
    }
    assertThat(search(chain.toString(), "r99")).isEmpty();
    assertThat(visited).hasSize(32);
  }

  @ParameterizedTest
  @CsvSource({
    "*.deb, a.deb, true",
    "*.deb, app/a.deb, false",
    "app/*, app/a.deb, true",
    "app/*, app/x/a.deb, false",
    "*/*, app/a.deb, true",
    "app/?.deb, app/a.deb, true",
    "app/?.deb, app/ab.deb, false",
    "app/?, app//, false",
    "a*b*c, abxbc, true",
    "a*b*c, abxbd, false",
    "*, '', true",
    "x, X, false",
    "[ab], a, false",
    "[ab], [ab], true",
    "9999/*, 9999, false"
  })
  void matchesPatternsWithinOneFolder(String pattern, String path, boolean matches) {
    assertThat(PathPattern.matches(pattern, path)).isEqualTo(matches);
  }

  @Test
  void matchesHashPrefixes() {
    String hash = Digests.hex("SHA-256", "f".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Authority nobody = new Authority(Map.of(), 1);
    assertThat(
            new Delegation("A", nobody, false, List.of(), List.of(hash.substring(0, 2)))
                .covers("f"))
        .isTrue();
    assertThat(new Delegation("A", nobody, false, List.of(), List.of("zz")).covers("f")).isFalse();
    assertThat(new Delegation("A", nobody, false, List.of(), List.of()).covers("f")).isFalse();
  }
}
