// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/requiredvalues.h"

namespace jw {

using namespace Qt::StringLiterals;
using Set = UnitOfWork::Set;

namespace {

bool isMissing(const Row *row, int cell, const Editor &editor)
{
    const Mapper &mapper = row->mapper();
    if (!row->cells()[cell].isNull())
        return false;
    const QList<int> &relations = mapper.relationsOf(cell);
    if (std::any_of(relations.begin(), relations.end(),
            [row](int relation) { return RowStore::target(const_cast<Row *>(row), relation); }))
        return false;
    if (row->state == RowState::Pending)
        return mapper.isRequired(cell);
    return !mapper.isNullable(cell) && mapper.isWritable(cell) && editor.isDirty(row, cell);
}

} // namespace

QList<MissingValue> missingValues(const UnitOfWork &work, const Editor &editor)
{
    QList<MissingValue> missing;
    for (Row *row : work.rows(Set::Added) + work.rows(Set::Changed)) {
        for (int cell = 0; cell < row->mapper().columnCount(); ++cell) {
            if (isMissing(row, cell, editor))
                missing.append({Record(Handle(row)), cell});
        }
    }
    return missing;
}

void checkComplete(const QList<MissingValue> &missing, const QString &before)
{
    if (missing.isEmpty())
        return;
    QStringList names;
    for (const MissingValue &value : missing.mid(0, 5))
        names.append(u"%1 of %2"_s.arg(value.record.mapper().cellName(value.cell), value.record.objectName()));
    if (missing.size() > 5)
        names.append(u"and %1 more"_s.arg(missing.size() - 5));
    Error::Context context;
    context.table = missing.first().record.mapper().name();
    context.column = missing.first().record.mapper().cellName(missing.first().cell);
    context.object = missing.first().record.objectName();
    const QString message = u"a value is missing: %1"_s.arg(names.join(u", "_s));
    throw Error(ErrorKind::Value, before.isEmpty() ? message : u"before %1 the session writes what waits, but "_s.arg(before) + message, context);
}

} // namespace jw
