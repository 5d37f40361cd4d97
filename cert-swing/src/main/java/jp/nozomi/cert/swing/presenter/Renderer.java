package jp.nozomi.cert.swing.presenter;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.swing.flow.Step;
import jp.nozomi.cert.swing.model.ScreenModel;

/** Turns a step of the flow into the screen that shows it. */
public final class Renderer implements Step.Cases<ScreenModel> {
  private final Words words;
  private final HomeScreen home;
  private final PromptScreens prompts;
  private final ResultScreen result;
  private final FailureScreen failure;

  /**
   * Makes a renderer.
   *
   * @param context the run
   * @param clock gives the time of a failure
   */
  public Renderer(AppContext context, Clock clock) {
    this.words = new Words(Texts.in(context.locale()));
    this.home = new HomeScreen(words);
    this.prompts = new PromptScreens(words);
    this.result = new ResultScreen(words, context.profile());
    this.failure = new FailureScreen(words, context, clock);
  }

  /**
   * Renders a step.
   *
   * @param step the step
   * @return its screen
   */
  public ScreenModel render(Step step) {
    return step.accept(this);
  }

  @Override
  public ScreenModel home(Step.Home step) {
    return home.render(step);
  }

  @Override
  public ScreenModel login(Step.Login step) {
    return prompts.login(step.enrollment().operation(), step.prompt(), step.progress(), true);
  }

  @Override
  public ScreenModel challenged(Step.Challenged step) {
    return prompts.challenge(step);
  }

  @Override
  public ScreenModel mending(Step.Mending step) {
    return failure.mending(step);
  }

  @Override
  public ScreenModel proxyLogin(Step.ProxyLogin step) {
    return prompts.proxy(step);
  }

  @Override
  public ScreenModel storePassword(Step.StorePassword step) {
    return prompts.storePassword(step);
  }

  @Override
  public ScreenModel result(Step.Result step) {
    return result.render(step, failure);
  }

  @Override
  public ScreenModel stopped(Step.Stopped step) {
    return failure.render(step);
  }

  @Override
  public ScreenModel unfinished(Step.Unfinished step) {
    return result.unfinished(step, failure);
  }

  @Override
  public ScreenModel closed(Step.Closed step) {
    return new ScreenModel(
        step.screen(), "", "", Optional.empty(), List.of(), List.of(), Optional.empty(), 0);
  }
}
