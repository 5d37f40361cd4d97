package jp.nozomi.cert.testkit.update;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a hostile or broken mirror does to its visitors. */
public enum UpdateAttack {
  /** Keeps showing a timestamp whose time is over: the freeze attack. */
  FREEZE {
    @Override
    public void on(UpdateServer server) {
      server.repository().expire("timestamp").publishTimestamp();
    }
  },
  /** Signs the targets with a key that the root does not know. */
  WRONG_KEYS {
    @Override
    public void on(UpdateServer server) {
      server.repository().targets().signers(List.of(SimulatedKey.ed25519()));
      server.repository().publish();
    }
  },
  /** Publishes a root that only one of its keys signed. */
  BELOW_THRESHOLD {
    @Override
    public void on(UpdateServer server) {
      SimulatedRole root = server.repository().root();
      SimulatedKey first = root.signers().get(0);
      root.signers(List.of(first));
      server.repository().putRoot();
    }
  },
  /** Answers for the timestamp with a page that asks for a login, as public networks do. */
  CAPTIVE_PORTAL {
    @Override
    public void on(UpdateServer server) {
      server
          .mirror()
          .fault(
              TIMESTAMP,
              MirrorFault.instead(
                  "<!DOCTYPE html><title>Wi-Fi</title>".getBytes(StandardCharsets.UTF_8)));
    }
  },
  /** Sends metadata without end. */
  ENDLESS_METADATA {
    @Override
    public void on(UpdateServer server) {
      server.mirror().fault(TIMESTAMP, MirrorFault.endless());
    }
  },
  /** Leads away from TLS. */
  REDIRECT {
    @Override
    public void on(UpdateServer server) {
      server.mirror().fault(TIMESTAMP, MirrorFault.redirect("http://127.0.0.1/"));
    }
  },
  /** Sends the installer without end. */
  ENDLESS_INSTALLER {
    @Override
    public void on(UpdateServer server) {
      server.mirror().fault(TARGETS, MirrorFault.endless());
    }
  },
  /** Sends the installer one byte a second. */
  TRICKLE {
    @Override
    public void on(UpdateServer server) {
      server.mirror().fault(TARGETS, MirrorFault.trickle(1_000));
    }
  },
  /** Sends other bytes of the right length. */
  WRONG_BYTES {
    @Override
    public void on(UpdateServer server) {
      server
          .mirror()
          .fault(
              TARGETS,
              (request, body, reply) -> {
                byte[] wrong = body.clone();
                wrong[wrong.length / 2] ^= 1;
                reply.honest(request, wrong, Integer.MAX_VALUE);
              });
    }
  },
  /** Has the metadata, but not the installer. */
  MISSING_INSTALLER {
    @Override
    public void on(UpdateServer server) {
      server.mirror().fault(TARGETS, MirrorFault.status(404));
    }
  };

  private static final String TIMESTAMP = "timestamp.json";
  private static final String TARGETS = "targets/";

  /**
   * Begins the attack.
   *
   * @param server the server that turns hostile
   */
  public abstract void on(UpdateServer server);

  /**
   * Gives the name for the command line.
   *
   * @return the constant's name in lower case with hyphens
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Finds an attack by its word.
   *
   * @param word the word
   * @return the attack, or empty
   */
  public static Optional<UpdateAttack> find(String word) {
    return Stream.of(values()).filter(attack -> attack.word().equals(word)).findFirst();
  }
}
