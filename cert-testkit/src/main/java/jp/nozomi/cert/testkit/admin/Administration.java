package jp.nozomi.cert.testkit.admin;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import jp.nozomi.cert.testkit.bank.Account;
import jp.nozomi.cert.testkit.bank.Bank;
import jp.nozomi.cert.testkit.bank.ProblemType;
import jp.nozomi.cert.testkit.bank.Refusal;
import jp.nozomi.cert.testkit.customer.AccountState;
import jp.nozomi.cert.testkit.fault.CertificateFault;
import jp.nozomi.cert.testkit.fault.Fault;
import jp.nozomi.cert.testkit.fault.Faults;
import jp.nozomi.cert.testkit.fault.TlsFault;
import jp.nozomi.cert.testkit.fault.When;
import jp.nozomi.cert.testkit.request.Endpoint;
import jp.nozomi.cert.testkit.request.RequestLog;

/**
 * What can be done to the bank from outside, from the text that a person or a script sends.
 *
 * @param bank the bank
 * @param time its time
 * @param faults what goes wrong
 * @param log what it was asked
 */
public record Administration(Bank bank, BankTime time, Faults faults, RequestLog log) {
  void setState(String loginId, String state) throws Refusal {
    account(loginId).state(constant(AccountState.class, state));
  }

  void unlock(String loginId) throws Refusal {
    account(loginId).unlock();
  }

  private Account account(String loginId) throws Refusal {
    return bank.accounts()
        .find(loginId)
        .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND, "no such customer"));
  }

  void revoke(String sha256) throws Refusal {
    if (bank.certificates().revoke(sha256, time.now()).isEmpty()) {
      throw new Refusal(ProblemType.NOT_FOUND, "no such certificate");
    }
  }

  void stopAt(String instant) throws Refusal {
    try {
      time.stopAt(Instant.parse(instant));
    } catch (DateTimeException e) {
      throw bad("an instant such as 2026-11-23T01:02:03Z");
    }
  }

  void advance(String duration) throws Refusal {
    try {
      time.advance(Duration.parse(duration));
    } catch (DateTimeException | ArithmeticException e) {
      throw bad("a duration such as P1D or PT10M");
    }
  }

  void addFault(String fault, String endpoint, String customer, String from, String count)
      throws Refusal {
    Fault wanted = constant(Fault.class, fault);
    Optional<Endpoint> where =
        endpoint.isEmpty() ? Optional.empty() : Optional.of(constant(Endpoint.class, endpoint));
    Optional<String> whose = Optional.of(customer).filter(id -> !id.isEmpty());
    faults.add(wanted, new When(where, whose, number(from, 1), number(count, Long.MAX_VALUE), 1));
  }

  void addCertificateFault(String fault) throws Refusal {
    faults.nextCertificate(constant(CertificateFault.class, fault));
  }

  void addConnectionFault(String fault, String count) throws Refusal {
    long connections = Math.min(number(count, 1), 1000);
    faults.nextConnections(constant(TlsFault.class, fault), (int) connections);
  }

  private static long number(String text, long otherwise) throws Refusal {
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw bad("a number from 1");
    }
    return Long.parseLong(text);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name) throws Refusal {
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> bad("one of " + Arrays.toString(type.getEnumConstants())));
  }

  private static Refusal bad(String wanted) {
    return new Refusal(ProblemType.BAD_REQUEST, "expected " + wanted);
  }
}
