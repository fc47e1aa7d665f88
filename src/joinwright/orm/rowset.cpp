// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/rowset.h"

#include "joinwright/core/error.h"

namespace jw {

using namespace Qt::StringLiterals;

const Value &ResultRow::operator[](int column) const
{
    return m_rows->value(m_row, column);
}

const Value &ResultRow::operator[](QStringView column) const
{
    return m_rows->value(m_row, column);
}

QList<Value> ResultRow::values() const
{
    QList<Value> values;
    for (int column = 0; column < m_rows->columnCount(); ++column)
        values.append(m_rows->value(m_row, column));
    return values;
}

int RowSet::columnIndex(QStringView name) const
{
    const qsizetype index = m_names.indexOf(name);
    if (index >= 0)
        return int(index);
    Error::Context context;
    context.column = name.toString();
    throw Error(ErrorKind::Usage, u"the result has no column \"%1\"; it has %2"_s.arg(name, m_names.join(u", "_s)), context);
}

QList<QList<Value>> RowSet::rows() const
{
    QList<QList<Value>> rows;
    for (const ResultRow &row : *this)
        rows.append(row.values());
    return rows;
}

void RowSet::throwNull(int column) const
{
    Error::Context context;
    context.column = m_names.value(column);
    throw Error(ErrorKind::Value,
        u"%1 is NULL in a row of the result, as behind an outer join: select it with orNull()"_s.arg(m_names.value(column)), context);
}

} // namespace jw
