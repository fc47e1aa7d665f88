// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/schema/fix.h"

#include "joinwright/schema/naming.h"

using namespace Qt::StringLiterals;

namespace jw {

namespace {

constexpr int FixedNameLength = 63;

template<typename T>
T *find(QList<T> &list, Id id)
{
    const auto it = std::find_if(list.begin(), list.end(), [id](const T &item) { return item.id == id; });
    return it == list.end() ? nullptr : &*it;
}

QString shortened(QString name)
{
    while (name.toUtf8().size() > FixedNameLength)
        name.chop(name.back().isLowSurrogate() ? 2 : 1);
    return name;
}

/// Mends one issue in a copy of the model.
class Fix
{
public:
    Fix(const Model &model, const Issue &issue)
        : m_model(model)
        , m_issue(issue)
        , m_naming(model.schema)
        , m_table(m_model.schema.editTable(issue.owner ? issue.owner : issue.id))
    {
        if (m_table && issue.owner) {
            m_column = m_table->editColumn(issue.id);
            m_relationship = find(m_table->relationships, issue.id);
        }
    }

    Model run()
    {
        mend();
        return m_model;
    }

private:
    void mend();
    void name(const std::function<QString(const QString &)> &change);
    void nameTable();
    void addKey();
    void numberAttribute();
    void dropConstraintName();
    void removeKeyOrIndex();
    void takeKeyTypes();
    void addIndex();
    void removePlacement();

    Schema &schema() { return m_model.schema; }

    Model m_model;
    const Issue &m_issue;
    NamingRules m_naming;
    Table *m_table;
    Column *m_column = nullptr;
    Relationship *m_relationship = nullptr;
};

void Fix::name(const std::function<QString(const QString &)> &change)
{
    if (m_column)
        m_column->name = change(m_column->name);
    else if (m_relationship && m_issue.code == IssueCode::EmptyName)
        m_relationship->name = change(m_relationship->name);
    else if (m_table && !m_issue.owner)
        m_table->name = change(m_table->name);
    else if (m_table)
        dropConstraintName();
    else if (const EnumType *type = schema().enumType(m_issue.id)) {
        EnumType renamed = *type;
        renamed.name = change(renamed.name);
        schema().setEnum(renamed);
    } else if (const View *view = schema().view(m_issue.id)) {
        View renamed = *view;
        renamed.name = change(renamed.name);
        schema().setView(renamed);
    }
}

/// The name by rule for what has none, or a free one near the name it has.
void Fix::nameTable()
{
    name([this](const QString &old) {
        if (m_relationship) {
            const Table *target = schema().table(m_relationship->to);
            return target ? m_naming.relationshipName(*m_table, m_relationship->columns, *target) : u"relationship"_s;
        }
        if (m_column)
            return m_naming.freeColumnName(*m_table, old.trimmed().isEmpty() ? u"column"_s : old);
        const QString wanted = old.trimmed().isEmpty() ? (m_table ? u"table"_s : u"unnamed"_s) : old;
        if (m_issue.code == IssueCode::DuplicateEnum) {
            int n = 2;
            while (schema().enumType(QStringView(wanted + u'_' + QString::number(n))))
                ++n;
            return wanted + u'_' + QString::number(n);
        }
        return m_naming.freeTableName(wanted == "table"_L1 ? u"table_1"_s : wanted);
    });
}

void Fix::addKey()
{
    if (!m_table)
        return;
    const auto isId = [](const Column &c) { return c.name.compare("id"_L1, Qt::CaseInsensitive) == 0; };
    auto it = std::find_if(m_table->columns.begin(), m_table->columns.end(), isId);
    if (it == m_table->columns.end()) {
        Column column;
        column.id = Id::create();
        column.name = m_naming.isSnakeCase() ? u"id"_s : u"Id"_s;
        column.type = ColumnType::Kind::Int64;
        column.generation = Generation::Identity;
        m_table->columns.prepend(column);
        it = m_table->columns.begin();
    }
    it->nullable = false;
    Key key;
    key.id = Id::create();
    key.primary = true;
    key.columns = {it->id};
    m_table->keys.prepend(key);
}

void Fix::numberAttribute()
{
    if (!m_relationship)
        return;
    const QString doubled = m_issue.arguments.value(1);
    const bool isBack = m_relationship->back == doubled
        && (m_relationship->name != doubled || m_issue.arguments.value(0) != m_table->name);
    const Table *holder = schema().table(isBack ? m_relationship->to : m_table->id);
    if (!holder)
        return;
    const QStringList taken = m_naming.attributes(*holder);
    int n = 2;
    while (taken.contains(doubled + QString::number(n)))
        ++n;
    (isBack ? m_relationship->back : m_relationship->name) = doubled + QString::number(n);
}

void Fix::dropConstraintName()
{
    if (m_relationship)
        m_relationship->constraintName.clear();
    if (Key *key = find(m_table->keys, m_issue.id))
        key->name.clear();
    if (Check *check = find(m_table->checks, m_issue.id))
        check->name.clear();
    if (Index *index = find(m_table->indexes, m_issue.id))
        index->name.clear();
}

void Fix::removeKeyOrIndex()
{
    if (!m_table)
        return;
    m_table->keys.removeIf([this](const Key &key) { return key.id == m_issue.id; });
    m_table->indexes.removeIf([this](const Index &index) { return index.id == m_issue.id; });
}

void Fix::takeKeyTypes()
{
    const Key *key = m_relationship ? schema().keyOf(*m_relationship) : nullptr;
    const Table *target = m_relationship ? schema().table(m_relationship->to) : nullptr;
    for (qsizetype i = 0; key && target && i < qMin(key->columns.size(), m_relationship->columns.size()); ++i) {
        const Column *wanted = target->column(key->columns[i]);
        Column *own = m_table->editColumn(m_relationship->columns[i]);
        if (wanted && own)
            own->type = wanted->type;
    }
}

void Fix::addIndex()
{
    if (!m_relationship)
        return;
    Index index;
    index.id = Id::create();
    for (Id column : m_relationship->columns)
        index.parts.append({column, {}, false, {}, 0});
    index.name = m_naming.constraintName(*m_table, index);
    m_table->indexes.append(index);
}

void Fix::removePlacement()
{
    if (Diagram *diagram = m_model.editDiagram(m_issue.owner))
        diagram->remove(m_issue.id);
}

void Fix::mend()
{
    switch (m_issue.code) {
    case IssueCode::EmptyName:
    case IssueCode::DuplicateTable:
    case IssueCode::DuplicateColumn:
    case IssueCode::DuplicateEnum:
        return nameTable();
    case IssueCode::NameTooLong:
        return name(shortened);
    case IssueCode::DuplicateConstraint:
        if (m_table)
            dropConstraintName();
        return;
    case IssueCode::DuplicateAttribute:
        return numberAttribute();
    case IssueCode::NoColumns:
    case IssueCode::NoKey:
        return addKey();
    case IssueCode::SeveralPrimaryKeys:
        if (Key *key = m_table ? find(m_table->keys, m_issue.id) : nullptr)
            key->primary = false;
        return;
    case IssueCode::EmptyKey:
    case IssueCode::DuplicateIndex:
        return removeKeyOrIndex();
    case IssueCode::NullablePrimaryKey:
        if (m_column)
            m_column->nullable = false;
        return;
    case IssueCode::IdentityNotInteger:
        if (m_column)
            m_column->type = ColumnType::Kind::Int64;
        return;
    case IssueCode::DefaultOnComputed:
        if (m_column)
            m_column->defaultValue.clear();
        return;
    case IssueCode::DuplicateEnumValue:
        if (const EnumType *type = schema().enumType(m_issue.id)) {
            EnumType cleaned = *type;
            cleaned.values.removeDuplicates();
            schema().setEnum(cleaned);
        }
        return;
    case IssueCode::UnknownEnum:
        if (m_column)
            m_column->type = ColumnType::Kind::Text;
        return;
    case IssueCode::UnusedEnum:
        return schema().removeEnum(m_issue.id);
    case IssueCode::NoTarget:
    case IssueCode::ManyToManyUnlinked:
        if (m_table)
            m_table->relationships.removeIf([this](const Relationship &r) { return r.id == m_issue.id; });
        return;
    case IssueCode::TypeMismatch:
        return takeKeyTypes();
    case IssueCode::NoIndex:
        return addIndex();
    case IssueCode::SetNullOnMandatory:
    case IssueCode::SetDefaultWithoutDefault:
        if (m_relationship) {
            const auto bad = m_issue.code == IssueCode::SetNullOnMandatory ? ReferentialAction::SetNull : ReferentialAction::SetDefault;
            for (ReferentialAction *action : {&m_relationship->onDelete, &m_relationship->onUpdate}) {
                if (*action == bad)
                    *action = ReferentialAction::Restrict;
            }
        }
        return;
    case IssueCode::UnreachableCascade:
        if (m_relationship)
            m_relationship->onDelete = m_relationship->onUpdate = ReferentialAction::NoAction;
        return;
    case IssueCode::MandatoryCycle:
        if (m_relationship) {
            for (Id column : m_relationship->columns) {
                if (!m_table->isPrimary(column))
                    m_table->editColumn(column)->nullable = true;
            }
        }
        return;
    case IssueCode::VersionUnfit:
        if (m_column)
            m_column->version = false;
        return;
    case IssueCode::DeferredKey:
        if (m_column)
            m_column->deferred = false;
        return;
    case IssueCode::InheritanceKeys:
        if (Relationship *relationship = m_table ? find(m_table->relationships, m_issue.id) : nullptr)
            relationship->inherits = false;
        return;
    case IssueCode::UnknownPlacement:
        return removePlacement();
    case IssueCode::ReservedName:
    case IssueCode::DuplicateClass:
    case IssueCode::NoExpression:
    case IssueCode::EnumWithoutValues:
    case IssueCode::NoTargetKey:
    case IssueCode::ColumnCount:
    case IssueCode::NoDiscriminator:
        return;
    }
}

} // namespace

std::optional<Model> fixed(const Model &model, const Issue &issue)
{
    Model result = Fix(model, issue).run();
    if (result == model)
        return std::nullopt;
    return result;
}

} // namespace jw
