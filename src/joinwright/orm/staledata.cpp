// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/staledata.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

QString shown(const Value &value)
{
    const QString text = value.toString();
    return text.size() > 40 ? text.left(40) + u'…' : text;
}

/// "Order 17 (status: was open, is paid now, yours: shipped)"
Sentence described(const StaleRow &row)
{
    if (row.isGone)
        return Error::phrase("%1 (deleted)", Error::objectPhrase(row.object));
    QList<Sentence> cells;
    for (const StaleRow::Cell &cell : row.cells.mid(0, 3))
        cells.append(Error::phrase("%1: was %2, is %3 now, yours: %4", cell.column, shown(cell.base), shown(cell.theirs), shown(cell.mine)));
    return cells.isEmpty() ? Sentence(row.object) : Error::phrase("%1 (%2)", row.object, Sentence::joined(cells, "; "_L1));
}

Sentence sentenceOf(const QList<StaleRow> &rows)
{
    QList<Sentence> objects;
    for (const StaleRow &row : rows.mid(0, 5))
        objects.append(described(row));
    if (rows.size() > 5)
        objects.append(Error::phrase("and %1 more", rows.size() - 5));
    return Error::phrase("%1 changed in the database since it was loaded; nothing was written", Sentence::joined(objects, ", "_L1));
}

QString columnsOf(const StaleRow &row)
{
    QStringList names;
    for (const StaleRow::Cell &cell : row.cells)
        names.append(cell.column);
    return names.join(u", "_s);
}

Error::Context contextOf(const QList<StaleRow> &rows)
{
    Error::Context context;
    if (!rows.isEmpty())
        context = {.table = rows.first().tableName, .column = columnsOf(rows.first()), .object = rows.first().object};
    return context;
}

} // namespace

StaleDataError::StaleDataError(const QList<StaleRow> &rows)
    : Error(ErrorKind::StaleData, sentenceOf(rows), contextOf(rows))
    , m_rows(std::make_shared<const QList<StaleRow>>(rows))
{
}

void StaleDataError::raise() const
{
    throw *this;
}

std::unique_ptr<Error> StaleDataError::clone() const
{
    return std::make_unique<StaleDataError>(*this);
}

} // namespace jw
