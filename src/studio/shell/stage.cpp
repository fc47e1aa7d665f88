// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/stage.h"

#include "studio/data/changespanel.h"
#include "studio/data/recordpicker.h"
#include "studio/designer/camera.h"
#include "studio/designer/diagramscene.h"
#include "studio/document/edits.h"
#include "studio/shell/bigmodel.h"
#include "studio/theme/theme.h"
#include "studio/transfer/exportcodedialog.h"

#include <QtCore/QElapsedTimer>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTreeView>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr int Patience = 30000; // milliseconds

} // namespace

Stage::Stage()
    : m_window(std::make_unique<MainWindow>())
{
    m_window->setFixedSize(1600, 1000);
    m_window->show();
    m_window->activateWindow();
    m_window->fillDocks();
    settle();
}

Stage::~Stage()
{
    m_dialog.reset();
    // Nothing is left for the next window to offer.
    if (DatabaseSession *database = m_window->workspace().database(); database && database->isOpen())
        database->revertAll();
    settle();
}

bool Stage::waitFor(const char *what, const std::function<bool()> &condition)
{
    QElapsedTimer timer;
    timer.start();
    while (m_problem.isEmpty() && !condition()) {
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
        if (timer.elapsed() > Patience)
            m_problem = QString::fromUtf8(what);
    }
    return m_problem.isEmpty();
}

/// Everything that was to happen a moment later has happened: timers of the panels are below half a second.
void Stage::settle()
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 600)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

Id Stage::tableId(const char *name)
{
    const Table *table = m_window->workspace().document().schema().table(QString::fromLatin1(name));
    if (!table)
        m_problem = u"no table %1"_s.arg(QString::fromLatin1(name));
    return table ? table->id : Id();
}

void Stage::layOut()
{
    m_window->docks().reset();
    settle();
}

void Stage::welcome()
{
    m_window->showWelcome();
    settle();
}

void Stage::openSample()
{
    m_window->actions().action("openSample")->trigger();
    waitFor("the sample's database did not open",
        [this] { return m_window->workspace().database() && m_window->workspace().database()->isOpen(); });
    layOut();
}

int Stage::columnOf(DataView &view, const char *table, const char *column)
{
    const Table *found = m_window->workspace().document().schema().table(QString::fromLatin1(table));
    const Column *wanted = found ? found->column(QString::fromLatin1(column)) : nullptr;
    for (int i = 0; wanted && i < view.grid().columnCount(); ++i) {
        if (view.grid().index(0, i).data(GridModel::ColumnRole).value<Id>() == wanted->id)
            return i;
    }
    m_problem = u"no column %1.%2"_s.arg(QString::fromLatin1(table), QString::fromLatin1(column));
    return 0;
}

bool Stage::edit(DataView &view, int row, int column, const QString &text)
{
    return m_problem.isEmpty() && view.grid().setData(view.grid().index(row, column), text, Qt::EditRole);
}

void Stage::addOrder(RecordsView &orders)
{
    orders.addRow();
    settle();
    int row = 0;
    while (row < orders.grid().rowCount() && !orders.grid().isNewRow(row))
        ++row;
    edit(orders, row, columnOf(orders, "orders", "customer_id"), u"311"_s);
    edit(orders, row, columnOf(orders, "orders", "placed_on"), u"2026-11-23"_s);
    edit(orders, row, columnOf(orders, "orders", "total"), u"147.00"_s);
}

/// Large enough to be read, from the upper left corner on.
void Stage::showCorner(DiagramView &diagram)
{
    constexpr QPointF Margin(20, 16);
    diagram.zoomTo(1);
    const QSizeF room = diagram.viewport()->size();
    diagram.camera().centerOn(diagram.diagramScene().contentRect().topLeft() - Margin + QPointF(room.width(), room.height()) / 2);
}

void Stage::hero()
{
    if (!m_problem.isEmpty())
        return;
    const Id orders = tableId("orders");
    Workspace &workspace = m_window->workspace();
    RecordsView *view = m_window->tabs().showRecords(orders);
    if (!view || !waitFor("the orders did not arrive", [&] { return view->grid().rowCount() > 20 && !view->grid().isFirstLoad(); }))
        return;
    m_window->area().setSizes({820, 560});
    view->grid().setSort({{columnOf(*view, "orders", "placed_on"), true}});
    waitFor("the orders were not sorted", [&] { return !view->grid().isFirstLoad() && !view->grid().isLoading(24); });
    settle();
    const int status = columnOf(*view, "orders", "status");
    // Open orders have no payments yet, which would forbid to delete them.
    const auto nextOpen = [&](int row) {
        while (row < 20 && view->grid().index(row, status).data().toString() != "open"_L1)
            ++row;
        return row;
    };
    const int open = nextOpen(5);
    edit(*view, open, status, u"paid"_s);
    view->view()->selectRow(nextOpen(2));
    view->deleteSelected();
    addOrder(*view);
    waitFor("three pending changes", [&] { return workspace.database()->pendingCount() >= 3; });
    for (const char *column : {"ship_to_id", "currency"})
        view->view()->hideColumn(columnOf(*view, "orders", column));
    for (const auto &[column, width] : {std::pair("id", 52), std::pair("customer_id", 116), std::pair("placed_on", 104), std::pair("total", 72)})
        view->view()->setColumnWidth(columnOf(*view, "orders", column), width);
    view->view()->scrollToTop();
    view->view()->setCurrentIndex(view->grid().index(open + 1, status));
    workspace.selection().select(orders);
    const Table *table = workspace.document().schema().table(orders);
    if (const Relationship *customer = table->relationship(u"customer"))
        workspace.selection().setHovered(customer->id);
    for (DiagramView *diagram : m_window->tabs().diagrams())
        showCorner(*diagram);
    m_window->changesPanel()->tree()->expandAll();
    settle();
}

void Stage::changes()
{
    m_window->docks().raise(DockId::Changes);
    m_window->resizeDocks({m_window->docks().dock(DockId::Changes)}, {420}, Qt::Vertical);
    QTreeView *tree = m_window->changesPanel()->tree();
    tree->expandAll();
    tree->setCurrentIndex(tree->model()->index(0, 0));
    settle();
}

void Stage::joined()
{
    if (!m_problem.isEmpty())
        return;
    Workspace &workspace = m_window->workspace();
    workspace.selection().setHovered({});
    const Schema &schema = workspace.database()->schema();
    JoinPath path = JoinPath::fromString(schema, u"orders › customer, orders › items › product"_s);
    JoinedView *view = m_window->tabs().showJoined(path);
    if (!waitFor("the joined rows did not arrive", [&] { return view->grid().rowCount() > 20 && !view->grid().isFirstLoad(); }))
        return;
    m_window->area().splitRight(); // back to the diagrams: the whole width
    for (const char *column : {"ship_to_id", "currency", "remark"})
        view->view()->hideColumn(columnOf(*view, "orders", column));
    for (const char *column : {"id", "email", "phone", "joined_on", "active"})
        view->view()->hideColumn(columnOf(*view, "customers", column));
    view->view()->setColumnWidth(columnOf(*view, "order_items", "product_id"), 160);
    edit(*view, 10, columnOf(*view, "customers", "name"), u"Ravi Jansen-Holt"_s);
    settle();
    view->view()->openPicker(view->grid().index(6, columnOf(*view, "order_items", "product_id")), u"lam"_s);
    const QRect cell = view->view()->visualRect(view->grid().index(6, columnOf(*view, "order_items", "product_id")));
    if (QWidget *picker = view->view()->picker()) // an offscreen screen is smaller than the window
        picker->move(view->view()->viewport()->mapToGlobal(cell.bottomLeft()));
    waitFor("the picker found nothing", [&] { return view->view()->picker() && view->view()->picker()->count() > 0; });
    settle();
}

void Stage::exportCode()
{
    m_dialog = std::make_unique<ExportCodeDialog>(m_window->workspace().document().schema(), m_window.get());
    auto *dialog = static_cast<ExportCodeDialog *>(m_dialog.get());
    dialog->setTarget(u"cpp"_s);
    dialog->setFolder(u"/home/me/projects/shop/model"_s);
    dialog->resize(1100, 700);
    dialog->move(250, 150);
    dialog->show();
    settle();
}

void Stage::bigModel()
{
    Workspace &workspace = m_window->workspace();
    m_window->tabs().closeAll();
    for (DatabaseSession *session : workspace.connections().sessions())
        workspace.connections().close(session);
    workspace.document().setModel(studio::bigModel(20, 100));
    DiagramView *view = m_window->tabs().showDiagram(workspace.document().model().diagrams.first().id);
    m_window->docks().setShown(true);
    settle();
    view->fit();
    view->find(u"_ledger3"_s);
    m_window->showPalette();
    if (auto *edit = m_window->findChild<QLineEdit *>(u"paletteEdit"_s))
        edit->setText(u"ledger"_s);
    settle();
}

QPixmap Stage::picture()
{
    settle();
    QPixmap picture = m_window->grab();
    QPainter painter(&picture);
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget == m_window.get() || !widget->isVisible() || widget->windowType() == Qt::ToolTip)
            continue;
        const QPoint place = widget->mapToGlobal(QPoint()) - m_window->mapToGlobal(QPoint());
        painter.drawPixmap(place, widget->grab());
        painter.setPen(Theme::instance().color(Token::Off));
        painter.drawRect(QRect(place, widget->size()).adjusted(-1, -1, 0, 0));
    }
    return picture;
}

} // namespace jw::studio
