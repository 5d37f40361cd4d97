package jp.nozomi.cert.swing.view;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.KeyboardFocusManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.ListSelectionModel;
import javax.swing.table.DefaultTableModel;
import javax.swing.table.TableCellRenderer;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.PlainText;
import org.jspecify.annotations.Nullable;

/** 証明書一覧, or why there is nothing in it. */
final class CertificateTable extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final int MOST_ROWS = 6;
  private static final int CELL_SIDE = 8;

  private final JTextArea empty = Widgets.text("");
  private final Fitting table;
  private final JScrollPane scroll;
  private final transient Signals signals;
  private transient List<Block.Row> rows = List.of();
  private boolean updating;

  CertificateTable(Block.Table block, Signals signals) {
    super(new BorderLayout());
    this.signals = signals;
    setOpaque(false);
    this.table = Widgets.plain(new Fitting(new ReadOnly(block.headers())));
    this.scroll = new JScrollPane(table);
    JLabel name = Widgets.label(block.name());
    name.setLabelFor(table);
    name.setBorder(BorderFactory.createEmptyBorder(0, 0, Theme.px(4), 0));
    add(name, BorderLayout.NORTH);
    scroll.setColumnHeaderView(table.getTableHeader());
    configure(block);
    update(block);
  }

  /** The part that takes the focus, if there is a row to select. */
  Optional<Component> selectable() {
    return rows.stream().anyMatch(Block.Row::selectable) ? Optional.of(table) : Optional.empty();
  }

  private void configure(Block.Table block) {
    table.setName("certificates");
    table.getAccessibleContext().setAccessibleName(block.name());
    table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    table.setFillsViewportHeight(true);
    table.getTableHeader().setReorderingAllowed(false);
    table.setDefaultRenderer(Object.class, new Cells());
    ((JLabel) table.getTableHeader().getDefaultRenderer()).putClientProperty("html.disable", true);
    // Tab leaves the table instead of going from cell to cell for ever.
    for (int id :
        new int[] {
          KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS
        }) {
      table.setFocusTraversalKeys(
          id,
          KeyboardFocusManager.getCurrentKeyboardFocusManager().getDefaultFocusTraversalKeys(id));
    }
    // Enter presses the default button here as everywhere.
    table
        .getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT)
        .put(javax.swing.KeyStroke.getKeyStroke("ENTER"), "none");
    table.getSelectionModel().addListSelectionListener(change -> selected());
    empty.setForeground(Theme.color("Wizard.muted"));
    empty.setBorder(BorderFactory.createEmptyBorder(Theme.px(8), 0, Theme.px(8), 0));
  }

  private void selected() {
    int row = table.getSelectedRow();
    if (!updating && row >= 0 && rows.get(row).selectable()) {
      rows.get(row).selected().accept(new Doing(signals, () -> {}));
    }
  }

  void update(Block.Table block) {
    updating = true;
    if (!rows.equals(block.rows())) {
      rows = block.rows();
      DefaultTableModel model = (DefaultTableModel) table.getModel();
      model.setRowCount(0);
      rows.forEach(row -> model.addRow(row.cells().stream().map(PlainText::of).toArray()));
      fitColumns();
    }
    table.clearSelection();
    // Or the first press of the down arrow would pass over the first row.
    table.getSelectionModel().setAnchorSelectionIndex(-1);
    table.getSelectionModel().setLeadSelectionIndex(-1);
    for (int i = 0; i < rows.size(); i++) {
      if (block.selected().filter(rows.get(i).id()::equals).isPresent()) {
        table.setRowSelectionInterval(i, i);
      }
    }
    updating = false;
    Widgets.setText(empty, block.empty());
    Component shown = rows.isEmpty() ? empty : scroll;
    if (shown.getParent() != this) {
      remove(rows.isEmpty() ? scroll : empty);
      add(shown, BorderLayout.CENTER);
    }
    revalidate();
  }

  /** Shares the width by what the columns hold; what does not fit is wrapped, never cut. */
  private void fitColumns() {
    List<Span> spans = new ArrayList<>();
    for (int index = 0; index < table.getColumnCount(); index++) {
      int header =
          table
              .getTableHeader()
              .getDefaultRenderer()
              .getTableCellRendererComponent(
                  table, table.getColumnName(index), false, false, -1, index)
              .getPreferredSize()
              .width;
      int widest = header;
      FontMetrics metrics = table.getFontMetrics(table.getFont());
      for (int row = 0; row < table.getRowCount(); row++) {
        String text = String.valueOf(table.getValueAt(row, index));
        widest = Math.max(widest, metrics.stringWidth(text) + 2 * Theme.px(CELL_SIDE));
      }
      Span span = new Span(header + Theme.px(4), widest + Theme.px(6));
      table.getColumnModel().getColumn(index).setPreferredWidth(span.whole());
      spans.add(span);
    }
    table.fit(spans);
  }

  /** What a column needs at least, and what it needs if nothing in it is wrapped. */
  private record Span(int least, int whole) {}

  /** Is as wide as its window, and as high in each row as the wrapped texts need. */
  private static final class Fitting extends JTable {
    private static final long serialVersionUID = 1L;
    private static final int SHORT = 190;

    private transient List<Span> spans = List.of();

    Fitting(ReadOnly model) {
      super(model);
    }

    void fit(List<Span> now) {
      spans = List.copyOf(now);
    }

    /**
     * Dates and kinds stay on one line where there is room for it; names and states can be wrapped.
     */
    private void keepShortColumnsWhole() {
      int spare = getWidth() - spans.stream().mapToInt(Span::least).sum();
      for (int index = 0; index < spans.size(); index++) {
        Span span = spans.get(index);
        int more = Math.max(0, span.whole() - span.least());
        boolean whole = span.whole() <= Theme.px(SHORT) && 2 * more <= spare;
        getColumnModel().getColumn(index).setMinWidth(whole ? span.least() + more : span.least());
        spare -= whole ? more : 0;
      }
    }

    @Override
    public void doLayout() {
      keepShortColumnsWhole();
      super.doLayout();
      for (int row = 0; row < getRowCount(); row++) {
        int height = getRowHeight();
        for (int column = 0; column < getColumnCount(); column++) {
          Component cell = prepareRenderer(getCellRenderer(row, column), row, column);
          cell.setSize(getColumnModel().getColumn(column).getWidth(), Short.MAX_VALUE);
          height = Math.max(height, cell.getPreferredSize().height);
        }
        if (getRowHeight(row) != height) {
          setRowHeight(row, height);
        }
      }
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
      int height = 0;
      for (int row = 0; row < Math.min(MOST_ROWS, getRowCount()); row++) {
        height += getRowHeight(row);
      }
      return new Dimension(Theme.px(480), Math.max(height, 2 * getRowHeight()));
    }
  }

  private static final class ReadOnly extends DefaultTableModel {
    private static final long serialVersionUID = 1L;

    ReadOnly(List<String> headers) {
      super(headers.toArray(), 0);
    }

    @Override
    public boolean isCellEditable(int row, int column) {
      return false;
    }
  }

  private final class Cells extends JTextArea implements TableCellRenderer {
    private static final long serialVersionUID = 1L;

    Cells() {
      Widgets.plain(this);
      setLineWrap(true);
      setWrapStyleWord(true);
    }

    @Override
    public Component getTableCellRendererComponent(
        JTable inTable,
        @Nullable Object value,
        boolean isSelected,
        boolean hasFocus,
        int row,
        int column) {
      boolean greyed = !rows.get(row).selectable();
      boolean inverted = isSelected && !greyed;
      setFont(inTable.getFont());
      setText(String.valueOf(value));
      getAccessibleContext().setAccessibleName(getText());
      setForeground(
          inverted
              ? inTable.getSelectionForeground()
              : greyed ? Theme.color("Wizard.muted") : inTable.getForeground());
      setBackground(inverted ? inTable.getSelectionBackground() : inTable.getBackground());
      // Where the keyboard is must be seen also on a row that can not be selected.
      int line = isSelected && greyed ? Theme.px(2) : 0;
      int side = Theme.px(CELL_SIDE);
      int above = Theme.px(6) - line;
      setBorder(
          BorderFactory.createCompoundBorder(
              BorderFactory.createMatteBorder(line, 0, line, 0, Theme.color("Wizard.info")),
              BorderFactory.createEmptyBorder(above, side, above, side)));
      return this;
    }
  }
}
