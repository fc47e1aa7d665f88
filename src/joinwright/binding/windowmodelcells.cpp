// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/valuetext.h"
#include "joinwright/binding/windowmodel.h"
#include "joinwright/core/error.h"

// The half of WindowModel that works on many cells at once: bringing rows, putting blocks, finding texts.

using namespace Qt::StringLiterals;

namespace jw {

// Rows

void WindowModel::fetchRows(int first, int last, std::function<void()> done)
{
    if (last - first >= MostRowsAtOnce)
        throw Error(ErrorKind::Usage,
            Error::phrase("%1 rows are too many at once: at most %2 can be taken together.", last - first + 1, MostRowsAtOnce));
    m_fetchFirst = first;
    m_fetchLast = last;
    m_fetched = std::move(done);
    continueFetching();
}

/// Asks for the first row that is missing; its page brings its neighbours.
void WindowModel::continueFetching()
{
    if (!m_fetched)
        return;
    const int last = std::min(m_fetchLast, rowCount() - 1);
    for (int row = m_fetchFirst; row <= last; ++row) {
        if (isLoading(row))
            return;
    }
    std::exchange(m_fetched, nullptr)();
}

int WindowModel::put(const QModelIndex &origin, const CellBlock &block, const QList<int> &columns)
{
    const int lines = std::min<int>(int(block.size()), rowCount() - origin.row());
    for (int line = 0; line < lines; ++line) {
        for (qsizetype i = 0; i < std::min(block.at(line).size(), columns.size()); ++i) {
            const QModelIndex cell = index(origin.row() + line, columns.at(i));
            if (const Sentence reason = reasonAgainstEdit(cell); !reason.isEmpty())
                throw Error(ErrorKind::Value, reason);
        }
    }
    const EditScope step(session(), u"Paste"_s);
    for (int line = 0; line < lines; ++line) {
        for (qsizetype i = 0; i < std::min(block.at(line).size(), columns.size()); ++i)
            setValue(index(origin.row() + line, columns.at(i)), block.at(line).at(i).value_or(Value()));
    }
    return lines;
}

Record WindowModel::addCopy(const Record &source)
{
    const Record copy = session().add(&source.table());
    const Mapper &mapper = copy.mapper();
    for (int cell = 0; cell < mapper.columnCount(); ++cell) {
        const bool handedOut = mapper.isKey(cell) && mapper.assignsKey();
        if (!handedOut && mapper.isWritable(cell) && !source.value(cell).isNull())
            copy.setValue(cell, source.value(cell));
    }
    for (int relation = 0; relation < mapper.relations().size(); ++relation) {
        const bool toOne = mapper.relations().at(relation).kind == Relation::Kind::ToOne;
        const Record target = toOne ? source.oneInMemory(relation) : Record();
        if (target && target.state() == RowState::Pending)
            copy.setOne(relation, target); // has no key yet that could be copied
    }
    return copy;
}

Record WindowModel::addFilled(const Table *table, const QList<std::optional<Value>> &line, const QList<int> &columns)
{
    const Record record = session().add(table);
    const Mapper &mapper = record.mapper();
    for (qsizetype i = 0; i < std::min(line.size(), columns.size()); ++i) {
        const int cell = column(columns.at(i)).index;
        if (!line.at(i) || !mapper.isWritable(cell))
            continue;
        const bool handedOut = mapper.isKey(cell) && mapper.assignsKey();
        if (handedOut && (line.at(i)->isNull() || session().find(table->id, {*line.at(i)})))
            continue;
        record.setValue(cell, *line.at(i));
    }
    return record;
}

// Finding

namespace {

enum class Match : quint8 { Never, Contains, Equals };

Match matchOf(const GridColumn &column)
{
    switch (column.labelled ? ColumnType::Kind::Text : column.column.type.kind()) {
    case ColumnType::Kind::Text:
    case ColumnType::Kind::Enum:
    case ColumnType::Kind::Json:
    case ColumnType::Kind::Native:
    case ColumnType::Kind::Array:
    case ColumnType::Kind::Interval:
        return Match::Contains;
    case ColumnType::Kind::Binary:
        return Match::Never;
    default:
        return Match::Equals;
    }
}

/// The values of an enum that contain `text`, as a filter; nothing when there is none.
std::optional<RowFilter> enumFilter(const GridColumn &column, const Schema &schema, const QString &text)
{
    const EnumType *type = schema.enumType(column.column.type.enumType());
    RowFilter filter {column.column.id, RowFilter::Operator::OneOf, {}, text};
    for (const QString &value : type ? type->values : QStringList()) {
        if (value.contains(text, Qt::CaseInsensitive))
            filter.values.append(Value(value));
    }
    return filter.values.isEmpty() ? std::nullopt : std::optional(filter);
}

/// Signs and words mean nothing here: "> 5" is looked for as it stands, and is no number.
std::optional<RowFilter> equalFilter(const GridColumn &column, const Schema &schema, const QString &text)
{
    try {
        const RowFilter filter = RowFilter::parse(QString(u"= "_s + text), column.column, schema);
        const bool plain = filter.op == RowFilter::Operator::Equal || filter.op == RowFilter::Operator::Range;
        return plain ? std::optional(filter) : std::nullopt;
    } catch (const Error &) {
        return std::nullopt;
    }
}

} // namespace

Statement WindowModel::showing(int column, const QString &text) const
{
    const GridColumn &at = this->column(column);
    std::optional<RowFilter> filter;
    if (matchOf(at) == Match::Equals)
        filter = equalFilter(at, schema(), text);
    else if (matchOf(at) == Match::Contains && !at.labelled && at.column.type.kind() == ColumnType::Kind::Enum)
        filter = enumFilter(at, schema(), text);
    else if (matchOf(at) == Match::Contains)
        filter = RowFilter {at.column.id, RowFilter::Operator::Contains, {Value(text)}, text};
    return filter ? filterCondition(column, *filter) : Statement();
}

bool WindowModel::shows(int row, int column, const QString &text) const
{
    const GridColumn &at = this->column(column);
    const QModelIndex cell = index(row, column);
    switch (matchOf(at)) {
    case Match::Never:
        return false;
    case Match::Contains:
        return (at.labelled ? labelOf(cell).value_or(QString()) : plainText(cell)).contains(text, Qt::CaseInsensitive);
    case Match::Equals:
        break;
    }
    const std::optional<RowFilter> filter = equalFilter(at, schema(), text);
    const Value value = this->value(cell);
    if (!filter || value.isNull())
        return false;
    if (filter->op == RowFilter::Operator::Equal)
        return value == filter->values.first();
    const QString shown = plainText(cell); // the days of a year, a month: as texts they order as in time
    return shown >= textOf(filter->values.first(), at.column.type) && shown < textOf(filter->values.last(), at.column.type);
}

} // namespace jw
