// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/rowlabel.h"

#include "joinwright/binding/valuetext.h"
#include "joinwright/schema/naming.h"

using namespace Qt::StringLiterals;

namespace jw {

namespace {

bool isPlainText(const Column &column)
{
    return column.type.kind() == ColumnType::Kind::Text;
}

bool decides(const Table &table, const Column &column)
{
    if (table.isPrimary(column.id) || !table.relationshipsOf(column.id).isEmpty())
        return false;
    const ColumnType::Kind kind = column.type.kind();
    return column.type.isNumeric() || kind == ColumnType::Kind::Date || kind == ColumnType::Kind::Enum
        || (isPlainText(column) && table.isUnique({column.id}));
}

QString joinCondition(const Dialect &dialect, const Table &owner, const Relationship &relationship, const QString &from,
    const Table &target, const Key &key, const QString &to)
{
    QStringList pairs;
    for (qsizetype i = 0; i < key.columns.size(); ++i)
        pairs.append(to + u'.' + dialect.quote(target.column(key.columns.at(i))->name) + " = "_L1 + from + u'.'
            + dialect.quote(owner.column(relationship.columns.at(i))->name));
    return pairs.join(" AND "_L1);
}

/// A column at the end of a path is a scalar subquery: no join, so that the rows stay as many as they are.
QString pathSql(const Schema &schema, const Dialect &dialect, const Table &table, const QString &alias,
    const QList<Id> &path, Id column)
{
    if (path.isEmpty())
        return alias + u'.' + dialect.quote(table.column(column)->name);
    const Relationship *relationship = table.relationship(path.first());
    const Table *target = schema.table(relationship->to);
    const QString next = alias + u'l';
    return "(SELECT "_L1 + pathSql(schema, dialect, *target, next, path.mid(1), column) + " FROM "_L1
        + dialect.quotedName(*target) + " AS "_L1 + next + " WHERE "_L1
        + joinCondition(dialect, table, *relationship, alias, *target, *schema.keyOf(*relationship), next) + u')';
}

} // namespace

RowLabel::RowLabel(const Schema &schema, const Table &table)
    : m_table(table.id)
{
    for (const LabelPart &part : parseLabel(NamingRules(schema).label(table))) {
        if (part.path.isEmpty())
            m_pieces.append({part.text, {}, {}, {}});
        else if (!addPath(schema, table, part.path))
            m_pieces.append({u'{' + part.path.join(u'.') + u'}', {}, {}, {}});
    }
    const QList<Piece> pieces = columnPieces();
    m_keyOnly = std::all_of(pieces.cbegin(), pieces.cend(),
        [&table](const Piece &piece) { return piece.path.isEmpty() && table.isPrimary(piece.column); });
}

bool RowLabel::addPath(const Schema &schema, const Table &table, const QStringList &names)
{
    const Table *at = &table;
    Piece piece;
    for (const QString &name : names.first(names.size() - 1)) {
        const Relationship *relationship = at->relationship(name);
        if (!relationship || relationship->isManyToMany() || !schema.keyOf(*relationship))
            return false;
        piece.path.append(relationship->id);
        at = schema.table(relationship->to);
        if (!at)
            return false;
    }
    const Column *column = at->column(names.last());
    if (!column)
        return false;
    piece.column = column->id;
    piece.type = column->type;
    m_pieces.append(piece);
    return true;
}

QList<RowLabel::Piece> RowLabel::columnPieces() const
{
    QList<Piece> pieces;
    for (const Piece &piece : m_pieces) {
        if (piece.column)
            pieces.append(piece);
    }
    return pieces;
}

QStringList RowLabel::sqlColumns(const Schema &schema, const Dialect &dialect, const QString &alias) const
{
    QStringList texts;
    for (const Piece &piece : columnPieces())
        texts.append(pathSql(schema, dialect, *schema.table(m_table), alias, piece.path, piece.column));
    return texts;
}

QString RowLabel::compose(const QList<Value> &values) const
{
    QString text;
    qsizetype next = 0;
    for (const Piece &piece : m_pieces)
        text += piece.column ? textOf(values.value(next++), piece.type) : piece.text;
    return text.simplified();
}

QList<Id> RowLabel::decidingColumns(const Schema &schema, const Table &table, int most)
{
    const RowLabel label(schema, table); // outlives the loop over its pieces
    QList<Id> shown;
    for (const Piece &piece : label.pieces())
        shown.append(piece.column);
    QList<Id> texts;
    QList<Id> others;
    for (const Column &column : table.columns) {
        if (shown.contains(column.id) || !decides(table, column))
            continue;
        (isPlainText(column) ? texts : others).append(column.id);
    }
    return (texts + others).first(std::min<qsizetype>(most, texts.size() + others.size()));
}

QString keyText(const QList<Value> &key)
{
    QStringList parts;
    for (const Value &value : key)
        parts.append(value.toString());
    return parts.join(" / "_L1);
}

} // namespace jw
