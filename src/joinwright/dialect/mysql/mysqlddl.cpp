// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/mysql/mysqlddl.h"

#include "joinwright/dialect/creationorder.h"
#include "joinwright/dialect/mysql/mysqlexpression.h"
#include "joinwright/dialect/mysql/mysqlshape.h"
#include "joinwright/dialect/mysql/mysqltypes.h"

namespace jw::mysql {

namespace {

using Kind = ColumnType::Kind;
using namespace Qt::StringLiterals;

constexpr QLatin1StringView ListComma(", ");

QString actionWords(ReferentialAction action)
{
    switch (action) {
    case ReferentialAction::Cascade:
        return u"CASCADE"_s;
    case ReferentialAction::SetNull:
        return u"SET NULL"_s;
    default: // RESTRICT and NO ACTION are one thing to InnoDB, and it takes SET DEFAULT without
             // acting on it
        return {};
    }
}

QString actionsOf(const Relationship &relationship)
{
    QString sql;
    if (const QString words = actionWords(relationship.onDelete); !words.isEmpty())
        sql += u" ON DELETE "_s + words;
    if (const QString words = actionWords(relationship.onUpdate); !words.isEmpty())
        sql += u" ON UPDATE "_s + words;
    return sql;
}

/// Whether a default may stand without parentheses: a literal, perhaps with a sign, or a word that
/// is a value.
bool isLiteral(const QString &expression)
{
    const QList<Token> tokens = tokenize(expression);
    if (tokens.size() == 2 && (tokens[0].isSymbol(u'-') || tokens[0].isSymbol(u'+'))
        && tokens[1].kind == Token::Number)
        return true;
    if (tokens.size() != 1)
        return false;
    static constexpr const char *Words[] = {"NULL", "TRUE", "FALSE", "CURRENT_TIMESTAMP"};
    const Token &token = tokens.first();
    return token.kind == Token::Number || token.kind == Token::String
        || std::any_of(
            std::begin(Words), std::end(Words), [&](const char *word) { return token.is(word); });
}

QString optionWord(const QString &value, const QString &place)
{
    const QList<Token> tokens = tokenize(value);
    if (tokens.size() != 1 || tokens.first().kind != Token::Word)
        throw SchemaError(
            Error::phrase("%1: \"%2\" is not the name of a storage engine or a collation", place, value));
    return value;
}

QString commentText(const QString &comment, QLatin1StringView before)
{
    return comment.isEmpty() ? QString() : u" COMMENT"_s + before + textLiteral(comment);
}

} // namespace

Ddl::Ddl(const Dialect &dialect, const Schema &schema)
    : m_dialect(dialect)
    , m_schema(schema)
    , m_naming(schema)
{
}

Ddl::Plan Ddl::plan() const
{
    Plan result;
    QSet<Id> made;
    result.tables = creationOrder(m_schema).tables;
    for (const Table *table : std::as_const(result.tables)) {
        made.insert(table->id);
        for (const Relationship &relationship : table->relationships) {
            if (relationship.isForeignKey() && !made.contains(relationship.to))
                result.late.insert(relationship.id);
        }
    }
    return result;
}

QList<const View *> Ddl::orderedViews() const
{
    return viewOrder(m_schema, Qt::CaseSensitive, [](const QString &sql) {
        QStringList names;
        for (const Token &token : tokenize(sql)) {
            if (token.isName())
                names.append(token.text);
        }
        return names;
    });
}

QStringList Ddl::create(const QList<Id> &only) const
{
    const Plan plan = this->plan();
    QStringList statements;
    QStringList late;
    for (const Table *item : plan.tables) {
        if (!only.isEmpty() && !only.contains(item->id))
            continue;
        statements.append(table(*item, plan.late));
        for (const Relationship &relationship : item->relationships) {
            if (relationship.isForeignKey() && plan.late.contains(relationship.id))
                late.append(u"ALTER TABLE %1 ADD %2"_s.arg(
                    m_dialect.quote(item->name), foreignKey(*item, relationship)));
        }
    }
    statements += late;
    for (const View *item : orderedViews()) {
        if (only.isEmpty() || only.contains(item->id))
            statements.append(view(*item));
    }
    return statements;
}

QStringList Ddl::drop() const
{
    QStringList statements;
    QList<const View *> views = orderedViews();
    std::reverse(views.begin(), views.end());
    for (const View *item : std::as_const(views))
        statements.append(u"DROP VIEW "_s + m_dialect.quote(item->name));
    Plan plan = this->plan();
    std::reverse(plan.tables.begin(), plan.tables.end());
    for (const Table *item : std::as_const(plan.tables)) {
        for (const Relationship &relationship : item->relationships) {
            if (plan.late.contains(relationship.id))
                statements.append(
                    u"ALTER TABLE %1 DROP FOREIGN KEY %2"_s.arg(m_dialect.quote(item->name),
                        m_dialect.quote(m_naming.constraintName(*item, relationship))));
        }
    }
    for (const Table *item : std::as_const(plan.tables))
        statements.append(u"DROP TABLE "_s + m_dialect.quote(item->name));
    return statements;
}

QString Ddl::expression(const QString &sql, const QString &place) const
{
    const QList<Token> tokens = withoutParentheses(tokenize(sql));
    if (tokens.isEmpty() || !isSelfContained(sql))
        throw SchemaError(Error::phrase("%1: this is not one complete SQL expression: %2", place, sql));
    return nativeText(sql.sliced(tokens.first().start, tokens.last().end - tokens.first().start));
}

QString Ddl::names(const Table &table, const QList<Id> &columns) const
{
    QStringList result;
    for (Id id : columns) {
        if (const Column *found = table.column(id))
            result.append(m_dialect.quote(found->name));
    }
    return result.join(ListComma);
}

QString Ddl::table(const Table &item, const QSet<Id> &late) const
{
    if (item.columns.isEmpty())
        throw SchemaError(Error::phrase("the table %1 has no columns", item.name));
    QStringList lines;
    for (const Column &entry : item.columns)
        lines.append(column(item, entry));
    for (const Key &entry : item.keys) {
        if (!entry.columns.isEmpty())
            lines.append(key(item, entry));
    }
    for (const Index &entry : item.indexes) {
        if (isPossible(entry))
            lines.append(index(item, entry));
    }
    if (const auto needed = neededIndex(item))
        lines.append(index(item, *needed));
    for (const Relationship &entry : item.relationships) {
        if (entry.isForeignKey() && !late.contains(entry.id))
            lines.append(foreignKey(item, entry));
    }
    for (const Check &entry : item.checks)
        lines.append(check(item, entry));
    return u"CREATE TABLE %1 (\n    %2\n) %3"_s.arg(
        m_dialect.quote(item.name), lines.join(",\n    "_L1), options(item));
}

QString Ddl::options(const Table &item) const
{
    const QString engine = optionOf(item, EngineOption);
    const QString collation = optionOf(item, CollateOption);
    return u"ENGINE=%1 COLLATE=%2"_s.arg(
               engine.isEmpty() ? u"InnoDB"_s : optionWord(engine, item.name),
               collation.isEmpty() ? QString(DefaultCollation) : optionWord(collation, item.name))
        + commentText(item.comment, "="_L1);
}

QString Ddl::defaultOf(const Table &table, const Column &column) const
{
    const QString text = expression(column.defaultValue, table.name + u'.' + column.name);
    return u" DEFAULT "_s + (isLiteral(text) ? text : u'(' + text + u')');
}

QString Ddl::generated(const Table &table, const Column &column) const
{
    return u" GENERATED ALWAYS AS (%1) %2"_s.arg(
        expression(column.expression, table.name + u'.' + column.name),
        column.generation == Generation::Stored ? u"STORED"_s : u"VIRTUAL"_s);
}

QString Ddl::column(const Table &table, const Column &item) const
{
    const QString type = declaredType(m_schema, table, item);
    if (item.type.kind() == Kind::Native && !isSelfContained(type))
        throw SchemaError(
            Error::phrase("%1.%2: this is not the name of a type: %3", table.name, item.name, type));
    QString sql = m_dialect.quote(item.name) + u' ' + type;
    if (const QString collation = declaredCollation(m_schema, table, item);
        item.type.isTextual() && !collation.isEmpty())
        sql += u" COLLATE "_s + optionWord(collation, table.name + u'.' + item.name);
    if (item.isComputed())
        return sql + generated(table, item) + commentText(item.comment, " "_L1);
    sql += item.nullable && !table.isPrimary(item.id) ? u" NULL"_s : u" NOT NULL"_s;
    if (isNumbered(table, item))
        sql += u" AUTO_INCREMENT"_s;
    else if (!item.defaultValue.isEmpty())
        sql += defaultOf(table, item);
    return sql + commentText(item.comment, " "_L1);
}

QString Ddl::key(const Table &table, const Key &item) const
{
    if (item.primary)
        return u"PRIMARY KEY (%1)"_s.arg(names(table, item.columns));
    return u"CONSTRAINT %1 UNIQUE (%2)"_s.arg(
        m_dialect.quote(m_naming.constraintName(table, item)), names(table, item.columns));
}

QString Ddl::foreignKey(const Table &table, const Relationship &item) const
{
    const Table *target = m_schema.table(item.to);
    const Key *key = m_schema.keyOf(item);
    if (!target || !key || key->columns.size() != item.columns.size())
        throw SchemaError(Error::phrase("the relationship %1 of %2 refers to no key of as many columns", item.name, table.name));
    return u"CONSTRAINT %1 FOREIGN KEY (%2) REFERENCES %3 (%4)%5"_s.arg(
        m_dialect.quote(m_naming.constraintName(table, item)), names(table, item.columns),
        m_dialect.quote(target->name), names(*target, key->columns), actionsOf(item));
}

QString Ddl::check(const Table &table, const Check &item) const
{
    return u"CONSTRAINT %1 CHECK (%2)"_s.arg(m_dialect.quote(m_naming.constraintName(table, item)),
        expression(item.expression, u"a check of %1"_s.arg(table.name)));
}

QString Ddl::indexPart(const Table &table, const Index &index, const IndexPart &part) const
{
    const Column *column = table.column(part.column);
    QString sql = column ? m_dialect.quote(column->name) : QString();
    if (const int prefix = prefixOf(m_schema, table, index, part); prefix > 0)
        sql += u"(%1)"_s.arg(prefix);
    return part.descending && index.method.isEmpty() ? sql + u" DESC"_s : sql;
}

QString Ddl::index(const Table &table, const Index &item) const
{
    QStringList parts;
    for (const IndexPart &part : item.parts)
        parts.append(indexPart(table, item, part));
    const bool isSpatial = item.method.compare("spatial"_L1, Qt::CaseInsensitive) == 0;
    const QString kind = isFullText(item) ? u"FULLTEXT INDEX"_s
        : isSpatial                       ? u"SPATIAL INDEX"_s
        : item.unique                     ? u"UNIQUE INDEX"_s
                                          : u"INDEX"_s;
    return u"%1 %2 (%3)"_s.arg(
               kind, m_dialect.quote(m_naming.constraintName(table, item)), parts.join(ListComma))
        + commentText(item.comment, " "_L1);
}

QString Ddl::view(const View &item) const
{
    const QString query = viewQuery(item.sql);
    if (query.isEmpty() || !isSelfContained(query))
        throw SchemaError(Error::phrase("the view %1 is not one complete query", item.name));
    QStringList columns;
    for (const QString &name : item.columns)
        columns.append(m_dialect.quote(name));
    return u"CREATE VIEW %1%2 AS %3"_s.arg(m_dialect.quote(item.name),
        columns.isEmpty() ? QString() : u" (%1)"_s.arg(columns.join(ListComma)), nativeText(query));
}

} // namespace jw::mysql
