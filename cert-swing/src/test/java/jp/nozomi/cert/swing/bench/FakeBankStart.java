package jp.nozomi.cert.swing.bench;

import java.io.IOException;
import jp.nozomi.cert.testkit.FakeBank;

/** Starts one fake bank; a child process of {@link StartBench}. */
public final class FakeBankStart {
  private FakeBankStart() {}

  /** Takes nothing. */
  public static void main(String[] args) throws IOException {
    try (FakeBank bank = FakeBank.builder().start()) {
      Ready.at(bank.baseUrl());
    }
  }
}
