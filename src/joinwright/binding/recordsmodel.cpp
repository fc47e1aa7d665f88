// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/recordsmodel.h"

#include "joinwright/binding/valuetext.h"
#include "joinwright/core/error.h"

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
    return session().add(&m_table);
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
    for (const Record &source : sources) {
        const Record copy = session().add(&m_table);
        const Mapper &mapper = copy.mapper();
        for (int cell = 0; cell < mapper.columnCount(); ++cell) {
            const bool handedOut = mapper.isKey(cell) && mapper.assignsKey();
            if (!handedOut && !mapper.isComputed(cell) && !source.value(cell).isNull())
                copy.setValue(cell, source.value(cell));
        }
        copies.append(copy);
    }
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
}

/// A null text is NULL, and so is an empty one where the type knows no empty text.
Value RecordsModel::pasted(int column, const QString &text) const
{
    const ColumnType &type = this->column(column).column.type;
    const bool textual = type.kind() == ColumnType::Kind::Text;
    if (text.isNull() || (text.isEmpty() && !textual))
        return {};
    try {
        return valueFromText(text, type, schema());
    } catch (const Error &error) {
        throw Error(ErrorKind::Value, u"%1: %2"_s.arg(this->column(column).column.name, error.message()));
    }
}

void RecordsModel::paste(const QModelIndex &origin, const QList<QStringList> &texts, const QList<int> &columns, bool grow)
{
    struct Put
    {
        int row;
        int column;
        Value value;
    };
    QList<Put> puts;
    const int rows = std::min<int>(int(texts.size()), rowCount() - origin.row());
    for (int i = 0; i < rows; ++i) {
        for (qsizetype c = 0; c < std::min(texts.at(i).size(), columns.size()); ++c)
            puts.append({origin.row() + i, columns.at(c), pasted(columns.at(c), texts.at(i).at(c))});
    }
    const QList<QStringList> rest = grow ? texts.mid(rows) : QList<QStringList>();
    const EditScope step(session(), u"Paste into %1"_s.arg(m_table.name));
    for (const Put &put : puts) {
        const QString reason = reasonAgainstEdit(index(put.row, put.column));
        if (!reason.isEmpty())
            throw Error(ErrorKind::Value, reason);
    }
    for (const Put &put : puts)
        record(put.row, put.column).setValue(column(put.column).index, put.value);
    addRows(rest, columns);
}

QList<Record> RecordsModel::addRows(const QList<QStringList> &texts, const QList<int> &columns)
{
    QList<QList<Value>> values;
    for (const QStringList &row : texts) {
        values.append(QList<Value>());
        for (qsizetype c = 0; c < std::min(row.size(), columns.size()); ++c)
            values.last().append(pasted(columns.at(c), row.at(c)));
    }
    const EditScope step(session(), u"Paste new rows into %1"_s.arg(m_table.name));
    QList<Record> records;
    for (const QList<Value> &row : values) {
        const Record record = session().add(&m_table);
        for (qsizetype c = 0; c < row.size(); ++c) {
            const int cell = column(columns.at(c)).index;
            if (!row.at(c).isNull() && !record.mapper().isComputed(cell))
                record.setValue(cell, row.at(c));
        }
        records.append(record);
    }
    return records;
}

} // namespace jw
