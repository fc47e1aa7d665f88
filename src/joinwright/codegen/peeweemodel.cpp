// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/codegen/peeweemodel.h"

#include "joinwright/codegen/pythontext.h"
#include "joinwright/codegen/template.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace jw {

namespace {

using Kind = ColumnType::Kind;

struct PeeweeField
{
    Kind kind;
    const char *field;
    const char *sized; // arguments with %1 and %2; null: sizes are not said
    Kind readsAs; // on SQLite
};

constexpr PeeweeField PeeweeFields[] = {
    {Kind::Int16, "SmallIntegerField", nullptr, Kind::Int64},
    {Kind::Int32, "IntegerField", nullptr, Kind::Int64},
    {Kind::Int64, "BigIntegerField", nullptr, Kind::Int64},
    {Kind::Decimal, "DecimalField", "max_digits=%1, decimal_places=%2", Kind::Decimal},
    {Kind::Float, "FloatField", nullptr, Kind::Double},
    {Kind::Double, "DoubleField", nullptr, Kind::Double},
    {Kind::Text, "CharField", "max_length=%1", Kind::Text},
    {Kind::Binary, "BlobField", nullptr, Kind::Binary},
    {Kind::Boolean, "BooleanField", nullptr, Kind::Int64},
    {Kind::Date, "DateField", nullptr, Kind::Date},
    {Kind::Time, "TimeField", nullptr, Kind::Time},
    {Kind::Timestamp, "DateTimeField", nullptr, Kind::Timestamp},
    {Kind::TimestampTz, "DateTimeField", nullptr, Kind::Timestamp},
    {Kind::Uuid, "UUIDField", nullptr, Kind::Text},
    {Kind::Json, "JSONField", nullptr, Kind::Json},
    {Kind::Interval, "TextField", nullptr, Kind::Text},
    {Kind::Array, "JSONField", nullptr, Kind::Json},
};

const PeeweeField *peeweeField(Kind kind)
{
    const auto it = std::find_if(std::begin(PeeweeFields), std::end(PeeweeFields), [kind](const PeeweeField &row) { return row.kind == kind; });
    return it == std::end(PeeweeFields) ? nullptr : it;
}

/// What SQLite says to a column as Peewee declares it.
ColumnType peeweeReadsAs(const ColumnType &type)
{
    const PeeweeField *row = peeweeField(type.kind());
    if (!row)
        return type;
    if (type.kind() == Kind::Decimal)
        return type.precision() == 0 ? ColumnType::decimal(10, 5) : ColumnType::decimal(std::min(type.precision(), 15), std::min(type.scale(), 15));
    return row->readsAs == type.kind() && row->sized ? type : ColumnType(row->readsAs);
}

QString quoted(const QString &name)
{
    return u'"' + QString(name).replace(u'"', "\"\""_L1) + u'"';
}

QString sqlCall(const QString &sql)
{
    return "SQL("_L1 + python::string(sql) + u')';
}

QString constraintName(const QString &name)
{
    return name.isEmpty() ? QString() : "CONSTRAINT "_L1 + quoted(name) + u' ';
}

} // namespace

PeeweeModel::PeeweeModel(const Schema &schema, const CodeNames &names)
    : m_schema(schema)
    , m_names(names)
    , m_order(inDependencyOrder(schema))
{
}

NameStyle PeeweeModel::style()
{
    NameStyle style;
    style.snakeMembers = true;
    style.upperEnumerators = true;
    style.absorbsKeys = true;
    style.reserved = python::keywords();
    static const QStringList members
        = u"add_index alias bind bind_ctx bulk_create bulk_update clone copy create create_table delete delete_by_id "
          "delete_instance dependencies dirty_fields drop_table filter get get_by_id get_id get_or_create get_or_none index "
          "index_info insert insert_from insert_many is_alias is_dirty noop raw replace replace_many save select set_by_id "
          "table_exists truncate_table unwrap update validate_model coerce"_s.split(u' ');
    style.members = QSet<QString>(members.cbegin(), members.cend());
    // Names that the file itself uses; compared in lower case.
    static const QStringList types
        = u"basemodel model database databaseproxy sql field textfield charfield jsonfield enumfield nativefield check meta "
          "compositekey foreignkeyfield deferredforeignkey manytomanyfield deferredthroughmodel autofield bigautofield"_s
              .split(u' ');
    style.types = QSet<QString>(types.cbegin(), types.cend());
    return style;
}

QString PeeweeModel::text(const Table &table) const
{
    QStringList fields;
    for (const Column &column : table.columns) {
        const Relationship *relationship = m_names.absorbedBy(table, column.id);
        const QString line = relationship ? foreignKey(table, column, *relationship) : field(table, column);
        fields.append(line + (column.comment.isEmpty() ? QString() : "  # "_L1 + column.comment.simplified()));
    }
    for (const RelationEnd &end : manyToManys(table))
        fields.append(manyToMany(end));
    const QStringList after = statementsAfter(table);
    return Template(u"peewee/model.py"_s).render({
        {u"class"_s, m_names.className(table.id)},
        {u"doc"_s, python::docText(table.comment.isEmpty() ? "A row of %1."_L1.arg(table.name) : table.comment)},
        {u"fields"_s, fields},
        {u"hasFields"_s, !fields.isEmpty()},
        {u"meta"_s, meta(table)},
        {u"hasAfter"_s, !after.isEmpty()},
        {u"after"_s, after},
    });
}

QString PeeweeModel::field(const Table &table, const Column &column) const
{
    const QString name = m_names.column(table, column.id);
    QStringList items;
    QString type;
    const Key *primary = table.primaryKey();
    if (column.isIdentity() && primary && primary->columns == QList<Id> {column.id}) {
        type = column.type.kind() == Kind::Int64 ? u"BigAutoField"_s : u"AutoField"_s;
    } else if (column.type.kind() == Kind::Enum) {
        type = u"EnumField"_s;
        items.append(m_names.enumName(column.type.enumType()));
    } else if (const PeeweeField *row = peeweeField(column.type.kind())) {
        type = column.type.kind() == Kind::Text && column.type.length() == 0 ? u"TextField"_s : QString::fromLatin1(row->field);
        if (row->sized && column.type.length() > 0) {
            const QString sized = QString::fromLatin1(row->sized).arg(column.type.length());
            items.append(column.type.kind() == Kind::Decimal ? sized.arg(column.type.scale()) : sized);
        }
    } else {
        type = u"NativeField"_s;
        items.append(python::string(column.type.nativeType()));
    }
    if (name != column.name)
        items.append("column_name="_L1 + python::string(column.name));
    items += fieldOptions(table, column);
    const QString left = name + " = "_L1 + type + u'(';
    return left + python::arguments(items, int(left.size()) + 4, 4) + u')';
}

QStringList PeeweeModel::fieldOptions(const Table &table, const Column &column) const
{
    QStringList items;
    const Key *primary = table.primaryKey();
    if (primary && primary->columns == QList<Id> {column.id})
        items.append(u"primary_key=True"_s);
    else if (column.nullable)
        items.append(u"null=True"_s);
    if (!column.collation.isEmpty())
        items.append("collation="_L1 + python::string(column.collation));
    const QStringList constraints = columnConstraints(table, column);
    if (!constraints.isEmpty())
        items.append("constraints=["_L1 + constraints.join(u", "_s) + u']');
    return items;
}

QStringList PeeweeModel::columnConstraints(const Table &table, const Column &column) const
{
    QStringList items;
    if (column.isComputed())
        items.append(sqlCall("GENERATED ALWAYS AS (%1) %2"_L1.arg(
            column.expression, column.generation == Generation::Stored ? u"STORED"_s : u"VIRTUAL"_s)));
    else if (!column.defaultValue.isEmpty())
        items.append(sqlCall("DEFAULT "_L1 + python::sqlDefault(column.defaultValue)));
    for (const Key &key : table.keys) {
        if (!key.primary && key.columns == QList<Id> {column.id})
            items.append(sqlCall(constraintName(key.name) + "UNIQUE"_L1));
    }
    if (const EnumType *type = m_schema.enumType(column.type.enumType()); type && column.type.kind() == Kind::Enum) {
        QStringList values;
        for (const QString &value : type->values)
            values.append(u'\'' + QString(value).replace(u'\'', "''"_L1) + u'\'');
        items.append(sqlCall("%1CHECK (%2 IN (%3))"_L1.arg(
            constraintName(type->name + "_enum"_L1), quoted(column.name), values.join(u", "_s))));
    }
    return items;
}

QString PeeweeModel::foreignKey(const Table &table, const Column &column, const Relationship &relationship) const
{
    const RelationEnd end {&table, m_schema.table(relationship.to), &table, &relationship, false, false};
    const QString name = m_names.end(end);
    const Column &referred = *referredColumns(m_schema, relationship).first();
    const bool isSelf = relationship.to == table.id;
    const bool isLate = !isSelf && comesLater(table, relationship.to);
    QStringList items;
    items.append(isSelf ? u"\"self\""_s : isLate ? python::string(m_names.className(relationship.to)) : m_names.className(relationship.to));
    if (!end.target->isPrimary(referred.id))
        items.append("field="_L1 + python::string(attribute(*end.target, referred.id)));
    if (column.name != name + "_id"_L1)
        items += {"column_name="_L1 + python::string(column.name), "object_id_name="_L1 + python::string(name + "_id"_L1)};
    const QString opposite = m_names.opposite(end);
    items.append("backref="_L1 + python::string(opposite.isEmpty() ? u"+"_s : opposite));
    if (!isLate) {
        if (!relationship.constraintName.isEmpty())
            items.append("constraint_name="_L1 + python::string(relationship.constraintName));
        if (relationship.onDelete != ReferentialAction::NoAction)
            items.append("on_delete="_L1 + python::string(python::action(relationship.onDelete)));
        if (relationship.onUpdate != ReferentialAction::NoAction)
            items.append("on_update="_L1 + python::string(python::action(relationship.onUpdate)));
        if (relationship.deferral != Deferral::NotDeferrable)
            items.append(relationship.deferral == Deferral::Deferrable ? u"deferrable=\"INITIALLY IMMEDIATE\""_s
                                                                       : u"deferrable=\"INITIALLY DEFERRED\""_s);
    }
    items.append(u"index=False"_s);
    items += fieldOptions(table, column);
    const QString left = name + (isLate ? " = DeferredForeignKey("_L1 : " = ForeignKeyField("_L1);
    return left + python::arguments(items, int(left.size()) + 4, 4) + u')';
}

QList<RelationEnd> PeeweeModel::manyToManys(const Table &table) const
{
    QList<RelationEnd> ends;
    for (const RelationEnd &end : relationEnds(m_schema, table)) {
        // Declared once, on the class that comes later; the other side is its backref.
        if (end.relationship->isManyToMany() && end.table->id != end.target->id && !m_names.end(end).isEmpty()
            && !comesLater(table, end.target->id))
            ends.append(end);
    }
    return ends;
}

QString PeeweeModel::manyToMany(const RelationEnd &end) const
{
    const QString opposite = m_names.opposite(end);
    return "%1 = ManyToManyField(%2, backref=%3, through_model=%4Through)"_L1.arg(m_names.end(end),
        m_names.className(end.target->id), python::string(opposite.isEmpty() ? u"+"_s : opposite),
        m_names.className(end.relationship->through));
}

QStringList PeeweeModel::meta(const Table &table) const
{
    QStringList lines {"table_name = "_L1 + python::string(table.name)};
    if (!table.schemaName.isEmpty())
        lines.append("schema = "_L1 + python::string(table.schemaName));
    const Key *primary = table.primaryKey();
    if (!primary)
        lines.append(u"primary_key = False"_s);
    if (primary && primary->columns.size() > 1) {
        QStringList names;
        for (Id id : primary->columns)
            names.append(python::string(attribute(table, id)));
        lines.append("primary_key = CompositeKey("_L1 + names.join(u", "_s) + u')');
    }
    const QStringList constraints = metaConstraints(table);
    if (!constraints.isEmpty())
        lines.append("constraints = ["_L1 + python::arguments(constraints, 200, 8) + u']');
    if (table.options.contains("without rowid"_L1))
        lines.append(u"without_rowid = True"_s);
    // Or an object that was read could not be saved: its UPDATE would set them.
    if (std::any_of(table.columns.cbegin(), table.columns.cend(), [](const Column &column) { return column.isComputed(); }))
        lines.append(u"only_save_dirty = True"_s);
    return lines;
}

QStringList PeeweeModel::metaConstraints(const Table &table) const
{
    QStringList items;
    for (const Key &key : table.keys) {
        if (!key.primary && key.columns.size() > 1)
            items.append(sqlCall(constraintName(key.name) + "UNIQUE ("_L1 + columnList(table, key.columns) + u')'));
    }
    for (const Relationship &relationship : table.relationships) {
        const bool isHeld = m_names.isAbsorbing(table, relationship)
            && (relationship.to == table.id || !comesLater(table, relationship.to));
        if (relationship.isForeignKey() && !isHeld && !referredColumns(m_schema, relationship).isEmpty())
            items.append(sqlCall(referenceClause(table, relationship)));
    }
    for (const Check &check : table.checks)
        items.append(sqlCall(constraintName(check.name) + "CHECK ("_L1 + check.expression + u')'));
    return items;
}

QString PeeweeModel::referenceClause(const Table &table, const Relationship &relationship) const
{
    const Table &target = *m_schema.table(relationship.to);
    QList<Id> referred;
    for (const Column *column : referredColumns(m_schema, relationship))
        referred.append(column->id);
    QString clause = constraintName(relationship.constraintName)
        + "FOREIGN KEY (%1) REFERENCES %2 (%3)"_L1.arg(
            columnList(table, relationship.columns), quoted(target.name), columnList(target, referred));
    if (relationship.onDelete != ReferentialAction::NoAction)
        clause += " ON DELETE "_L1 + python::action(relationship.onDelete);
    if (relationship.onUpdate != ReferentialAction::NoAction)
        clause += " ON UPDATE "_L1 + python::action(relationship.onUpdate);
    if (relationship.deferral != Deferral::NotDeferrable)
        clause += relationship.deferral == Deferral::Deferrable ? " DEFERRABLE"_L1 : " DEFERRABLE INITIALLY DEFERRED"_L1;
    return clause;
}

QStringList PeeweeModel::statementsAfter(const Table &table) const
{
    QStringList lines;
    const QString name = m_names.className(table.id);
    for (const Index &index : table.indexes) {
        const QString left = name + ".add_index("_L1;
        lines.append(left + python::arguments({sqlCall(indexStatement(table, index))}, int(left.size()), 0) + u')');
    }
    return lines;
}

QString PeeweeModel::indexStatement(const Table &table, const Index &index) const
{
    QStringList parts;
    for (const IndexPart &part : index.parts) {
        const Column *column = table.column(part.column);
        parts.append((column ? quoted(column->name) : part.expression)
            + (part.collation.isEmpty() ? QString() : " COLLATE "_L1 + part.collation)
            + (part.descending ? u" DESC"_s : QString()));
    }
    const QString name = index.name.isEmpty() ? NamingRules(m_schema).constraintName(table, index) : index.name;
    return "CREATE %1INDEX IF NOT EXISTS %2 ON %3 (%4)%5"_L1.arg(index.unique ? u"UNIQUE "_s : QString(), quoted(name),
        quoted(table.name), parts.join(u", "_s), index.where.isEmpty() ? QString() : " WHERE "_L1 + index.where);
}

QString PeeweeModel::attribute(const Table &table, Id column) const
{
    if (const Relationship *relationship = m_names.absorbedBy(table, column))
        return m_names.end({&table, m_schema.table(relationship->to), &table, relationship, false, false});
    return m_names.column(table, column);
}

QString PeeweeModel::nameList(const Table &table, const QList<Id> &ids) const
{
    QStringList names;
    for (const Column *column : columnsOf(table, ids))
        names.append(column->name);
    return u'(' + names.join(u", "_s) + u')';
}

QString PeeweeModel::columnList(const Table &table, const QList<Id> &ids) const
{
    QStringList names;
    for (const Column *column : columnsOf(table, ids))
        names.append(quoted(column->name));
    return names.join(u", "_s);
}

bool PeeweeModel::isLate(const Table &table, const Column &column) const
{
    const Relationship *relationship = m_names.absorbedBy(table, column.id);
    return relationship && comesLater(table, relationship->to);
}

bool PeeweeModel::refersToLate(const Table &table, const Column &column) const
{
    const Relationship *relationship = m_names.absorbedBy(table, column.id);
    if (!relationship || isLate(table, column) || relationship->to == table.id)
        return false;
    const Table &target = *m_schema.table(relationship->to);
    const Column &referred = *referredColumns(m_schema, *relationship).first();
    // It is known again from the class on that comes later.
    const Relationship *awaited = isLate(target, referred) ? m_names.absorbedBy(target, referred.id) : nullptr;
    return awaited && (awaited->to == table.id || comesLater(table, awaited->to));
}

bool PeeweeModel::isOnlyKey(const Table &table, const Column &column)
{
    const Key *key = table.primaryKey();
    return key && key->columns == QList<Id> {column.id};
}

bool PeeweeModel::comesLater(const Table &table, Id other) const
{
    return m_order.indexOf(m_schema.table(other)) > m_order.indexOf(m_schema.table(table.id));
}

ColumnType PeeweeModel::effectiveType(const Table &table, const Column &column, int depth) const
{
    const Relationship *relationship = m_names.absorbedBy(table, column.id);
    if (!relationship || depth > 8)
        return column.type;
    const QList<const Column *> referred = referredColumns(m_schema, *relationship);
    return effectiveType(*m_schema.table(relationship->to), *referred.first(), depth + 1);
}

void PeeweeModel::find(const Table &table, Findings &findings) const
{
    findings.begin(table);
    for (const Column &column : table.columns) {
        const ColumnType type = peeweeReadsAs(effectiveType(table, column));
        if (refersToLate(table, column))
            findings.add(ObjectKind::Column, column.name, u"type"_s,
                u"Peewee gives it no type: it refers to a key that is itself a foreign key to a class that comes later."_s);
        else if (type != column.type)
            findings.add(ObjectKind::Column, column.name, u"type"_s,
                "On SQLite Peewee declares a column that reads as %1."_L1.arg(m_schema.typeName(type)));
    }
    bool isAtEnd = true;
    for (auto it = table.columns.crbegin(); it != table.columns.crend(); ++it) {
        if (!isLate(table, *it))
            isAtEnd = false;
        else if (!isAtEnd && !isOnlyKey(table, *it)) // which Peewee puts first
            findings.add(ObjectKind::Column, it->name, {}, u"Peewee puts a foreign key to a class that comes later at the table's end."_s);
    }
    if (const Key *primary = table.primaryKey(); primary && !primary->name.isEmpty())
        findings.add(ObjectKind::Key, nameList(table, primary->columns), u"name"_s, u"Peewee gives primary keys no name."_s);
    addMappingLimits({.target = u"Peewee"_s}, table, findings);
    if (table.options.contains("strict"_L1))
        findings.add(ObjectKind::Table, table.name, u"options"_s, u"Peewee's types are none that STRICT tables take."_s);
}

} // namespace jw
