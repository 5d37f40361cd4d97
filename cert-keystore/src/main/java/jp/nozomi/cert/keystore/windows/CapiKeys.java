package jp.nozomi.cert.keystore.windows;

import com.sun.jna.ptr.PointerByReference;
import java.util.List;
import java.util.Set;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.keystore.Undo;

/**
 * Keys in CAPI containers: RSA with PKCS#1 v1.5 only, on every Windows and under Wine.
 *
 * <p>CAPI keeps a new key only if both its key handle and its context are closed in order.
 */
final class CapiKeys implements KeyRoute {
  static final String NAME = "capi";
  static final String PROVIDER = "Microsoft Enhanced RSA and AES Cryptographic Provider";
  static final int PROV_RSA_AES = 24;

  private static final int PROV_RSA_FULL = 1;
  private static final int PROV_RSA_SCHANNEL = 12;
  // Not AT_SIGNATURE: some TLS stacks of Windows take exchange keys only.
  private static final int AT_KEYEXCHANGE = 1;

  private final Advapi32 advapi;

  CapiKeys(Advapi32 advapi) {
    this.advapi = advapi;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Protection protection() {
    return Protection.ENFORCED;
  }

  @Override
  public Set<KeySpec> keys() {
    return Set.of(KeySpec.RSA_2048, KeySpec.RSA_3072, KeySpec.RSA_4096);
  }

  @Override
  public Set<KeySpec> tls13Keys() {
    return Set.of();
  }

  @Override
  public KeyAddress create(String name, KeySpec spec) throws StoreException {
    if (!keys().contains(spec)) {
      throw new StoreException(Reason.KEY_NOT_SUPPORTED, "CAPI makes no " + spec.label());
    }
    KeyAddress address = address(name);
    CapiContext container = newContainer(address);
    try (container) {
      generate(container, spec);
      return address;
    } catch (StoreException e) {
      throw Undo.after(e, () -> CapiContext.delete(advapi, address));
    }
  }

  @Override
  public KeyAddress address(String name) {
    return new KeyAddress(name, PROVIDER, PROV_RSA_AES, 0, AT_KEYEXCHANGE);
  }

  @Override
  public List<String> names() throws StoreException {
    return CapiContext.containers(advapi, PROVIDER, PROV_RSA_AES);
  }

  @Override
  public boolean keeps(KeyAddress address) {
    return !address.isCng();
  }

  @Override
  public NativeKey open(KeyAddress address, boolean quiet) throws StoreException {
    int flags = quiet ? CapiContext.SILENT : 0;
    CapiContext context = CapiContext.acquire(advapi, withSha2(address), flags);
    return CapiKey.open(advapi, context, address.keySpec());
  }

  @Override
  public boolean signsPss(KeyAddress address) {
    return false;
  }

  @Override
  public void delete(KeyAddress address) throws StoreException {
    CapiContext.delete(advapi, address);
  }

  /**
   * Microsoft's software providers share their containers, and only the AES one knows SHA-2: a
   * predecessor's key is opened through it.
   */
  private static KeyAddress withSha2(KeyAddress address) {
    boolean old =
        address.providerType() == PROV_RSA_FULL || address.providerType() == PROV_RSA_SCHANNEL;
    boolean software =
        address.provider().isEmpty()
            || address
                .provider()
                .matches("Microsoft (Base|Enhanced|Strong|RSA SChannel) Cryptographic Provider.*");
    return old && software
        ? new KeyAddress(
            address.container(), PROVIDER, PROV_RSA_AES, address.flags(), address.keySpec())
        : address;
  }

  private CapiContext newContainer(KeyAddress address) throws StoreException {
    try {
      return CapiContext.acquire(advapi, address, CapiContext.NEW_KEYSET | CapiContext.SILENT);
    } catch (StoreException e) {
      throw new StoreException(
          e.reason() == Reason.CAN_NOT_SIGN ? Reason.NOT_WRITABLE : e.reason(),
          "no key container could be made",
          e);
    }
  }

  private void generate(CapiContext context, KeySpec spec) throws StoreException {
    PointerByReference key = new PointerByReference();
    // Flags: the modulus' bits in the upper half; no CRYPT_EXPORTABLE, no CRYPT_ARCHIVABLE.
    if (!advapi.CryptGenKey(context.handle(), AT_KEYEXCHANGE, spec.bits() << 16, key)) {
      throw WindowsErrors.last("CryptGenKey", Reason.NOT_WRITABLE);
    }
    if (!advapi.CryptDestroyKey(key.getValue())) {
      throw WindowsErrors.last("CryptDestroyKey", Reason.NOT_WRITABLE);
    }
  }
}
