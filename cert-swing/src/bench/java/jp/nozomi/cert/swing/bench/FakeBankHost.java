package jp.nozomi.cert.swing.bench;

import java.io.IOException;
import java.security.cert.X509Certificate;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.Customer;

/** The fake bank as integrators start it. */
final class FakeBankHost implements EstHost {
  private final FakeBank bank;

  FakeBankHost() throws IOException {
    this.bank = FakeBank.builder().start();
  }

  @Override
  public String estUrl() {
    return bank.estUrl();
  }

  @Override
  public X509Certificate authority() {
    return bank.serverCa();
  }

  @Override
  public String threads() {
    return "fakebank-";
  }

  @Override
  public void open(String loginId) {
    bank.addCustomer(Customer.of(loginId).build());
  }

  @Override
  public void close() throws IOException {
    bank.close();
  }
}
