package jp.nozomi.cert.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.nozomi.cert.testkit.FakeBank;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeBankExtension.class)
class ExtensionPerClassTest {
  private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

  @RepeatedTest(3)
  void theTestsOfAClassShareABank(FakeBank bank) {
    SEEN.add(bank.baseUrl());
    assertThat(SEEN).hasSize(1);
  }
}
