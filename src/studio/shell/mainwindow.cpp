// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/mainwindow.h"

#include "joinwright/core/visibletext.h"
#include "studio/data/changespanel.h"
#include "studio/data/conflictdialog.h"
#include "studio/data/sqllogpanel.h"
#include "studio/designer/overviewmap.h"
#include "studio/document/edits.h"
#include "studio/inspector/codepanel.h"
#include "studio/inspector/inspectorpanel.h"
#include "studio/navigator/historypanel.h"
#include "studio/navigator/modeltreepanel.h"
#include "studio/navigator/problemspanel.h"
#include "studio/prompts/guard.h"
#include "studio/shell/commandpalette.h"
#include "studio/shell/commands.h"
#include "studio/shell/commitbar.h"
#include "studio/shell/connectionbar.h"
#include "studio/shell/databasemenu.h"
#include "studio/shell/docktitle.h"
#include "studio/shell/facts.h"
#include "studio/shell/finderbox.h"
#include "studio/shell/focuskeys.h"
#include "studio/shell/noticebar.h"
#include "studio/shell/offers.h"
#include "studio/shell/settingsdialog.h"
#include "studio/shell/statusline.h"
#include "studio/shell/welcomepage.h"
#include "studio/theme/theme.h"

#include <QtCore/QFileInfo>
#include <QtCore/QMimeData>
#include <QtCore/QSettings>
#include <QtGui/QCloseEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QToolBar>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

const QString GeometryKey = u"window/geometry"_s;
const QString LayoutKey = u"window/layout"_s;
constexpr qsizetype OpenedDiagrams = 3; // of a model that is opened; the tree has the others

} // namespace

MainWindow::MainWindow()
    : m_actions(new Actions(this))
    , m_workspace(std::make_unique<Workspace>(this))
    , m_area(new TabArea(this))
    , m_databaseMenu(new DatabaseMenu(*m_workspace, *m_actions, this))
{
    setObjectName(u"mainWindow"_s);
    setAcceptDrops(true);
    resize(1280, 800);
    QSettings settings;
    m_actions->load(settings);
    m_tabs = new Tabs(*m_workspace, *m_area);
    m_commands = new Commands(*m_actions, *m_workspace, *m_tabs, *this);
    makeBars();
    makeMiddle();
    m_docks = new Docks(*this);
    connectWorkspace();
    connectTabs();
    restoreGeometry(settings.value(GeometryKey).toByteArray());
    m_docks->hideUntilNeeded(settings.value(LayoutKey).toByteArray());
    m_actionsLater.setSingleShot(true);
    m_actionsLater.setInterval(0);
    connect(&m_actionsLater, &QTimer::timeout, this, &MainWindow::refreshActions);
    m_actionsLater.start();
    showDatabase();
    showTitle();
}

MainWindow::~MainWindow()
{
    // Views look at the sessions of the workspace; they go first.
    m_tabs->closeAll();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    if (m_changes)
        m_changes->setDatabase(nullptr);
    if (m_sqlLog)
        m_sqlLog->setDatabase(nullptr);
    delete m_area;
    for (int i = 0; i < int(DockId::Count); ++i)
        delete m_docks->dock(DockId(i));
}

// ---- making

void MainWindow::makeBars()
{
    m_actions->fillMenuBar(menuBar(), [this](const QString &name, QMenu *menu) { fillSubMenu(name, menu); });
    menuBar()->setFixedHeight(28);
    menuBar()->setNativeMenuBar(false);
    m_finder = new FinderBox(this);
    m_finder->setKey(m_actions->action("palette")->shortcut());
    connect(m_finder, &QAbstractButton::clicked, m_actions->action("palette"), &QAction::trigger);
    menuBar()->setCornerWidget(m_finder, Qt::TopRightCorner);

    makeToolBar();
    m_status = new StatusLine(this);
    setStatusBar(m_status);
    // Actions that stand in no menu and no bar have keys all the same.
    for (const QString &id : m_actions->ids())
        addAction(m_actions->action(id));
}

/// Where there is no room for all, the tools give way to the buttons that write. Only a tool bar within a widget has a menu for
/// what it cannot show.
void MainWindow::makeToolBar()
{
    auto *bar = new QToolBar(this);
    bar->setObjectName(u"mainToolBar"_s);
    bar->setWindowTitle(tr("Tool bar"));
    bar->setMovable(false);
    bar->setFixedHeight(40);
    auto *line = new QWidget(bar);
    auto *tools = new QToolBar(line);
    tools->setObjectName(u"tools"_s);
    tools->setIconSize({20, 20});
    m_actions->fillToolBar(tools);
    m_commitBar = new CommitBar(*m_actions, line);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(8, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(tools);
    layout->addWidget(m_commitBar, 1);
    bar->addWidget(line);
    addToolBar(bar);
}

void MainWindow::makeMiddle()
{
    auto *middle = new QWidget(this);
    m_notices = new NoticeBar(middle);
    m_connection = new ConnectionBar(*m_actions, middle);
    m_offers = new Offers(*m_workspace, *m_notices);
    auto *layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notices);
    layout->addWidget(m_connection);
    layout->addWidget(m_area, 1);
    setCentralWidget(middle);
}

void MainWindow::fillSubMenu(const QString &name, QMenu *menu)
{
    if (name == "recent"_L1) {
        m_recentMenu = menu->addMenu(tr("Open &recent"));
        connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecent);
    } else if (name == "docks"_L1) {
        // The docks are made after the menus.
        connect(menu, &QMenu::aboutToShow, this, [this, menu, filled = false]() mutable {
            if (!std::exchange(filled, true))
                m_docks->fillMenu(menu);
        });
    }
}

void MainWindow::fillRecent()
{
    m_recentMenu->clear();
    for (const Recents::Entry &entry : m_workspace->recents().entries()) {
        const QString icon = entry.isModel() ? u"diagram"_s : u"database"_s;
        const QString text = entry.name() + u"    "_s + entry.folder();
        m_recentMenu->addAction(Theme::instance().icon(icon), text, this,
            [this, location = entry.location] { m_workspace->openRecent(location); });
    }
    if (m_recentMenu->isEmpty())
        m_recentMenu->addAction(tr("Nothing opened yet"))->setEnabled(false);
}

// ---- contents of the docks, after the first paint

void MainWindow::fillDocks()
{
    if (std::exchange(m_filled, true))
        return;
    fillTree();
    fillInspector();
    fillBottom();
    databaseChanged(m_workspace->database());
    m_docks->setShown(m_workspace->hasModel());
    m_offers->offerRecovery();
}

void MainWindow::fillTree()
{
    m_tree = new ModelTreePanel(m_workspace->document(), m_workspace->selection(), this);
    m_docks->setContent(DockId::Tree, m_tree);
    DockTitle *title = m_docks->title(DockId::Tree);
    title->setContent(m_tree->filterBox());
    title->setHeight(44);
    connect(m_tree, &ModelTreePanel::activated, this, [this](Id id) {
        if (DatabaseSession *session = databaseWith(id))
            return m_workspace->connections().setCurrent(session);
        const Table *table = m_workspace->document().schema().table(id);
        if (table && m_workspace->database())
            m_tabs->showRecords(id);
        else
            m_tabs->showObject(id);
    });
    connect(m_tree, &ModelTreePanel::menuRequested, this, &MainWindow::showTreeMenu);
    m_overview = new OverviewMap(this);
    m_overview->setView(m_tabs->lastDiagram());
    auto *frame = new QWidget(this);
    auto *layout = new QVBoxLayout(frame);
    layout->setContentsMargins(12, 0, 12, 12);
    layout->addWidget(m_overview);
    m_docks->setContent(DockId::Overview, frame);
}

void MainWindow::fillInspector()
{
    m_inspector = new InspectorPanel(m_workspace->document(), m_workspace->selection(), this);
    m_docks->setContent(DockId::Inspector, m_inspector);
    m_docks->title(DockId::Inspector)->setContent(m_inspector->heading());
    m_code = new CodePanel(m_workspace->document(), m_workspace->selection(), this);
    m_docks->setContent(DockId::Code, m_code);
    m_docks->title(DockId::Code)->addWidget(m_code->targetChooser());
    m_docks->title(DockId::Code)->addWidget(m_code->copyButton());
}

void MainWindow::fillBottom()
{
    m_changes = new ChangesPanel(this);
    connect(m_changes, &ChangesPanel::recordActivated, m_tabs, &Tabs::showRecord);
    m_docks->setContent(DockId::Changes, m_changes);
    m_problems = new ProblemsPanel(m_workspace->document(), m_workspace->selection(), this);
    connect(m_problems, &ProblemsPanel::jumped, m_tabs, &Tabs::showObject);
    connect(m_problems->model(), &ProblemsModel::countChanged, this,
        [this](int count) { m_docks->setCount(DockId::Problems, count); });
    m_docks->setContent(DockId::Problems, m_problems);
    m_sqlLog = new SqlLogPanel(this);
    m_docks->setContent(DockId::SqlLog, m_sqlLog);
    m_docks->setContent(DockId::History, new HistoryPanel(m_workspace->document(), this));
}

void MainWindow::paintEvent(QPaintEvent *event)
{
    QMainWindow::paintEvent(event);
    if (!std::exchange(m_painted, true))
        QTimer::singleShot(0, this, &MainWindow::fillDocks);
}

// ---- following

void MainWindow::connectWorkspace()
{
    connect(m_workspace.get(), &Workspace::modelOpened, this, &MainWindow::modelOpened);
    connect(m_workspace.get(), &Workspace::aboutToReplace, m_tabs, &Tabs::endEdits);
    connect(m_workspace.get(), &Workspace::busyChanged, m_status, &StatusLine::setBusy);
    connect(m_workspace.get(), &Workspace::databaseOpened, this, &MainWindow::databaseOpened);
    Connections &databases = m_workspace->connections();
    connect(&databases, &Connections::currentChanged, this, &MainWindow::databaseChanged);
    connect(&databases, &Connections::aboutToClose, this, [this](DatabaseSession *session) {
        for (DataView *view : m_tabs->dataViews()) {
            if (&view->database() == session)
                delete view; // its session is about to go
        }
    });
    connect(&databases, &Connections::pendingCountChanged, this, &MainWindow::showDatabase);
    ModelDocument &document = m_workspace->document();
    connect(&document, &ModelDocument::historyChanged, &m_actionsLater, qOverload<>(&QTimer::start));
    connect(&document, &ModelDocument::historyChanged, this, &MainWindow::showFacts); // what was said is about what was before
    connect(&document, &ModelDocument::modifiedChanged, this, &MainWindow::showTitle);
    connect(&document, &ModelDocument::pathChanged, this, &MainWindow::showTitle);
    connect(&m_workspace->selection(), &Selection::changed, &m_actionsLater, qOverload<>(&QTimer::start));
    connect(&m_workspace->selection(), &Selection::changed, this, &MainWindow::showFacts);
    connect(&m_workspace->selection(), &Selection::hoveredChanged, this, &MainWindow::showFacts);
    connect(&Theme::instance(), &Theme::changed, this, &MainWindow::showFacts); // the strong words have a colour of their own
}

void MainWindow::connectTabs()
{
    connect(m_tabs, &Tabs::currentChanged, this, &MainWindow::tabChanged);
    connect(m_tabs, &Tabs::statusText, this, &MainWindow::say);
    connect(m_tabs, &Tabs::selectionText, m_status, &StatusLine::setRows);
    connect(m_tabs, &Tabs::zoomChanged, m_status, &StatusLine::setZoom);
    connect(m_tabs, &Tabs::toolChanged, this, &MainWindow::showTool);
    connect(m_tabs, &Tabs::actionsChanged, &m_actionsLater, qOverload<>(&QTimer::start));
    connect(m_tabs, &Tabs::contextMenuAboutToShow, this, [this](QMenu *menu, Id) {
        menu->addSeparator();
        menu->addAction(m_actions->action("openRecords"));
        menu->addAction(m_actions->action("openJoined"));
    });
    connect(m_status, &StatusLine::zoomChosen, this, [this](double zoom) {
        if (DiagramView *view = m_tabs->visibleDiagram())
            view->zoomTo(zoom);
    });
    connect(m_status, &StatusLine::cancelled, this, [this] {
        if (DiagramView *view = m_tabs->visibleDiagram())
            view->cancelArrange();
        m_workspace->stop();
    });
}

void MainWindow::modelOpened()
{
    m_tabs->closeAll();
    m_docks->setShown(true); // first: a diagram is fitted into the room it will have
    const QList<Diagram> diagrams = m_workspace->document().model().diagrams;
    for (const Diagram &diagram : diagrams.first(std::min<qsizetype>(diagrams.size(), OpenedDiagrams)))
        m_tabs->showDiagram(diagram.id);
    if (!diagrams.isEmpty())
        m_tabs->showDiagram(diagrams.first().id);
    if (diagrams.isEmpty())
        say(tr("This model has no diagram yet. Model › New diagram adds one."));
    showTitle();
    showDatabase();
    m_actionsLater.start();
}

void MainWindow::databaseOpened(DatabaseSession *session)
{
    disconnect(session, nullptr, this, nullptr); // one that was open beside the model may come again as the model
    connect(session, &DatabaseSession::commitStateChanged, this, &MainWindow::showDatabase);
    connect(session, &DatabaseSession::historyChanged, this, [this] { m_actionsLater.start(); });
    connect(session, &DatabaseSession::missingChanged, this, &MainWindow::showAbsent);
    connect(session, &DatabaseSession::committed, this, [this](int objects) {
        say(objects == 1 ? tr("1 change is committed.") : tr("%L1 changes are committed.").arg(objects));
        showDatabase();
    });
    connect(session, &DatabaseSession::commitFailed, this, [this, session](const Error &error) { commitFailed(*session, error); });
    connect(session, &DatabaseSession::conflicted, this, [this, session] { ConflictDialog::open(*session, this); });
    connect(session, &DatabaseSession::failed, this, [this](const Error &error) { Prompts::error(this, error); });
    connect(session, &DatabaseSession::colourChanged, this, &MainWindow::showDatabase);
    connect(session, &DatabaseSession::modeChanged, this, [this, session] {
        showDatabase();
        m_offers->offerRows(session);
    });
    connect(session, &DatabaseSession::reconnected, this, [this, session] { say(tr("%1 is there again.").arg(session->label())); });
    databaseChanged(session);
    m_offers->offerRows(session);
}

/// A server that is gone is no event of the commit: the bar says so, and what is pending stays. Whether a COMMIT was done
/// has to be said. Conflicts are asked about.
void MainWindow::commitFailed(const DatabaseSession &database, const Error &error)
{
    const bool isLost = error.kind() == ErrorKind::Connection && !dynamic_cast<const UnknownOutcomeError *>(&error);
    if (!isLost && database.conflicts().isEmpty())
        Prompts::error(this, error);
    m_docks->raise(DockId::Changes);
}

void MainWindow::databaseChanged(DatabaseSession *session)
{
    DatabaseSession *open = session && session->isOpen() ? session : nullptr;
    m_connection->setDatabase(open);
    if (m_changes)
        m_changes->setDatabase(open);
    if (m_sqlLog)
        m_sqlLog->setDatabase(open);
    showDatabase();
}

void MainWindow::tabChanged()
{
    const DiagramView *view = m_tabs->visibleDiagram();
    m_status->setZoom(view ? view->zoom() : 0);
    const DataView *data = m_tabs->data();
    m_status->setRows(data ? data->selectionText() : QString());
    if (m_overview)
        m_overview->setView(m_tabs->lastDiagram());
    showTool(view ? view->tool() : Tool::Select);
    m_actionsLater.start();
}

void MainWindow::showDatabase()
{
    const DatabaseSession *database = m_workspace->database();
    const bool open = database && database->isOpen();
    showDatabases();
    m_commitBar->setVisible(m_workspace->hasModel());
    m_commitBar->setDatabase(open ? database->label() : QString(), open ? markOf(*database) : DatabaseMark(), m_databaseMenu);
    m_commitBar->setPending(open ? database->pendingCount() : 0, open ? database->reasonAgainstCommit() : QString());
    m_docks->setCount(DockId::Changes, open ? database->pendingCount() : 0);
    if (open)
        m_status->setDatabase(factsOf(*database), markOf(*database));
    else
        m_status->setDatabase(m_workspace->hasModel() ? QStringList() : QStringList(tr("No model open")), {});
    m_tabs->showDatabaseState();
    m_actionsLater.start();
}

void MainWindow::showDatabases()
{
    m_databaseMenu->fill();
    if (!m_tree)
        return;
    QList<DatabaseEntry> entries;
    QSet<Id> pending;
    for (DatabaseSession *session : m_workspace->connections().sessions()) {
        if (!session->isOpen())
            continue;
        const DatabaseMark mark = markOf(*session);
        entries.append({Id::fromSeed(session->url().toString()), session->label(), session->url().toString(), mark.dot, mark.colour});
        pending |= pendingTables(*session);
    }
    m_tree->model()->setDatabases(entries);
    m_tree->model()->setPending(pending);
    showAbsent();
    m_docks->title(DockId::Overview)->setDetail(tr("%Ln tables", nullptr, int(m_workspace->document().schema().tables().size())));
}

DatabaseSession *MainWindow::databaseWith(Id id) const
{
    for (DatabaseSession *session : m_workspace->connections().sessions()) {
        if (Id::fromSeed(session->url().toString()) == id)
            return session;
    }
    return nullptr;
}

void MainWindow::showAbsent()
{
    const DatabaseSession *database = m_workspace->database();
    if (m_tree)
        m_tree->model()->setNotInDatabase(database && database->isOpen() ? database->missing() : QSet<Id>());
    m_tabs->showDatabaseState();
}

void MainWindow::showFacts()
{
    const Selection &selection = m_workspace->selection();
    const Id id = selection.hovered().isNull() ? selection.current() : selection.hovered();
    m_status->setFacts(factsOf(m_workspace->document().model(), id));
}

void MainWindow::showTitle()
{
    if (!m_workspace->hasModel())
        return setWindowTitle(tr("Joinwright"));
    const ModelDocument &document = m_workspace->document();
    setWindowTitle(tr("%1[*] — Joinwright").arg(document.path().isEmpty() ? document.title() : QFileInfo(document.path()).fileName()));
    setWindowModified(document.isModified());
    setWindowFilePath(document.path());
    m_actionsLater.start();
}

void MainWindow::showTool(Tool tool)
{
    const std::pair<const char *, Tool> rows[] = {{"addTable", Tool::Table}, {"addRelationship", Tool::Relationship},
        {"addManyToMany", Tool::ManyToMany}, {"addNote", Tool::Note}, {"addArea", Tool::Area}};
    for (const auto &[id, owner] : rows) {
        m_actions->action(id)->setCheckable(true);
        m_actions->action(id)->setChecked(owner == tool);
    }
}

void MainWindow::refreshActions()
{
    m_actions->setAvailable(m_commands->available());
    m_commands->showHistory();
    m_docks->title(DockId::Overview)->setDetail(tr("%Ln tables", nullptr, int(m_workspace->document().schema().tables().size())));
}

// ---- what the person asks of the window

void MainWindow::showWelcome()
{
    WelcomePage *page = m_tabs->showWelcome();
    connect(page, &WelcomePage::sampleChosen, m_actions->action("openSample"), &QAction::trigger, Qt::UniqueConnection);
    connect(page, &WelcomePage::openChosen, m_actions->action("open"), &QAction::trigger, Qt::UniqueConnection);
    connect(page, &WelcomePage::newChosen, m_actions->action("new"), &QAction::trigger, Qt::UniqueConnection);
}

void MainWindow::showPalette()
{
    if (!m_palette) {
        m_palette = new CommandPalette(*m_actions, this);
        connect(m_palette, &CommandPalette::actionChosen, this, [this](const QString &id) { m_actions->action(id)->trigger(); });
        connect(m_palette, &CommandPalette::objectChosen, this, [this](Id id, bool withNeighbours) {
            m_tabs->showObject(id);
            if (withNeighbours && m_tabs->diagram())
                m_tabs->diagram()->expandNeighbours();
        });
    }
    m_palette->popUp(m_workspace->hasModel() ? &m_workspace->document().schema() : nullptr);
}

void MainWindow::showSettings(bool shortcuts)
{
    SettingsDialog dialog(*m_actions, this);
    connect(&dialog, &SettingsDialog::notationChanged, m_tabs, &Tabs::setNotation);
    if (shortcuts)
        dialog.showShortcuts();
    dialog.exec();
    QSettings settings;
    m_actions->save(settings);
    m_finder->setKey(m_actions->action("palette")->shortcut());
}

void MainWindow::editInInspector()
{
    fillDocks();
    m_docks->raise(DockId::Inspector);
    m_inspector->focusFirstField();
}

void MainWindow::say(const QString &text)
{
    m_status->setFacts(visibleText(text.simplified()).toHtmlEscaped());
}

void MainWindow::showTreeMenu(Id id, const QPoint &position)
{
    if (id.isNull())
        return;
    QMenu menu(this);
    if (DatabaseSession *database = databaseWith(id)) {
        m_workspace->connections().setCurrent(database);
        refreshActions();
        for (const char *name : {"databaseSettings", "reconnect"})
            menu.addAction(m_actions->action(name));
        menu.exec(position);
        return;
    }
    for (const char *name : {"openRecords", "openJoined", "rename", "delete"})
        menu.addAction(m_actions->action(name));
    menu.addAction(tr("Show on the diagram"), this, [this, id] { m_tabs->showObject(id); });
    menu.exec(position);
}

// ---- events

bool MainWindow::event(QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride || !isKeyOfFocus(*static_cast<QKeyEvent *>(event), focusWidget()))
        return QMainWindow::event(event);
    event->accept();
    return true;
}

void MainWindow::remember()
{
    QSettings settings;
    settings.setValue(GeometryKey, saveGeometry());
    if (m_docks->areShown())
        settings.setValue(LayoutKey, m_docks->saveState());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_workspace->mayReplace())
        return event->ignore();
    remember();
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() != QEvent::LanguageChange || !m_docks)
        return;
    m_actions->retranslate();
    m_docks->retranslate();
    m_recentMenu->setTitle(tr("Open &recent"));
    showTitle();
    showDatabase();
    showFacts();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    const QString path = event->mimeData()->urls().value(0).toLocalFile();
    QTimer::singleShot(0, this, [this, path] { m_workspace->open(path); });
}

} // namespace jw::studio
