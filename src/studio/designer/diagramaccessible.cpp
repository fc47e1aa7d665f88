// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/diagramaccessible.h"

#include "studio/designer/canvascommands.h"
#include "studio/designer/canvaswalk.h"
#include "studio/designer/diagramscene.h"
#include "studio/designer/diagramview.h"
#include "studio/designer/hit.h"
#include "studio/document/edits.h"
#include "studio/document/modeldocument.h"
#include "studio/selection/selection.h"

#include <QtWidgets/QAccessibleWidget>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

struct SpokenWords
{
    Q_DECLARE_TR_FUNCTIONS(jw::studio::DiagramAccessible)
};

// One table of the list. Looks everything up by id: tables come and go under a reader's hands.
class TableAccessible : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    TableAccessible(DiagramView &view, Id table)
        : m_view(&view)
        , m_table(table)
    {
    }

    bool isValid() const override { return m_view && table(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *parent() const override { return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override { }

    QString text(QAccessible::Text kind) const override
    {
        const Table *found = table();
        if (!found)
            return {};
        if (kind == QAccessible::Name)
            return found->name;
        return kind == QAccessible::Description ? describeTable(m_view->document().schema(), *found) : QString();
    }

    QRect rect() const override
    {
        if (!m_view)
            return {};
        const QRect local = m_view->mapFromScene(m_view->diagramScene().rectOf(m_table)).boundingRect();
        return {m_view->viewport()->mapToGlobal(local.topLeft()), local.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = state.focusable = true;
        state.selected = m_view && m_view->selection().contains(m_table);
        state.focused = m_view && m_view->hasFocus() && m_view->selection().current() == m_table;
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    QStringList actionNames() const override { return {setFocusAction(), pressAction()}; }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }
    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        m_view->showObject(m_table);
        if (name == pressAction())
            m_view->activateSelected();
    }

    Id id() const { return m_table; }

private:
    const Table *table() const { return m_view ? m_view->document().schema().table(m_table) : nullptr; }

    QPointer<DiagramView> m_view;
    Id m_table;
};

class ViewAccessible : public QAccessibleWidget
{
public:
    explicit ViewAccessible(DiagramView *view)
        : QAccessibleWidget(view, QAccessible::List)
    {
    }

    ~ViewAccessible() override
    {
        for (QAccessible::Id id : std::as_const(m_children))
            QAccessible::deleteAccessibleInterface(id);
    }

    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Name)
            return SpokenWords::tr("Diagram %1").arg(view().diagramScene().diagram().name);
        if (kind == QAccessible::Description)
            return SpokenWords::tr("%n tables", nullptr, childCount());
        return QAccessibleWidget::text(kind);
    }

    int childCount() const override { return int(view().diagramScene().sheet().tables.size()); }

    QAccessibleInterface *child(int index) const override
    {
        const QList<Id> order = canvaswalk::order(view().diagramScene().sheet());
        return index >= 0 && index < order.size() ? of(order[index]) : nullptr;
    }

    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *table = dynamic_cast<const TableAccessible *>(child);
        return table ? int(canvaswalk::order(view().diagramScene().sheet()).indexOf(table->id())) : -1;
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QPointF point = view().mapToScene(view().viewport()->mapFromGlobal(QPoint(x, y)));
        const Hit hit = hitAt(view().diagramScene(), point, view().zoom());
        return hit.isTable() ? of(hit.object) : nullptr;
    }

    QAccessibleInterface *focusChild() const override
    {
        const Id current = view().selection().current();
        return view().diagramScene().sheet().tableIndex(current) >= 0 ? of(current) : nullptr;
    }

    QAccessibleInterface *of(Id table) const
    {
        QAccessible::Id &id = m_children[table];
        if (!id)
            id = QAccessible::registerAccessibleInterface(new TableAccessible(view(), table));
        return QAccessible::accessibleInterface(id);
    }

private:
    DiagramView &view() const { return *static_cast<DiagramView *>(widget()); }

    mutable QHash<Id, QAccessible::Id> m_children;
};

QAccessibleInterface *create(const QString &, QObject *object)
{
    auto *view = qobject_cast<DiagramView *>(object);
    return view ? new ViewAccessible(view) : nullptr;
}

} // namespace

void makeAccessible(DiagramView &)
{
    static const bool installed = [] {
        QAccessible::installFactory(create);
        return true;
    }();
    Q_UNUSED(installed);
}

void tellAccessible(DiagramView &view)
{
    if (!QAccessible::isActive() || !view.hasFocus())
        return;
    if (QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&view)) {
        const int index = list->focusChild() ? list->indexOfChild(list->focusChild()) : -1;
        if (index < 0)
            return;
        QAccessibleEvent event(&view, QAccessible::Focus);
        event.setChild(index);
        QAccessible::updateAccessibility(&event);
    }
}

QString describeTable(const Schema &schema, const Table &table)
{
    QStringList columns;
    for (const Column &column : table.columns) {
        QString text = column.name + u' ' + schema.typeName(column.type);
        if (table.isPrimary(column.id))
            text += SpokenWords::tr(", primary key");
        for (const Relationship *relationship : table.relationshipsOf(column.id)) {
            if (const Table *target = schema.table(relationship->to))
                text += SpokenWords::tr(", refers to %1").arg(target->name);
        }
        if (column.nullable)
            text += SpokenWords::tr(", may be empty");
        columns.append(text);
    }
    return columns.join(u"; "_s);
}

} // namespace jw::studio
