package jp.nozomi.cert.testkit.cli;

import picocli.CommandLine.IVersionProvider;

/** Reads the version from the jar's manifest. */
final class FakeBankVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = FakeBankVersion.class.getPackage().getImplementationVersion();
    return new String[] {"fakebank " + (version == null ? "from classes" : version)};
  }
}
