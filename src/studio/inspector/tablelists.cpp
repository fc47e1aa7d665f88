// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/inspector/tablelists.h"

#include "studio/document/edits.h"
#include "studio/document/relationshipedits.h"
#include "studio/inspector/columnsview.h"
#include "studio/inspector/sectionhead.h"
#include "studio/prompts/guard.h"
#include "studio/theme/rowdelegate.h"
#include "studio/theme/rowtree.h"
#include "studio/theme/theme.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr int ListRowHeight = 24;

/// As high as its rows.
class PartsList : public RowTree
{
public:
    using RowTree::RowTree;
    QSize sizeHint() const override { return {200, (model() ? model()->rowCount() : 0) * ListRowHeight}; }
    QSize minimumSizeHint() const override { return sizeHint(); }
};

QString nameOfList(PartKind kind)
{
    switch (kind) {
    case PartKind::Keys: return u"keys"_s;
    case PartKind::Indexes: return u"indexes"_s;
    case PartKind::Checks: return u"checks"_s;
    case PartKind::Relationships: return u"relationships"_s;
    }
    Q_UNREACHABLE();
}

void toPanelColor(QAbstractScrollArea *view)
{
    view->viewport()->setBackgroundRole(QPalette::Light);
}

} // namespace

TableLists::TableLists(ModelDocument &document, Selection &selection, Id table, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_selection(selection)
    , m_table(table)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    addColumns(layout);
    for (const PartKind kind : {PartKind::Relationships, PartKind::Keys, PartKind::Indexes, PartKind::Checks}) {
        addLine(layout);
        addParts(layout, kind);
    }
}

void TableLists::addLine(QVBoxLayout *layout)
{
    auto *line = new QFrame(this);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    layout->addSpacing(4);
    layout->addWidget(line);
    layout->addSpacing(4);
}

void TableLists::addColumns(QVBoxLayout *layout)
{
    auto *head = new SectionHead(tr("Columns"), tr("Add a column"), this);
    head->addButton()->setObjectName(u"addColumn"_s);
    m_columns = new ColumnsView(m_document, m_table, this);
    toPanelColor(m_columns);
    ColumnsModel *model = m_columns->columns();
    const auto count = [head, model] { head->setCount(model->rowCount()); };
    count();
    connect(model, &QAbstractItemModel::modelReset, head, count);
    connect(head, &SectionHead::addClicked, m_columns, &ColumnsView::addColumn);
    connect(m_columns, &ColumnsView::columnActivated, this, [this](Id column) { m_selection.select(column); });
    layout->addWidget(head);
    layout->addWidget(m_columns);
}

void TableLists::addParts(QVBoxLayout *layout, PartKind kind)
{
    const QString titles[] = {tr("Keys"), tr("Indexes"), tr("Checks"), tr("Relationships")};
    const QString tips[] = {tr("Make the columns chosen above unique"), tr("Index the columns chosen above"),
        tr("Add a check"), tr("Refer to another table")};
    auto *head = new SectionHead(titles[int(kind)], tips[int(kind)], this);
    head->addButton()->setObjectName(u"add_"_s + nameOfList(kind));
    auto *list = new PartsList(this);
    list->setObjectName(nameOfList(kind));
    list->setRootIsDecorated(false);
    auto *model = new PartsModel(m_document, m_table, kind, this);
    list->setModel(model);
    list->rows()->setLeftMargin(12);
    list->rows()->setDetailColumn(kind == PartKind::Checks ? 0 : 116);
    list->installEventFilter(this);
    toPanelColor(list);
    const auto fit = [head, list, model] {
        head->setCount(model->rowCount());
        list->updateGeometry();
        list->setVisible(model->rowCount() > 0);
    };
    fit();
    connect(model, &QAbstractItemModel::modelReset, list, fit);
    connect(list, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        m_selection.select(index.data(RowIdRole).value<Id>());
    });
    connect(head, &SectionHead::addClicked, this, [this, kind, head] {
        if (kind == PartKind::Relationships)
            chooseTarget(head);
        else
            addPart(kind);
    });
    layout->addWidget(head);
    layout->addWidget(list);
}

QList<Id> TableLists::selectedColumns() const
{
    QList<Id> ids;
    for (const QModelIndex &index : m_columns->selectionModel()->selectedRows())
        ids.append(m_columns->columns()->columnAt(index.row()));
    const Table *table = m_document.schema().table(m_table);
    if (ids.isEmpty() && table && !table->columns.isEmpty())
        ids.append(table->columns.last().id);
    return ids;
}

void TableLists::addPart(PartKind kind)
{
    Id added;
    const QList<Id> columns = selectedColumns();
    const QString texts[] = {tr("Add unique key"), tr("Add index"), tr("Add check")};
    guarded(this, [&] {
        m_document.edit(texts[int(kind)], [&](Model &model) {
            if (kind == PartKind::Keys)
                added = addUnique(model, m_table, columns);
            else if (kind == PartKind::Indexes)
                added = addIndex(model, m_table, columns);
            else
                added = addCheck(model, m_table, {});
        });
    });
    if (added)
        m_selection.select(added);
}

void TableLists::chooseTarget(QWidget *below)
{
    QStringList names;
    for (const Table &table : m_document.schema().tables())
        names.append(table.name);
    names.sort(Qt::CaseInsensitive);
    auto *edit = new QLineEdit(this);
    edit->setObjectName(u"relationshipTarget"_s);
    edit->setPlaceholderText(tr("Table to refer to"));
    edit->setGeometry(below->geometry().adjusted(8, 0, -8, 0));
    auto *completer = new QCompleter(names, edit);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    edit->setCompleter(completer);
    edit->show();
    edit->setFocus();
    connect(edit, &QLineEdit::editingFinished, this, [this, edit] {
        const Table *target = m_document.schema().table(edit->text().trimmed());
        edit->deleteLater();
        if (target)
            relateTo(target->id);
    });
}

void TableLists::relateTo(Id target)
{
    Id added;
    guarded(this, [&] {
        m_document.edit(tr("Add relationship"),
            [&](Model &model) { added = addRelationship(model, m_table, {}, target); });
    });
    if (added)
        m_selection.select(added);
}

bool TableLists::eventFilter(QObject *watched, QEvent *event)
{
    auto *list = qobject_cast<RowTree *>(watched);
    if (list && event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete)
        event->accept();
    if (list && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        const Id id = list->currentIndex().data(RowIdRole).value<Id>();
        if (id)
            guarded(this, [&] { m_document.edit(tr("Delete"), [&](Model &model) { deleteObjects(model, {id}); }); });
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace jw::studio
