// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/codegen/sqlgenerator.h"

#include "joinwright/codegen/template.h"
#include "joinwright/dialect/dialect.h"

using namespace Qt::StringLiterals;

namespace jw {

namespace {

QString closed(const QString &statement)
{
    const QString text = statement.trimmed();
    return text.endsWith(u';') ? text : text + u';';
}

bool isOfTheDatabase(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Table:
    case ObjectKind::Column:
    case ObjectKind::Key:
    case ObjectKind::Relationship:
    case ObjectKind::Index:
    case ObjectKind::Check:
    case ObjectKind::View:
        return true;
    default:
        return false;
    }
}

/// The same said in other words: TRUE is true, 0.00 is 0, and RESTRICT is what a foreign key does by itself.
bool isTheSame(const Change &change)
{
    if (change.kind != ChangeKind::Changed)
        return false;
    bool isNumber = false;
    const double before = change.before.toDouble(&isNumber);
    return change.before.compare(change.after, Qt::CaseInsensitive) == 0 || (isNumber && before == change.after.toDouble(&isNumber) && isNumber)
        || (change.before == "restrict"_L1 && change.after.isEmpty());
}

/// What the model alone knows, and what databases call things where the schema leaves that to them.
bool isOfTheModel(const Change &change)
{
    static const QStringList words {u"name"_s, u"className"_s, u"member"_s, u"back"_s, u"version"_s, u"deferred"_s, u"inherits"_s,
        u"discriminator"_s, u"subclasses"_s, u"label"_s};
    return change.kind == ChangeKind::Moved || (change.kind == ChangeKind::Changed && words.contains(change.property));
}

QString reasonOf(const Change &change, const QString &product)
{
    switch (change.kind) {
    case ChangeKind::Added:
        return "%1 adds it."_L1.arg(product);
    case ChangeKind::Removed:
        return "%1 does not have it."_L1.arg(product);
    default:
        return change.after.isEmpty() ? "%1 does not keep its %2 %3."_L1.arg(product, change.property, change.before)
                                      : "On %1: %2 %4 instead of %3."_L1.arg(product, change.property, change.before.isEmpty() ? u"none"_s : change.before, change.after);
    }
}

} // namespace

SqlGenerator::SqlGenerator(const QString &target, const QString &dialect, const QString &product, const QString &file)
    : m_target(target)
    , m_dialect(dialect)
    , m_product(product)
    , m_file(file)
{
}

const Dialect &SqlGenerator::dialect() const
{
    return *Dialect::byName(m_dialect);
}

QStringList SqlGenerator::statements(const Schema &schema, const QList<Id> &only) const
{
    QStringList list;
    for (const QString &statement : dialect().createStatements(schema, only))
        list.append(closed(statement));
    return list;
}

QList<GeneratedFile> SqlGenerator::generate(const Schema &schema, const GeneratorOptions &) const
{
    return {{m_file, Template(u"sql/schema.sql"_s).render({{u"statements"_s, statements(schema, {})}})}};
}

QString SqlGenerator::generateTable(const Schema &schema, Id table, const GeneratorOptions &) const
{
    return statements(schema, {tableOf(schema, table).id}).join(u"\n\n"_s) + u'\n';
}

QList<Inexpressible> SqlGenerator::inexpressible(const Schema &schema) const
{
    QList<Inexpressible> limits;
    const Diff kept = diff(schema, dialect().normalized(schema));
    for (const Change &change : kept.changes) {
        if (!isOfTheDatabase(change.object) || isOfTheModel(change) || isTheSame(change))
            continue;
        const QString place = change.ownerName.isEmpty() ? change.name : change.ownerName + u'.' + change.name;
        limits.append({change.owner.isNull() ? change.id : change.owner, change.object, change.name, change.property, place, reasonOf(change, m_product)});
    }
    return limits;
}

} // namespace jw
