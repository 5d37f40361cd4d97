package jp.nozomi.cert.swing.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nozomi.cert.swing.flow.Screen;
import jp.nozomi.cert.swing.model.Action;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.ButtonModel.Role;
import jp.nozomi.cert.swing.model.PageEvent;
import jp.nozomi.cert.swing.model.ScreenModel;
import jp.nozomi.cert.swing.model.SectionModel;
import jp.nozomi.cert.swing.presenter.AppContext;
import jp.nozomi.cert.swing.presenter.Words;

/** このアプリについて. */
record AboutPage(AppContext context, List<Library> libraries) implements SidePage {
  @Override
  public ScreenModel render(Words words) {
    List<Block.Fact> facts = facts(words);
    List<Block.Fact> parts = libraries.stream().map(AboutPage::fact).toList();
    return new ScreenModel(
        Screen.ABOUT,
        words.title(Screen.ABOUT),
        "",
        Optional.empty(),
        List.of(
            new SectionModel(words.of("about.app"), "", List.copyOf(facts), List.of()),
            new SectionModel(
                words.of("about.libraries"),
                words.of("about.libraries.help"),
                List.copyOf(parts),
                List.of())),
        List.of(
            words.button("about_copy", Role.DEFAULT, new Action.Copy(text(facts, parts))),
            words.button("back", Role.BACK, new PageEvent.Closed())),
        Optional.empty(),
        0);
  }

  private List<Block.Fact> facts(Words words) {
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(words.fact("about.name", context.profile().appName().in(words.locale())));
    facts.add(words.fact("about.version", context.version()));
    facts.add(
        words.fact(
            "about.bank",
            context.profile().name().in(words.locale())
                + " ("
                + context.profile().bankCode()
                + ")"));
    facts.add(words.fact("about.java", system("java.runtime.name", "java.runtime.version")));
    facts.add(words.fact("about.vendor", system("java.vendor")));
    facts.add(words.fact("about.os", system("os.name", "os.version", "os.arch")));
    facts.add(words.fact("about.licence", "Apache-2.0"));
    return facts;
  }

  private static Block.Fact fact(Library library) {
    String[] names = library.name().split(":", 2);
    return new Block.Fact(
        names[1], library.version() + "  " + library.licence() + "\n" + names[0], Optional.empty());
  }

  private static String text(List<Block.Fact> facts, List<Block.Fact> parts) {
    return Stream.concat(facts.stream(), parts.stream())
        .map(fact -> fact.label() + ": " + fact.value().replace("\n", ", "))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String system(String... properties) {
    return Stream.of(properties)
        .map(name -> System.getProperty(name, ""))
        .collect(Collectors.joining(" "));
  }
}
