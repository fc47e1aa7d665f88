// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/schema/validate.h"

#include "joinwright/core/sentence.h"
#include "joinwright/core/topologicalsort.h"
#include "joinwright/schema/naming.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

using namespace Qt::StringLiterals;

namespace jw {

namespace {

constexpr int MaxName = 63; // bytes, PostgreSQL's limit

struct Rule
{
    Severity severity;
    const char *text;
    const char *fix;
};

// In the order of IssueCode.
constexpr Rule Rules[] = {
    {Severity::Error, QT_TRANSLATE_NOOP("jw::Issue", "A %1 has no name"), QT_TRANSLATE_NOOP("jw::Issue", "Give it a name")},
    {Severity::Warning, QT_TRANSLATE_NOOP("jw::Issue", "The name %1 is longer than 63 bytes"),
        QT_TRANSLATE_NOOP("jw::Issue", "Shorten the name")},
    {Severity::Warning, QT_TRANSLATE_NOOP("jw::Issue", "%1 is a key word of SQL and has to be quoted everywhere"), ""},
    {Severity::Error, QT_TRANSLATE_NOOP("jw::Issue", "There is another table or view named %1"),
        QT_TRANSLATE_NOOP("jw::Issue", "Number the name")},
    {Severity::Error, QT_TRANSLATE_NOOP("jw::Issue", "%1 has another column named %2"),
        QT_TRANSLATE_NOOP("jw::Issue", "Number the name")},
    {Severity::Error, QT_TRANSLATE_NOOP("jw::Issue", "%1: the name %2 belongs to another constraint or index"),
        QT_TRANSLATE_NOOP("jw::Issue", "Name it by the naming rules")},
    {Severity::Error, QT_TRANSLATE_NOOP("jw::Issue", "There is another type named %1"),
        QT_TRANSLATE_NOOP("jw::Issue", "Number the name")},
    {Severity::Warning, QT_TRANSLATE_NOOP("jw::Issue", "The class of %1 has two attributes named %2"),
        QT_TRANSLATE_NOOP("jw::Issue", "Number the name")},
    {Severity::Warning, QT_TRANSLATE_NOOP("jw::Issue", "%1 and %2 are both the class %3"), ""},
    {Severity::Error, QT_TRANSLATE_NOOP("jw::Issue", "%1 has no columns"),
        QT_TRANSLATE_NOOP("jw::Issue", "Add a numbered key column")},
    {Severity::Warning, QT_TRANSLATE_NOOP("jw::Issue", "%1 has no primary key: its rows cannot be told apart"),
        QT_TRANSLATE_NOOP("jw::Issue", "Add a primary key")},
    {Severity::Error, QT_TRANSLATE_NOOP("jw::Issue", "%1 has more than one primary key"),
        QT_TRANSLATE_NOOP("jw::Issue", "Make it a unique key")},
    {Severity::Error, QT_TRANSLATE_NOOP("jw::Issue", "%1: a key or index is over no column"),
        QT_TRANSLATE_NOOP("jw::Issue", "Remove it")},
    {Severity::Error, QT_TRANSLATE_NOOP("jw::Issue", "%1.%2 is part of the primary key and may be NULL"),
        QT_TRANSLATE_NOOP("jw::Issue", "Make the column mandatory")},
    {Severity::Error, QT_TRANSLATE_NOOP("jw::Issue", "%1.%2 is numbered by the database and is no whole number"),
        QT_TRANSLATE_NOOP("jw::Issue", "Make it an int64")},
    {Severity::Error, QT_TRANSLATE_NOOP("jw::Issue", "%1: %2 has no SQL"), ""},
    {Severity::Warning, QT_TRANSLATE_NOOP("jw::Issue", "%1.%2 is computed: its default is never used"),
        QT_TRANSLATE_NOOP("jw::Issue", "Remove the default")},
    {Severity::Error, QT_TRANSLATE_NOOP("jw::Issue", "The type %1 has no values"), ""},
    {Severity::Error, QT_TRANSLATE_NOOP("jw::Issue", "The type %1 has the value %2 twice"),
        QT_TRANSLATE_NOOP("jw::Issue", "Remove the second one")},
    {Severity::Error, QT_TRANSLATE_NOOP("jw::Issue", "%1.%2 has a type that the model does not have"),
        QT_TRANSLATE_NOOP("jw::Issue", "Make it a text")},
    {Severity::Hint, QT_TRANSLATE_NOOP("jw::Issue", "No column uses the type %1"), QT_TRANSLATE_NOOP("jw::Issue", "Remove the type")},
    {Severity::Error, QT_TRANSLATE_NOOP("jw::Issue", "%1.%2 leads to a table or column that does not exist"),
        QT_TRANSLATE_NOOP("jw::Issue", "Remove the relationship")},
    {Severity::Error, QT_TRANSLATE_NOOP("jw::Issue", "%1.%2 refers to %3, which has no key for it"), ""},
    {Severity::Error, QT_TRANSLATE_NOOP("jw::Issue", "%1.%2 has %3 columns, the key of %4 has %5"), ""},
    {Severity::Error, QT_TRANSLATE_NOOP("jw::Issue", "%1.%2 is %3, but %4.%5 is %6"),
        QT_TRANSLATE_NOOP("jw::Issue", "Take the type of the key")},
    {Severity::Hint, QT_TRANSLATE_NOOP("jw::Issue", "%1.%2: no index helps the foreign key over %3"),
        QT_TRANSLATE_NOOP("jw::Issue", "Add an index")},
    {Severity::Error, QT_TRANSLATE_NOOP("jw::Issue", "%1.%2 sets its column to NULL, but %3 is mandatory"),
        QT_TRANSLATE_NOOP("jw::Issue", "Restrict instead")},
    {Severity::Warning, QT_TRANSLATE_NOOP("jw::Issue", "%1.%2 sets its column to the default, but %3 has none"),
        QT_TRANSLATE_NOOP("jw::Issue", "Restrict instead")},
    {Severity::Warning, QT_TRANSLATE_NOOP("jw::Issue", "%1.%2 has an action that never happens: no constraint stands for it"),
        QT_TRANSLATE_NOOP("jw::Issue", "Remove the action")},
    {Severity::Warning, QT_TRANSLATE_NOOP("jw::Issue", "%1.%2 closes a circle of mandatory references: no first row can be added"),
        QT_TRANSLATE_NOOP("jw::Issue", "Let the column be empty")},
    {Severity::Error, QT_TRANSLATE_NOOP("jw::Issue", "%1.%2: the association table %3 does not refer to both sides"),
        QT_TRANSLATE_NOOP("jw::Issue", "Remove the relationship")},
    {Severity::Hint, QT_TRANSLATE_NOOP("jw::Issue", "%1: %2 is over the same columns as another key or index"),
        QT_TRANSLATE_NOOP("jw::Issue", "Remove it")},
    {Severity::Warning,
        QT_TRANSLATE_NOOP("jw::Issue",
            "%1.%2 cannot count versions: a mandatory whole number, timestamp or UUID outside of the key can, one for each table"),
        QT_TRANSLATE_NOOP("jw::Issue", "Count no versions in it")},
    {Severity::Hint, QT_TRANSLATE_NOOP("jw::Issue", "%1.%2 is part of the key: it is always loaded"),
        QT_TRANSLATE_NOOP("jw::Issue", "Load it with the row")},
    {Severity::Warning, QT_TRANSLATE_NOOP("jw::Issue", "%1.%2 is an inheritance, but does not lead from primary key to primary key"),
        QT_TRANSLATE_NOOP("jw::Issue", "Make it a plain relationship")},
    {Severity::Hint, QT_TRANSLATE_NOOP("jw::Issue", "%1 has objects of several classes, and no column says of which a row is"), ""},
    {Severity::Hint, QT_TRANSLATE_NOOP("jw::Issue", "The diagram %1 places something that the model does not have"),
        QT_TRANSLATE_NOOP("jw::Issue", "Remove it from the diagram")},
};

const Rule &ruleOf(IssueCode code)
{
    return Rules[int(code)];
}

QString foldedName(const QString &name)
{
    return name.toCaseFolded();
}

/// Whether values of `a` and `b` are compared as they are: the same type; lengths of texts may differ.
bool isSameKind(const ColumnType &a, const ColumnType &b)
{
    if (a.kind() != b.kind())
        return false;
    return a.kind() == ColumnType::Kind::Text || a.kind() == ColumnType::Kind::Binary || a == b;
}

bool startsWith(const QList<Id> &list, const QList<Id> &columns)
{
    return list.size() >= columns.size()
        && std::all_of(columns.begin(), columns.end(), [&](Id id) { return list.first(columns.size()).contains(id); });
}

QList<Id> columnsOf(const Index &index)
{
    QList<Id> result;
    for (const IndexPart &part : index.parts)
        result.append(part.column);
    return result;
}

/// Walks a model and collects its issues.
class Validation
{
public:
    explicit Validation(const Schema &schema)
        : m_schema(schema)
        , m_naming(schema)
    {
        for (const Table &table : schema.tables()) {
            for (const Relationship &relationship : table.relationships)
                m_incoming[relationship.to].append({&table, &relationship});
        }
    }

    void checkSchema()
    {
        checkNames();
        for (const EnumType &type : m_schema.enums())
            checkEnum(type);
        for (const View &view : m_schema.views()) {
            if (view.sql.trimmed().isEmpty())
                add(IssueCode::NoExpression, view.id, {}, {view.name, view.name}, false);
        }
        for (const Table &table : m_schema.tables())
            checkTable(table);
        checkCycles();
    }

    void checkDiagrams(const QList<Diagram> &diagrams)
    {
        QSet<Id> known;
        for (const Table &table : m_schema.tables()) {
            known.insert(table.id);
            for (const Relationship &relationship : table.relationships)
                known.insert(relationship.id);
        }
        for (const Diagram &diagram : diagrams) {
            for (const Placement &placement : diagram.placements) {
                if (!known.contains(placement.table))
                    add(IssueCode::UnknownPlacement, placement.table, diagram.id, {diagram.name});
            }
            for (const Bend &bend : diagram.bends) {
                if (!known.contains(bend.relationship))
                    add(IssueCode::UnknownPlacement, bend.relationship, diagram.id, {diagram.name});
            }
        }
    }

    QList<Issue> take()
    {
        std::stable_sort(m_issues.begin(), m_issues.end(),
            [](const Issue &a, const Issue &b) { return a.severity < b.severity; });
        return std::move(m_issues);
    }

private:
    using Incoming = QList<std::pair<const Table *, const Relationship *>>;

    void add(IssueCode code, Id id, Id owner, const QStringList &arguments, bool fixable = true)
    {
        const Rule &rule = ruleOf(code);
        m_issues.append({rule.severity, code, id, owner, arguments, fixable && *rule.fix});
    }

    void checkName(const QString &name, const char *kind, Id id, Id owner)
    {
        if (name.trimmed().isEmpty())
            add(IssueCode::EmptyName, id, owner, {QLatin1StringView(kind)});
        else if (name.toUtf8().size() > MaxName)
            add(IssueCode::NameTooLong, id, owner, {name});
        else if (isSqlKeyword(name))
            add(IssueCode::ReservedName, id, owner, {name});
    }

    template<typename T>
    void checkGlobalName(const T &item, const char *kind, QSet<QString> &seen, IssueCode duplicate)
    {
        checkName(item.name, kind, item.id, {});
        const QString key = foldedName(item.schemaName) + QChar(0x1f) + foldedName(item.name);
        if (seen.contains(key) && !item.name.trimmed().isEmpty())
            add(duplicate, item.id, {}, {item.name});
        seen.insert(key);
    }

    void checkNames()
    {
        QSet<QString> tables;
        QSet<QString> types;
        QHash<QString, const Table *> classes;
        for (const Table &table : m_schema.tables()) {
            checkGlobalName(table, "table", tables, IssueCode::DuplicateTable);
            const QString className = m_naming.className(table);
            const Table *other = classes.value(className);
            if (other && foldedName(other->name) != foldedName(table.name))
                add(IssueCode::DuplicateClass, table.id, {}, {other->name, table.name, className});
            classes.insert(className, &table);
        }
        for (const View &view : m_schema.views())
            checkGlobalName(view, "view", tables, IssueCode::DuplicateTable);
        for (const EnumType &type : m_schema.enums())
            checkGlobalName(type, "type", types, IssueCode::DuplicateEnum);
    }

    void checkEnum(const EnumType &type)
    {
        if (type.values.isEmpty())
            add(IssueCode::EnumWithoutValues, type.id, {}, {type.name});
        QSet<QString> seen;
        for (const QString &value : type.values) {
            if (seen.contains(value))
                add(IssueCode::DuplicateEnumValue, type.id, {}, {type.name, value});
            seen.insert(value);
        }
        const auto uses = [&](const Column &column) { return column.type.enumType() == type.id; };
        const auto isUsed = [&](const Table &table) { return std::any_of(table.columns.begin(), table.columns.end(), uses); };
        if (std::none_of(m_schema.tables().begin(), m_schema.tables().end(), isUsed))
            add(IssueCode::UnusedEnum, type.id, {}, {type.name});
    }

    void checkTable(const Table &table)
    {
        if (table.columns.isEmpty())
            add(IssueCode::NoColumns, table.id, {}, {table.name});
        else if (!table.primaryKey())
            add(IssueCode::NoKey, table.id, {}, {table.name});
        QSet<QString> names;
        for (const Column &column : table.columns) {
            checkName(column.name, "column", column.id, table.id);
            if (names.contains(foldedName(column.name)) && !column.name.trimmed().isEmpty())
                add(IssueCode::DuplicateColumn, column.id, table.id, {table.name, column.name});
            names.insert(foldedName(column.name));
            checkColumn(table, column);
        }
        checkKeys(table);
        checkInheritance(table);
        checkConstraintNames(table);
        checkAttributes(table);
        for (const Check &check : table.checks) {
            if (check.expression.trimmed().isEmpty())
                add(IssueCode::NoExpression, check.id, table.id, {table.name, m_naming.constraintName(table, check)});
        }
        for (const Relationship &relationship : table.relationships)
            checkRelationship(table, relationship);
    }

    void checkColumn(const Table &table, const Column &column)
    {
        const auto complain = [&](IssueCode code) { add(code, column.id, table.id, {table.name, column.name}); };
        if (column.nullable && table.isPrimary(column.id))
            complain(IssueCode::NullablePrimaryKey);
        if (column.isIdentity() && !column.type.isInteger())
            complain(IssueCode::IdentityNotInteger);
        if (column.isComputed() && column.expression.trimmed().isEmpty())
            complain(IssueCode::NoExpression);
        if (column.isComputed() && !column.defaultValue.isEmpty())
            complain(IssueCode::DefaultOnComputed);
        if (column.version && (!table.canCountVersions(column) || table.versionColumn()->id != column.id))
            complain(IssueCode::VersionUnfit);
        if (column.deferred && table.isPrimary(column.id))
            complain(IssueCode::DeferredKey);
        if (column.type.kind() == ColumnType::Kind::Enum && !m_schema.enumType(column.type.enumType()))
            complain(IssueCode::UnknownEnum);
    }

    static bool isSamePrimaryKey(const Table *table, const QList<Id> &columns)
    {
        const Key *key = table ? table->primaryKey() : nullptr;
        return key && key->columns == columns;
    }

    void checkInheritance(const Table &table)
    {
        const auto extends = [](const auto &from) { return from.second->inherits; };
        const auto incoming = m_incoming.value(table.id);
        const bool isExtended = std::any_of(incoming.begin(), incoming.end(), extends);
        if (const Relationship *base = table.inheritance()) {
            const Key *theirs = m_schema.keyOf(*base);
            if (!theirs || !theirs->primary || !isSamePrimaryKey(&table, base->columns))
                add(IssueCode::InheritanceKeys, base->id, table.id, {table.name, base->name});
        } else if ((isExtended || !table.subclasses.isEmpty()) && !table.discriminator) {
            add(IssueCode::NoDiscriminator, table.id, {}, {table.name});
        }
    }

    void checkKeys(const Table &table)
    {
        bool hasPrimary = false;
        QSet<QString> over;
        for (const Key &key : table.keys) {
            if (key.primary && std::exchange(hasPrimary, true))
                add(IssueCode::SeveralPrimaryKeys, key.id, table.id, {table.name});
            if (key.columns.isEmpty())
                add(IssueCode::EmptyKey, key.id, table.id, {table.name});
            checkSameColumns(table, key.id, m_naming.constraintName(table, key), textOf(key.columns), over);
        }
        for (const Index &index : table.indexes) {
            if (index.parts.isEmpty())
                add(IssueCode::EmptyKey, index.id, table.id, {table.name});
            const bool isPlain = index.where.isEmpty() && index.method.isEmpty()
                && std::none_of(index.parts.begin(), index.parts.end(), [](const IndexPart &part) {
                       return part.column.isNull() || part.prefix > 0 || part.descending || !part.collation.isEmpty();
                   });
            if (isPlain)
                checkSameColumns(table, index.id, m_naming.constraintName(table, index), textOf(columnsOf(index)), over);
        }
    }

    static QString textOf(const QList<Id> &ids)
    {
        QString result;
        for (Id id : ids)
            result += id.toString();
        return result;
    }

    void checkSameColumns(const Table &table, Id id, const QString &name, const QString &columns, QSet<QString> &seen)
    {
        if (seen.contains(columns) && !columns.isEmpty())
            add(IssueCode::DuplicateIndex, id, table.id, {table.name, name});
        seen.insert(columns);
    }

    void checkConstraintName(const Table &table, Id id, const QString &name, QSet<QString> &seen)
    {
        if (name.toUtf8().size() > MaxName)
            add(IssueCode::NameTooLong, id, table.id, {name});
        if (!name.isEmpty() && seen.contains(foldedName(name)))
            add(IssueCode::DuplicateConstraint, id, table.id, {table.name, name});
        seen.insert(foldedName(name));
    }

    void checkConstraintNames(const Table &table)
    {
        QSet<QString> names;
        for (const Key &key : table.keys)
            checkConstraintName(table, key.id, m_naming.constraintName(table, key), names);
        for (const Relationship &relationship : table.relationships) {
            if (relationship.isForeignKey())
                checkConstraintName(table, relationship.id, m_naming.constraintName(table, relationship), names);
        }
        for (const Check &check : table.checks)
            checkConstraintName(table, check.id, m_naming.constraintName(table, check), names);
        for (const Index &index : table.indexes)
            checkConstraintName(table, index.id, m_naming.constraintName(table, index), m_indexNames);
    }

    void checkAttributes(const Table &table)
    {
        QSet<QString> names;
        for (const Column &column : table.columns)
            names.insert(m_naming.member(column));
        const auto check = [&](const QString &name, Id id, Id owner) {
            if (!name.isEmpty() && names.contains(name))
                add(IssueCode::DuplicateAttribute, id, owner, {table.name, name});
            names.insert(name);
        };
        for (const Relationship &relationship : table.relationships)
            check(relationship.name, relationship.id, table.id);
        for (const auto &[owner, relationship] : m_incoming.value(table.id))
            check(relationship->back, relationship->id, owner->id);
    }

    void checkRelationship(const Table &table, const Relationship &relationship)
    {
        const QString name = relationship.name.isEmpty() ? m_naming.constraintName(table, relationship) : relationship.name;
        const auto complain = [&](IssueCode code, const QStringList &more = {}) {
            add(code, relationship.id, table.id, QStringList {table.name, name} + more);
        };
        if (relationship.name.trimmed().isEmpty())
            add(IssueCode::EmptyName, relationship.id, table.id, {u"relationship"_s});
        const Table *target = m_schema.table(relationship.to);
        const bool hasColumns = std::all_of(relationship.columns.begin(), relationship.columns.end(),
            [&](Id id) { return table.column(id) != nullptr; });
        if (!target || !hasColumns || (relationship.columns.isEmpty() && !relationship.isManyToMany()))
            return complain(IssueCode::NoTarget);
        if (!relationship.isForeignKey()
            && (relationship.onDelete != ReferentialAction::NoAction || relationship.onUpdate != ReferentialAction::NoAction))
            complain(IssueCode::UnreachableCascade);
        if (relationship.isManyToMany())
            return checkManyToMany(table, relationship, *target, name);
        const Key *key = m_schema.keyOf(relationship);
        if (!key)
            return complain(IssueCode::NoTargetKey, {target->name});
        if (key->columns.size() != relationship.columns.size()) {
            return complain(IssueCode::ColumnCount,
                {QString::number(relationship.columns.size()), target->name, QString::number(key->columns.size())});
        }
        checkTypes(table, relationship, *target, *key);
        checkActions(table, relationship, name);
        checkIndexed(table, relationship, name);
    }

    void checkManyToMany(const Table &table, const Relationship &relationship, const Table &target, const QString &name)
    {
        const Table *through = m_schema.table(relationship.through);
        if (!through)
            return add(IssueCode::NoTarget, relationship.id, table.id, {table.name, name});
        int mine = 0;
        int theirs = 0;
        for (const Relationship &link : through->relationships) {
            mine += !link.isManyToMany() && link.to == table.id;
            theirs += !link.isManyToMany() && link.to == target.id;
        }
        const bool linked = table.id == target.id ? mine >= 2 : mine >= 1 && theirs >= 1;
        if (!linked)
            add(IssueCode::ManyToManyUnlinked, relationship.id, table.id, {table.name, name, through->name});
    }

    void checkTypes(const Table &table, const Relationship &relationship, const Table &target, const Key &key)
    {
        for (qsizetype i = 0; i < key.columns.size(); ++i) {
            const Column *own = table.column(relationship.columns[i]);
            const Column *other = target.column(key.columns[i]);
            if (other && !isSameKind(own->type, other->type)) {
                add(IssueCode::TypeMismatch, relationship.id, table.id,
                    {table.name, own->name, m_schema.typeName(own->type), target.name, other->name,
                        m_schema.typeName(other->type)});
            }
        }
    }

    void checkActions(const Table &table, const Relationship &relationship, const QString &name)
    {
        const auto has = [&](ReferentialAction action) {
            return relationship.isForeignKey() && (relationship.onDelete == action || relationship.onUpdate == action);
        };
        for (Id id : relationship.columns) {
            const Column *column = table.column(id);
            if (has(ReferentialAction::SetNull) && !column->nullable)
                return add(IssueCode::SetNullOnMandatory, relationship.id, table.id, {table.name, name, column->name});
            if (has(ReferentialAction::SetDefault) && column->defaultValue.isEmpty())
                return add(IssueCode::SetDefaultWithoutDefault, relationship.id, table.id, {table.name, name, column->name});
        }
    }

    void checkIndexed(const Table &table, const Relationship &relationship, const QString &name)
    {
        const auto helps = [&](const Index &index) { return index.where.isEmpty() && startsWith(columnsOf(index), relationship.columns); };
        if (std::any_of(table.keys.begin(), table.keys.end(),
                [&](const Key &key) { return startsWith(key.columns, relationship.columns); })
            || std::any_of(table.indexes.begin(), table.indexes.end(), helps))
            return;
        QStringList columns;
        for (Id id : relationship.columns)
            columns.append(table.column(id)->name);
        add(IssueCode::NoIndex, relationship.id, table.id, {table.name, name, columns.join(u", ")});
    }

    static bool isMandatory(const Table &table, const Relationship &relationship)
    {
        return relationship.isForeignKey() && relationship.deferral != Deferral::InitiallyDeferred
            && !relationship.columns.isEmpty() && !table.isOptional(relationship);
    }

    void checkCycles()
    {
        QHash<Id, int> numbers;
        QList<QList<int>> needs(m_schema.tables().size());
        for (const Table &table : m_schema.tables())
            numbers.insert(table.id, int(numbers.size()));
        for (const Table &table : m_schema.tables()) {
            for (const Relationship &relationship : table.relationships) {
                if (isMandatory(table, relationship) && numbers.contains(relationship.to))
                    needs[numbers[table.id]].append(numbers[relationship.to]);
            }
        }
        QSet<std::pair<int, int>> cut;
        for (const auto &edge : topologicalSort(needs).cut)
            cut.insert(edge);
        for (const Table &table : m_schema.tables()) {
            for (const Relationship &relationship : table.relationships) {
                const bool closes = relationship.to == table.id
                    || cut.contains({numbers[table.id], numbers.value(relationship.to, -1)});
                if (closes && isMandatory(table, relationship))
                    add(IssueCode::MandatoryCycle, relationship.id, table.id, {table.name, relationship.name});
            }
        }
    }

    const Schema &m_schema;
    NamingRules m_naming;
    QList<Issue> m_issues;
    QSet<QString> m_indexNames;
    QHash<Id, Incoming> m_incoming; // relationships by the table they lead to: one pass for models of thousands
};

} // namespace

const char *issueTemplate(IssueCode code)
{
    return ruleOf(code).text;
}

const char *fixTemplate(IssueCode code)
{
    return ruleOf(code).fix;
}

QString Issue::text() const
{
    return filled(QString::fromUtf8(issueTemplate(code)));
}

QString Issue::filled(const QString &sentence) const
{
    return Sentence::filled(sentence, arguments);
}

QList<Issue> validate(const Schema &schema)
{
    Validation validation(schema);
    validation.checkSchema();
    return validation.take();
}

QList<Issue> validate(const Model &model)
{
    Validation validation(model.schema);
    validation.checkSchema();
    validation.checkDiagrams(model.diagrams);
    return validation.take();
}

} // namespace jw
