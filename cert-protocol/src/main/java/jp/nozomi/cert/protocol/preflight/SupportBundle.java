package jp.nozomi.cert.protocol.preflight;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.protocol.journal.DurableFiles;

/**
 * A ZIP file for the support desk: report, versions, journal entries and logs, all of it redacted.
 *
 * <p>Immutable. Bounded: of each log its last 2 MiB, of each journal file 256 KiB, 64 files, 16 MiB
 * in all before compression; what is left out is named in {@code omitted.txt}.
 */
public final class SupportBundle {
  private static final int MAX_LOG = 2 * 1024 * 1024;
  private static final int MAX_JOURNAL_FILE = 256 * 1024;
  private static final int MAX_FILES = 64;
  private static final int MAX_TOTAL = 16 * 1024 * 1024;

  private final PreflightReport report;
  private final Optional<Path> journal;
  private final List<Path> logs;
  private final Redactor redactor;

  private SupportBundle(
      PreflightReport report, Optional<Path> journal, List<Path> logs, Redactor redactor) {
    this.report = report;
    this.journal = journal;
    this.logs = List.copyOf(logs);
    this.redactor = redactor;
  }

  /**
   * Makes a bundle of a report alone.
   *
   * @param report the preflight's report
   * @return the bundle, not written yet
   */
  public static SupportBundle of(PreflightReport report) {
    return of(report, System.getProperty("user.home", ""));
  }

  static SupportBundle of(PreflightReport report, String home) {
    return new SupportBundle(report, Optional.empty(), List.of(), new Redactor(home));
  }

  /**
   * Adds the entries of a bank's journal.
   *
   * @param directory where journals are, as for an enrolment
   * @param bankCode the bank
   * @return a copy with them
   */
  public SupportBundle withJournal(Path directory, String bankCode) {
    return new SupportBundle(report, Optional.of(directory.resolve(bankCode)), logs, redactor);
  }

  /**
   * Adds log files in UTF-8; those that do not exist are left out.
   *
   * @param files the files, the most important first
   * @return a copy with them
   */
  public SupportBundle withLogs(List<Path> files) {
    return new SupportBundle(report, journal, files, redactor);
  }

  /**
   * Writes the bundle in place of the file of that name, for this OS user alone.
   *
   * @param target the ZIP file
   * @throws IOException if a file can not be read, or the bundle not written; no part of it is left
   *     under its name
   */
  public void write(Path target) throws IOException {
    byte[] zip = zip();
    Path file = target.toAbsolutePath();
    Path directory = Optional.ofNullable(file.getParent()).orElse(file);
    new DurableFiles(directory).replace(String.valueOf(file.getFileName()), zip);
  }

  private byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Contents contents = new Contents(bytes)) {
      contents.add("report.json", utf8(JsonWriter.pretty(report.toJson())));
      contents.add("report.ja.txt", lines(Locale.JAPANESE));
      contents.add("report.en.txt", lines(Locale.ENGLISH));
      contents.add("versions.json", utf8(JsonWriter.pretty(report.versions().toJson())));
      for (Path file : journalFiles()) {
        contents.addFile("journal/", file, MAX_JOURNAL_FILE);
      }
      for (Path file : logs) {
        if (Files.isRegularFile(file)) {
          contents.addFile("logs/", file, MAX_LOG);
        }
      }
      contents.finish();
    }
    return bytes.toByteArray();
  }

  private List<Path> journalFiles() throws IOException {
    if (journal.isEmpty() || !Files.isDirectory(journal.get())) {
      return List.of();
    }
    try (Stream<Path> listed = Files.list(journal.get())) {
      return listed.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private String lines(Locale locale) {
    return String.join("\n", report.lines(locale)) + "\n";
  }

  private static String utf8(byte[] text) {
    return new String(text, StandardCharsets.UTF_8);
  }

  /** The end of a file: what happened last is what support wants. */
  private static String tail(Path file, int most) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long from = Math.max(0, channel.size() - most);
      ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(most, channel.size() - from));
      while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
        continue;
      }
      String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
      // A line that is cut could hide what a secret is by its name.
      return from == 0 ? text : text.replaceFirst("^[^\\n]*+\\n?", "");
    }
  }

  /** The ZIP file under way: everything goes through the redactor, names too. */
  private final class Contents implements AutoCloseable {
    private final ZipOutputStream zip;
    private final List<String> omitted = new ArrayList<>();
    private int files;
    private long total;

    Contents(ByteArrayOutputStream bytes) {
      this.zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);
    }

    void addFile(String folder, Path file, int most) throws IOException {
      String name = redactor.redact(String.valueOf(file.getFileName()));
      if (files >= MAX_FILES || total + most > MAX_TOTAL) {
        omitted.add(folder + name);
        return;
      }
      // The number keeps two files of one name in two folders apart.
      files++;
      add("%s%02d-%s".formatted(folder, files, name), tail(file, most));
    }

    void add(String name, String text) throws IOException {
      byte[] content = redactor.redact(text).getBytes(StandardCharsets.UTF_8);
      total += content.length;
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
    }

    void finish() throws IOException {
      if (!omitted.isEmpty()) {
        add("omitted.txt", String.join("\n", omitted) + "\n");
      }
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }
}
