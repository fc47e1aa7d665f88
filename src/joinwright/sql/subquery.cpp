// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/sql/subquery.h"

#include "joinwright/core/error.h"

#include <QtCore/QSet>

namespace jw {

using namespace Qt::StringLiterals;

struct Subquery::Data
{
    QString name;
    Select select;
    bool isCte = false;
    bool isRecursive = false;
    bool isText = false;
};

namespace {

/// Every column gets a name, so that the outer statement can say it.
Select named(const QString &name, Select select)
{
    QSet<QString> names;
    for (qsizetype i = 0; i < select.columns.size(); ++i) {
        SelectColumn &column = select.columns[i];
        if (column.resultName().isEmpty())
            column.name = u"column_%1"_s.arg(i + 1);
        if (names.contains(column.resultName()))
            throw Error(ErrorKind::Usage,
                u"the subquery \"%1\" has two columns called \"%2\": give one of them another name"_s.arg(name, column.resultName()));
        names.insert(column.resultName());
    }
    return select;
}

} // namespace

Subquery::Subquery(std::shared_ptr<const Data> data)
    : d(std::move(data))
{
}

Subquery Subquery::derived(const QString &name, const Select &select)
{
    return Subquery(std::make_shared<const Data>(Data {.name = name, .select = named(name, select)}));
}

Subquery Subquery::cte(const QString &name, const Select &select)
{
    return Subquery(std::make_shared<const Data>(Data {.name = name, .select = named(name, select), .isCte = true}));
}

Subquery Subquery::recursive(
    const QString &name, const Select &first, const std::function<Select(const Subquery &)> &next, bool unique)
{
    // Within itself it is known by its name alone.
    const Select start = named(name, first);
    const Subquery itself(std::make_shared<const Data>(Data {.name = name, .select = start, .isCte = true, .isRecursive = true}));
    const Select more = next(itself);
    return Subquery(std::make_shared<const Data>(Data {.name = name,
        .select = unique ? start.unite(more) : start.uniteAll(more),
        .isCte = true,
        .isRecursive = true}));
}

Subquery Subquery::sql(const QString &name, const QString &text, const QList<Value> &values)
{
    Select select;
    select.column(Expr::sql(text, values));
    return Subquery(std::make_shared<const Data>(Data {.name = name, .select = select, .isText = true}));
}

QString Subquery::name() const
{
    return d->name;
}

bool Subquery::isCte() const
{
    return d->isCte;
}

bool Subquery::isRecursive() const
{
    return d->isRecursive;
}

bool Subquery::isText() const
{
    return d->isText;
}

const Select &Subquery::select() const
{
    return d->select;
}

TableRef Subquery::ref(const QString &alias) const
{
    return {.name = d->name, .alias = alias};
}

QStringList Subquery::columnNames() const
{
    QStringList names;
    for (const SelectColumn &column : d->select.columns)
        names.append(column.resultName());
    return names;
}

Expr Subquery::column(QStringView name, const QString &alias) const
{
    for (const SelectColumn &column : d->select.columns) {
        if (column.resultName() == name)
            return Expr::column(ref(alias), column.resultName(), column.expression.type());
    }
    if (d->isText)
        return Expr::column(ref(alias), name.toString(), std::nullopt);
    Error::Context context;
    context.table = d->name;
    context.column = name.toString();
    throw Error(ErrorKind::Usage,
        u"the subquery %1 has no column \"%2\"; it has %3"_s.arg(d->name, name, columnNames().join(u", "_s)), context);
}

} // namespace jw
