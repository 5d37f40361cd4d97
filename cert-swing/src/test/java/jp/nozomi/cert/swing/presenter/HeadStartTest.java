package jp.nozomi.cert.swing.presenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.withSettings;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.PreparesKeys;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.protocol.enroll.Cancellation;
import jp.nozomi.cert.protocol.enroll.EnrollmentService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mockito.InOrder;

@Timeout(60)
class HeadStartTest {
  private static final Executor BESIDE = act -> new Thread(act).start();

  private final EnrollmentService service = mock(EnrollmentService.class);
  private final CertificateStore store =
      mock(CertificateStore.class, withSettings().extraInterfaces(PreparesKeys.class));
  private final HeadStart headStart = new HeadStart(() -> service, Optional.empty(), BESIDE);

  @Test
  void theEnrolmentUsesTheServiceThatConnected() throws Exception {
    headStart.connect();

    assertThat(headStart.service()).isSameAs(service);
    headStart.drop();
    verify(service).connect(any());
  }

  @Test
  void aKeyThatIsPreparedAlreadyIsNotMadeAgain() throws Exception {
    headStart.prepareKey(store);
    headStart.prepareKey(store);
    headStart.drop();

    verify(service, times(1)).prepareKey(store, Optional.empty());
  }

  @Test
  void leavingEndsAConnectionThatHangsAndThenClosesTheService() throws Exception {
    CountDownLatch hangs = new CountDownLatch(1);
    doAnswer(
            call -> {
              CountDownLatch ended = new CountDownLatch(1);
              ((Cancellation) call.getArgument(0)).onRequest(ended::countDown);
              hangs.countDown();
              ended.await();
              return null;
            })
        .when(service)
        .connect(any());
    headStart.connect();
    hangs.await();

    headStart.drop();

    InOrder order = inOrder(service);
    order.verify(service).connect(any());
    order.verify(service).close();
  }

  @Test
  void leavingDropsTheKeyThatNobodyTook() throws Exception {
    headStart.prepareKey(store);

    headStart.drop();

    verify((PreparesKeys) store).discardPreparedKey();
    verify(store, never()).createKey(any(), any());
  }

  @Test
  void comingBackStartsAnew() throws Exception {
    headStart.prepareKey(store);
    headStart.drop();
    headStart.prepareKey(store);
    headStart.drop();

    verify(service, times(2)).prepareKey(store, Optional.empty());
    verify(service, times(2)).close();
  }

  @Test
  void aKeyThatCanNotBeMadeAheadIsLeftToTheEnrolment() throws Exception {
    doThrow(new StoreException(StoreException.Reason.NOT_WRITABLE, "full"))
        .when(service)
        .prepareKey(any(), any());

    headStart.prepareKey(store);
    headStart.drop();

    verify(service).close();
  }

  @Test
  void droppingNothingDoesNothing() {
    headStart.drop();

    verify(service, never()).close();
  }
}
