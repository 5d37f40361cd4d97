package jp.nozomi.cert.swing.app;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.nozomi.cert.core.encoding.Sha256;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.profile.ProfileException;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.protocol.http.ProxyAuthenticator;
import jp.nozomi.cert.protocol.http.ProxyRouting;
import jp.nozomi.cert.swing.policy.PolicySource;
import jp.nozomi.cert.swing.policy.ProfileRule;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.update.MirrorServer;
import jp.nozomi.cert.testkit.update.UpdateServer;

/** A bank's profile on a server, and the administrator's rule that names it. */
public final class FetchedProfile implements AutoCloseable {
  private final FakeBank bank;
  private final UpdateServer files;
  private final ProfileRule rule;
  private final Path kept;

  /** Takes a folder for the rule and for what was downloaded. */
  public FetchedProfile(FakeBank bank, Path folder) throws IOException, ProfileException {
    this.bank = bank;
    this.files = bank.openUpdateServer();
    byte[] profile = bank.profileJson().getBytes(StandardCharsets.UTF_8);
    files.repository().files().put("profile.json", profile);
    URI url = files.mirror().base().resolve("profile.json");
    Path policy =
        Files.writeString(
            folder.resolve("policy.json"),
            "{\"profile\": \"" + url + "#sha256=" + Sha256.hex(profile) + "\"}");
    this.rule = PolicySource.file(policy).read().locked().profile().orElseThrow();
    this.kept = folder.resolve("profiles");
  }

  /** Gets it through a proxy on this PC. */
  public BankProfile through(int proxy, ProxyAuthenticator login) throws ProfileException {
    return new PolicyProfiles(
            ProfileDownload.over(
                HttpSettings.defaults()
                    .withProxies(
                        ProxyRouting.manual(new ProxyAddress("127.0.0.1", proxy), List.of())),
                List.of(bank.serverCa()),
                login),
            kept)
        .read(rule);
  }

  /** The server that gives it. */
  public MirrorServer server() {
    return files.mirror();
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
