// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/codegen/djangomodel.h"

#include "joinwright/codegen/pythontext.h"
#include "joinwright/codegen/template.h"

#include <QtCore/QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace jw {

namespace {

using Kind = ColumnType::Kind;

constexpr int MaxIndexName = 30; // Django's own limit, for all databases

struct DjangoField
{
    Kind kind;
    const char *field;
    const char *arguments; // with %1 and %2 for sizes
    Kind readsAs; // on SQLite
};

constexpr DjangoField DjangoFields[] = {
    {Kind::Int16, "models.SmallIntegerField", "", Kind::Int16},
    {Kind::Int32, "models.IntegerField", "", Kind::Int64},
    {Kind::Int64, "models.BigIntegerField", "", Kind::Int64},
    {Kind::Decimal, "models.DecimalField", "max_digits=%1, decimal_places=%2", Kind::Decimal},
    {Kind::Float, "models.FloatField", "", Kind::Double},
    {Kind::Double, "models.FloatField", "", Kind::Double},
    {Kind::Text, "models.TextField", "", Kind::Text},
    {Kind::Binary, "models.BinaryField", "", Kind::Binary},
    {Kind::Boolean, "models.BooleanField", "", Kind::Boolean},
    {Kind::Date, "models.DateField", "", Kind::Date},
    {Kind::Time, "models.TimeField", "", Kind::Time},
    {Kind::Timestamp, "models.DateTimeField", "", Kind::Timestamp},
    {Kind::TimestampTz, "models.DateTimeField", "", Kind::Timestamp},
    {Kind::Json, "models.JSONField", "", Kind::Text},
    {Kind::Interval, "models.DurationField", "", Kind::Int64},
    {Kind::Array, "models.JSONField", "", Kind::Text},
    {Kind::Uuid, "models.UUIDField", "", Kind::Uuid},
};

const DjangoField *djangoField(Kind kind)
{
    const auto it = std::find_if(std::begin(DjangoFields), std::end(DjangoFields), [kind](const DjangoField &row) { return row.kind == kind; });
    return it == std::end(DjangoFields) ? nullptr : it;
}

/// What SQLite says to a column as Django declares it.
ColumnType djangoReadsAs(const ColumnType &type)
{
    if (type.kind() == Kind::Uuid)
        return ColumnType::text(32);
    if (type.kind() == Kind::Text)
        return type;
    const DjangoField *row = djangoField(type.kind());
    return row ? ColumnType(row->readsAs) : type;
}

QString conditionCall(const QString &sql)
{
    return "condition("_L1 + python::string(sql) + u')';
}

QString djangoName(const QString &name)
{
    return "name="_L1 + python::string(name);
}

/// A unique constraint with a condition takes columns alone.
bool isConditionalConstraint(const Index &index)
{
    return index.unique && !index.where.isEmpty()
        && std::all_of(index.parts.cbegin(), index.parts.cend(), [](const IndexPart &part) { return part.column && part.collation.isEmpty(); });
}

bool isWord(const QString &text, QLatin1StringView word)
{
    return text.trimmed().compare(word, Qt::CaseInsensitive) == 0;
}

} // namespace

DjangoModel::DjangoModel(const Schema &schema, const CodeNames &names, const QString &appLabel)
    : m_schema(schema)
    , m_names(names)
    , m_rules(schema)
    , m_appLabel(appLabel)
{
}

NameStyle DjangoModel::style()
{
    NameStyle style;
    style.snakeMembers = true;
    style.upperEnumerators = true;
    style.absorbsKeys = true;
    style.absorbsVirtualKeys = true;
    style.noUnderscores = true;
    style.reserved = python::keywords();
    static const QStringList members
        = u"check clean clean_fields date_error_message delete from_db full_clean get_deferred_fields objects pk "
          "prepare_database_save refresh_from_db save save_base serializable_value unique_error_message validate_unique "
          "condition models timezone"_s.split(u' ');
    style.members = QSet<QString>(members.cbegin(), members.cend());
    style.types = {u"models"_s, u"model"_s, u"rawsql"_s, u"condition"_s, u"nativefield"_s, u"timezone"_s, u"meta"_s, u"computingmodel"_s, u"computingqueryset"_s};
    return style;
}

QString DjangoModel::text(const Table &table) const
{
    QStringList fields;
    if (needsNumber(table)) {
        const QString name = m_names.added(table, u"id"_s);
        fields.append(name + " = models.BigAutoField(primary_key=True)"_L1);
    }
    for (const Column &column : table.columns) {
        const Relationship *relationship = m_names.absorbedBy(table, column.id);
        fields.append(relationship ? foreignKey(table, column, *relationship) : field(table, column));
    }
    for (const RelationEnd &end : relationEnds(m_schema, table)) {
        if (end.relationship->isManyToMany() && !end.back)
            fields.append(manyToMany(end));
    }
    QStringList computed;
    for (const Column &column : table.columns) {
        if (column.isComputed())
            computed.append(python::string(attribute(table, column.id)));
    }
    return Template(u"django/model.py"_s).render({
        {u"base"_s, computed.isEmpty() ? u"models.Model"_s : u"ComputingModel"_s},
        {u"hasComputed"_s, !computed.isEmpty()},
        {u"computed"_s, computed.join(u", "_s)},
        {u"class"_s, m_names.className(table.id)},
        {u"doc"_s, python::docText(table.comment.isEmpty() ? "A row of %1."_L1.arg(table.name) : table.comment)},
        {u"fields"_s, fields},
        {u"meta"_s, meta(table)},
    });
}

QString DjangoModel::field(const Table &table, const Column &column) const
{
    const QString name = m_names.column(table, column.id);
    const ColumnType &type = column.type;
    QString field;
    QStringList items;
    if (column.isIdentity() && table.isPrimary(column.id) && !needsNumber(table)) {
        field = type.kind() == Kind::Int64 ? u"models.BigAutoField"_s : u"models.AutoField"_s;
    } else if (const EnumType *enumType = m_schema.enumType(type.enumType()); enumType && type.kind() == Kind::Enum) {
        field = u"models.CharField"_s;
        items = {"max_length=%1"_L1.arg(QString::number(python::longest(*enumType))), "choices=%1.choices"_L1.arg(m_names.enumName(enumType->id))};
    } else if (type.kind() == Kind::Text && type.length() > 0) {
        field = u"models.CharField"_s;
        items.append("max_length="_L1 + QString::number(type.length()));
    } else if (type.kind() == Kind::Decimal) {
        field = u"models.DecimalField"_s;
        const bool isSized = type.precision() > 0;
        items = {"max_digits="_L1 + QString::number(isSized ? type.precision() : 38),
            "decimal_places="_L1 + QString::number(isSized ? type.scale() : 10)};
    } else if (const DjangoField *row = djangoField(type.kind())) {
        field = QString::fromLatin1(row->field);
    } else {
        field = u"NativeField"_s;
        items.append(python::string(type.nativeType()));
    }
    items += fieldOptions(table, column, isUniqueAlone(table, column.id));
    const QString left = name + " = "_L1 + field + u'(';
    return left + python::arguments(items, int(left.size()) + 4, 4) + u')';
}

QStringList DjangoModel::fieldOptions(const Table &table, const Column &column, bool sayUnique) const
{
    QStringList items;
    const bool isKey = table.isPrimary(column.id) && !needsNumber(table);
    const QString name = m_names.column(table, column.id);
    if (name != column.name && !m_names.absorbedBy(table, column.id))
        items.append("db_column="_L1 + python::string(column.name));
    if (isKey)
        items.append(u"primary_key=True"_s);
    if (!isKey && (column.nullable || column.isComputed()))
        items += {u"null=True"_s, u"blank=True"_s};
    if (column.isComputed())
        items.append(u"editable=False"_s);
    if (sayUnique && !isKey)
        items.append(u"unique=True"_s);
    if (!column.collation.isEmpty() && column.type.kind() == Kind::Text)
        items.append("db_collation="_L1 + python::string(column.collation));
    const QString value = pythonDefault(column);
    if (!value.isEmpty())
        items.append("default="_L1 + value);
    if (!column.comment.isEmpty())
        items.append("help_text="_L1 + python::string(column.comment));
    return items;
}

QString DjangoModel::pythonDefault(const Column &column) const
{
    if (column.defaultValue.isEmpty() || column.isComputed())
        return {};
    if (column.type.kind() == Kind::Date && isWord(column.defaultValue, "CURRENT_DATE"_L1))
        return u"datetime.date.today"_s;
    const bool isMoment = column.type.kind() == Kind::Timestamp || column.type.kind() == Kind::TimestampTz;
    if (isMoment && isWord(column.defaultValue, "CURRENT_TIMESTAMP"_L1))
        return u"timezone.now"_s;
    if (const EnumType *type = m_schema.enumType(column.type.enumType()); type && column.type.kind() == Kind::Enum) {
        const int index = int(type->values.indexOf(python::sqlText(column.defaultValue).value_or(QString())));
        return index < 0 ? QString() : m_names.enumName(type->id) + u'.' + m_names.enumerators(type->id)[index];
    }
    return python::defaultValue(column).value_or(QString());
}

QString DjangoModel::foreignKey(const Table &table, const Column &column, const Relationship &relationship) const
{
    const RelationEnd end {&table, m_schema.table(relationship.to), &table, &relationship, false, false};
    const Column &referred = *referredColumns(m_schema, relationship).first();
    const bool isOne = isUniqueAlone(table, column.id);
    // What the database does when a row goes, Django does by itself.
    static constexpr const char *Actions[] = {"DO_NOTHING", "RESTRICT", "CASCADE", "SET_NULL", "SET_DEFAULT"};
    QStringList items {relationship.to == table.id ? u"\"self\""_s : python::string(m_names.className(relationship.to)),
        "on_delete=models."_L1 + QLatin1StringView(Actions[int(relationship.onDelete)])};
    if (!end.target->isPrimary(referred.id) || needsNumber(*end.target))
        items.append("to_field="_L1 + python::string(attribute(*end.target, referred.id)));
    const QString opposite = m_names.opposite(end);
    items.append("related_name="_L1 + python::string(opposite.isEmpty() ? u"+"_s : opposite));
    items.append("db_column="_L1 + python::string(column.name));
    if (!isOne)
        items.append(u"db_index=False"_s);
    if (relationship.isVirtual)
        items.append(u"db_constraint=False"_s);
    items += fieldOptions(table, column, false);
    const QString left = m_names.end(end) + (isOne ? " = models.OneToOneField("_L1 : " = models.ForeignKey("_L1);
    return left + python::arguments(items, int(left.size()) + 4, 4) + u')';
}

QString DjangoModel::manyToMany(const RelationEnd &end) const
{
    const Relationship &relationship = *end.relationship;
    const Table &through = *m_schema.table(relationship.through);
    const bool isSelf = relationship.to == end.owner->id;
    QStringList items {isSelf ? u"\"self\""_s : python::string(m_names.className(relationship.to)),
        "through="_L1 + python::string(m_names.className(relationship.through))};
    const Relationship *left = linkTo(through, end.owner->id, true);
    const Relationship *right = linkTo(through, relationship.to, !isSelf);
    if (left && right && left != right) {
        const auto field = [&](const Relationship *link) {
            return python::string(m_names.end({&through, m_schema.table(link->to), &through, link, false, false}));
        };
        items.append("through_fields=("_L1 + field(left) + ", "_L1 + field(right) + u')');
    }
    if (isSelf)
        items.append(u"symmetrical=False"_s);
    const QString opposite = m_names.opposite(end);
    items.append("related_name="_L1 + python::string(opposite.isEmpty() ? u"+"_s : opposite));
    const QString name = m_names.end(end) + " = models.ManyToManyField("_L1;
    return name + python::arguments(items, int(name.size()) + 4, 4) + u')';
}

QStringList DjangoModel::meta(const Table &table) const
{
    QStringList lines {"db_table = "_L1 + python::string(table.name)};
    if (!m_appLabel.isEmpty())
        lines.append("app_label = "_L1 + python::string(m_appLabel));
    const QStringList constraints = metaConstraints(table);
    if (!constraints.isEmpty())
        lines.append("constraints = ["_L1 + python::arguments(constraints, 200, 8) + u']');
    const QStringList indexes = metaIndexes(table);
    if (!indexes.isEmpty())
        lines.append("indexes = ["_L1 + python::arguments(indexes, 200, 8) + u']');
    return lines;
}

QStringList DjangoModel::metaConstraints(const Table &table) const
{
    QStringList items;
    for (const Key &key : table.keys) {
        const bool isHeld = key.columns.size() == 1 && (key.primary || isUniqueAlone(table, key.columns.first()));
        if (!isHeld)
            items.append("models.UniqueConstraint(fields=%1, %2)"_L1.arg(
                fieldList(table, key.columns), djangoName(m_rules.constraintName(table, key))));
    }
    for (const Index &index : table.indexes) {
        if (isConditionalConstraint(index))
            items.append("models.UniqueConstraint(fields=%1, condition=models.Q(%2), %3)"_L1.arg(
                fieldList(table, [&] { QList<Id> ids; for (const IndexPart &part : index.parts) ids.append(part.column); return ids; }()),
                conditionCall(index.where), djangoName(m_rules.constraintName(table, index))));
    }
    for (const Check &check : table.checks)
        items.append("models.CheckConstraint(check=%1, %2)"_L1.arg(
            conditionCall(check.expression), djangoName(m_rules.constraintName(table, check))));
    for (const Column &column : table.columns) {
        if (column.type.kind() == Kind::Enum)
            items.append("models.CheckConstraint(check=models.Q(%1__in=%2.values), %3)"_L1.arg(attribute(table, column.id),
                m_names.enumName(column.type.enumType()), djangoName(enumCheckName(table, column))));
    }
    return items;
}

QStringList DjangoModel::metaIndexes(const Table &table) const
{
    QStringList items;
    for (const Index &index : table.indexes) {
        if (!index.unique)
            items.append(this->index(table, index));
    }
    return items;
}

QString DjangoModel::index(const Table &table, const Index &index) const
{
    const bool isPlain = std::all_of(index.parts.cbegin(), index.parts.cend(),
        [&](const IndexPart &part) { return part.column && part.collation.isEmpty(); });
    QStringList items;
    for (const IndexPart &part : index.parts) {
        const Column *column = table.column(part.column);
        if (isPlain) {
            items.append(python::string((part.descending ? u"-"_s : QString()) + attribute(table, part.column)));
            continue;
        }
        const QString text = (column ? u'"' + column->name + u'"' : part.expression)
            + (part.collation.isEmpty() ? QString() : " COLLATE "_L1 + part.collation);
        items.append("RawSQL(%1, ())%2"_L1.arg(python::string(text), part.descending ? u".desc()"_s : QString()));
    }
    QStringList arguments = isPlain ? QStringList {"fields=["_L1 + items.join(u", "_s) + u']'} : items;
    arguments.append(djangoName(indexName(table, index)));
    if (!index.where.isEmpty())
        arguments.append("condition=models.Q(%1)"_L1.arg(conditionCall(index.where)));
    return "models.Index("_L1 + arguments.join(u", "_s) + u')';
}

QString DjangoModel::indexName(const Table &table, const Index &index) const
{
    const QString name = m_rules.constraintName(table, index);
    if (name.size() <= MaxIndexName)
        return name;
    const QByteArray hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha1).toHex().left(6);
    return name.left(MaxIndexName - 7) + u'_' + QString::fromLatin1(hash);
}

QString DjangoModel::enumCheckName(const Table &table, const Column &column) const
{
    // The first column of the type carries the type's own name, by which it is known again.
    for (const Table *other : inDependencyOrder(m_schema)) {
        for (const Column &candidate : other->columns) {
            if (candidate.type != column.type)
                continue;
            const EnumType *type = m_schema.enumType(column.type.enumType());
            const bool isFirst = other->id == table.id && candidate.id == column.id;
            return isFirst && type ? type->name + "_enum"_L1 : "%1_%2_enum"_L1.arg(table.name, column.name);
        }
    }
    return {};
}

QString DjangoModel::attribute(const Table &table, Id column) const
{
    if (const Relationship *relationship = m_names.absorbedBy(table, column))
        return m_names.end({&table, m_schema.table(relationship->to), &table, relationship, false, false});
    return m_names.column(table, column);
}

QString DjangoModel::fieldList(const Table &table, const QList<Id> &ids) const
{
    QStringList names;
    for (const Column *column : columnsOf(table, ids))
        names.append(python::string(attribute(table, column->id)));
    return u'[' + names.join(u", "_s) + u']';
}

bool DjangoModel::needsNumber(const Table &table) const
{
    const Key *primary = table.primaryKey();
    return !primary || primary->columns.size() != 1;
}

bool DjangoModel::isUniqueAlone(const Table &table, Id column) const
{
    return std::any_of(table.keys.cbegin(), table.keys.cend(), [&](const Key &key) {
        return key.columns == QList<Id> {column} && (key.primary ? !needsNumber(table) : key.name.isEmpty());
    });
}

ColumnType DjangoModel::effectiveType(const Table &table, const Column &column, int depth) const
{
    const Relationship *relationship = m_names.absorbedBy(table, column.id);
    if (!relationship || depth > 8)
        return column.type;
    const QList<const Column *> referred = referredColumns(m_schema, *relationship);
    return effectiveType(*m_schema.table(relationship->to), *referred.first(), depth + 1);
}

void DjangoModel::find(const Table &table, Findings &findings) const
{
    findings.begin(table);
    findColumns(table, findings);
    findKeys(table, findings);
    findRelationships(table, findings);
    findIndexes(table, findings);
    addMappingLimits({.target = u"Django"_s}, table, findings);
    const Column *key = needsNumber(table) ? nullptr : table.column(table.primaryKey()->columns.first());
    if (!key || key->isIdentity())
        findings.add(ObjectKind::Table, table.name, u"options"_s, u"Django numbers rows with AUTOINCREMENT, and has no words for other options."_s);
    else if (!table.options.isEmpty())
        findings.add(ObjectKind::Table, table.name, u"options"_s, u"Django has no words for table options."_s);
}

void DjangoModel::findColumns(const Table &table, Findings &findings) const
{
    if (needsNumber(table))
        findings.add(ObjectKind::Column, m_names.added(table, u"id"_s), {},
            u"Django 3.2 wants a primary key of one column, so it adds a number."_s);
    for (const Column &column : table.columns) {
        const auto add = [&](const char *property, const QString &reason) {
            findings.add(ObjectKind::Column, column.name, QString::fromLatin1(property), reason);
        };
        const ColumnType type = djangoReadsAs(effectiveType(table, column));
        if (column.type.kind() != Kind::Enum && type != column.type)
            add("type", "On SQLite Django declares a column that reads as %1."_L1.arg(m_schema.typeName(type)));
        if (column.type.kind() == Kind::Json || column.type.kind() == Kind::Array)
            findings.add(ObjectKind::Check, "JSON_VALID(\"%1\") OR \"%1\" IS NULL"_L1.arg(column.name), {},
                u"Django checks that a JSONField holds JSON."_s);
        if (column.type.kind() == Kind::Enum && enumCheckName(table, column) != m_schema.enumType(column.type.enumType())->name + "_enum"_L1) {
            const QString reason = u"Django wants every check to have a name of its own, so the type is one of this column's own."_s;
            add("type", reason);
            findings.add(ObjectKind::Enum, enumCheckName(table, column).chopped(5), {}, reason);
        }
        if (!column.defaultValue.isEmpty() && !column.isComputed())
            add("default", u"Django 3.2 has no defaults in the database; it sets them itself where it can."_s);
        if (column.isComputed()) {
            add("generated", u"Django 3.2 has no generated columns; this one is read-only for it."_s);
            add("expression", u"Django 3.2 has no generated columns; this one is read-only for it."_s);
            if (!column.nullable)
                add("nullable", u"Django 3.2 has no generated columns, and a new object has no value for it."_s);
        }
    }
}

void DjangoModel::findKeys(const Table &table, Findings &findings) const
{
    const Key *primary = table.primaryKey();
    if (!primary) {
        findings.add(ObjectKind::Key, u'(' + m_names.added(table, u"id"_s) + u')', {}, u"Django wants a primary key."_s);
        return;
    }
    const QString reason = u"Django 3.2 has no composite primary keys; this one is a unique constraint beside a number."_s;
    const QString now = needsNumber(table) ? m_names.added(table, u"id"_s) : table.column(primary->columns.first())->name;
    if (needsNumber(table)) {
        findings.add(ObjectKind::Key, u'(' + now + u')', u"columns"_s, reason);
        findings.add(ObjectKind::Key, m_rules.constraintName(table, *primary), {}, reason);
    }
    if (!primary->name.isEmpty())
        findings.add(ObjectKind::Key, u'(' + now + u')', u"name"_s, u"Django gives primary keys no name."_s);
}

void DjangoModel::findRelationships(const Table &table, Findings &findings) const
{
    for (const Relationship &relationship : table.relationships) {
        if (!relationship.isForeignKey())
            continue;
        const auto add = [&](const char *property, const QString &reason) {
            findings.add(ObjectKind::Relationship, relationship.name, QString::fromLatin1(property), reason);
        };
        if (!m_names.isAbsorbing(table, relationship)) {
            add("", relationship.columns.size() > 1 ? u"Django has no foreign keys of several columns."_s
                                                    : u"Django has one foreign key for a column."_s);
            continue;
        }
        if (relationship.onDelete != ReferentialAction::NoAction)
            add("onDelete", u"Django deletes and clears by itself; the database has no ON DELETE."_s);
        if (relationship.onUpdate != ReferentialAction::NoAction)
            add("onUpdate", u"Django has no ON UPDATE."_s);
        if (relationship.deferral != Deferral::InitiallyDeferred)
            add("deferral", u"Django makes every foreign key DEFERRABLE INITIALLY DEFERRED."_s);
        if (!relationship.constraintName.isEmpty())
            add("constraint", u"Django gives foreign keys no name on SQLite."_s);
    }
}

void DjangoModel::findIndexes(const Table &table, Findings &findings) const
{
    for (const Index &index : table.indexes) {
        const QString name = m_rules.constraintName(table, index);
        if (index.unique && index.where.isEmpty())
            findings.add(ObjectKind::Index, name, {}, u"Django 3.2 makes unique constraints, no unique indexes without a condition."_s);
        else if (index.unique && !isConditionalConstraint(index))
            findings.add(ObjectKind::Index, name, {}, u"Django 3.2 makes unique constraints of columns alone."_s);
        else if (!index.unique && indexName(table, index) != name)
            findings.add(ObjectKind::Index, indexName(table, index), u"name"_s, u"Django takes no index names of more than 30 characters."_s);
    }
}

} // namespace jw
