// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/recordsmodel.h"

using namespace Qt::StringLiterals;

namespace jw {

RecordsModel::RecordsModel(Session &session, Worker &pages, Worker &aside, LabelCache &labels, const Schema &schema,
    Id table, QObject *parent)
    : WindowModel(session, pages, aside, labels, schema, parent)
{
    const JoinPath path(schema, table);
    m_table = *schema.table(table);
    setPath(path, columnsOf(schema, m_table));
}

Record RecordsModel::addRow()
{
    const EditScope step(session(), u"New row in %1"_s.arg(m_table.name));
    const Record record = session().add(&m_table);
    updateNewRows();
    return record;
}

QList<Record> RecordsModel::duplicateRows(const QList<int> &rows)
{
    QList<Record> sources;
    for (const int row : rows) {
        if (const Record source = record(row, 0))
            sources.append(source);
    }
    const EditScope step(session(), u"Duplicate %1 rows of %2"_s.arg(sources.size()).arg(m_table.name));
    QList<Record> copies;
    for (const Record &source : sources)
        copies.append(addCopy(source));
    updateNewRows();
    return copies;
}

void RecordsModel::removeRows(const QList<int> &rows)
{
    QList<Record> records;
    for (const int row : rows) {
        if (const Record record = this->record(row, 0))
            records.append(record);
    }
    const EditScope step(session(), u"Delete %1 rows of %2"_s.arg(records.size()).arg(m_table.name));
    for (const Record &record : records)
        session().remove(record);
    updateNewRows();
}

QList<Record> RecordsModel::addRows(const CellBlock &block, const QList<int> &columns)
{
    const EditScope step(session(), u"Paste %1 new rows into %2"_s.arg(block.size()).arg(m_table.name));
    QList<Record> records;
    for (const QList<std::optional<Value>> &line : block)
        records.append(addFilled(&m_table, line, columns));
    updateNewRows();
    return records;
}

} // namespace jw
