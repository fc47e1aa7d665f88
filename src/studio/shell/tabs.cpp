// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/tabs.h"

#include "studio/document/edits.h"
#include "studio/help/helpview.h"
#include "studio/prompts/guard.h"
#include "studio/shell/facts.h"
#include "studio/shell/settingsdialog.h"
#include "studio/shell/welcomepage.h"

using namespace Qt::StringLiterals;

namespace jw::studio {

Tabs::Tabs(Workspace &workspace, TabArea &area)
    : QObject(&area)
    , m_workspace(workspace)
    , m_area(area)
    , m_notation(SettingsDialog::storedNotation())
{
    connect(&area, &TabArea::currentChanged, this, &Tabs::focused);
    connect(&area, &TabArea::closeRequested, this, &Tabs::close);
    connect(&workspace.document(), &ModelDocument::changed, this, &Tabs::followModel);
}

// ---- what there is

DiagramView *Tabs::diagram() const
{
    return qobject_cast<DiagramView *>(m_area.current());
}

DiagramView *Tabs::visibleDiagram() const
{
    if (DiagramView *view = diagram())
        return view;
    return m_lastDiagram && m_lastDiagram->isVisible() ? m_lastDiagram.data() : nullptr;
}

DataView *Tabs::data() const
{
    return qobject_cast<DataView *>(m_area.current());
}

HelpView *Tabs::help() const
{
    return qobject_cast<HelpView *>(m_area.current());
}

bool Tabs::isWelcome() const
{
    return qobject_cast<WelcomePage *>(m_area.current()) != nullptr;
}

QList<DiagramView *> Tabs::diagrams() const
{
    QList<DiagramView *> list;
    for (QWidget *tab : m_area.tabs()) {
        if (auto *view = qobject_cast<DiagramView *>(tab))
            list.append(view);
    }
    return list;
}

QList<DataView *> Tabs::dataViews() const
{
    QList<DataView *> list;
    for (QWidget *tab : m_area.tabs()) {
        if (auto *view = qobject_cast<DataView *>(tab))
            list.append(view);
    }
    return list;
}

template<typename T>
T *Tabs::find(const std::function<bool(const T &)> &matches) const
{
    for (QWidget *tab : m_area.tabs()) {
        if (auto *view = qobject_cast<T *>(tab); view && matches(*view))
            return view;
    }
    return nullptr;
}

void Tabs::focused(QWidget *tab)
{
    if (auto *view = qobject_cast<DiagramView *>(tab))
        m_lastDiagram = view;
    emit currentChanged();
}

// ---- opening

WelcomePage *Tabs::showWelcome()
{
    if (auto *page = find<WelcomePage>([](const WelcomePage &) { return true; })) {
        m_area.show(page);
        return page;
    }
    auto *page = new WelcomePage(m_workspace.recents());
    connect(page, &WelcomePage::recentChosen, &m_workspace, &Workspace::openRecent);
    m_area.add(page, {}, tr("Welcome"));
    page->setFocus();
    return page;
}

HelpView *Tabs::showHelp()
{
    if (auto *view = find<HelpView>([](const HelpView &) { return true; })) {
        m_area.show(view);
        return view;
    }
    auto *view = new HelpView;
    m_area.add(view, u"info"_s, tr("Help"));
    view->setFocus();
    return view;
}

DiagramView *Tabs::showDiagram(Id id)
{
    if (auto *view = find<DiagramView>([id](const DiagramView &open) { return open.diagramId() == id; })) {
        m_area.show(view);
        return view;
    }
    const Diagram *diagram = m_workspace.document().model().diagram(id);
    if (!diagram)
        return nullptr;
    auto *view = new DiagramView(m_workspace.document(), m_workspace.selection(), id);
    view->setNotation(m_notation);
    connect(view, &DiagramView::tableActivated, this, &Tabs::showRecords);
    connect(view, &DiagramView::relationshipActivated, this, &Tabs::showRelationship);
    connect(view, &DiagramView::statusText, this, &Tabs::statusText);
    connect(view, &DiagramView::zoomChanged, this, &Tabs::zoomChanged);
    connect(view, &DiagramView::toolChanged, this, &Tabs::toolChanged);
    connect(view, &DiagramView::contextMenuAboutToShow, this, &Tabs::contextMenuAboutToShow);
    m_lastDiagram = view;
    if (DiagramView *other = diagrams().value(0))
        m_area.show(other); // diagrams stay together
    m_area.add(view, u"diagram"_s, diagram->name);
    view->setFocus();
    showDatabaseState();
    return view;
}

bool Tabs::hasTable(Id table)
{
    DatabaseSession *database = m_workspace.database();
    if (database && database->isOpen() && database->schema().table(table))
        return true;
    const QString name = nameOf(m_workspace.document().model(), table);
    emit statusText(database ? tr("%1 is not in the database yet.").arg(name)
                             : tr("No database is open: %1 has no rows to show.").arg(name));
    return false;
}

void Tabs::addData(DataView *view, const QString &icon)
{
    connect(view, &DataView::statusText, this, &Tabs::statusText);
    connect(view, &DataView::selectionTextChanged, this, &Tabs::selectionText);
    connect(view, &DataView::actionsChanged, this, &Tabs::actionsChanged);
    connect(view, &DataView::recordRequested, this, &Tabs::showRecord);
    connect(view, &DataView::rowsRequested, this, &Tabs::showRelatedRows);
    connect(view, &DataView::backRequested, this, &Tabs::showStep);
    connect(view, &DataView::titleChanged, this, [this, view](const QString &title) { m_area.setTitle(view, title); });
    const QList<DataView *> others = dataViews();
    if (others.isEmpty() && diagram() && m_area.groupCount() == 1) {
        m_area.addBeside(view, icon, view->title());
    } else {
        if (!others.isEmpty())
            m_area.show(others.last()); // records stay together
        m_area.add(view, icon, view->title());
    }
    view->view()->installEventFilter(this);
    view->view()->setFocus();
    showDatabaseState();
}

bool Tabs::isGridKey(const QKeyEvent &key)
{
    if (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        return false;
    const bool letter = !key.text().isEmpty() && key.text().front().isPrint();
    return letter || key.key() == Qt::Key_F2 || key.key() == Qt::Key_F4 || key.key() == Qt::Key_Insert
        || (key.key() == Qt::Key_Delete && key.modifiers() & Qt::ShiftModifier);
}

bool Tabs::eventFilter(QObject *watched, QEvent *event)
{
    // A letter typed in a grid begins an edit there, F2 edits the cell, F4 follows a reference: none is a key of the
    // diagram that may stand beside it.
    if (event->type() == QEvent::ShortcutOverride && isGridKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

RecordsView *Tabs::showRecords(Id table)
{
    if (auto *view = find<RecordsView>([table](const RecordsView &open) { return open.table() == table; })) {
        m_area.show(view);
        return view;
    }
    if (!hasTable(table))
        return nullptr;
    RecordsView *view = nullptr;
    guarded(&m_area, [&] {
        view = new RecordsView(*m_workspace.database(), table, m_workspace.selection());
        addData(view, u"table"_s);
    });
    return view;
}

void Tabs::showRecord(Id table, const QList<Value> &key)
{
    if (RecordsView *view = showRecords(table))
        view->showRecord(key);
}

void Tabs::showRelatedRows(Id table, const Trail &trail)
{
    if (RecordsView *view = showRecords(table))
        view->showRelatedRows(trail);
}

void Tabs::showStep(const Trail &trail, int step)
{
    if (RecordsView *view = showRecords(trail.at(step).table))
        view->returnTo(trail, step);
}

JoinedView *Tabs::showJoined(const JoinPath &path)
{
    if (auto *view = find<JoinedView>([&](const JoinedView &open) { return open.joined().path() == path; })) {
        m_area.show(view);
        return view;
    }
    auto *view = new JoinedView(*m_workspace.database(), path, m_workspace.selection());
    view->setHues(hues());
    addData(view, u"join"_s);
    return view;
}

JoinedView *Tabs::showRelationship(Id id)
{
    const Table *owner = m_workspace.document().schema().ownerOf(id);
    if (!owner || !hasTable(owner->id))
        return nullptr;
    const Schema &schema = m_workspace.database()->schema();
    JoinPath path(schema, owner->id);
    for (const JoinPath::Choice &choice : path.choices(schema, 0)) {
        if (choice.relationship != id || !choice.reason.isEmpty())
            continue;
        path.add(choice);
        return showJoined(path);
    }
    emit statusText(tr("This relationship is not in the database yet."));
    return nullptr;
}

JoinedView *Tabs::showJoinedOf(Id table)
{
    if (!hasTable(table))
        return nullptr;
    const Schema &schema = m_workspace.database()->schema();
    JoinPath path(schema, table);
    const QList<JoinPath::Choice> choices = path.choices(schema, 0);
    const auto usable = std::find_if(choices.begin(), choices.end(), [](const auto &choice) { return choice.reason.isEmpty(); });
    if (usable != choices.end())
        path.add(*usable);
    return showJoined(path);
}

QHash<Id, Hue> Tabs::hues() const
{
    QHash<Id, Hue> hues;
    for (const Diagram &diagram : m_workspace.document().model().diagrams) {
        for (const Placement &placement : diagram.placements) {
            for (const Area &area : diagram.areas) {
                if (area.rect.contains(placement.position) && !hues.contains(placement.table))
                    hues.insert(placement.table, area.hue);
            }
        }
    }
    return hues;
}

void Tabs::showObject(Id object)
{
    const Model &model = m_workspace.document().model();
    if (model.diagram(object)) {
        showDiagram(object);
        return;
    }
    m_workspace.selection().select(object);
    const Table *table = tableWith(model.schema, object);
    const auto shows = [&](const Diagram &diagram) {
        return (table && diagram.placement(table->id)) || diagram.area(object) || diagram.note(object);
    };
    if (DiagramView *current = diagram() ? diagram() : lastDiagram()) {
        const Diagram *shown = model.diagram(current->diagramId());
        if (shown && shows(*shown)) {
            m_area.show(current);
            current->showObject(object);
            return;
        }
    }
    for (const Diagram &diagram : model.diagrams) {
        if (!shows(diagram))
            continue;
        if (DiagramView *view = showDiagram(diagram.id))
            view->showObject(object);
        return;
    }
}

// ---- closing and following

void Tabs::endEdits()
{
    for (DataView *view : dataViews())
        view->endEdits();
}

bool Tabs::isTypingIn(const DatabaseSession &database) const
{
    const QList<DataView *> views = dataViews();
    return std::any_of(views.cbegin(), views.cend(), [&](const DataView *view) { return &view->database() == &database && view->isTyping(); });
}

void Tabs::close(QWidget *tab)
{
    if (!tab)
        return;
    if (auto *view = qobject_cast<DataView *>(tab))
        view->endEdits();
    m_area.remove(tab);
}

void Tabs::closeData()
{
    for (DataView *view : dataViews())
        m_area.remove(view);
}

void Tabs::closeAll()
{
    for (QWidget *tab : m_area.tabs())
        m_area.remove(tab);
}

void Tabs::followModel()
{
    for (DiagramView *view : diagrams()) {
        const Diagram *diagram = m_workspace.document().model().diagram(view->diagramId());
        if (diagram)
            m_area.setTitle(view, diagram->name);
        else
            m_area.remove(view);
    }
}

void Tabs::setNotation(Notation notation)
{
    m_notation = notation;
    for (DiagramView *view : diagrams())
        view->setNotation(notation);
}

/// Of the tables that a view shows: the model's columns that its database lacks.
QStringList Tabs::absentColumns(const DataView &view) const
{
    QList<Id> tables;
    if (const auto *records = qobject_cast<const RecordsView *>(&view))
        tables.append(records->table());
    if (const auto *joined = qobject_cast<const JoinedView *>(&view)) {
        for (const JoinPath::Node &node : joined->joined().path().nodes()) {
            if (!tables.contains(node.table))
                tables.append(node.table);
        }
    }
    QStringList names;
    for (Id id : tables) {
        const Table *table = m_workspace.document().schema().table(id);
        for (const Column &column : table ? table->columns : QList<Column>()) {
            if (view.database().missing().contains(column.id))
                names.append(tables.size() == 1 ? column.name : table->name + u'.' + column.name);
        }
    }
    return names;
}

void Tabs::showDatabaseState()
{
    const DatabaseSession *database = m_workspace.database();
    const QSet<Id> pending = database ? pendingTables(*database) : QSet<Id>();
    for (DiagramView *view : diagrams()) {
        view->setPending(pending);
        view->setNotInDatabase(database && database->isOpen() ? database->missing() : QSet<Id>());
    }
    for (DataView *view : dataViews()) {
        m_area.setMarked(view, view->hasPending());
        m_area.setColour(view, view->database().colour());
        view->setNotInDatabase(absentColumns(*view));
    }
}

} // namespace jw::studio
