package jp.nozomi.cert.swing.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.protocol.enroll.EnrollmentResult;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.Customer;

/** The README's example of testing; {@link ReadmeTest} keeps the two equal. */
final class TestkitExample {
  private TestkitExample() {}

  // The placeholder for the embedder's own tool.
  @FunctionalInterface
  interface Tool {
    EnrollmentResult issue(Path profile, Customer customer) throws IOException, CodedException;
  }

  static EnrollmentResult run(Path folder, Tool tool) throws IOException, CodedException {
    // README: testkit
    Customer customer = Customer.of("logid031").password("Passw0rd").build();
    try (FakeBank bank = FakeBank.builder().customer(customer).start()) {
      Path profile = Files.writeString(folder.resolve("bank.json"), bank.profileJson());
      EnrollmentResult result = tool.issue(profile, customer);
      assertThat(bank.issuedTo("logid031")).hasSize(1);
      return result;
    }
    // README: end
  }
}
