// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/commands.h"

#include "studio/data/commitscript.h"
#include "studio/databases/databasedialog.h"
#include "studio/databases/serverdialog.h"
#include "studio/designer/canvascommands.h"
#include "studio/document/diagramedits.h"
#include "studio/document/edits.h"
#include "studio/help/helpview.h"
#include "studio/navigator/modeltreepanel.h"
#include "studio/prompts/guard.h"
#include "studio/shell/language.h"
#include "studio/shell/mainwindow.h"
#include "studio/shell/picturedialog.h"
#include "studio/shell/settingsdialog.h"
#include "studio/theme/rowtree.h"
#include "studio/theme/theme.h"
#include "studio/transfer/createdatabasedialog.h"
#include "studio/transfer/exportcodedialog.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QSettings>
#include <QtWidgets/QApplication>

using namespace Qt::StringLiterals;

namespace jw::studio {

Commands::Commands(Actions &actions, Workspace &workspace, Tabs &tabs, MainWindow &window)
    : QObject(&window)
    , m_actions(actions)
    , m_workspace(workspace)
    , m_tabs(tabs)
    , m_window(window)
{
    handleFile();
    handleEdit();
    handleModel();
    handleDiagram();
    handleData();
    handleWindow();
}

// ---- what is possible

Id Commands::selectedTable() const
{
    const Table *table = tableWith(m_workspace.document().schema(), m_workspace.selection().current());
    return table ? table->id : Id();
}

Needs Commands::available() const
{
    Needs needs;
    const DatabaseSession *database = m_workspace.database();
    const DiagramView *diagram = m_tabs.diagram();
    const DataView *data = m_tabs.data();
    const ModelDocument &document = m_workspace.document();
    const auto add = [&needs](bool condition, Need need) { needs.setFlag(need, condition); };
    add(m_workspace.hasModel(), Need::Model);
    add(m_tabs.visibleDiagram(), Need::Diagram);
    add(m_tabs.visibleDiagram() && !m_workspace.selection().isEmpty(), Need::Selected);
    add(m_workspace.hasModel() && !selectedTable().isNull(), Need::SelectedTable);
    add(database && database->isOpen(), Need::Database);
    add(data, Need::Grid);
    add(data && data->canEdit(), Need::Writable);
    add(data && data->canLink(), Need::Linked);
    add(database && database->isOpen() && database->isLost() && !database->isReconnecting(), Need::Lost);
    const bool typing = database && database->isOpen() && !database->isReadOnly() && m_tabs.isTypingIn(*database);
    const bool pending = database && database->pendingCount() > 0;
    add(pending || typing || (database && database->draftCount() > 0), Need::Pending);
    add(typing || (pending && database->canCommit()), Need::Committable);
    add(data ? data->canUndo() : document.canUndo(), Need::Undo);
    add(data ? data->canRedo() : document.canRedo(), Need::Redo);
    add(diagram || data, Need::Editable);
    add(diagram || data || m_tabs.isWelcome() || m_tabs.help(), Need::Tab);
    addSelected(needs);
    add(m_workspace.hasModel() && (document.isModified() || document.path().isEmpty()), Need::Modified);
    return needs;
}

void Commands::showHistory()
{
    const ModelDocument &document = m_workspace.document();
    m_actions.setDetail("undo", m_tabs.data() ? QString() : document.undoText());
    m_actions.setDetail("redo", m_tabs.data() ? QString() : document.redoText());
}

void Commands::addSelected(Needs &needs) const
{
    const Id current = m_workspace.selection().current();
    const Model &model = m_workspace.document().model();
    const DiagramView *view = m_tabs.visibleDiagram();
    const Diagram *diagram = view ? model.diagram(view->diagramId()) : nullptr;
    needs.setFlag(Need::SelectedColumn, kindOf(model, current) == ObjectKind::Column);
    needs.setFlag(Need::Bent, diagram && diagram->bend(current));
}

bool Commands::isTreeFocused() const
{
    const ModelTreePanel *tree = m_window.tree();
    return tree && tree->tree()->hasFocus();
}

// ---- sending

void Commands::onTab(const char *id, void (DiagramView::*onDiagram)(), void (DataView::*onData)())
{
    m_actions.handle(id, [this, onDiagram, onData] {
        guarded(&m_window, [&] {
            if (DiagramView *view = m_tabs.diagram())
                (view->*onDiagram)();
            else if (DataView *grid = m_tabs.data())
                (grid->*onData)();
        });
    });
}

void Commands::onDiagram(const char *id, void (DiagramView::*slot)())
{
    m_actions.handle(id, [this, slot] {
        if (DiagramView *view = m_tabs.visibleDiagram())
            guarded(&m_window, [&] { (view->*slot)(); });
    });
}

void Commands::onCanvas(const char *id, void (CanvasCommands::*slot)())
{
    m_actions.handle(id, [this, slot] {
        if (DiagramView *view = m_tabs.visibleDiagram())
            guarded(&m_window, [&] { (view->commands().*slot)(); });
    });
}

void Commands::onData(const char *id, void (DataView::*slot)())
{
    m_actions.handle(id, [this, slot] {
        if (DataView *view = m_tabs.data())
            guarded(&m_window, [&] { (view->*slot)(); });
    });
}

void Commands::onTool(const char *id, Tool tool)
{
    m_actions.handle(id, [this, tool] {
        DiagramView *view = m_tabs.visibleDiagram();
        if (!view)
            return;
        view->setFocus();
        view->setTool(view->tool() == tool ? Tool::Select : tool);
    });
}

// ---- file

void Commands::handleFile()
{
    m_actions.handle("new", [this] { m_workspace.newModel(); });
    m_actions.handle("open", [this] { openFile(); });
    m_actions.handle("openServer", [this] { openServer({}); });
    connect(&m_workspace, &Workspace::serverWanted, this, &Commands::openServer);
    m_actions.handle("openSample", [this] { m_workspace.openSample(); });
    m_actions.handle("openFreshSample", [this] { m_workspace.openFreshSample(); });
    m_actions.handle("save", [this] { m_workspace.save(); });
    m_actions.handle("saveAs", [this] { m_workspace.saveAs(); });
    m_actions.handle("exportCode", [this] { exportCode(); });
    m_actions.handle("exportPicture", [this] { exportPicture(); });
    m_actions.handle("createDatabase", [this] { createDatabase(); });
    m_actions.handle("closeTab", [this] { m_tabs.close(m_window.area().current()); });
    m_actions.handle("settings", [this] { m_window.showSettings(false); });
    m_actions.handle("shortcuts", [this] { m_window.showSettings(true); });
    m_actions.handle("quit", [this] { m_window.close(); });
}

void Commands::openFile()
{
    const QString folder = QFileInfo(m_workspace.document().path()).path();
    const QString path = Prompts::openFileName(&m_window, tr("Open a model or a database"), Workspace::openFilter(), folder);
    if (!path.isEmpty())
        m_workspace.open(path);
}

void Commands::openServer(const Url &proposal)
{
    ServerDialog dialog(proposal, &m_workspace.passwords(), &m_window);
    if (dialog.exec() == QDialog::Accepted)
        m_workspace.openServer(dialog.url(), dialog.settings());
}

void Commands::showDatabaseSettings()
{
    DatabaseSession *database = m_workspace.database();
    DatabaseDialog dialog(*database, &m_window);
    if (dialog.exec() == QDialog::Accepted && dialog.forgetsPassword())
        m_workspace.forgetPassword(database->url());
}

void Commands::exportPicture()
{
    const DiagramView *view = m_tabs.visibleDiagram();
    if (!view)
        return;
    PictureDialog dialog(m_workspace.document().model(), view->diagramId(), SettingsDialog::storedNotation(), &m_window);
    if (dialog.exec() == QDialog::Accepted)
        m_window.say(tr("%1 is written.").arg(dialog.writtenPath()));
}

void Commands::exportCode()
{
    ExportCodeDialog dialog(m_workspace.document().schema(), &m_window);
    if (const QStringList targets = m_workspace.document().schema().targets; !targets.isEmpty())
        dialog.setTarget(targets.first());
    connect(&dialog, &ExportCodeDialog::exported, this, [this](const QString &target, const QString &folder) {
        m_window.say(tr("Code is written to %1.").arg(folder));
        m_workspace.document().edit(tr("Remember code target"), [&](Model &model) {
            model.schema.targets.removeAll(target);
            model.schema.targets.prepend(target);
        });
    });
    dialog.exec();
}

void Commands::createDatabase()
{
    const ModelDocument &document = m_workspace.document();
    const QString folder = document.path().isEmpty() ? QDir::homePath() : QFileInfo(document.path()).path();
    CreateDatabaseDialog dialog(document.schema(), folder + u'/' + document.title() + u".db"_s, &m_window);
    connect(&dialog, &CreateDatabaseDialog::created, this, [this](const QString &path, bool open) {
        m_window.say(tr("%1 is created.").arg(path));
        if (open)
            m_workspace.connectTo(Url::fromFile(path));
    });
    dialog.exec();
}

// ---- edit

void Commands::handleEdit()
{
    m_actions.handle("undo", [this] { undo(); });
    m_actions.handle("redo", [this] { redo(); });
    onTab("cut", &DiagramView::cut, &DataView::cut);
    onTab("copy", &DiagramView::copy, &DataView::copy);
    onTab("paste", &DiagramView::paste, &DataView::paste);
    onTab("duplicate", &DiagramView::duplicate, &DataView::duplicate);
    onTab("selectAll", &DiagramView::selectAll, &DataView::selectAll);
    m_actions.handle("find", [this] { find(); });
    m_actions.handle("delete", [this] { deleteSelected(); });
    m_actions.handle("rename", [this] { rename(); });
}

void Commands::find()
{
    if (HelpView *help = m_tabs.help())
        help->find();
    else if (DiagramView *view = m_tabs.diagram())
        view->openFind();
    else if (DataView *grid = m_tabs.data())
        guarded(&m_window, [&] { grid->find(); });
}

void Commands::undo()
{
    guarded(&m_window, [&] {
        if (DataView *view = m_tabs.data())
            view->undo();
        else
            m_workspace.document().undo();
    });
}

void Commands::redo()
{
    guarded(&m_window, [&] {
        if (DataView *view = m_tabs.data())
            view->redo();
        else
            m_workspace.document().redo();
    });
}

void Commands::rename()
{
    DiagramView *view = m_tabs.diagram();
    if (isTreeFocused() || !view)
        return m_window.tree()->renameCurrent();
    view->rename();
}

void Commands::deleteSelected()
{
    guarded(&m_window, [&] {
        if (isTreeFocused()) {
            const QList<Id> ids = m_workspace.selection().ids();
            m_workspace.document().edit(ids.size() == 1
                    ? tr("Delete %1").arg(nameOf(m_workspace.document().model(), ids.first()))
                    : tr("Delete %1 things").arg(ids.size()),
                [&](Model &model) { deleteObjects(model, ids); });
        } else if (DiagramView *view = m_tabs.diagram()) {
            view->deleteSelected();
        } else if (DataView *grid = m_tabs.data()) {
            grid->deleteSelected();
        }
    });
}

// ---- model and diagram

void Commands::addObject(const char *id, const QString &text, Id (*add)(Model &))
{
    m_actions.handle(id, [this, text, add] {
        Id added;
        guarded(&m_window, [&] { m_workspace.document().edit(text, [&](Model &model) { added = add(model); }); });
        if (!added)
            return;
        if (m_workspace.document().model().diagram(added))
            m_tabs.showDiagram(added);
        m_workspace.selection().select(added);
        m_window.editInInspector();
    });
}

void Commands::handleModel()
{
    onTool("addTable", Tool::Table);
    onTool("addRelationship", Tool::Relationship);
    onTool("addManyToMany", Tool::ManyToMany);
    onTool("addNote", Tool::Note);
    onTool("addArea", Tool::Area);
    onDiagram("addColumn", &DiagramView::addColumn);
    onCanvas("primaryKey", &CanvasCommands::togglePrimary);
    onCanvas("optional", &CanvasCommands::toggleOptional);
    addObject("addEnum", tr("Add enum type"), [](Model &model) { return addEnum(model); });
    addObject("addView", tr("Add view"), [](Model &model) { return addView(model); });
    addObject("newDiagram", tr("New diagram"), [](Model &model) { return addDiagram(model); });
}

void Commands::handleDiagram()
{
    m_actions.handle("arrange", [this] {
        if (DiagramView *view = m_tabs.visibleDiagram()) {
            m_workspace.selection().clear(); // the whole diagram
            view->arrange();
        }
    });
    onDiagram("arrangeSelected", &DiagramView::arrange);
    onDiagram("expandNeighbours", &DiagramView::expandNeighbours);
    onDiagram("removeFromDiagram", &DiagramView::removeFromDiagram);
    onDiagram("straighten", &DiagramView::removeBends);
    onDiagram("pin", &DiagramView::togglePinned);
    const auto detail = [this](const char *id, TableDetail wanted) {
        m_actions.handle(id, [this, wanted] {
            if (DiagramView *view = m_tabs.visibleDiagram())
                view->setDetail(wanted);
        });
    };
    detail("detailFull", TableDetail::Full);
    detail("detailKeys", TableDetail::Keys);
    detail("detailName", TableDetail::Name);
    onDiagram("zoomFit", &DiagramView::fit);
    onDiagram("zoomIn", &DiagramView::zoomIn);
    onDiagram("zoomOut", &DiagramView::zoomOut);
    m_actions.handle("zoomActual", [this] {
        if (DiagramView *view = m_tabs.visibleDiagram())
            view->zoomTo(1.0);
    });
}

// ---- data

void Commands::handleData()
{
    m_actions.handle("openRecords", [this] { m_tabs.showRecords(selectedTable()); });
    m_actions.handle("openJoined", [this] { m_tabs.showJoinedOf(selectedTable()); });
    onData("addRow", &DataView::addRow);
    onData("setNull", &DataView::setNull);
    onData("setDefault", &DataView::setDefault);
    onData("copyWithHeaders", &DataView::copyWithHeaders);
    onData("pasteAsRows", &DataView::pasteAsRows);
    onData("refresh", &DataView::refresh);
    onData("fillDown", &DataView::fillDown);
    onData("linkRow", &DataView::link);
    onData("unlinkRow", &DataView::unlink);
    onData("findNext", &DataView::findNext);
    onData("findPrevious", &DataView::findPrevious);
    onData("filterColumn", &DataView::filterColumn);
    onData("clearFilters", &DataView::clearFilters);
    onData("pinColumn", &DataView::togglePinned);
    onData("hideColumn", &DataView::hideColumn);
    onData("showAllColumns", &DataView::showAllColumns);
    onData("valuePanel", &DataView::toggleValuePanel);
    onData("relatedRows", &DataView::showRelated);
    onData("goToRow", &DataView::askForRow);
    m_actions.handle("commit", [this] { commit(); });
    m_actions.handle("reconnect", [this] { m_workspace.database()->reconnect(); });
    m_actions.handle("databaseSettings", [this] { showDatabaseSettings(); });
    m_actions.handle("revert", [this] { guarded(&m_window, [&] { m_workspace.database()->revertAll(); }); });
}

void Commands::commit()
{
    guarded(&m_window, [this] {
        m_tabs.endEdits(); // what is being typed is one of the changes
        const QString reason = m_workspace.database()->reasonAgainstCommit();
        if (reason.isEmpty())
            commitOrAsk(*m_workspace.database(), &m_window);
        else
            m_window.say(reason);
    });
}

// ---- window

void Commands::handleWindow()
{
    QAction *dark = m_actions.action("darkTheme");
    const auto showDark = [dark] { dark->setChecked(Theme::instance().isDark()); };
    showDark();
    connect(&Theme::instance(), &Theme::changed, dark, showDark);
    m_actions.handle("darkTheme", [dark] {
        SettingsDialog::chooseScheme(dark->isChecked() ? Scheme::Dark : Scheme::Light);
    });
    m_actions.handle("palette", [this] { m_window.showPalette(); });
    m_actions.handle("splitRight", [this] { m_window.area().splitRight(); });
    m_actions.handle("nextTab", [this] { m_window.area().nextTab(1); });
    m_actions.handle("previousTab", [this] { m_window.area().nextTab(-1); });
    handlePanels();
    m_actions.handle("resetLayout", [this] { m_window.docks().reset(); });
    m_actions.handle("help", [this] { m_tabs.showHelp(); });
    m_actions.handle("welcome", [this] { m_window.showWelcome(); });
    m_actions.handle("about", [this] {
        Prompts::message(&m_window, tr("Joinwright %1").arg(QCoreApplication::applicationVersion()),
            tr("Visual database design and data editing, and the ORM library under it.\nMIT licence. Qt %1.").arg(QString::fromLatin1(qVersion())));
    });
}

void Commands::handlePanels()
{
    const std::pair<const char *, DockId> panels[] = {{"goToModel", DockId::Tree}, {"goToOverview", DockId::Overview},
        {"goToInspector", DockId::Inspector}, {"goToCode", DockId::Code}, {"goToChanges", DockId::Changes},
        {"goToProblems", DockId::Problems}, {"goToSqlLog", DockId::SqlLog}, {"goToHistory", DockId::History}};
    for (const auto &[id, panel] : panels)
        m_actions.handle(id, [this, panel = panel] { m_window.docks().goTo(panel); });
    const auto goToTab = [this] {
        if (QWidget *tab = m_window.area().current())
            m_window.area().show(tab);
    };
    m_actions.handle("goToTab", goToTab);
    m_actions.handle("closePanel", [this, goToTab] {
        if (m_window.docks().closeFocused())
            goToTab();
    });
}

} // namespace jw::studio
