package jp.nozomi.cert.swing.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.swing.fixture.Samples;
import org.junit.jupiter.api.Test;

class StorePlanTest {
  private static final StoreException REFUSAL =
      new StoreException(StoreException.Reason.NOT_AVAILABLE, "no store is strong enough");

  @Test
  void givesTheStoreThatWasChosen() throws Exception {
    assertThat(StorePlan.of(Samples.CHOICE).require()).isEqualTo(Samples.CHOICE);
  }

  @Test
  void refusesToMakeKeysForTheReasonThatThereIsNoStoreFor() {
    StorePlan plan = StorePlan.none(REFUSAL);

    assertThatThrownBy(plan::check).isSameAs(REFUSAL);
    assertThatThrownBy(plan::require).isSameAs(REFUSAL);
  }

  @Test
  void objectsToNothingBeforeTheStoreIsKnown() {
    assertThatCode(StorePlan.NOT_KNOWN::check).doesNotThrowAnyException();
  }
}
