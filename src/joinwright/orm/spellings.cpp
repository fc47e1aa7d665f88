// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/spellings.h"

#include "joinwright/dialect/sqlrenderer.h"
#include "joinwright/engine/connection.h"
#include "joinwright/orm/rowbatch.h"
#include "joinwright/orm/storedlinks.h"

#include <QtCore/QSet>

namespace jw {

namespace {

bool isUnsure(const Relation &toOne)
{
    return toOne.target->hasPartialForms(toOne.targetColumns);
}

QSet<QList<Value>> formsOf(const Relation &toOne, const QList<QList<Value>> &keys)
{
    QSet<QList<Value>> forms;
    for (const QList<Value> &key : keys)
        forms.insert(inFormOf(toOne, key));
    return forms;
}

QList<QList<Value>> keysOfRows(const RowBatch &rows, const QList<int> &cells)
{
    QList<QList<Value>> keys;
    for (int row = 0; row < rows.rows; ++row) {
        QList<Value> key;
        for (const int cell : cells)
            key.append(rows.row(row)[cell]);
        keys.append(key);
    }
    return keys;
}

/// One by one: which of several spellings led to a row, a list does not tell.
std::optional<Spelling> ask(Connection &connection, const Mapper &mapper, const QList<Value> &written)
{
    Select select = Select::from(mapper.ref());
    for (qsizetype i = 0; i < written.size(); ++i) {
        const Expr column = mapper.expression(mapper.keyCells()[i]);
        select.column(column).where(column == written[i]);
    }
    Result result = connection.execute(SqlRenderer(connection.dialect()).select(select));
    if (!result.next())
        return std::nullopt;
    Spelling spelling {.mapper = &mapper, .written = written};
    for (qsizetype i = 0; i < written.size(); ++i)
        spelling.key.append(connection.dialect().fromDatabaseLenient(result.raw(int(i)), mapper.type(mapper.keyCells()[i])));
    return spelling;
}

QList<Spelling> askForOthers(
    Connection &connection, const Relation &toOne, const QList<QList<Value>> &written, const QList<QList<Value>> &known)
{
    QSet<QList<Value>> forms = formsOf(toOne, known);
    QList<Spelling> spellings;
    for (const QList<Value> &each : written) {
        const QList<Value> form = inFormOf(toOne, each);
        const QList<Value> key = forms.contains(form) ? QList<Value>() : targetKey(toOne, each);
        forms.insert(form);
        if (const auto spelling = key.isEmpty() ? std::nullopt : ask(connection, *toOne.target, key))
            spellings.append(*spelling);
    }
    return spellings;
}

} // namespace

QList<Value> targetKey(const Relation &toOne, const QList<Value> &values)
{
    const QList<int> &cells = toOne.target->keyCells();
    QList<Value> key;
    for (const int cell : toOne.targetColumns.size() == cells.size() ? cells : QList<int>()) {
        const qsizetype at = toOne.targetColumns.indexOf(cell);
        if (at < 0 || values[at].isNull())
            return {};
        key.append(values[at]);
    }
    return key;
}

QList<Spelling> spellingsOfMembers(
    Connection &connection, const Relation &toMany, const QList<QList<Value>> &asked, const RowBatch &members)
{
    const Relation &toOne = toMany.toOne();
    return isUnsure(toOne) ? askForOthers(connection, toOne, keysOfRows(members, toOne.columns), asked) : QList<Spelling>();
}

QList<Spelling> spellingsOfParents(
    Connection &connection, const Relation &toOne, const QList<QList<Value>> &asked, const RowBatch &parents)
{
    if (!isUnsure(toOne))
        return {};
    const QList<QList<Value>> found = keysOfRows(parents, toOne.targetColumns);
    const QSet<QList<Value>> forms = formsOf(toOne, asked);
    const bool isClear = std::all_of(found.begin(), found.end(), [&](const QList<Value> &key) { return forms.contains(inFormOf(toOne, key)); });
    return isClear ? QList<Spelling>() : askForOthers(connection, toOne, asked, found);
}

} // namespace jw
