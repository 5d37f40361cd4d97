package jp.nozomi.cert.swing.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.swing.presenter.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The commands and their options.
 *
 * <p>Written out instead of annotated: reading annotations costs a cold start a tenth of a second.
 */
final class Commands {
  static final String ISSUE = "issue";
  static final String LIST = "list";
  static final String RENEW = "renew";
  static final String RECOVER = "recover";
  static final String UPDATE = "update";
  static final String OPEN = "open";
  static final String REGISTER = "register";
  static final String REMIND = "remind";
  static final String EXPORT = "export";
  static final String DELETE = "delete";
  static final String DOCTOR = "doctor";

  private static final int USAGE_WIDTH = 100;

  private final Texts texts;

  Commands(Texts texts) {
    this.texts = texts;
  }

  CommandLine build() {
    CommandSpec root = common(CommandSpec.create().name("certapp"), "cli.description");
    root.addOption(flag("--version", "cli.option.version").versionHelp(true).build());
    root.addOption(value("--theme", "system|light|dark|high-contrast", "cli.option.theme"));
    root.addSubcommand(ISSUE, enrolling(ISSUE).addOption(loginId()));
    root.addSubcommand(
        RENEW,
        enrolling(RENEW)
            .addOption(value("--certificate", "SHA256", "cli.option.certificate"))
            .addOption(flag("--due", "cli.option.due").build()));
    root.addSubcommand(LIST, json(command(LIST)).addOption(storePassword()));
    root.addSubcommand(
        UPDATE,
        json(command(UPDATE))
            .addOption(flag("--check", "cli.option.check").build())
            .addOption(value("--folder", "DIR", "cli.option.folder"))
            .addOption(flag("--yes", "cli.option.yes").build()));
    root.addSubcommand(
        REGISTER, command(REGISTER).addOption(flag("--remove", "cli.option.unregister").build()));
    root.addSubcommand(
        REMIND,
        command(REMIND)
            .addOption(flag("--install", "cli.option.remind_install").build())
            .addOption(flag("--remove", "cli.option.remind_remove").build()));
    // No options: what stands behind it comes from anybody's web page (docs/launch.md).
    root.addSubcommand(
        OPEN,
        helped(CommandSpec.create().name(OPEN), "cli.open")
            .addPositional(
                PositionalParamSpec.builder()
                    .paramLabel("LINK")
                    .arity("1")
                    .required(true)
                    .index("0")
                    .type(String.class)
                    .description(texts.of("cli.open.link"))
                    .build()));
    root.addSubcommand(EXPORT, export());
    root.addSubcommand(
        DELETE,
        json(command(DELETE))
            .addOption(storePassword())
            .addOption(value("--certificate", "SHA256", "cli.option.delete_certificate"))
            .addOption(flag("--yes", "cli.option.delete_yes").build()));
    root.addSubcommand(RECOVER, proxy(json(command(RECOVER)).addOption(storePassword())));
    root.addSubcommand(
        DOCTOR,
        proxy(json(command(DOCTOR)).addOption(storePassword()))
            .addOption(value("--bundle", "FILE", "cli.option.bundle"))
            .addOption(flag("--self-test", "cli.option.self_test").build()));
    root.usageMessage()
        .footerHeading("%n" + texts.of("cli.exit.title") + "%n")
        .footer(
            Arrays.stream(ExitCode.values())
                .map(code -> "  %3d  %s".formatted(code.status(), code.name()))
                .collect(Collectors.toList())
                .toArray(String[]::new));
    CommandLine line = new CommandLine(root);
    // An argument that begins with @ is an argument, not a file to be read.
    line.setExpandAtFiles(false);
    line.setUsageHelpWidth(USAGE_WIDTH);
    return line;
  }

  private CommandSpec export() {
    return json(command(EXPORT))
        .addOption(storePassword())
        .addOption(value("--certificate", "SHA256", "cli.option.export_certificate"))
        .addOption(value("--out", "FILE", "cli.option.out"))
        .addOption(flag("--pem", "cli.option.pem").build())
        .addOption(flag("--der", "cli.option.der").build())
        .addOption(flag("--chain", "cli.option.chain").build())
        .addOption(flag("--force", "cli.option.force").build());
  }

  private CommandSpec proxy(CommandSpec spec) {
    return spec.addOption(value("--proxy-user", "NAME", "cli.option.proxy_user"))
        .addOption(value("--proxy-password-file", "FILE", "cli.option.proxy_password_file"));
  }

  private CommandSpec enrolling(String name) {
    return proxy(json(command(name)))
        .addOption(value("--password-file", "FILE", "cli.option.password_file"))
        .addOption(storePassword())
        .addOption(value("--save-request", "FILE", "cli.option.save_request"))
        .addOption(
            OptionSpec.builder("--key")
                .paramLabel("KIND")
                .type(String.class)
                .description(
                    texts.of(
                        "cli.option.key",
                        Arrays.stream(KeySpec.values())
                            .map(KeySpec::label)
                            .collect(Collectors.joining(", "))))
                .build())
        .addOption(value("--answer-helper", "COMMAND", "cli.option.answer_helper"))
        .addOption(value("--qr-file", "FILE", "cli.option.qr_file"));
  }

  private CommandSpec command(String name) {
    return common(CommandSpec.create().name(name), "cli." + name);
  }

  private CommandSpec common(CommandSpec spec, String description) {
    return helped(spec, description)
        .addOption(value("--profile", "FILE", "cli.option.profile"))
        .addOption(value("--store", "STORE", "cli.option.store"))
        .addOption(value("--pac", "URL|FILE", "cli.option.pac"))
        .addOption(
            OptionSpec.builder("--update-root")
                .paramLabel("FILE")
                .type(String.class)
                .hidden(true)
                .build())
        .addOption(value("--lang", "ja|en", "cli.option.lang"));
  }

  private CommandSpec helped(CommandSpec spec, String description) {
    spec.usageMessage().description(texts.of(description)).sortOptions(false);
    return spec.addOption(flag("--help", "cli.option.help").usageHelp(true).build());
  }

  private CommandSpec json(CommandSpec spec) {
    return spec.addOption(flag("--json", "cli.option.json").build());
  }

  private OptionSpec loginId() {
    return value("--login-id", "ID", "cli.option.login_id");
  }

  private OptionSpec storePassword() {
    return value("--store-password-file", "FILE", "cli.option.store_password_file");
  }

  private OptionSpec.Builder flag(String name, String description) {
    return OptionSpec.builder(name)
        .type(boolean.class)
        .arity("0")
        .description(texts.of(description));
  }

  private OptionSpec value(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String.class)
        .description(texts.of(description))
        .build();
  }
}
