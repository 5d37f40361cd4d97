package jp.nozomi.cert.swing.app;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.nio.file.Path;
import java.util.Optional;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.protocol.enroll.Cancellation;
import jp.nozomi.cert.protocol.enroll.EnrollmentService;
import jp.nozomi.cert.swing.reminder.ExpiryBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberingServiceTest {
  @TempDir private Path folder;

  private final EnrollmentService service = mock(EnrollmentService.class);

  @Test
  void passesOnWhatIsPreparedAhead() throws Exception {
    CertificateStore store = mock(CertificateStore.class);
    Cancellation cancellation = new Cancellation();
    RememberingService remembering =
        new RememberingService(service, new ExpiryBook(folder.resolve("book.json")));

    remembering.prepareKey(store, Optional.of(KeySpec.EC_P256));
    remembering.connect(cancellation);

    verify(service).prepareKey(store, Optional.of(KeySpec.EC_P256));
    verify(service).connect(cancellation);
  }
}
