package jp.nozomi.cert.protocol.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.store.StoreLocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal of small files in a directory: two generations for each entry, so that a torn write
 * costs one step at most, which recovery makes up for.
 */
public final class DirectoryJournal implements Journal {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryJournal.class);
  private static final Pattern NAME = Pattern.compile("([0-9a-f-]{36})\\.[01]\\.json");
  private static final StoreLocation UNKNOWN = new StoreLocation("unknown", "");

  private final Path directory;
  private final Owner owner;
  private final JournalObserver observer;
  private final DurableFiles files;

  /**
   * Makes a journal; the directory is created at the first hold.
   *
   * @param base where journals are, one directory for each bank
   * @param owner whose entries may be acted on
   * @param observer is told of writes
   */
  public DirectoryJournal(Path base, Owner owner, JournalObserver observer) {
    this.directory = base.resolve(owner.bankCode());
    this.owner = owner;
    this.observer = observer;
    this.files = new DurableFiles(directory);
  }

  @Override
  public JournalHold hold() throws JournalException {
    try {
      files.createDirectory();
      JournalLock lock = JournalLock.tryLock(directory, files).orElseThrow(JournalException::inUse);
      return new Hold(lock);
    } catch (IOException e) {
      throw JournalException.unusable(e);
    }
  }

  private final class Hold implements JournalHold {
    private final JournalLock lock;

    Hold(JournalLock lock) {
      this.lock = lock;
    }

    @Override
    public List<Found> entries() throws JournalException {
      try {
        List<Found> found = new ArrayList<>();
        for (String id : ids()) {
          found.add(found(id));
        }
        found.sort(
            Comparator.comparing(
                one -> one.entry().map(JournalEntry::began).orElse(java.time.Instant.EPOCH)));
        return found;
      } catch (IOException e) {
        throw JournalException.unusable(e);
      }
    }

    @Override
    public void write(JournalEntry entry) throws JournalException {
      observer.at(false, entry.step().name());
      try {
        String id = entry.id().toString();
        long next = newest(id).map(generation -> generation.sequence() + 1).orElse(0L);
        files.replace(name(id, (int) (next % 2)), EntryCodec.write(entry, next));
      } catch (IOException e) {
        throw JournalException.unusable(e);
      }
      observer.at(true, entry.step().name());
    }

    @Override
    public void remove(JournalEntry entry) throws JournalException {
      observer.at(false, "REMOVED");
      try {
        String id = entry.id().toString();
        // The older one first: what is left at any instant is the newest that there was.
        int newest = newest(id).map(generation -> (int) (generation.sequence() % 2)).orElse(0);
        files.delete(name(id, 1 - newest));
        files.delete(name(id, newest));
      } catch (IOException e) {
        throw JournalException.unusable(e);
      }
      observer.at(true, "REMOVED");
    }

    @Override
    public void close() {
      try {
        lock.close();
      } catch (IOException e) {
        LOG.warn("releasing the journal: {}", e.toString());
      }
    }
  }

  private SortedSet<String> ids() throws IOException {
    SortedSet<String> ids = new TreeSet<>();
    try (Stream<Path> listed = Files.list(directory)) {
      for (Path file : (Iterable<Path>) listed::iterator) {
        Matcher matcher = NAME.matcher(String.valueOf(file.getFileName()));
        if (matcher.matches()) {
          ids.add(matcher.group(1));
        }
      }
    }
    return ids;
  }

  private Found found(String id) throws IOException {
    Optional<EntryCodec.Generation> newest = newest(id);
    if (newest.isEmpty()) {
      return new Found(id, Optional.empty(), false, UNKNOWN, Found.Condition.DAMAGED);
    }
    try {
      if (newest.get().format() > EntryCodec.FORMAT) {
        return newer(id, newest.get());
      }
      JournalEntry entry = EntryCodec.entry(newest.get().entry());
      return new Found(
          id,
          Optional.of(entry),
          entry.replaces().isPresent(),
          entry.store(),
          entry.owner().equals(owner) ? Found.Condition.OWN : Found.Condition.FOREIGN);
    } catch (JsonException e) {
      LOG.warn("journal entry {}: {}", id, e.getMessage());
      return new Found(id, Optional.empty(), false, UNKNOWN, Found.Condition.DAMAGED);
    }
  }

  private static Found newer(String id, EntryCodec.Generation generation) throws JsonException {
    boolean renewal =
        generation.entry().optionalString("operation").filter("renew"::equals).isPresent();
    return new Found(id, Optional.empty(), renewal, UNKNOWN, Found.Condition.NEWER);
  }

  private Optional<EntryCodec.Generation> newest(String id) throws IOException {
    Optional<EntryCodec.Generation> first = read(directory.resolve(name(id, 0)));
    Optional<EntryCodec.Generation> second = read(directory.resolve(name(id, 1)));
    return Stream.of(first, second)
        .flatMap(Optional::stream)
        .max(Comparator.comparingLong(EntryCodec.Generation::sequence));
  }

  private Optional<EntryCodec.Generation> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(EntryCodec.read(in.readNBytes(JsonLimits.MESSAGE.maxBytes() + 1)));
    } catch (JsonException e) {
      LOG.warn("journal file {}: {}", file.getFileName(), e.getMessage());
      return Optional.empty();
    }
  }

  private static String name(String id, int slot) {
    return id + "." + slot + ".json";
  }
}
