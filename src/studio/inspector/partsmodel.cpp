// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/inspector/partsmodel.h"

#include "joinwright/schema/naming.h"
#include "studio/inspector/objectwords.h"
#include "studio/theme/rowdelegate.h"

using namespace Qt::StringLiterals;

namespace jw::studio {

PartsModel::PartsModel(ModelDocument &document, Id table, PartKind kind, QObject *parent)
    : QAbstractListModel(parent)
    , m_document(document)
    , m_table(table)
    , m_kind(kind)
{
    m_rows = rows();
    connect(&document, &ModelDocument::changed, this, &PartsModel::follow);
}

void PartsModel::follow()
{
    const QList<Row> now = rows();
    if (now == m_rows)
        return;
    beginResetModel();
    m_rows = now;
    endResetModel();
}

QList<PartsModel::Row> PartsModel::rows() const
{
    const Table *table = m_document.schema().table(m_table);
    if (!table)
        return {};
    switch (m_kind) {
    case PartKind::Keys: return keyRows(*table);
    case PartKind::Indexes: return indexRows(*table);
    case PartKind::Checks: return checkRows(*table);
    case PartKind::Relationships: return relationshipRows(*table);
    }
    Q_UNREACHABLE();
}

QList<PartsModel::Row> PartsModel::keyRows(const Table &table) const
{
    QList<Row> rows;
    for (const Key &key : table.keys)
        rows.append({key.id, key.primary ? tr("primary") : tr("unique"), columnNames(table, key.columns)});
    return rows;
}

QList<PartsModel::Row> PartsModel::indexRows(const Table &table) const
{
    QList<Row> rows;
    for (const Index &index : table.indexes) {
        QString detail = indexPartsText(table, index);
        if (index.unique)
            detail += u" · "_s + tr("unique");
        rows.append({index.id, NamingRules(m_document.schema()).constraintName(table, index), detail});
    }
    return rows;
}

QList<PartsModel::Row> PartsModel::checkRows(const Table &table) const
{
    QList<Row> rows;
    for (const Check &check : table.checks)
        rows.append({check.id, check.expression, {}});
    return rows;
}

QList<PartsModel::Row> PartsModel::relationshipRows(const Table &table) const
{
    const Schema &schema = m_document.schema();
    QList<Row> rows;
    for (const Relationship &relationship : table.relationships) {
        const Table *target = schema.table(relationship.to);
        rows.append({relationship.id, relationship.name,
            (target ? target->name : u"?"_s) + u" · "_s + targetWords(table, relationship)});
    }
    for (const auto &[owner, relationship] : schema.relationshipsTo(table.id)) {
        if (!relationship->back.isEmpty())
            rows.append({relationship->id, relationship->back, owner->name + u" · "_s + ownerWords(*owner, *relationship)});
    }
    return rows;
}

Id PartsModel::idAt(int row) const
{
    return m_rows.value(row).id;
}

int PartsModel::rowOf(Id id) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].id == id)
            return row;
    }
    return -1;
}

int PartsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PartsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole: return row.name;
    case Qt::ToolTipRole: return row.detail.isEmpty() ? row.name : row.name + u": "_s + row.detail;
    case RowDetailRole: return row.detail;
    case RowIdRole: return QVariant::fromValue(row.id);
    case RowIconRole:
        return m_kind == PartKind::Relationships ? u"relation"_s
            : m_kind == PartKind::Keys           ? u"key"_s
            : m_kind == PartKind::Indexes        ? u"index"_s
                                                 : u"okc"_s;
    default: return {};
    }
}

} // namespace jw::studio
