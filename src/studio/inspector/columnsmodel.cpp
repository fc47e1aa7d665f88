// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/inspector/columnsmodel.h"

#include "studio/document/edits.h"
#include "studio/document/typetext.h"
#include "studio/theme/rowdelegate.h"

#include <QtCore/QMimeData>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {
constexpr auto RowMime = "application/x-joinwright-column"_L1;
}

ColumnsModel::ColumnsModel(ModelDocument &document, Id table, QObject *parent)
    : QAbstractTableModel(parent)
    , m_document(document)
    , m_table(table)
{
    follow();
    connect(&document, &ModelDocument::changed, this, &ColumnsModel::follow);
}

void ColumnsModel::follow()
{
    QList<Id> rows;
    if (const Table *now = table()) {
        for (const Column &column : now->columns)
            rows.append(column.id);
    }
    if (rows != m_rows) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    } else if (!rows.isEmpty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, SectionCount - 1));
    }
}

Id ColumnsModel::columnAt(int row) const
{
    return m_rows.value(row);
}

int ColumnsModel::rowOf(Id column) const
{
    return int(m_rows.indexOf(column));
}

Id ColumnsModel::add(int row)
{
    Id added;
    m_document.edit(tr("Add column"), [&](Model &model) { added = addColumn(model, m_table, {}, row); });
    return added;
}

void ColumnsModel::remove(const QList<int> &rows)
{
    QList<Id> ids;
    for (const int row : rows)
        ids.append(columnAt(row));
    m_document.edit(ids.size() == 1 ? tr("Delete column") : tr("Delete %1 columns").arg(ids.size()),
        [&](Model &model) { deleteObjects(model, ids); });
}

void ColumnsModel::move(int from, int to)
{
    if (from == to || to < 0 || to >= m_rows.size())
        return;
    m_document.edit(tr("Move column"), [&](Model &model) { studio::moveColumn(model, m_table, columnAt(from), to); });
}

int ColumnsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ColumnsModel::columnCount(const QModelIndex &) const
{
    return SectionCount;
}

QVariant ColumnsModel::text(const Column &column, int section) const
{
    switch (section) {
    case Name: return column.name;
    case Type: return m_document.schema().typeName(column.type);
    default: return column.nullable ? tr("null") : QString();
    }
}

QVariant ColumnsModel::data(const QModelIndex &index, int role) const
{
    const Table *now = table();
    const Column *column = now && index.isValid() ? now->column(columnAt(index.row())) : nullptr;
    if (!column)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return text(*column, index.column());
    case Qt::ToolTipRole: return column->comment.isEmpty() ? column->name : column->name + u'\n' + column->comment;
    case RowIdRole: return QVariant::fromValue(column->id);
    case RowStrongRole: return index.column() == Name && now->isPrimary(column->id);
    case RowMutedRole: return index.column() != Name;
    case RowIconRole:
        if (index.column() != Name)
            return {};
        return now->isPrimary(column->id) ? u"key"_s : now->relationshipsOf(column->id).isEmpty() ? QString() : u"fk"_s;
    default: return {};
    }
}

void ColumnsModel::change(const QString &text, const Column &column)
{
    m_document.edit(text, [&](Model &model) { setColumn(model, m_table, column); });
}

bool ColumnsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const Table *now = table();
    const Column *found = now && role == Qt::EditRole ? now->column(columnAt(index.row())) : nullptr;
    if (!found)
        return false;
    Column column = *found;
    if (index.column() == Null) {
        column.nullable = !column.nullable;
        change(column.nullable ? tr("Allow NULL in %1").arg(column.name) : tr("Forbid NULL in %1").arg(column.name), column);
        return true;
    }
    const QString text = value.toString().trimmed();
    if (text.isEmpty() || text == index.data(Qt::EditRole).toString())
        return false;
    if (index.column() == Name) {
        m_document.edit(tr("Rename %1 to %2").arg(column.name, text),
            [&](Model &model) { rename(model, column.id, text); });
        return true;
    }
    const auto type = readType(m_document.schema(), text);
    if (!type) {
        emit typeRefused(text);
        return false;
    }
    column.type = type->type;
    column.nullable = column.nullable || type->nullable;
    change(tr("Type of %1: %2").arg(column.name, text), column);
    return true;
}

Qt::ItemFlags ColumnsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags | Qt::ItemIsDropEnabled;
    flags |= Qt::ItemIsDragEnabled;
    return index.column() == Null ? flags : flags | Qt::ItemIsEditable;
}

QStringList ColumnsModel::mimeTypes() const
{
    return {QString(RowMime)};
}

QMimeData *ColumnsModel::mimeData(const QModelIndexList &indexes) const
{
    auto *data = new QMimeData;
    data->setData(RowMime, columnAt(indexes.value(0).row()).toString().toLatin1());
    return data;
}

bool ColumnsModel::dropMimeData(const QMimeData *data, Qt::DropAction, int row, int, const QModelIndex &parent)
{
    const auto dragged = Id::fromString(QString::fromLatin1(data->data(RowMime)));
    const int from = dragged ? rowOf(*dragged) : -1;
    int to = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount();
    if (from < 0)
        return false;
    if (to > from)
        --to;
    move(from, to);
    return false; // moved already: the view must not remove the row it came from
}

} // namespace jw::studio
