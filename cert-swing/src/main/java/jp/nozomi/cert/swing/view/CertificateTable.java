package jp.nozomi.cert.swing.view;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.KeyboardFocusManager;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.ListSelectionModel;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.DefaultTableModel;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.PlainText;
import org.jspecify.annotations.Nullable;

/** 証明書一覧, or why there is nothing in it. */
final class CertificateTable extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final int MOST_ROWS = 6;

  private final JTextArea empty = Widgets.text("");
  private final JTable table;
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
      signals.raise(new Event.CertificateSelected(rows.get(row).id()));
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
    for (int i = 0; i < rows.size(); i++) {
      if (block.selected().filter(rows.get(i).id()::equals).isPresent()) {
        table.setRowSelectionInterval(i, i);
      }
    }
    updating = false;
    Widgets.setText(empty, block.empty());
    Component shown = rows.isEmpty() ? empty : scroll;
    if (getComponentCount() == 0 || getComponent(0) != shown) {
      removeAll();
      add(shown);
    }
    int visible = Math.min(MOST_ROWS, Math.max(2, rows.size()));
    table.setPreferredScrollableViewportSize(
        new Dimension(Theme.px(480), table.getRowHeight() * visible));
    revalidate();
  }

  /** Gives every column the width of its widest cell, so that nothing is cut. */
  private void fitColumns() {
    for (int column = 0; column < table.getColumnCount(); column++) {
      int widest =
          table
              .getTableHeader()
              .getDefaultRenderer()
              .getTableCellRendererComponent(
                  table, table.getColumnName(column), false, false, -1, column)
              .getPreferredSize()
              .width;
      for (int row = 0; row < table.getRowCount(); row++) {
        Component cell = table.prepareRenderer(table.getCellRenderer(row, column), row, column);
        widest = Math.max(widest, cell.getPreferredSize().width);
      }
      table.getColumnModel().getColumn(column).setPreferredWidth(widest + Theme.px(4));
    }
  }

  /** Fills its window when there is room, and scrolls sideways when there is not. */
  private static final class Fitting extends JTable {
    private static final long serialVersionUID = 1L;

    Fitting(ReadOnly model) {
      super(model);
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
      return getParent() == null || getParent().getWidth() >= getPreferredSize().width;
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

  private final class Cells extends DefaultTableCellRenderer {
    private static final long serialVersionUID = 1L;

    Cells() {
      putClientProperty("html.disable", Boolean.TRUE);
    }

    @Override
    public Component getTableCellRendererComponent(
        JTable inTable,
        @Nullable Object value,
        boolean isSelected,
        boolean hasFocus,
        int row,
        int column) {
      super.getTableCellRendererComponent(inTable, value, isSelected, hasFocus, row, column);
      boolean greyed = !rows.get(row).selectable();
      setForeground(
          Objects.requireNonNull(
              greyed
                  ? Theme.color("Wizard.muted")
                  : isSelected ? inTable.getSelectionForeground() : inTable.getForeground()));
      if (greyed) {
        setBackground(inTable.getBackground());
      }
      return this;
    }
  }
}
