package jp.nozomi.cert.testkit.bank;

/**
 * Where the bank writes what must survive a restart; called before the change is answered.
 *
 * <p>Implementations are thread-safe.
 */
public interface Journal {
  /**
   * Writes a certificate that is new or changed.
   *
   * @param certificate the certificate
   */
  void certificate(CertificateRecord certificate);

  /**
   * Writes an order that is new or changed.
   *
   * @param order the order
   */
  void order(Order order);

  /**
   * Writes an order's UUID that recovery closed.
   *
   * @param uuid the UUID
   */
  void closed(String uuid);

  /**
   * Writes an account that changed.
   *
   * @param account the account's changeable part
   */
  void account(AccountRecord account);

  /** Forgets: for a bank that lives in memory only. */
  Journal NONE =
      new Journal() {
        @Override
        public void certificate(CertificateRecord certificate) {}

        @Override
        public void order(Order order) {}

        @Override
        public void closed(String uuid) {}

        @Override
        public void account(AccountRecord account) {}
      };
}
