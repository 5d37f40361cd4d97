package jp.nozomi.cert.update.tuf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.update.failure.UpdateException;

/** 5.6.7: the pre-order depth-first search of a target through delegations. */
final class DelegationSearch {
  private static final int MAX_ROLES = 32;

  private final String path;
  private final Targets top;
  private final Loader loader;
  private final Deque<Delegation> toVisit = new ArrayDeque<>();
  private final Set<String> visited = new HashSet<>();

  /** Loads a delegated role and verifies it by the keys of the delegation that led to it. */
  @FunctionalInterface
  interface Loader {
    Targets load(Delegation delegation) throws UpdateException;
  }

  DelegationSearch(String path, Targets top, Loader loader) {
    this.path = path;
    this.top = top;
    this.loader = loader;
  }

  Optional<TargetFile> run() throws UpdateException {
    Optional<TargetFile> found = visit(top);
    while (found.isEmpty() && !toVisit.isEmpty() && visited.size() < MAX_ROLES) {
      Delegation next = toVisit.pop();
      // 5.6.7.1: a role that was visited is not visited again, so cycles end.
      if (visited.add(next.name())) {
        found = visit(loader.load(next));
      }
    }
    return found;
  }

  private Optional<TargetFile> visit(Targets role) {
    TargetFile file = role.files().get(path);
    if (file != null) {
      return Optional.of(file);
    }
    // 5.6.7.2: its delegations for the path come next, in its order.
    List<Delegation> covering =
        role.delegations().stream().filter(delegation -> delegation.covers(path)).toList();
    int last = covering.size();
    for (int i = 0; i < covering.size(); i++) {
      if (covering.get(i).terminating()) {
        // 5.6.7.2.1: nothing after a terminating delegation counts, at any level.
        toVisit.clear();
        last = i + 1;
        break;
      }
    }
    ListIterator<Delegation> backwards = covering.subList(0, last).listIterator(last);
    while (backwards.hasPrevious()) {
      toVisit.push(backwards.previous());
    }
    return Optional.empty();
  }
}
