// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/requiredvalues.h"

namespace jw {

using namespace Qt::StringLiterals;
using Set = UnitOfWork::Set;

namespace {

bool isMissing(Row *row, int cell)
{
    if (!row->cells()[cell].isNull())
        return false;
    const QList<int> &relations = row->mapper().relationsOf(cell);
    return std::none_of(relations.begin(), relations.end(),
        [row](int relation) { return RowStore::target(row, relation); });
}

} // namespace

QList<MissingValue> missingValues(const UnitOfWork &work)
{
    QList<MissingValue> missing;
    const auto check = [&missing](Row *row, int cell) {
        if (isMissing(row, cell))
            missing.append({Record(Handle(row)), cell});
    };
    work.forEach(Set::Added, [&check](Row *row) {
        for (const int cell : row->mapper().requiredCells())
            check(row, cell);
    });
    work.forEach(Set::Changed, [&check](Row *row) {
        visitTouched(row, [&](int cell, const Value &) {
            if (row->cells()[cell].isNull() && !row->mapper().isNullable(cell) && row->mapper().isWritable(cell))
                check(row, cell);
        });
    });
    return missing;
}

void checkComplete(const QList<MissingValue> &missing, const QString &before)
{
    if (missing.isEmpty())
        return;
    QList<Sentence> names;
    for (const MissingValue &value : missing.mid(0, 5))
        names.append(Error::phrase("%1 of %2", value.record.mapper().cellName(value.cell), Error::objectPhrase(value.record.objectName())));
    if (missing.size() > 5)
        names.append(Error::phrase("and %1 more", missing.size() - 5));
    Error::Context context;
    context.table = missing.first().record.mapper().name();
    context.column = missing.first().record.mapper().cellName(missing.first().cell);
    context.object = missing.first().record.objectName();
    context.reason = ErrorReason::NotNull;
    const Sentence message = Error::phrase("a value is missing: %1", Sentence::joined(names, ", "_L1));
    throw Error(ErrorKind::Value,
        before.isEmpty() ? message : Error::phrase("before %1 the session writes what waits, but %2", before, message), context);
}

} // namespace jw
