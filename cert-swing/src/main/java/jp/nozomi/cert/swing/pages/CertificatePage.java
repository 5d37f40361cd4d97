package jp.nozomi.cert.swing.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jp.nozomi.cert.core.certificate.CertificateFormat;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.certificate.IssuedCertificate;
import jp.nozomi.cert.core.name.DistinguishedName;
import jp.nozomi.cert.swing.flow.CertificateEntry;
import jp.nozomi.cert.swing.flow.Screen;
import jp.nozomi.cert.swing.flow.Step;
import jp.nozomi.cert.swing.model.Action;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.ButtonModel;
import jp.nozomi.cert.swing.model.ButtonModel.Role;
import jp.nozomi.cert.swing.model.MessageModel;
import jp.nozomi.cert.swing.model.PageEvent;
import jp.nozomi.cert.swing.model.PageEvent.Output;
import jp.nozomi.cert.swing.model.ScreenModel;
import jp.nozomi.cert.swing.model.SectionModel;
import jp.nozomi.cert.swing.presenter.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 証明書の詳細: any certificate of the list, renewable or not, and its export without the key. */
final class CertificatePage implements SidePage {
  private static final Logger LOG = LoggerFactory.getLogger(CertificatePage.class);

  private final Pages.Setup setup;
  private final Supplier<List<CertificateEntry>> entries;
  private final Runnable changed;
  private Optional<CertificateId> looked;
  private Outcome outcome = Outcome.NONE;
  private String where = "";

  private enum Outcome {
    NONE,
    WRITTEN,
    FAILED
  }

  CertificatePage(Pages.Setup setup, Supplier<List<CertificateEntry>> entries, Runnable changed) {
    this.setup = setup;
    this.entries = entries;
    this.changed = changed;
    this.looked = setup.step().get() instanceof Step.Home home ? home.selected() : Optional.empty();
  }

  @Override
  public void inspected(PageEvent.Inspected event) {
    looked = Optional.of(event.certificate());
    outcome = Outcome.NONE;
    changed.run();
  }

  @Override
  public void saved(PageEvent.Saved event) {
    Optional<CertificateEntry> entry = entry(entries.get());
    if (entry.isEmpty()) {
      return;
    }
    IssuedCertificate certificate = entry.get().certificate();
    CertificateFormat format =
        event.output() == Output.DER ? CertificateFormat.DER : CertificateFormat.PEM;
    where = event.file().toString();
    setup
        .background()
        .run(
            () -> {
              try {
                setup.tools().export(certificate, format, event.file());
                return Outcome.WRITTEN;
              } catch (IOException e) {
                LOG.warn("{} can not be written", event.file(), e);
                return Outcome.FAILED;
              }
            },
            Outcome.FAILED,
            ended -> {
              outcome = ended;
              changed.run();
            });
  }

  @Override
  public ScreenModel render(Words words) {
    List<CertificateEntry> all = entries.get();
    Optional<CertificateEntry> entry = entry(all);
    List<SectionModel> sections = new ArrayList<>();
    sections.add(
        new SectionModel(
            words.of("details.list"), "", List.of(table(words, all, entry)), List.of()));
    entry.ifPresent(
        one ->
            sections.add(
                new SectionModel(words.of("details.section"), "", facts(words, one), List.of())));
    return new ScreenModel(
        Screen.CERTIFICATE,
        words.title(Screen.CERTIFICATE),
        words.of("details.instruction"),
        message(words),
        sections,
        buttons(words, entry),
        Optional.empty(),
        0);
  }

  /** The one that is looked at; the first of the list if there is none or it is gone. */
  private Optional<CertificateEntry> entry(List<CertificateEntry> all) {
    return all.stream()
        .filter(entry -> looked.filter(entry.id()::equals).isPresent())
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  private static Block.Table table(
      Words words, List<CertificateEntry> all, Optional<CertificateEntry> entry) {
    return new Block.Table(
        words.of("home.list"),
        List.of(
            words.of("home.column.name"),
            words.of("home.column.until"),
            words.of("home.column.state")),
        all.stream()
            .map(
                one ->
                    new Block.Row(
                        one.id(),
                        List.of(
                            name(one.certificate().subject()),
                            words.time(one.certificate().notAfter()),
                            words.standing(one)),
                        true,
                        new Action.Turn(new PageEvent.Inspected(one.id()))))
            .toList(),
        entry.map(CertificateEntry::id),
        all.isEmpty() ? words.of("home.empty.loading") : "");
  }

  private static List<Block> facts(Words words, CertificateEntry entry) {
    IssuedCertificate certificate = entry.certificate();
    DistinguishedName subject = certificate.subject();
    return List.of(
        words.copyable("result.common_name", subject.commonName().orElse("")),
        words.copyable("cli.subject", subject.toString()),
        words.copyable("result.serial", certificate.serial().hex()),
        words.fact("cli.issuer", certificate.issuer().toString()),
        words.fact("details.from", words.time(certificate.notBefore())),
        words.fact("result.until", words.time(certificate.notAfter())),
        words.fact("home.column.state", words.standing(entry)),
        words.place("result.store", entry.store()),
        words.fact("cli.protection", words.stores().protection(entry.protection())),
        words.copyable("cli.sha256", entry.id().sha256()));
  }

  private static List<ButtonModel> buttons(Words words, Optional<CertificateEntry> entry) {
    List<ButtonModel> buttons = new ArrayList<>();
    entry.ifPresent(
        one -> {
          String file = "certificate-" + one.certificate().serial().hex();
          buttons.add(words.button("save_pem", Role.DEFAULT, new Action.SaveAs(Output.PEM, file)));
          buttons.add(words.button("save_der", Role.PLAIN, new Action.SaveAs(Output.DER, file)));
        });
    buttons.add(words.button("back", Role.BACK, new PageEvent.Closed()));
    return buttons;
  }

  private Optional<MessageModel> message(Words words) {
    return switch (outcome) {
      case NONE -> Optional.empty();
      case WRITTEN ->
          Optional.of(
              words.message(MessageModel.Tone.SUCCESS, words.of("cli.exported", where), ""));
      case FAILED ->
          Optional.of(
              words.message(
                  MessageModel.Tone.ERROR,
                  words.of("page.not_written", where),
                  words.of("page.not_written.remedy")));
    };
  }

  private static String name(DistinguishedName subject) {
    return subject.commonName().orElseGet(subject::toString);
  }
}
