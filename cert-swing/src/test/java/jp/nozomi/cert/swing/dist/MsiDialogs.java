package jp.nozomi.cert.swing.dist;

import static jp.nozomi.cert.swing.dist.DialogTables.NONE;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import jp.nozomi.cert.swing.dist.DialogPage.Button;
import jp.nozomi.cert.swing.dist.DialogTables.Box;

/**
 * The dialogs of the manual's section 1.1: 次へ, 次へ, インストール, 完了.
 *
 * <p>The folder is shown to be confirmed, as the manual says; another one is set with {@code
 * INSTALLDIR=} on the command line. Windows' own account control comes between, in its own words.
 */
final class MsiDialogs {
  private static final String WELCOME = "WelcomeDlg";
  private static final String FOLDER = "FolderDlg";
  private static final String READY = "ReadyDlg";
  private static final String PROGRESS = "ProgressDlg";
  private static final String DONE = "DoneDlg";
  private static final String STOPPED = "StoppedDlg";
  private static final String FAILED = "FailedDlg";
  private static final String INSTALLED = "InstalledDlg";
  private static final String SURE = "SureDlg";
  private static final String ERROR = "ErrorDlg";

  private static final Button CANCEL = Button.over("cancel", SURE);
  private static final int ERROR_DIALOG = 0x10007;
  private static final int TEXT = 0x30003;
  private static final int BUTTON = 3;

  private final DialogTables tables = new DialogTables();
  private final SetupTexts texts;

  private MsiDialogs(SetupTexts texts) {
    this.texts = texts;
  }

  static void write(SetupTexts texts, MsiDatabase msi) throws IOException, InterruptedException {
    MsiDialogs dialogs = new MsiDialogs(texts);
    dialogs.questions();
    dialogs.work();
    dialogs.ends();
    dialogs.errors();
    dialogs.tables.write(msi);
    msi.put(
        MsiTable.of(
            "TextStyle\tFaceName\tSize\tColor\tStyleBits",
            "s72\ts32\ti2\tI4\tI2",
            "TextStyle\tTextStyle",
            List.of(
                List.of("Default", "Meiryo UI", "9", NONE, NONE),
                List.of("Title", "Meiryo UI", "12", NONE, "1"))));
    property(msi, "DefaultUIFont", "Default");
    property(msi, "ErrorDialog", ERROR);
    // The system's list of programs then offers to uninstall, and no change or repair.
    property(msi, "ARPNOMODIFY", "1");
    property(msi, "ARPNOREPAIR", "1");
    order(msi);
  }

  private void questions() {
    page(WELCOME, "next", "cancel")
        .head("welcome.head")
        .text("Text", "welcome.text")
        .buttons(List.of(Button.to("next", FOLDER), CANCEL));
    page(FOLDER, "next", "cancel")
        .head("folder.head")
        .text("Text", "folder.text")
        .value("Folder", "[INSTALLDIR]")
        .buttons(List.of(Button.to("back", WELCOME), Button.to("next", READY), CANCEL));
    page(READY, "install", "cancel")
        .head("ready.head")
        .text("Text", "ready.text")
        .buttons(List.of(Button.to("back", FOLDER), Button.end("install", "Return"), CANCEL));
    // Whoever starts the installer of what is installed may have taken it for the app. Removal is
    // the list of programs' business: a removal from here leaves the files under Wine 8.
    page(INSTALLED, "close", "close")
        .head("installed.head")
        .text("Text", "installed.text")
        .buttons(List.of(Button.end("close", "Exit")));
    page(SURE, "no", "no")
        .head("sure.text")
        .buttons(List.of(Button.end("yes", "Exit"), Button.end("no", "Return")));
  }

  private void work() {
    new DialogPage(tables, texts, PROGRESS, DialogPage.MODELESS, "cancel", "cancel")
        .head("progress.head")
        .text("Text", "progress.text")
        .progressBar()
        .buttons(List.of(CANCEL));
  }

  private void ends() {
    page(DONE, "finish", "finish")
        .head("done.head")
        .text("Installed", "done.installed")
        .text("Removed", "done.removed")
        .onlyIf("REMOVE <> \"ALL\"", "Installed0", "Installed1")
        .onlyIf("REMOVE = \"ALL\"", "Removed0", "Removed1")
        .buttons(List.of(Button.end("finish", "Return")));
    page(STOPPED, "close", "close")
        .head("stopped.head")
        .text("Text", "stopped.text")
        .buttons(List.of(Button.end("close", "Exit")));
    page(FAILED, "close", "close")
        .head("failed.head")
        .text("Text", "failed.text")
        .buttons(List.of(Button.end("close", "Exit")));
  }

  /** Windows Installer fills this one in: the text, and which of the buttons are shown. */
  private void errors() {
    tables.dialog(
        ERROR, new Box(0, 0, 280, 110), ERROR_DIALOG, texts.of("title"), "ErrorText", NONE);
    tables.control(ERROR, "ErrorText", "Text", new Box(20, 12, 240, 64), TEXT, NONE, NONE);
    answer("A", "abort", "ErrorAbort");
    answer("C", "cancel", "ErrorCancel");
    answer("I", "ignore", "ErrorIgnore");
    answer("N", "no", "ErrorNo");
    answer("O", "ok", "ErrorOk");
    answer("R", "retry", "ErrorRetry");
    answer("Y", "yes", "ErrorYes");
  }

  private void answer(String control, String key, String result) {
    Box box = new Box(100, 84, 66, 18);
    tables.control(ERROR, control, "PushButton", box, BUTTON, texts.of(key), NONE);
    tables.event(ERROR, control, "EndDialog", result);
  }

  private DialogPage page(String name, String first, String cancel) {
    return new DialogPage(tables, texts, name, DialogPage.MODAL, first, cancel);
  }

  private static void order(MsiDatabase msi) throws IOException, InterruptedException {
    insert(msi, FAILED, NONE, -3);
    insert(msi, STOPPED, NONE, -2);
    insert(msi, DONE, NONE, -1);
    insert(msi, WELCOME, "NOT Installed", 1296);
    insert(msi, INSTALLED, "Installed AND NOT RESUME AND NOT REMOVE", 1297);
    insert(msi, PROGRESS, NONE, 1299);
  }

  private static void insert(MsiDatabase msi, String dialog, String condition, int sequence)
      throws IOException, InterruptedException {
    msi.insert(
        "InstallUISequence",
        Map.of("Action", dialog, "Condition", condition, "Sequence", Integer.toString(sequence)));
  }

  private static void property(MsiDatabase msi, String name, String value)
      throws IOException, InterruptedException {
    msi.insert("Property", Map.of("Property", name, "Value", value));
  }
}
