package jp.nozomi.cert.swing.policy;

import java.util.Optional;
import jp.nozomi.cert.core.profile.ProfileException;

/** A place where only administrators write. */
interface PolicyPlace {
  /** Gives what is set there; what can't be read is told and not overlooked. */
  Optional<String> find(PolicyLevel level, PolicySetting setting) throws ProfileException;

  /** Names a setting's place, for the administrator who has to mend it. */
  String where(PolicyLevel level, PolicySetting setting);
}
