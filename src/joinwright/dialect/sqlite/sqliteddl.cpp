// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/sqlite/sqliteddl.h"

#include "joinwright/dialect/creationorder.h"
#include "joinwright/dialect/sqlite/sqliteshape.h"
#include "joinwright/dialect/sqlite/sqlitetokens.h"
#include "joinwright/dialect/sqlite/sqlitetypes.h"

namespace jw::sqlite {

namespace {

constexpr QLatin1StringView Comma(", ");

QString actionWords(ReferentialAction action)
{
    switch (action) {
    case ReferentialAction::Restrict:
        return QStringLiteral("RESTRICT");
    case ReferentialAction::Cascade:
        return QStringLiteral("CASCADE");
    case ReferentialAction::SetNull:
        return QStringLiteral("SET NULL");
    case ReferentialAction::SetDefault:
        return QStringLiteral("SET DEFAULT");
    case ReferentialAction::NoAction:
        break;
    }
    return {};
}

QString actionsOf(const Relationship &relationship)
{
    QString sql;
    if (const QString words = actionWords(relationship.onDelete); !words.isEmpty())
        sql += QStringLiteral(" ON DELETE ") + words;
    if (const QString words = actionWords(relationship.onUpdate); !words.isEmpty())
        sql += QStringLiteral(" ON UPDATE ") + words;
    if (relationship.deferral != Deferral::NotDeferrable)
        sql += QStringLiteral(" DEFERRABLE");
    if (relationship.deferral == Deferral::InitiallyDeferred)
        sql += QStringLiteral(" INITIALLY DEFERRED");
    return sql;
}

/// Whether a default may stand without parentheses: a literal, perhaps with a sign, or a word that is a value.
bool isLiteral(const QString &expression)
{
    const QList<Token> tokens = tokenize(expression);
    if (tokens.size() == 2 && (tokens[0].isSymbol(u'-') || tokens[0].isSymbol(u'+')) && tokens[1].kind == Token::Number)
        return true;
    if (tokens.size() != 1)
        return false;
    static constexpr const char *Words[] = {"NULL", "TRUE", "FALSE", "CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME"};
    const Token &token = tokens.first();
    return token.kind == Token::Number || token.kind == Token::String
        || std::any_of(std::begin(Words), std::end(Words), [&](const char *word) { return token.is(word); });
}

/// A declared type that SQLite reads as type words and up to two numbers, and nothing more.
bool isTypeText(const QString &text)
{
    static constexpr const char *Constraints[] = {"CONSTRAINT", "PRIMARY", "NOT", "NULL", "UNIQUE", "CHECK", "DEFAULT",
        "COLLATE", "REFERENCES", "GENERATED", "AS", "DEFERRABLE"};
    const QList<Token> tokens = tokenize(text);
    qsizetype at = 0;
    for (; at < tokens.size() && tokens[at].kind == Token::Word; ++at) {
        if (std::any_of(std::begin(Constraints), std::end(Constraints), [&](const char *word) { return tokens[at].is(word); }))
            return false;
    }
    if (at == 0 || at == tokens.size())
        return at > 0;
    if (!tokens[at++].isSymbol(u'(') || !tokens.last().isSymbol(u')') || tokens.size() - at > 4)
        return false;
    for (; at < tokens.size() - 1; at += 2) {
        const bool isLast = at == tokens.size() - 2;
        if (tokens[at].kind != Token::Number || (!isLast && !tokens[at + 1].isSymbol(u',')))
            return false;
    }
    return true;
}

} // namespace

Ddl::Ddl(const Dialect &dialect, const Schema &schema)
    : m_dialect(dialect)
    , m_schema(schema)
    , m_naming(schema)
{
}

QList<const View *> Ddl::orderedViews() const
{
    return viewOrder(m_schema, Qt::CaseInsensitive, [](const QString &sql) {
        QStringList names;
        for (const Token &token : tokenize(sql)) {
            if (isNameOrString(token))
                names.append(token.text);
        }
        return names;
    });
}

QStringList Ddl::create(const QList<Id> &only) const
{
    QStringList statements;
    for (const Table *item : creationOrder(m_schema).tables) {
        if (!only.isEmpty() && !only.contains(item->id))
            continue;
        statements.append(table(*item));
        for (const Index &entry : item->indexes)
            statements.append(index(*item, entry));
    }
    for (const View *item : orderedViews()) {
        if (only.isEmpty() || only.contains(item->id))
            statements.append(view(*item));
    }
    return statements;
}

QStringList Ddl::drop() const
{
    QStringList statements;
    auto [tables, hasCycle] = creationOrder(m_schema);
    if (hasCycle) // dropping a table deletes its rows first, by the rules of its foreign keys: in a circle that must fail
        statements.append(QStringLiteral("PRAGMA foreign_keys = OFF"));
    QList<const View *> views = orderedViews();
    std::reverse(views.begin(), views.end());
    for (const View *item : std::as_const(views))
        statements.append(QStringLiteral("DROP VIEW ") + m_dialect.quote(item->name));
    std::reverse(tables.begin(), tables.end());
    for (const Table *item : std::as_const(tables))
        statements.append(QStringLiteral("DROP TABLE ") + m_dialect.quote(item->name));
    if (hasCycle)
        statements.append(QStringLiteral("PRAGMA foreign_keys = ON"));
    return statements;
}

QString Ddl::expression(const QString &sql, const QString &place) const
{
    const QString text = withoutParentheses(sql);
    if (text.isEmpty() || !isSelfContained(text))
        throw SchemaError(Error::phrase("%1: this is not one complete SQL expression: %2", place, sql));
    return text;
}

QString Ddl::names(const Table &table, const QList<Id> &columns) const
{
    QStringList result;
    for (Id id : columns) {
        if (const Column *found = table.column(id))
            result.append(m_dialect.quote(found->name));
    }
    return result.join(Comma);
}

QString Ddl::constraint(const QString &name) const
{
    return QStringLiteral("CONSTRAINT %1 ").arg(m_dialect.quote(name));
}

QString Ddl::table(const Table &item) const
{
    if (item.columns.isEmpty())
        throw SchemaError(Error::phrase("the table %1 has no columns", item.name));
    QStringList lines;
    for (const Column &entry : item.columns)
        lines.append(column(item, entry));
    for (const Key &entry : item.keys) {
        const Column *sole = entry.columns.size() == 1 ? item.column(entry.columns.first()) : nullptr;
        if (!entry.columns.isEmpty() && !(entry.primary && sole && isRowId(item, *sole)))
            lines.append(key(item, entry));
    }
    for (const Relationship &entry : item.relationships) {
        if (entry.isForeignKey())
            lines.append(foreignKey(item, entry));
    }
    for (const Check &entry : item.checks)
        lines.append(check(item, entry));
    QStringList options;
    if (isStrict(item))
        options.append(QStringLiteral("STRICT"));
    if (isWithoutRowId(item))
        options.append(QStringLiteral("WITHOUT ROWID"));
    return QStringLiteral("CREATE TABLE %1 (\n    %2\n)%3")
        .arg(m_dialect.quote(item.name), lines.join(QLatin1StringView(",\n    ")),
            options.isEmpty() ? QString() : u' ' + options.join(Comma));
}

QString Ddl::typeOf(const Table &table, const Column &column) const
{
    const QString type = declaredType(table, column);
    if (type.isEmpty() || column.type.kind() != ColumnType::Kind::Native || isTypeText(type))
        return type;
    return m_dialect.quote(type); // SQLite takes any quoted name for a type
}

QString Ddl::defaultOf(const Table &table, const Column &column) const
{
    const QString text = expression(column.defaultValue, table.name + u'.' + column.name);
    return QStringLiteral(" DEFAULT ") + (isLiteral(text) ? text : u'(' + text + u')');
}

QString Ddl::enumCheck(const Column &column) const
{
    const EnumType *type = enumOf(m_schema, column);
    if (!type)
        return {};
    QStringList values;
    for (const QString &value : type->values)
        values.append(m_dialect.literal(Value(value)));
    return QStringLiteral(" %1CHECK (%2 IN (%3))")
        .arg(constraint(enumConstraint(type->name)), m_dialect.quote(column.name), values.join(Comma));
}

QString Ddl::column(const Table &table, const Column &item) const
{
    QString sql = m_dialect.quote(item.name);
    if (const QString type = typeOf(table, item); !type.isEmpty())
        sql += u' ' + type;
    const bool isKey = isRowId(table, item);
    if (isKey) {
        const QString name = table.primaryKey()->name;
        sql += u' ' + (name.isEmpty() ? QString() : constraint(name)) + QStringLiteral("PRIMARY KEY");
        if (hasAutoIncrement(table) && isNumbered(table, item))
            sql += QStringLiteral(" AUTOINCREMENT");
    } else if (!item.nullable || table.isPrimary(item.id)) {
        sql += QStringLiteral(" NOT NULL");
    }
    if (const QString collation = knownCollation(item.collation); !collation.isEmpty())
        sql += QStringLiteral(" COLLATE ") + m_dialect.quote(collation);
    else if (storedType(m_schema, table, item).kind() == ColumnType::Kind::Decimal && isWideDecimal(item.type))
        sql += QStringLiteral(" COLLATE ") + DecimalCollation; // compares by number, not letter by letter
    if (item.isComputed()) {
        sql += QStringLiteral(" GENERATED ALWAYS AS (%1)").arg(expression(item.expression, table.name + u'.' + item.name));
        sql += item.generation == Generation::Stored ? QLatin1StringView(" STORED") : QLatin1StringView(" VIRTUAL");
    } else if (!item.defaultValue.isEmpty()) {
        sql += defaultOf(table, item);
    }
    return sql + enumCheck(item);
}

QString Ddl::key(const Table &table, const Key &item) const
{
    return constraint(m_naming.constraintName(table, item))
        + QStringLiteral("%1 (%2)").arg(item.primary ? QStringLiteral("PRIMARY KEY") : QStringLiteral("UNIQUE"), names(table, item.columns));
}

QString Ddl::foreignKey(const Table &table, const Relationship &item) const
{
    const Table *target = m_schema.table(item.to);
    const Key *key = m_schema.keyOf(item);
    if (!target || !key || key->columns.size() != item.columns.size())
        throw SchemaError(Error::phrase("the relationship %1 of %2 refers to no key of as many columns", item.name, table.name));
    return constraint(m_naming.constraintName(table, item))
        + QStringLiteral("FOREIGN KEY (%1) REFERENCES %2 (%3)%4")
              .arg(names(table, item.columns), m_dialect.quote(target->name), names(*target, key->columns), actionsOf(item));
}

QString Ddl::check(const Table &table, const Check &item) const
{
    return constraint(m_naming.constraintName(table, item))
        + QStringLiteral("CHECK (%1)").arg(expression(item.expression, QStringLiteral("a check of %1").arg(table.name)));
}

QString Ddl::indexPart(const Table &table, const Index &index, const IndexPart &part) const
{
    const Column *column = table.column(part.column);
    QString sql = column ? m_dialect.quote(column->name) : u'(' + expression(part.expression, QStringLiteral("the index %1").arg(index.name)) + u')';
    if (const QString collation = knownCollation(part.collation); !collation.isEmpty())
        sql += QStringLiteral(" COLLATE ") + m_dialect.quote(collation);
    return part.descending ? sql + QStringLiteral(" DESC") : sql;
}

QString Ddl::index(const Table &table, const Index &item) const
{
    QStringList parts;
    for (const IndexPart &part : item.parts)
        parts.append(indexPart(table, item, part));
    QString sql = QStringLiteral("CREATE %1INDEX %2 ON %3 (%4)")
                      .arg(item.unique ? QStringLiteral("UNIQUE ") : QString(),
                          m_dialect.quote(m_naming.constraintName(table, item)), m_dialect.quote(table.name), parts.join(Comma));
    if (!item.where.isEmpty())
        sql += QStringLiteral(" WHERE ") + expression(item.where, QStringLiteral("the index %1").arg(item.name));
    return sql;
}

QString Ddl::view(const View &item) const
{
    const QString query = viewQuery(item.sql);
    if (query.isEmpty() || !isSelfContained(query))
        throw SchemaError(Error::phrase("the view %1 is not one complete query", item.name));
    QStringList columns;
    for (const QString &name : item.columns)
        columns.append(m_dialect.quote(name));
    return QStringLiteral("CREATE VIEW %1%2 AS %3")
        .arg(m_dialect.quote(item.name), columns.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(columns.join(Comma)), query);
}

} // namespace jw::sqlite
