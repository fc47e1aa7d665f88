// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/rowlabel.h"

#include "joinwright/binding/valuetext.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace jw {

namespace {

bool isPlainText(const Column &column)
{
    return column.type.kind() == ColumnType::Kind::Text;
}

/// The first column that is called one of `names`, the earlier name first.
const Column *called(const Table &table, const QStringList &names)
{
    for (const QString &name : names) {
        for (const Column &column : table.columns) {
            if (column.name.compare(name, Qt::CaseInsensitive) == 0)
                return &column;
        }
    }
    return nullptr;
}

const Column *firstText(const Table &table)
{
    const Column *first = nullptr;
    for (const Column &column : table.columns) {
        if (!isPlainText(column) || !table.relationshipsOf(column.id).isEmpty())
            continue;
        if (column.name.endsWith("name"_L1, Qt::CaseInsensitive) || column.name.endsWith("title"_L1, Qt::CaseInsensitive))
            return &column;
        if (!first && table.isUnique({column.id}))
            first = &column;
    }
    return first;
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
    if (!table.label.isEmpty())
        parse(schema, table, table.label);
    if (columnPieces().isEmpty())
        guess(table);
}

void RowLabel::addColumn(const Column &column)
{
    m_pieces.append({{}, {}, column.id, column.type});
}

void RowLabel::parse(const Schema &schema, const Table &table, const QString &label)
{
    static const QRegularExpression field(u"\\{([^{}]+)\\}"_s);
    qsizetype end = 0;
    for (auto it = field.globalMatch(label); it.hasNext();) {
        const auto match = it.next();
        if (match.capturedStart() > end)
            m_pieces.append({label.mid(end, match.capturedStart() - end), {}, {}, {}});
        if (!addPath(schema, table, match.captured(1)))
            m_pieces.append({match.captured(), {}, {}, {}});
        end = match.capturedEnd();
    }
    if (end < label.size())
        m_pieces.append({label.mid(end), {}, {}, {}});
}

bool RowLabel::addPath(const Schema &schema, const Table &table, const QString &path)
{
    const QStringList names = path.split(u'.');
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

void RowLabel::guess(const Table &table)
{
    m_pieces.clear();
    const Column *first = called(table, {u"first_name"_s, u"firstname"_s, u"given_name"_s});
    const Column *last = called(table, {u"last_name"_s, u"lastname"_s, u"surname"_s, u"family_name"_s});
    if (first && last) {
        addColumn(*first);
        m_pieces.append({u" "_s, {}, {}, {}});
        addColumn(*last);
        return;
    }
    const Column *column = called(table, {u"name"_s, u"title"_s, u"label"_s, u"full_name"_s, u"display_name"_s});
    if (!column)
        column = firstText(table);
    if (column) {
        addColumn(*column);
        return;
    }
    m_keyOnly = true;
    if (const Key *key = table.primaryKey()) {
        for (const Id id : key->columns) {
            if (!m_pieces.isEmpty())
                m_pieces.append({u" / "_s, {}, {}, {}});
            addColumn(*table.column(id));
        }
    }
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
    QList<Id> shown;
    for (const Piece &piece : RowLabel(schema, table).pieces())
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
