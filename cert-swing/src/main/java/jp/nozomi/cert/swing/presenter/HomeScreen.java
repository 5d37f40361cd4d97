package jp.nozomi.cert.swing.presenter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.nozomi.cert.core.name.DistinguishedName;
import jp.nozomi.cert.swing.flow.CertificateEntry;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.flow.Listing;
import jp.nozomi.cert.swing.flow.Standing;
import jp.nozomi.cert.swing.flow.Step;
import jp.nozomi.cert.swing.flow.UnreadStore;
import jp.nozomi.cert.swing.model.Action;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.ButtonModel;
import jp.nozomi.cert.swing.model.ButtonModel.Role;
import jp.nozomi.cert.swing.model.PageEvent;
import jp.nozomi.cert.swing.model.PageEvent.Kind;
import jp.nozomi.cert.swing.model.ScreenModel;
import jp.nozomi.cert.swing.model.SectionModel;

/** CCHK001. */
final class HomeScreen {
  private final Words words;
  private final StoreTexts stores;

  HomeScreen(Words words) {
    this.words = words;
    this.stores = words.stores();
  }

  ScreenModel render(Step.Home step) {
    return new ScreenModel(
        step.screen(),
        words.title(step.screen()),
        words.of(step.settling() ? "home.settling" : "home.instruction"),
        Optional.empty(),
        List.of(issue(step), renew(step)),
        List.of(
            page("settings", Kind.SETTINGS),
            page("diagnosis", Kind.DIAGNOSIS),
            page("about", Kind.ABOUT),
            words.button("close", Role.BACK, new Event.CloseChosen())),
        Optional.empty(),
        0);
  }

  private SectionModel issue(Step.Home step) {
    // Enter goes on with what the user is about: a selected certificate means renewing.
    Role role = step.selected().isPresent() ? Role.PLAIN : Role.DEFAULT;
    return new SectionModel(
        words.of("home.issue.title"),
        words.of("home.issue.help"),
        List.of(
            new Block.Notes(
                step.plan().map(stores::of).orElseGet(() -> List.of(words.of("home.choosing"))))),
        List.of(
            words.button(
                "issue", role, new Action.Raise(new Event.IssueChosen()), !step.settling())));
  }

  private SectionModel renew(Step.Home step) {
    boolean selected = step.selected().isPresent();
    ButtonModel renew =
        words.button(
            "renew",
            selected ? Role.DEFAULT : Role.PLAIN,
            new Action.Raise(new Event.RenewChosen()),
            selected && !step.settling());
    return new SectionModel(
        words.of("home.renew.title"),
        words.of("home.renew.help"),
        blocks(step),
        Stream.concat(
                Stream.of(renew),
                details(step.listing()).or(() -> readAgain(step.listing())).stream())
            .toList());
  }

  /** There is something to be looked at as soon as the list has an entry, renewable or not. */
  private Optional<ButtonModel> details(Listing listing) {
    return listing.entries().isEmpty()
        ? Optional.empty()
        : Optional.of(page("details", Kind.CERTIFICATE));
  }

  private ButtonModel page(String name, Kind kind) {
    return words.button(name, Role.PLAIN, new PageEvent.Opened(kind));
  }

  private List<Block> blocks(Step.Home step) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(table(step));
    blocks.add(
        new Block.Check(
            words.of("home.show_unrenewable"),
            words.of("home.show_unrenewable.key").charAt(0),
            step.unrenewableShown(),
            new Event.UnrenewableShown(!step.unrenewableShown())));
    blocks.add(new Block.Notes(step.listing().unread().stream().map(this::missing).toList()));
    return blocks;
  }

  private String missing(UnreadStore unread) {
    return words.of(
        unread.isLocked() ? "home.unread.locked" : "home.unread.failed",
        stores.place(unread.store()));
  }

  private Optional<ButtonModel> readAgain(Listing listing) {
    return switch (listing.state()) {
      case LOCKED -> Optional.of(words.button("unlock", Role.PLAIN, new Event.UnlockChosen()));
      case FAILED -> Optional.of(words.button("reload", Role.PLAIN, new Event.RetryChosen()));
      case LOADING, READY -> Optional.empty();
    };
  }

  private Block.Table table(Step.Home step) {
    List<Block.Row> rows =
        step.listing().entries().stream()
            .filter(entry -> entry.isRenewable() || step.unrenewableShown())
            .map(this::row)
            .toList();
    return new Block.Table(
        words.of("home.list"),
        List.of(
            words.of("home.column.name"),
            words.of("home.column.until"),
            words.of("home.column.store"),
            words.of("home.column.state")),
        rows,
        step.selected(),
        rows.isEmpty() ? why(step.listing()) : "");
  }

  private Block.Row row(CertificateEntry entry) {
    DistinguishedName subject = entry.certificate().subject();
    return new Block.Row(
        entry.id(),
        List.of(
            subject.commonName().orElseGet(subject::toString),
            words.time(entry.certificate().notAfter()),
            stores.kind(entry.store()),
            words.standing(entry)),
        entry.isRenewable(),
        new Action.Raise(new Event.CertificateSelected(entry.id())));
  }

  private String why(Listing listing) {
    return switch (listing.state()) {
      case LOADING -> words.of("home.empty.loading");
      case LOCKED -> words.of("home.empty.locked");
      case FAILED -> words.of("home.empty.failed");
      case READY -> whyNothingIsOffered(listing.entries());
    };
  }

  private String whyNothingIsOffered(List<CertificateEntry> entries) {
    if (entries.isEmpty()) {
      return words.of("home.empty.none");
    }
    return entries.stream().anyMatch(entry -> entry.standing() == Standing.NOT_YET_VALID)
        ? words.of("home.empty.clock")
        : words.of("home.empty.hidden", entries.size());
  }
}
