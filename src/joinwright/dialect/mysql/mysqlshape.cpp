// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/mysql/mysqlshape.h"

#include "joinwright/core/error.h"
#include "joinwright/core/isotime.h"
#include "joinwright/dialect/mysql/mysqlcodec.h"
#include "joinwright/dialect/mysql/mysqlenums.h"
#include "joinwright/dialect/mysql/mysqlexpression.h"
#include "joinwright/dialect/mysql/mysqltypes.h"

namespace jw::mysql {

namespace {

using Kind = ColumnType::Kind;
using namespace Qt::StringLiterals;

constexpr int BytesOfCharacter = 4;

bool isUnlimited(const ColumnType &type)
{
    return (type.kind() == Kind::Text || type.kind() == Kind::Binary) && type.length() == 0;
}

/// Bytes of a column in a key; 0: without limit.
int keyBytesOf(const ColumnType &type)
{
    switch (type.kind()) {
    case Kind::Text:
        return type.length() * BytesOfCharacter;
    case Kind::Binary:
        return type.length();
    case Kind::Interval:
        return 100 * BytesOfCharacter;
    case Kind::Json:
    case Kind::Array:
        return 0;
    case Kind::Decimal:
    case Kind::Uuid:
        return 20;
    default:
        return 8;
    }
}

/// What is left for `column`, without a length of its own, in a key over `columns`.
int shareOf(const Table &table, const QList<Id> &columns)
{
    int bytes = KeyBytes;
    int unlimited = 0;
    for (Id id : columns) {
        const Column *found = table.column(id);
        if (found && isUnlimited(found->type))
            ++unlimited;
        else if (found)
            bytes -= keyBytesOf(found->type);
    }
    return std::max(BytesOfCharacter, bytes / std::max(1, unlimited));
}

QList<Id> columnsOf(const Index &index)
{
    QList<Id> columns;
    for (const IndexPart &part : index.parts)
        columns.append(part.column);
    return columns;
}

/// Bytes that every key over `column` has room for; 0: it is in none.
int roomInKeys(const Table &table, const Column &column)
{
    QList<QList<Id>> keys;
    for (const Key &key : table.keys)
        keys.append(key.columns);
    for (const Relationship &relationship : table.relationships) {
        if (relationship.isForeignKey())
            keys.append(relationship.columns);
    }
    for (const Index &index : table.indexes) {
        if (index.unique && isPossible(index))
            keys.append(columnsOf(index));
    }
    int room = 0;
    for (const QList<Id> &key : std::as_const(keys)) {
        if (key.contains(column.id))
            room = room == 0 ? shareOf(table, key) : std::min(room, shareOf(table, key));
    }
    return room;
}

ColumnType limited(const ColumnType &type, int room)
{
    if (room == 0)
        return type;
    return type.kind() == Kind::Text ? ColumnType::text(room / BytesOfCharacter)
                                     : ColumnType::binary(room);
}

/// A number, or a text that stands for a moment, in the one way that a column of this type prints
/// it.
QString canonicalLiteral(const QString &text, const ColumnType &type)
{
    if (type.kind() == Kind::Boolean)
        return text == u"1" ? u"TRUE"_s : text == u"0" ? u"FALSE"_s : text;
    if (type.kind() == Kind::Decimal) {
        const auto number = Decimal::fromString(text);
        return number ? number->rounded(type.precision() == 0 ? OpenScale : type.scale()).toString()
                      : text;
    }
    if (type.kind() == Kind::Double || type.kind() == Kind::Float) {
        bool ok = false;
        const double number = text.toDouble(&ok);
        return ok ? QString::number(number, 'g', QLocale::FloatingPointShortest) : text;
    }
    const bool isMoment = type.kind() == Kind::Timestamp || type.kind() == Kind::TimestampTz;
    const QList<Token> tokens = isMoment ? tokenize(text) : QList<Token>();
    if (tokens.size() != 1 || tokens.first().kind != Token::String)
        return text;
    try {
        const Value moment = decode(Value(tokens.first().text), Kind::Timestamp);
        char ascii[iso::LongestTimestamp];
        return u'\'' + QString::fromLatin1(ascii, iso::writeTimestamp({moment.toMSecs(), moment.microseconds()}, ascii))
            + u'\'';
    } catch (const Error &) {
        return text;
    }
}

QString tableCollation(const Table &table)
{
    const QString collation = optionOf(table, CollateOption);
    return collation.isEmpty() ? QString(DefaultCollation) : collation.toLower();
}

/// The column of `to` that `column` refers to by this relationship.
const Column *referredBy(const Schema &schema, const Relationship &relationship, const Column &column, const Table &to)
{
    const Key *key = relationship.isForeignKey() ? schema.keyOf(relationship) : nullptr;
    const qsizetype place = relationship.columns.indexOf(column.id);
    return key && place >= 0 && place < key->columns.size() ? to.column(key->columns[place]) : nullptr;
}

QString collationInForce(const Schema &schema, const Table &table, const Column &column, int depth = 0)
{
    constexpr int LongestWay = 8; // circles end here
    if (const QString own = knownCollation(column.collation); !own.isEmpty())
        return own;
    for (const Relationship &relationship : table.relationships) {
        const Table *target = schema.table(relationship.to);
        const Column *referred = target ? referredBy(schema, relationship, column, *target) : nullptr;
        if (referred && referred->id != column.id && depth < LongestWay)
            return collationInForce(schema, *target, *referred, depth + 1);
    }
    return tableCollation(table);
}

void normalizeColumn(const Schema &schema, const Table &table, Column &column)
{
    const bool numbered = isNumbered(table, column);
    if (column.isIdentity() && !numbered)
        column.generation = Generation::None;
    column.type = declaredColumn(schema, table, column);
    if (column.type.kind() == Kind::Native && !column.type.nativeType().contains(u'\''))
        column.type = ColumnType::native(column.type.nativeType().toLower());
    column.nullable = !table.isPrimary(column.id) && (column.isComputed() || column.nullable);
    column.defaultValue = column.isComputed()
        ? QString()
        : standardDefault(column.defaultValue, column.type, false);
    column.expression = standardExpression(column.expression, Spelling::Standard);
    column.collation = column.type.isTextual() ? declaredCollation(schema, table, column) : QString();
}

Key keyOf(const NamingRules &naming, const Table &table, const Index &index)
{
    Key key;
    key.id = index.id;
    key.name = naming.constraintName(table, index);
    key.columns = columnsOf(index);
    return key;
}

void normalizeIndexes(
    const Schema &schema, const NamingRules &naming, const Table &model, Table &table)
{
    table.indexes.clear();
    for (Index index : model.indexes) {
        if (!isPossible(index))
            continue;
        if (isUniqueKey(index)) {
            table.keys.append(keyOf(naming, model, index));
            continue;
        }
        for (IndexPart &part : index.parts) {
            part.prefix = prefixOf(schema, model, index, part);
            part.descending = part.descending && index.method.isEmpty();
            part.collation.clear();
        }
        if (!isFullText(index) && index.method.compare("spatial"_L1, Qt::CaseInsensitive) != 0)
            index.method.clear();
        table.indexes.append(index);
    }
    if (const auto needed = neededIndex(model))
        table.indexes.append(*needed);
}

void normalizeRelationship(Relationship &relationship)
{
    relationship.deferral = Deferral::NotDeferrable;
    for (ReferentialAction *action : {&relationship.onDelete, &relationship.onUpdate}) {
        // RESTRICT and NO ACTION are the same to InnoDB, and SET DEFAULT does nothing.
        if (*action == ReferentialAction::Restrict || *action == ReferentialAction::SetDefault)
            *action = ReferentialAction::NoAction;
    }
}

QStringList normalizedOptions(const Table &table)
{
    QStringList options;
    const QString engine = optionOf(table, EngineOption);
    if (!engine.isEmpty() && engine.compare("InnoDB"_L1, Qt::CaseInsensitive) != 0)
        options.append(EngineOption + engine);
    if (const QString collation = tableCollation(table); collation != DefaultCollation)
        options.append(CollateOption + collation);
    return options;
}

Table normalizedTable(const Schema &schema, const NamingRules &naming, const Table &model)
{
    Table table = model;
    table.schemaName.clear();
    table.options = normalizedOptions(model);
    // Judged by the model's table: normalising one column must not change what the next one is.
    for (Column &column : table.columns)
        normalizeColumn(schema, model, column);
    for (Key &key : table.keys) {
        if (key.primary)
            key.name.clear(); // it is called PRIMARY, whatever was asked for
    }
    normalizeIndexes(schema, naming, model, table);
    for (Relationship &relationship : table.relationships)
        normalizeRelationship(relationship);
    for (Check &check : table.checks)
        check.expression = standardExpression(check.expression, Spelling::Standard);
    return table;
}

QList<const Table *> byName(const Schema &schema)
{
    QList<const Table *> tables;
    for (const Table &table : schema.tables())
        tables.append(&table);
    std::sort(tables.begin(), tables.end(),
        [](const Table *a, const Table *b) { return a->name < b->name; });
    return tables;
}

/// Enums are what columns list: merged by their values, named after a column, and nowhere without
/// one.
void normalizeEnums(const Schema &model, Schema &schema)
{
    EnumBook book;
    for (const Table *table : byName(model)) {
        for (const Column &column : table->columns) {
            const EnumType *type = enumOf(model, column);
            if (!type)
                continue;
            const Id id = book.entry(type->values, *table, column, type->id).id;
            schema.editTable(table->id)->editColumn(column.id)->type = ColumnType::enumeration(id);
        }
    }
    for (const EnumType &type : model.enums())
        schema.removeEnum(type.id);
    for (const EnumType &type : book.all())
        schema.setEnum(type);
}

} // namespace

QString optionOf(const Table &table, QLatin1StringView option)
{
    for (const QString &text : table.options) {
        if (text.startsWith(option, Qt::CaseInsensitive))
            return text.sliced(option.size()).trimmed();
    }
    return {};
}

bool isNumbered(const Table &table, const Column &column)
{
    const auto first = std::find_if(table.columns.begin(), table.columns.end(),
        [](const Column &c) { return c.isIdentity() && c.type.isInteger(); });
    return first != table.columns.end() && first->id == column.id;
}

std::optional<Index> neededIndex(const Table &table)
{
    const auto numbered = std::find_if(table.columns.begin(), table.columns.end(),
        [&](const Column &c) { return isNumbered(table, c); });
    if (numbered == table.columns.end())
        return std::nullopt;
    const auto begins = [&](const QList<Id> &columns) { return columns.value(0) == numbered->id; };
    if (std::any_of(table.keys.begin(), table.keys.end(),
            [&](const Key &key) { return begins(key.columns); })
        || std::any_of(table.indexes.begin(), table.indexes.end(),
            [&](const Index &index) { return isPossible(index) && begins(columnsOf(index)); }))
        return std::nullopt;
    Index index;
    index.id = Id::fromSeed(u"mysql:numbered"_s + table.id.toString());
    index.name = u"ix_%1_%2"_s.arg(table.name, numbered->name).left(60);
    index.parts.append({.column = numbered->id});
    return index;
}

ColumnType declaredColumn(const Schema &schema, const Table &table, const Column &column)
{
    switch (column.type.kind()) {
    case Kind::Interval:
        return ColumnType::text(100);
    case Kind::Array:
        return Kind::Json;
    case Kind::Enum:
        return enumOf(schema, column) ? column.type : ColumnType();
    case Kind::Json:
    case Kind::Native:
        return column.type;
    default: {
        const ColumnType type = columnType(mysql::declaredType(column.type));
        return isUnlimited(type) ? limited(type, roomInKeys(table, column)) : type;
    }
    }
}

const EnumType *enumOf(const Schema &schema, const Column &column)
{
    if (column.type.kind() != Kind::Enum)
        return nullptr;
    const EnumType *type = schema.enumType(column.type.enumType());
    return type && !type->values.isEmpty() ? type : nullptr;
}

QString declaredType(const Schema &schema, const Table &table, const Column &column)
{
    const EnumType *type = enumOf(schema, column);
    return declaredType(declaredColumn(schema, table, column), type ? type->values : QStringList());
}

QString declaredCollation(const Schema &schema, const Table &table, const Column &column)
{
    const QString collation = collationInForce(schema, table, column);
    return collation == tableCollation(table) ? QString() : collation;
}

TextForm textForm(const Schema &schema, const Table &table, const Column &column)
{
    return column.type.kind() == Kind::Text ? textForm(collationInForce(schema, table, column)) : TextForm();
}

int prefixOf(const Schema &schema, const Table &table, const Index &index, const IndexPart &part)
{
    if (part.prefix > 0 || !index.method.isEmpty())
        return isFullText(index) ? 0 : part.prefix;
    int bytes = 0;
    bool anyUnlimited = false;
    for (const IndexPart &each : index.parts) {
        const Column *column = table.column(each.column);
        const int size = column ? keyBytesOf(declaredColumn(schema, table, *column)) : 0;
        bytes += each.prefix > 0 ? each.prefix * BytesOfCharacter : size;
        anyUnlimited |= size == 0;
    }
    const Column *own = table.column(part.column);
    const ColumnType type = own ? declaredColumn(schema, table, *own) : ColumnType();
    const int size = keyBytesOf(type);
    const int most = KeyBytes / BytesOfCharacter / int(index.parts.size());
    if (size == 0)
        return std::min(IndexPrefix, most);
    const bool isLong = (type.kind() == Kind::Text || type.kind() == Kind::Binary)
        && size > most * BytesOfCharacter;
    return isLong && (bytes > KeyBytes || anyUnlimited) ? most : 0;
}

bool isPossible(const Index &index)
{
    const auto isExpression = [](const IndexPart &part) { return part.column.isNull(); };
    return index.where.isEmpty()
        && std::none_of(index.parts.begin(), index.parts.end(), isExpression);
}

bool isUniqueKey(const Index &index)
{
    const auto isPlain = [](const IndexPart &part) {
        return !part.column.isNull() && !part.descending && part.prefix == 0;
    };
    return index.unique && index.where.isEmpty() && index.comment.isEmpty()
        && std::all_of(index.parts.begin(), index.parts.end(), isPlain);
}

bool isFullText(const Index &index)
{
    return index.method.compare("fulltext"_L1, Qt::CaseInsensitive) == 0;
}

QString standardDefault(const QString &sql, const ColumnType &type, bool isServers)
{
    return canonicalLiteral(
        standardExpression(sql, isServers ? Spelling::Server : Spelling::Standard), type);
}

Schema normalized(const Schema &schema)
{
    Schema result = schema;
    const NamingRules naming(schema);
    QList<Table> tables;
    for (const Table &table : schema.tables())
        tables.append(normalizedTable(schema, naming, table));
    result.setTables(tables);
    normalizeEnums(schema, result);
    for (View view : schema.views()) {
        view.schemaName.clear();
        view.materialized = false;
        view.comment.clear();
        view.sql = viewQuery(view.sql);
        result.setView(view);
    }
    return result;
}

} // namespace jw::mysql
