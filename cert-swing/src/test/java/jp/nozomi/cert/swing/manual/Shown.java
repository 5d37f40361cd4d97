package jp.nozomi.cert.swing.manual;

import java.util.List;

/**
 * What a picture of the manual shows.
 *
 * @param screen the screen's or page's id
 * @param title its title
 * @param words what can be read on it
 */
record Shown(String screen, String title, List<String> words) {
  String caption() {
    return screen + " " + title;
  }
}
