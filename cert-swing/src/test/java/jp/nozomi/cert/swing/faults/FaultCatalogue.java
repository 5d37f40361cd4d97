package jp.nozomi.cert.swing.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import jp.nozomi.cert.protocol.enroll.Stage;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.fault.CertificateFault;
import jp.nozomi.cert.testkit.fault.Fault;
import jp.nozomi.cert.testkit.fault.TlsFault;
import jp.nozomi.cert.testkit.fault.When;
import jp.nozomi.cert.testkit.request.Endpoint;

/**
 * Every fault of the testkit, each met at every place where it can matter.
 *
 * <p>The encounters run beside each other, since most of a stalling one's time is waiting.
 */
final class FaultCatalogue implements AutoCloseable {
  /** Places of a request fault: nothing is at stake, the order is, the certificate is there. */
  static final List<Endpoint> PLACES =
      List.of(Endpoint.DIRECTORY, Endpoint.PLACE_ORDER, Endpoint.CONFIRM);

  private static final Set<Fault> STALLS =
      EnumSet.of(
          Fault.STALL,
          Fault.STALL_AFTER_PROCESSING,
          Fault.STALL_IN_HEADERS,
          Fault.STALL_IN_BODY,
          Fault.TRICKLE,
          Fault.ENDLESS_BODY,
          Fault.ENDLESS_HEADERS,
          Fault.ENDLESS_INTERIM_REPLIES);

  private static final int ALWAYS = 1000;
  private static final int WORKERS = 2;
  private static final int PATIENCE_SECONDS = 300;

  private final Path folder;
  private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
  private final ExecutorService waiters = Executors.newCachedThreadPool();
  private final Map<Enum<?>, List<Future<Encounter.Ending>>> met = new LinkedHashMap<>();

  private FaultCatalogue(Path folder) {
    this.folder = folder;
  }

  static FaultCatalogue meet(Path folder) throws IOException {
    FaultCatalogue catalogue = new FaultCatalogue(folder);
    for (Fault fault : Fault.values()) {
      for (Endpoint place : PLACES) {
        catalogue.add(
            fault,
            STALLS.contains(fault),
            bank -> bank.faults().add(fault, When.calling(place)),
            Optional.empty());
      }
    }
    for (TlsFault fault : TlsFault.values()) {
      Consumer<FakeBank> lasting = bank -> bank.faults().nextConnections(fault, ALWAYS);
      catalogue.add(fault, fault == TlsFault.SILENT, lasting, Optional.empty());
      catalogue.add(fault, fault == TlsFault.SILENT, lasting, Optional.of(Stage.PROVING));
    }
    for (CertificateFault fault : CertificateFault.values()) {
      catalogue.add(fault, false, bank -> bank.faults().nextCertificate(fault), Optional.empty());
    }
    return catalogue;
  }

  private void add(
      Enum<?> fault, boolean stalls, Consumer<FakeBank> happening, Optional<Stage> from)
      throws IOException {
    List<Future<Encounter.Ending>> places = met.computeIfAbsent(fault, one -> new ArrayList<>());
    HttpSettings settings = stalls ? Encounter.impatient() : Encounter.patient();
    Path own =
        Files.createDirectories(
            folder.resolve(fault.getClass().getSimpleName() + fault.name() + places.size()));
    Callable<Encounter.Ending> encounter = () -> new Encounter(own, settings).with(happening, from);
    places.add((stalls ? waiters : workers).submit(encounter));
  }

  /** How a fault ended at each of its places, in order. */
  List<Encounter.Ending> of(Enum<?> fault)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<Encounter.Ending> endings = new ArrayList<>();
    for (Future<Encounter.Ending> place : met.getOrDefault(fault, List.of())) {
      endings.add(place.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }
    return endings;
  }

  @Override
  public void close() {
    workers.shutdownNow();
    waiters.shutdownNow();
  }
}
