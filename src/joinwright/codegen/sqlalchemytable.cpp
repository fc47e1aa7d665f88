// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/codegen/sqlalchemytable.h"

#include "joinwright/codegen/pythontext.h"
#include "joinwright/codegen/template.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace jw {

namespace {

using Kind = ColumnType::Kind;

struct AlchemyType
{
    Kind kind;
    const char *plain;
    const char *sized; // with %1 and %2; null: sizes are not said
};

constexpr AlchemyType AlchemyTypes[] = {
    {Kind::Int16, "SmallInteger", nullptr},
    {Kind::Int32, "Integer", nullptr},
    {Kind::Int64, "BigInteger", nullptr},
    {Kind::Decimal, "Numeric", "Numeric(%1, %2)"},
    {Kind::Float, "Float", nullptr},
    {Kind::Double, "Float(53)", nullptr},
    {Kind::Text, "Text", "String(%1)"},
    {Kind::Binary, "LargeBinary", "LargeBinary(%1)"},
    {Kind::Boolean, "Boolean", nullptr},
    {Kind::Date, "Date", nullptr},
    {Kind::Time, "Time", nullptr},
    {Kind::Timestamp, "DateTime", nullptr},
    {Kind::TimestampTz, "DateTime(timezone=True)", nullptr},
    {Kind::Uuid, "Uuid", nullptr},
    {Kind::Json, "JSON", nullptr},
    {Kind::Interval, "Interval", nullptr},
};

QString typeText(const ColumnType &type)
{
    for (const AlchemyType &row : AlchemyTypes) {
        if (row.kind != type.kind())
            continue;
        if (type.length() == 0 || !row.sized)
            return QString::fromLatin1(row.plain);
        const QString sized = QString::fromLatin1(row.sized).arg(type.length());
        return type.kind() == Kind::Decimal ? sized.arg(type.scale()) : sized;
    }
    return {};
}

QString withCollation(const QString &type, const QString &collation)
{
    if (collation.isEmpty())
        return type;
    const QString argument = "collation="_L1 + python::string(collation);
    return type.endsWith(u')') ? type.chopped(1) + ", "_L1 + argument + u')' : type + u'(' + argument + u')';
}

/// SQL inside text(), where ":name" would be a parameter.
QString textCall(const QString &sql)
{
    QString escaped = sql;
    escaped.replace(u':', "\\:"_L1);
    return "text("_L1 + python::string(escaped) + u')';
}

QString escapedString(const QString &sql)
{
    QString escaped = sql;
    escaped.replace(u':', "\\:"_L1);
    return python::string(escaped);
}

QString standardQuoted(const QString &name)
{
    const bool isPlain = !name.isEmpty() && !name[0].isDigit()
        && std::all_of(name.cbegin(), name.cend(), [](QChar c) { return c == u'_' || (c < u'\x80' && c.isLetterOrNumber()); });
    return isPlain ? name : u'"' + QString(name).replace(u'"', "\"\""_L1) + u'"';
}

/// Which tables refer to which.
using References = QHash<Id, QSet<Id>>;

bool reaches(const References &references, Id from, Id to)
{
    QSet<Id> seen;
    QList<Id> waiting {from};
    while (!waiting.isEmpty()) {
        const Id table = waiting.takeLast();
        if (table == to)
            return true;
        if (seen.contains(table))
            continue;
        seen.insert(table);
        const QSet<Id> next = references.value(table);
        waiting.append(QList<Id>(next.cbegin(), next.cend()));
    }
    return false;
}

/// The nullable relationships that close a circle of tables.
QSet<Id> circleBreakers(const Schema &schema)
{
    References references;
    QSet<Id> breakers;
    for (const bool isOptional : {false, true}) { // those that must be set at once come first
        for (const Table *table : inDependencyOrder(schema)) {
            for (const Relationship &relationship : table->relationships) {
                if (relationship.isManyToMany() || relationship.to == table->id || table->isOptional(relationship) != isOptional)
                    continue;
                if (isOptional && reaches(references, relationship.to, table->id))
                    breakers.insert(relationship.id);
                else
                    references[table->id].insert(relationship.to);
            }
        }
    }
    return breakers;
}

QString nameArgument(const QString &name)
{
    return "name="_L1 + python::string(name);
}

} // namespace

SqlAlchemyTable::SqlAlchemyTable(const Schema &schema, const CodeNames &names, bool mapped)
    : m_schema(schema)
    , m_names(names)
    , m_mapped(mapped)
    , m_postUpdated(circleBreakers(schema))
{
}

bool SqlAlchemyTable::hasClass(const Table &table) const
{
    return table.primaryKey() && !isPureAssociation(m_schema, table);
}

QString SqlAlchemyTable::text(const Table &table) const
{
    if (!hasClass(table)) {
        QStringList items {python::string(table.name), u"Base.metadata"_s};
        for (const Column &column : table.columns)
            items.append("Column("_L1 + columnArguments(table, column, false).join(u", "_s) + u')');
        items += tableArguments(table);
        const QString variable = m_names.className(table.id);
        return Template(u"sqlalchemy/association.py"_s)
            .render({{u"name"_s, variable}, {u"arguments"_s, python::arguments(items, 200, 0)}, {u"hasDoc"_s, !table.comment.isEmpty()}, {u"doc"_s, table.comment.simplified()}});
    }
    return Template(u"sqlalchemy/table.py"_s).render(data(table));
}

QVariantMap SqlAlchemyTable::data(const Table &table) const
{
    QVariantList columns;
    for (const Column &column : table.columns)
        columns.append(columnLine(table, column));
    QVariantList relationships;
    for (const RelationEnd &end : relationEnds(m_schema, table)) {
        // Nothing can lead to a table without a class.
        if (!m_names.end(end).isEmpty() && hasClass(*end.target))
            relationships.append(relationshipLine(end));
    }
    const QStringList arguments = tableArguments(table);
    return {
        {u"class"_s, m_names.className(table.id)},
        {u"doc"_s, python::docText(table.comment.isEmpty() ? "A row of %1."_L1.arg(table.name) : table.comment)},
        {u"table"_s, python::string(table.name)},
        {u"arguments"_s, QVariantMap {{u"lines"_s, arguments}}},
        {u"hasArguments"_s, !arguments.isEmpty()},
        {u"columns"_s, columns},
        {u"hasRelationships"_s, !relationships.isEmpty()},
        {u"relationships"_s, relationships},
        {u"hasMapperArguments"_s, !mapperArguments(table).isEmpty()},
        {u"mapperArguments"_s, mapperArguments(table)},
    };
}

QVariantMap SqlAlchemyTable::columnLine(const Table &table, const Column &column) const
{
    const QString name = m_names.column(table, column.id);
    QString left = name + " = Column("_L1;
    if (m_mapped) {
        const QString type = python::annotation(column.type, m_names.enumName(column.type.enumType()));
        left = "%1: Mapped[%2] = mapped_column("_L1.arg(name, column.nullable ? "Optional[%1]"_L1.arg(type) : type);
    }
    QString right = u")"_s;
    QStringList items = columnArguments(table, column, true);
    if (column.deferred && m_mapped) {
        items.append(u"deferred=True"_s);
    } else if (column.deferred) {
        left = name + " = deferred(Column("_L1;
        right = u"))"_s;
    }
    return {{u"line"_s, left + python::arguments(items, int(left.size()) + 4, 4) + right}};
}

/// What the class says to its mapper: the column that counts versions, as far as SQLAlchemy counts by itself.
QString SqlAlchemyTable::mapperArguments(const Table &table) const
{
    const Column *version = table.versionColumn();
    if (!version || !version->type.isInteger() || !table.canCountVersions(*version))
        return {};
    return "\"version_id_col\": "_L1 + m_names.column(table, version->id);
}

QString SqlAlchemyTable::type(const Table &table, const Column &column) const
{
    const ColumnType &type = column.type;
    switch (type.kind()) {
    case Kind::Enum: {
        const EnumType *enumType = m_schema.enumType(type.enumType());
        if (!enumType)
            return u"Text"_s;
        return "Enum(%1, name=%2, values_callable=values_of, create_constraint=True)"_L1.arg(
            m_names.enumName(enumType->id), python::string(enumType->name + "_enum"_L1));
    }
    case Kind::Array: {
        Column element;
        element.type = type.element();
        return "JSON().with_variant(postgresql.ARRAY(%1), \"postgresql\")"_L1.arg(this->type(table, element));
    }
    case Kind::Native:
        return "Native(%1)"_L1.arg(python::string(type.nativeType()));
    case Kind::Int64:
        // SQLite numbers the rows of a key only when it is declared INTEGER.
        if (column.isIdentity())
            return u"BigInteger().with_variant(Integer, \"sqlite\")"_s;
        break;
    default:
        break;
    }
    return type.isTextual() ? withCollation(typeText(type), column.collation) : typeText(type);
}

QStringList SqlAlchemyTable::columnArguments(const Table &table, const Column &column, bool inClass) const
{
    QStringList items;
    if (!inClass || m_names.column(table, column.id) != column.name)
        items.append(python::string(column.name));
    items.append(type(table, column));
    items += foreignKeys(table, column);
    if (column.isComputed())
        items.append("Computed(%1, persisted=%2)"_L1.arg(escapedString(column.expression),
            column.generation == Generation::Stored ? "True"_L1 : "False"_L1));
    items += keyArguments(table, column);
    if (!column.defaultValue.isEmpty() && !column.isComputed())
        items.append("server_default="_L1 + textCall(python::sqlDefault(column.defaultValue)));
    if (!column.comment.isEmpty())
        items.append("comment="_L1 + python::string(column.comment));
    return items;
}

QStringList SqlAlchemyTable::keyArguments(const Table &table, const Column &column) const
{
    QStringList items;
    const Key *primary = table.primaryKey();
    const bool isPrimary = table.isPrimary(column.id);
    if (isPrimary && isKeyInline(table))
        items.append(u"primary_key=True"_s);
    if (isPrimary && primary->columns.size() == 1 && column.type.isInteger() && !column.isIdentity())
        items.append(u"autoincrement=False"_s);
    if (!isPrimary && !m_mapped)
        items.append(column.nullable ? u"nullable=True"_s : u"nullable=False"_s);
    else if (m_mapped && isPrimary && column.nullable)
        items.append(u"nullable=True"_s);
    for (const Key &key : table.keys) {
        if (!key.primary && key.name.isEmpty() && key.columns == QList<Id> {column.id})
            items.append(u"unique=True"_s);
    }
    return items;
}

QStringList SqlAlchemyTable::foreignKeys(const Table &table, const Column &column) const
{
    QStringList items;
    for (const Relationship &relationship : table.relationships) {
        const QList<const Column *> referred = referredColumns(m_schema, relationship);
        if (!relationship.isForeignKey() || relationship.columns != QList<Id> {column.id} || referred.size() != 1)
            continue;
        QStringList parts {python::string(qualified(*m_schema.table(relationship.to)) + u'.' + referred.first()->name)};
        items.append("ForeignKey("_L1 + (parts + referenceOptions(relationship)).join(u", "_s) + u')');
    }
    return items;
}

QStringList SqlAlchemyTable::referenceOptions(const Relationship &relationship) const
{
    QStringList items;
    if (!relationship.constraintName.isEmpty())
        items.append(nameArgument(relationship.constraintName));
    if (relationship.onDelete != ReferentialAction::NoAction)
        items.append("ondelete="_L1 + python::string(python::action(relationship.onDelete)));
    if (relationship.onUpdate != ReferentialAction::NoAction)
        items.append("onupdate="_L1 + python::string(python::action(relationship.onUpdate)));
    if (relationship.deferral != Deferral::NotDeferrable)
        items.append(u"deferrable=True"_s);
    if (relationship.deferral == Deferral::InitiallyDeferred)
        items.append(u"initially=\"DEFERRED\""_s);
    return items;
}

QStringList SqlAlchemyTable::tableArguments(const Table &table) const
{
    QStringList lines = constraints(table);
    for (const Index &index : table.indexes)
        lines.append(this->index(table, index));
    QStringList options;
    if (!table.schemaName.isEmpty())
        options.append("\"schema\": "_L1 + python::string(table.schemaName));
    if (!table.comment.isEmpty())
        options.append("\"comment\": "_L1 + python::string(table.comment));
    if (table.options.contains("without rowid"_L1))
        options.append(u"\"sqlite_with_rowid\": False"_s);
    if (options.isEmpty())
        return lines;
    if (hasClass(table))
        return lines << u'{' + options.join(u", "_s) + u'}';
    return lines << "**{"_L1 + options.join(u", "_s) + u'}';
}

QStringList SqlAlchemyTable::constraints(const Table &table) const
{
    QStringList lines;
    for (const Key &key : table.keys) {
        const bool isSingle = !key.primary && key.name.isEmpty() && key.columns.size() == 1;
        if (isSingle || (key.primary && isKeyInline(table)))
            continue;
        const QString name = key.name.isEmpty() ? QString() : ", "_L1 + nameArgument(key.name);
        lines.append((key.primary ? "PrimaryKeyConstraint("_L1 : "UniqueConstraint("_L1) + nameList(table, key.columns) + name + u')');
    }
    for (const Relationship &relationship : table.relationships) {
        const QList<const Column *> referred = referredColumns(m_schema, relationship);
        if (!relationship.isForeignKey() || referred.size() < 2)
            continue;
        const Table &target = *m_schema.table(relationship.to);
        QStringList targets;
        for (const Column *column : referred)
            targets.append(python::string(qualified(target) + u'.' + column->name));
        const QStringList items {u'[' + nameList(table, relationship.columns) + u']', u'[' + targets.join(u", "_s) + u']'};
        lines.append("ForeignKeyConstraint("_L1 + (items + referenceOptions(relationship)).join(u", "_s) + u')');
    }
    for (const Check &check : table.checks)
        lines.append("CheckConstraint("_L1 + escapedString(check.expression)
            + (check.name.isEmpty() ? QString() : ", "_L1 + nameArgument(check.name)) + u')');
    return lines;
}

QString SqlAlchemyTable::index(const Table &table, const Index &index) const
{
    QStringList items {index.name.isEmpty() ? python::string(NamingRules(m_schema).constraintName(table, index))
                                            : python::string(index.name)};
    for (const IndexPart &part : index.parts) {
        const Column *column = table.column(part.column);
        const QString plain = column ? standardQuoted(column->name) : part.expression;
        const QString collation = part.collation.isEmpty() ? QString() : " COLLATE "_L1 + part.collation;
        if (column && !part.descending && collation.isEmpty())
            items.append(python::string(column->name));
        else
            items.append(textCall(plain + collation + (part.descending ? " DESC"_L1 : ""_L1)));
    }
    if (index.unique)
        items.append(u"unique=True"_s);
    if (!index.where.isEmpty()) {
        items.append("sqlite_where="_L1 + textCall(index.where));
        items.append("postgresql_where="_L1 + textCall(index.where));
    }
    if (!index.method.isEmpty())
        items.append("postgresql_using="_L1 + python::string(index.method));
    return "Index("_L1 + items.join(u", "_s) + u')';
}

QVariantMap SqlAlchemyTable::relationshipLine(const RelationEnd &end) const
{
    const QString target = m_names.className(end.target->id);
    QStringList items {python::string(target)};
    items += end.relationship->isManyToMany() ? secondaryArguments(end) : joinArguments(end);
    const QString opposite = m_names.opposite(end);
    if (!opposite.isEmpty())
        items.append("back_populates="_L1 + python::string(opposite));
    items += cascadeArguments(end);
    if (m_postUpdated.contains(end.relationship->id))
        items.append(u"post_update=True"_s);

    const QString name = m_names.end(end);
    QString left = name + " = relationship("_L1;
    if (m_mapped) {
        const bool isOptional = end.back || end.table->isOptional(*end.relationship);
        const QString one = isOptional ? "Optional[\"%1\"]"_L1.arg(target) : python::string(target);
        left = "%1: Mapped[%2] = relationship("_L1.arg(name, end.many ? "List[\"%1\"]"_L1.arg(target) : one);
    }
    return {{u"line"_s, left + python::arguments(items, int(left.size()) + 4, 4) + u')'}};
}

QStringList SqlAlchemyTable::joinArguments(const RelationEnd &end) const
{
    QStringList items;
    const Relationship &relationship = *end.relationship;
    const QList<const Column *> referred = referredColumns(m_schema, relationship);
    const Table &target = *m_schema.table(relationship.to);
    if (relationship.isVirtual) {
        QStringList conditions;
        for (qsizetype i = 0; i < referred.size(); ++i)
            conditions.append("foreign(%1) == %2"_L1.arg(
                attribute(*end.owner, relationship.columns[i]), attribute(target, referred[i]->id)));
        const QString joined = conditions.size() == 1 ? conditions.first() : "and_("_L1 + conditions.join(u", "_s) + u')';
        items.append("primaryjoin="_L1 + python::string(joined));
    } else if (isAmbiguous(end)) {
        items.append("foreign_keys="_L1 + python::string(listOf(*end.owner, relationship.columns)));
    }
    if (end.owner->id == target.id && !end.back) {
        QList<Id> ids;
        for (const Column *column : referred)
            ids.append(column->id);
        items.append("remote_side="_L1 + python::string(listOf(target, ids)));
    }
    if (end.back && !end.many)
        items.append(u"uselist=False"_s);
    return items;
}

QStringList SqlAlchemyTable::secondaryArguments(const RelationEnd &end) const
{
    const Relationship &relationship = *end.relationship;
    const Table &through = *m_schema.table(relationship.through);
    QStringList items {"secondary="_L1 + python::string(qualified(through))};
    const Relationship *left = linkTo(through, end.owner->id, true);
    const Relationship *right = linkTo(through, relationship.to, end.owner->id != relationship.to);
    const auto count = std::count_if(through.relationships.cbegin(), through.relationships.cend(), [&](const Relationship &other) {
        return other.to == end.owner->id || other.to == relationship.to;
    });
    if (left && right && count > 2 - (end.owner->id == relationship.to ? 1 : 0)) {
        const auto condition = [&](const Relationship &link) {
            const QList<const Column *> referred = referredColumns(m_schema, link);
            QStringList parts;
            for (qsizetype i = 0; i < std::min(referred.size(), link.columns.size()); ++i) {
                const Column *column = through.column(link.columns[i]);
                parts.append("%1 == %2.c.%3"_L1.arg(attribute(*m_schema.table(link.to), referred[i]->id), qualified(through),
                    column ? column->name : QString()));
            }
            return python::string(parts.size() == 1 ? parts.first() : "and_("_L1 + parts.join(u", "_s) + u')');
        };
        items.append("primaryjoin="_L1 + condition(end.back ? *right : *left));
        items.append("secondaryjoin="_L1 + condition(end.back ? *left : *right));
    }
    // Rows of an association with a class of its own are written through that class.
    if (hasClass(through))
        items.append(u"viewonly=True"_s);
    return items;
}

QStringList SqlAlchemyTable::cascadeArguments(const RelationEnd &end) const
{
    const Relationship &relationship = *end.relationship;
    if (!end.back || !relationship.isForeignKey())
        return {};
    const bool isOptional = end.owner->isOptional(relationship);
    if (relationship.explicitAdd)
        return {u"cascade=\"merge\""_s};
    if (relationship.onRemove == Removal::Delete || relationship.deleteOrphans)
        return {relationship.deleteOrphans ? u"cascade=\"all, delete-orphan\""_s : u"cascade=\"all\""_s};
    if (relationship.onRemove == Removal::Nullify)
        return {};
    if (relationship.onRemove == Removal::Ignore)
        return {u"passive_deletes=\"all\""_s};
    switch (relationship.onDelete) {
    case ReferentialAction::Cascade:
        return {isOptional ? u"cascade=\"all\""_s : u"cascade=\"all, delete-orphan\""_s, u"passive_deletes=True"_s};
    case ReferentialAction::SetNull:
    case ReferentialAction::SetDefault:
        return {u"passive_deletes=True"_s};
    default:
        return isOptional ? QStringList() : QStringList {u"passive_deletes=\"all\""_s};
    }
}

QString SqlAlchemyTable::qualified(const Table &table) const
{
    return table.schemaName.isEmpty() ? table.name : table.schemaName + u'.' + table.name;
}

QString SqlAlchemyTable::attribute(const Table &table, Id column) const
{
    const QString name = m_names.column(table, column);
    return m_names.className(table.id) + (hasClass(table) ? "."_L1 : ".c."_L1) + name;
}

QString SqlAlchemyTable::listOf(const Table &table, const QList<Id> &columns) const
{
    QStringList items;
    for (Id id : columns)
        items.append(attribute(table, id));
    return items.size() == 1 ? items.first() : u'[' + items.join(u", "_s) + u']';
}

QString SqlAlchemyTable::nameList(const Table &table, const QList<Id> &ids) const
{
    QStringList items;
    for (const Column *column : columnsOf(table, ids))
        items.append(python::string(column->name));
    return items.join(u", "_s);
}

bool SqlAlchemyTable::isKeyInline(const Table &table) const
{
    const Key *primary = table.primaryKey();
    if (!primary || !primary->name.isEmpty())
        return false;
    // Flags on columns say the columns' order; another order of the key needs a constraint.
    return std::is_sorted(primary->columns.cbegin(), primary->columns.cend(),
        [&](Id a, Id b) { return table.columnIndex(a) < table.columnIndex(b); });
}

bool SqlAlchemyTable::isAmbiguous(const RelationEnd &end) const
{
    if (end.table->id == end.target->id)
        return true;
    int count = 0;
    for (const Table *table : {end.table, end.target}) {
        const Id other = table == end.table ? end.target->id : end.table->id;
        for (const Relationship &relationship : table->relationships)
            count += relationship.isForeignKey() && relationship.to == other;
    }
    return count > 1;
}

} // namespace jw
