package jp.nozomi.cert.swing.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.enroll.ChallengeType;
import jp.nozomi.cert.swing.fixture.EveryScreen;
import jp.nozomi.cert.swing.fixture.Journey;
import jp.nozomi.cert.swing.fixture.Samples;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.flow.Screen;
import jp.nozomi.cert.swing.flow.Step;
import jp.nozomi.cert.swing.model.Action;
import jp.nozomi.cert.swing.model.ButtonModel;
import jp.nozomi.cert.swing.model.PageEvent;
import jp.nozomi.cert.swing.model.ScreenModel;
import jp.nozomi.cert.swing.model.SectionModel;
import jp.nozomi.cert.swing.presenter.Renderer;
import org.junit.jupiter.api.Test;

/** What the pane keeps, clears and sends; on the event thread, without a window. */
class WizardPaneTest {
  private final List<Event> raised = new ArrayList<>();
  private final List<PageEvent> turned = new ArrayList<>();
  private final Renderer renderer = new Renderer(Samples.context(Locale.JAPANESE), Samples.CLOCK);
  private Map<String, String> sent = Map.of();

  private interface Act {
    void on(WizardPane pane);
  }

  @Test
  void whatWasTypedSurvivesTheProxysInterruption() throws Exception {
    Step busy = Journey.busy();
    with(
        pane -> {
          show(pane, Journey.login());
          field(pane, "loginId").setText("demo01");
          show(pane, busy);
          show(pane, Journey.walk(busy, new Event.ProxyAsked(Samples.PROXY)));
          show(pane, busy);
          assertThat(field(pane, "loginId").getText()).isEqualTo("demo01");
        });
  }

  @Test
  void aRefusedPasswordIsClearedAndTheIdStays() throws Exception {
    Failure wrong = new Failure(ErrorCode.WRONG_CREDENTIALS);
    Step again =
        Journey.walk(
            Journey.busy(),
            new Event.Challenged(Samples.challenge(ChallengeType.PASSWORD, Optional.of(wrong))));
    with(
        pane -> {
          show(pane, Journey.login());
          field(pane, "loginId").setText("demo01");
          field(pane, "password").setText("wrong");
          show(pane, again);
          assertThat(field(pane, "loginId").getText()).isEqualTo("demo01");
          assertThat(field(pane, "password").getText()).isEmpty();
          assertThat(pane.firstFocus()).contains(field(pane, "password"));
        });
  }

  @Test
  void fullWidthIsMadeHalfWidthInIdsAndCodesAndNowhereElse() throws Exception {
    with(
        pane -> {
          show(pane, Journey.login());
          field(pane, "loginId").setText(" ｄｅｍｏ０１ ");
          field(pane, "password").setText("ｐａｓｓ ");
          assertThat(field(pane, "loginId").getText()).isEqualTo("demo01");
          assertThat(field(pane, "password").getText()).isEqualTo("ｐａｓｓ ");
        });
  }

  @Test
  void inputMethodsAreOffForIdsAndOnForSecretAnswers() throws Exception {
    with(
        pane -> {
          show(pane, Journey.login());
          assertThat(field(pane, "loginId").getInputContext()).isNull();
          show(pane, Journey.challenged(ChallengeType.QUESTION));
          field(pane, "answer").setText("　のぞみ小学校　");
          assertThat(field(pane, "answer").getText()).isEqualTo("　のぞみ小学校　");
        });
  }

  @Test
  void aSectionsButtonThatComesLaterIsShown() throws Exception {
    ButtonModel later =
        new ButtonModel("続行", 'A', new Action.Submit(), ButtonModel.Role.DEFAULT, true);
    with(
        pane -> {
          pane.show(page(List.of()));
          pane.show(page(List.of(later)));
          ActionButton button = pane.button(ButtonModel.Role.DEFAULT).orElseThrow();
          assertThat(button.getParent().isVisible()).isTrue();
        });
  }

  @Test
  void theDefaultButtonSendsEveryField() throws Exception {
    with(
        pane -> {
          show(pane, Journey.login());
          field(pane, "loginId").setText("demo01");
          field(pane, "password").setText("secret");
          pane.button(ButtonModel.Role.DEFAULT).orElseThrow().doClick();
        });
    assertThat(sent).containsOnly(Map.entry("loginId", "demo01"), Map.entry("password", "secret"));
  }

  @Test
  void theBackButtonRaisesBackAndItsLabelTellsItsKey() throws Exception {
    with(
        pane -> {
          show(pane, Journey.login());
          ActionButton back = pane.button(ButtonModel.Role.BACK).orElseThrow();
          assertThat(back.getText()).isEqualTo("戻る(B)");
          assertThat(back.getAccessibleContext().getAccessibleName()).isEqualTo("戻る");
          back.doClick();
        });
    assertThat(raised).containsExactly(new Event.BackChosen());
  }

  @Test
  void inputsAreDisabledWhileWorkingAndTheOnlyButtonStopsIt() throws Exception {
    with(
        pane -> {
          show(pane, Journey.busy());
          assertThat(field(pane, "loginId").isEnabled()).isFalse();
          assertThat(pane.button(ButtonModel.Role.DEFAULT)).isEmpty();
          pane.button(ButtonModel.Role.BACK).orElseThrow().doClick();
        });
    assertThat(raised).containsExactly(new Event.CancelChosen());
  }

  @Test
  void theFocusGoesToTheWrongFieldElseToTheFirstEmptyOne() throws Exception {
    with(
        pane -> {
          show(pane, Journey.login());
          assertThat(pane.firstFocus()).contains(field(pane, "loginId"));
          field(pane, "loginId").setText("demo01");
          assertThat(pane.firstFocus()).contains(field(pane, "password"));
          show(
              pane,
              Journey.walk(Journey.login(), Journey.submitted("loginId", "a b", "password", "x")));
          assertThat(pane.firstFocus()).contains(field(pane, "loginId"));
        });
  }

  @Test
  void theFootKeepsItsHeightWhileNothingCanBeCancelled() throws Exception {
    with(
        pane -> {
          List<Integer> heights = new ArrayList<>();
          for (String name : List.of("CCHK002", "busy", "busy-unsafe")) {
            pane.show(EveryScreen.byName().get(name).apply(Locale.JAPANESE));
            pane.setSize(940, 680);
            pane.doLayout();
            heights.add(foot(pane).getHeight());
          }
          assertThat(foot(pane).getComponentCount()).isZero();
          assertThat(heights).containsOnly(heights.get(0));
        });
  }

  private static ButtonRow foot(WizardPane pane) {
    return Stream.of(pane.getComponents())
        .filter(ButtonRow.class::isInstance)
        .map(ButtonRow.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private void with(Act act) throws Exception {
    SwingUtilities.invokeAndWait(
        () -> {
          Theme.LIGHT.apply();
          act.on(
              new WizardPane(
                  Chrome.of(Samples.context(Locale.JAPANESE)),
                  new Ears(),
                  () -> false,
                  Samples.CLOCK));
        });
  }

  private static ScreenModel page(List<ButtonModel> buttons) {
    return new ScreenModel(
        Screen.RESULT,
        "",
        "",
        Optional.empty(),
        List.of(new SectionModel("", "", List.of(), buttons)),
        List.of(),
        Optional.empty(),
        0);
  }

  private void show(WizardPane pane, Step step) {
    pane.show(renderer.render(step));
  }

  private static JTextField field(WizardPane pane, String name) {
    return find(pane, name).orElseThrow();
  }

  private static Optional<JTextField> find(Container container, String name) {
    for (Component child : container.getComponents()) {
      if (child instanceof JTextField field && name.equals(field.getName())) {
        return Optional.of(field);
      }
      if (child instanceof Container inner) {
        Optional<JTextField> found = find(inner, name);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private final class Ears implements Signals {
    @Override
    public void raise(Event event) {
      raised.add(event);
    }

    @Override
    public void submit(Map<String, Secret> typed) {
      sent =
          typed.entrySet().stream()
              .collect(
                  java.util.stream.Collectors.toMap(
                      Map.Entry::getKey, entry -> entry.getValue().use(String::new)));
    }

    @Override
    public void browse(URI page) {
      raised.add(new Event.CloseChosen());
    }

    @Override
    public void openLogFolder() {
      raised.add(new Event.CloseChosen());
    }

    @Override
    public void turn(PageEvent event) {
      turned.add(event);
    }

    @Override
    public void saveAs(PageEvent.Output output, String name) {
      turned.add(new PageEvent.Stopped());
    }

    @Override
    public void enlarge(int steps) {
      turned.add(new PageEvent.Stopped());
    }
  }
}
