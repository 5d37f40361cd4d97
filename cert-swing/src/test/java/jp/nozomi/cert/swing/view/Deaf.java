package jp.nozomi.cert.swing.view;

import java.net.URI;
import java.util.Map;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.model.PageEvent;

/** Takes what a user does, for screens on which nobody clicks. */
public class Deaf implements Signals {
  @Override
  public void raise(Event event) {
    // Nobody clicks here.
  }

  @Override
  public void submit(Map<String, Secret> typed) {
    typed.values().forEach(Secret::close);
  }

  @Override
  public void browse(URI page) {
    // Nobody clicks here.
  }

  @Override
  public void openLogFolder() {
    // Nobody clicks here.
  }

  @Override
  public void turn(PageEvent event) {
    // Nobody clicks here.
  }

  @Override
  public void saveAs(PageEvent.Output output, String name) {
    // Nobody clicks here.
  }

  @Override
  public void enlarge(int steps) {
    // Nobody clicks here.
  }
}
