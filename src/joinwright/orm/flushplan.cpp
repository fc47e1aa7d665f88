// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/flushplan.h"

#include "joinwright/orm/flushstatement.h"

namespace jw {

using namespace Qt::StringLiterals;

QString FlushOperation::object() const
{
    if (kind == Kind::Insert || keyFrom >= 0)
        return u"new "_s + mapper->objectName();
    QStringList words;
    for (const Value &value : key)
        words.append(value.toString());
    return mapper->objectName() + u' ' + words.join(u", "_s);
}

QList<FlushValue> FlushOperation::checked() const
{
    for (const FlushValue &value : values) {
        if (value.cell == mapper->versionCell())
            return value.counts ? QList<FlushValue>() : QList<FlushValue> {value};
    }
    return values;
}

QString FlushPlan::placeholderName(int operation) const
{
    const Mapper *mapper = operations[operation].mapper;
    int number = 1;
    for (int i = 0; i < operation; ++i)
        number += operations[i].kind == FlushOperation::Kind::Insert && operations[i].mapper == mapper;
    QString name = mapper->objectName();
    name.removeIf([](QChar c) { return !c.isLetterOrNumber() && c != u'_'; });
    if (!name.isEmpty())
        name[0] = name[0].toLower();
    return u':' + name + QString::number(number);
}

QString FlushPlan::preview(int operation, const Dialect &dialect) const
{
    const FlushStatement statement(operations[operation], [this](int from, int) { return Expr::sql(placeholderName(from)); });
    return statement.render(dialect, SqlRenderer::Values::Literal).sql;
}

QStringList FlushPlan::preview(const Dialect &dialect) const
{
    QStringList lines;
    for (int i = 0; i < operations.size(); ++i)
        lines.append(preview(i, dialect));
    return lines;
}

} // namespace jw
