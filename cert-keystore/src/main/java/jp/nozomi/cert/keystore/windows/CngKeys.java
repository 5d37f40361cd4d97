package jp.nozomi.cert.keystore.windows;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;

/** Keys in a key storage provider of CNG: the software one, or the TPM's. */
final class CngKeys implements KeyRoute {
  static final String SOFTWARE_NAME = "cng";
  static final String TPM_NAME = "tpm";
  static final String SOFTWARE_PROVIDER = "Microsoft Software Key Storage Provider";
  static final String TPM_PROVIDER = "Microsoft Platform Crypto Provider";

  private static final Set<KeySpec> ALL = EnumSet.allOf(KeySpec.class);

  private final Ncrypt ncrypt;
  private final String name;
  private final String provider;
  private final Protection protection;
  private final Set<KeySpec> keys;
  private final Set<KeySpec> tls13Keys;

  private CngKeys(
      Ncrypt ncrypt,
      String name,
      String provider,
      Protection protection,
      Set<KeySpec> keys,
      Set<KeySpec> tls13Keys) {
    this.ncrypt = ncrypt;
    this.name = name;
    this.provider = provider;
    this.protection = protection;
    this.keys = keys;
    this.tls13Keys = tls13Keys;
  }

  static CngKeys software(Ncrypt ncrypt) {
    return new CngKeys(ncrypt, SOFTWARE_NAME, SOFTWARE_PROVIDER, Protection.ENFORCED, ALL, ALL);
  }

  /** TPMs differ in the salt that their PSS signatures have, so their RSA keys stay at TLS 1.2. */
  static CngKeys tpm(Ncrypt ncrypt) {
    return new CngKeys(
        ncrypt,
        TPM_NAME,
        TPM_PROVIDER,
        Protection.HARDWARE,
        Set.of(KeySpec.RSA_2048, KeySpec.EC_P256),
        Set.of(KeySpec.EC_P256));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Protection protection() {
    return protection;
  }

  @Override
  public Set<KeySpec> keys() {
    return keys;
  }

  @Override
  public Set<KeySpec> tls13Keys() {
    return tls13Keys;
  }

  @Override
  public KeyAddress create(String keyName, KeySpec spec) throws StoreException {
    if (!keys.contains(spec)) {
      throw new StoreException(Reason.KEY_NOT_SUPPORTED, name + " makes no " + spec.label());
    }
    using(provider, opened -> opened.create(keyName, spec)).close();
    return address(keyName);
  }

  @Override
  public KeyAddress address(String keyName) {
    return new KeyAddress(keyName, provider, 0, 0, 0);
  }

  @Override
  public List<String> names() throws StoreException {
    try (CngProvider opened = CngProvider.open(ncrypt, provider)) {
      return opened.keyNames();
    }
  }

  @Override
  public boolean keeps(KeyAddress address) {
    return address.isCng();
  }

  @Override
  public CngKey open(KeyAddress address, boolean quiet) throws StoreException {
    return using(address.provider(), opened -> opened.openKey(address, quiet));
  }

  @Override
  public boolean signsPss(KeyAddress address) {
    return address.provider().equals(SOFTWARE_PROVIDER);
  }

  @Override
  public void delete(KeyAddress address) throws StoreException {
    open(address, true).delete();
  }

  private interface Use {
    CngKey on(CngProvider opened) throws StoreException;
  }

  private CngKey using(String providerName, Use use) throws StoreException {
    CngProvider opened = CngProvider.open(ncrypt, providerName);
    try {
      return use.on(opened);
    } catch (StoreException e) {
      opened.close();
      throw e;
    }
  }
}
