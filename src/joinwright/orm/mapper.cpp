// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/mapper.h"

#include "joinwright/core/error.h"
#include "joinwright/dialect/dialect.h"
#include "joinwright/orm/row.h"

#include <limits>

namespace jw {

using namespace Qt::StringLiterals;

QString Relation::path() const
{
    return mapper->name() + u'.' + (name.isEmpty() ? target->name() : name);
}

bool Relation::deletesOrphans() const
{
    return kind == Kind::ToMany && (deleteOrphans || (!toOne().optional && onDelete == ReferentialAction::Cascade));
}

QList<int> Relation::cutColumns() const
{
    QList<int> cells;
    std::copy_if(columns.begin(), columns.end(), std::back_inserter(cells),
        [this](int cell) { return mapper->isNullable(cell) && !mapper->isKey(cell); });
    return cells.isEmpty() ? columns : cells;
}

const Relation &Relation::toOne() const
{
    return target->relations()[inverse];
}

bool Relation::isLink() const
{
    const QList<Relation> &siblings = mapper->relations();
    return std::any_of(siblings.begin(), siblings.end(),
        [this](const Relation &other) { return other.kind == Kind::ManyToMany && other.links == index; });
}

bool Relation::loadsBeforeRemoval() const
{
    return kind == Kind::ToMany && (inherits || onRemove == Removal::Delete || onRemove == Removal::Nullify || isLink());
}

Mapper::Mapper(const Table &table, const Schema &schema, const Dialect &dialect, const QString &hiddenKey)
    : m_table(table)
    , m_ref(TableRef::of(table))
{
    for (const Column &column : table.columns) {
        if (column.type.kind() == ColumnType::Kind::Enum) {
            if (const EnumType *type = schema.enumType(column.type.enumType()))
                m_enums.insert(int(m_types.size()), *type);
        }
        m_types.append(column.type);
    }
    findKey(table, hiddenKey);
    const Column *version = table.versionColumn();
    if (version && table.canCountVersions(*version))
        m_version = table.columnIndex(version->id);
    m_discriminator = table.discriminator ? table.columnIndex(table.discriminator) : -1;
    findRules();
    findUnique();
    findForms(schema, dialect);
    findUniqueForms(schema, dialect);
}

namespace {

bool isPlainForm(const TextForm &form)
{
    return form == TextForm();
}

/// What both take for the same, and more.
TextForm widerForm(const TextForm &a, const TextForm &b)
{
    return {std::max(a.letters, b.letters), a.trimsBlanks || b.trimsBlanks, a.isPartial || b.isPartial};
}

} // namespace

void Mapper::findForms(const Schema &schema, const Dialect &dialect)
{
    m_forms.resize(cellCount());
    for (int cell = 0; cell < columnCount(); ++cell)
        m_forms[cell] = dialect.textForm(schema, m_table, m_table.columns[cell]);
    if (std::all_of(m_forms.begin(), m_forms.end(), isPlainForm))
        m_forms.clear();
}

void Mapper::findUniqueForms(const Schema &schema, const Dialect &dialect)
{
    m_uniqueForms = m_forms.isEmpty() ? QList<TextForm>(cellCount()) : m_forms;
    for (const Index &index : std::as_const(m_table.indexes)) {
        for (const IndexPart &part : index.parts) {
            const int cell = part.collation.isEmpty() || !index.unique ? -1 : m_table.columnIndex(part.column);
            if (cell < 0)
                continue;
            Column column = m_table.columns[cell];
            column.collation = part.collation;
            m_uniqueForms[cell] = widerForm(m_uniqueForms[cell], dialect.textForm(schema, m_table, column));
        }
    }
    if (std::all_of(m_uniqueForms.begin(), m_uniqueForms.end(), isPlainForm))
        m_uniqueForms.clear();
}

QList<TextForm> Mapper::textForms(const QList<int> &cells) const
{
    QList<TextForm> forms;
    for (const int cell : m_forms.isEmpty() ? QList<int>() : cells)
        forms.append(m_forms[cell]);
    return std::all_of(forms.begin(), forms.end(), isPlainForm) ? QList<TextForm>() : forms;
}

bool Mapper::hasPartialForms(const QList<int> &cells) const
{
    return std::any_of(cells.begin(), cells.end(), [this](int cell) { return textForm(cell).isPartial; });
}

void Mapper::findUnique()
{
    const auto add = [this](const QList<Id> &columns) {
        QList<int> cells;
        for (const Id column : columns)
            cells.append(m_table.columnIndex(column));
        if (!cells.isEmpty() && !cells.contains(-1) && !m_unique.contains(cells))
            m_unique.append(cells);
    };
    for (const Key &key : std::as_const(m_table.keys))
        add(key.columns);
    for (const Index &index : std::as_const(m_table.indexes)) {
        QList<Id> columns;
        for (const IndexPart &part : index.parts)
            columns.append(part.column); // an expression has none
        if (index.unique && index.where.isEmpty())
            add(columns);
    }
}

const EnumType *Mapper::enumType(int cell) const
{
    const auto found = m_enums.constFind(cell);
    return found == m_enums.cend() ? nullptr : &*found;
}

void Mapper::findRules()
{
    for (int cell = 0; cell < cellCount(); ++cell) {
        m_rules.push_back(ruleOf(cell));
        if (m_rules.back().isRequired)
            m_required.append(cell);
    }
}

namespace {

/// The kind of all values of a column, as far as a value's kind tells whether it fits.
Value::Kind exactKind(ColumnType::Kind type)
{
    switch (type) {
    case ColumnType::Kind::Int16:
    case ColumnType::Kind::Int32:
    case ColumnType::Kind::Int64:
        return Value::Kind::Int64;
    case ColumnType::Kind::Float:
    case ColumnType::Kind::Double:
        return Value::Kind::Double;
    case ColumnType::Kind::Text:
        return Value::Kind::Text;
    case ColumnType::Kind::Binary:
        return Value::Kind::Blob;
    case ColumnType::Kind::Boolean:
        return Value::Kind::Bool;
    case ColumnType::Kind::Date:
        return Value::Kind::Date;
    case ColumnType::Kind::Time:
        return Value::Kind::Time;
    case ColumnType::Kind::Timestamp:
        return Value::Kind::Timestamp;
    case ColumnType::Kind::TimestampTz:
        return Value::Kind::TimestampTz;
    default:
        return Value::Kind::Null;
    }
}

} // namespace

Mapper::CellRule Mapper::ruleOf(int cell) const
{
    const ColumnType::Kind type = m_types[cell].kind();
    CellRule rule{.kind = exactKind(type)};
    rule.highest = type == ColumnType::Kind::Int16 ? std::numeric_limits<qint16>::max()
        : type == ColumnType::Kind::Int32          ? std::numeric_limits<qint32>::max()
                                                   : std::numeric_limits<qint64>::max();
    rule.lowest = -rule.highest - 1;
    if (cell >= columnCount())
        return rule;
    const Column &column = m_table.columns[cell];
    rule.isWritable = cell != m_version && !column.isComputed();
    const bool isGiven = isKey(cell) ? !m_assignsKey : !column.nullable && !column.isIdentity();
    rule.isRequired = rule.isWritable && column.defaultValue.isEmpty() && isGiven;
    return rule;
}

void Mapper::findKey(const Table &table, const QString &hiddenKey)
{
    if (const Key *primary = table.primaryKey()) {
        for (const Id column : primary->columns)
            m_key.append(table.columnIndex(column));
    } else if (!hiddenKey.isEmpty() && !table.column(hiddenKey)) {
        m_hiddenKey = hiddenKey;
        m_key.append(int(m_types.size()));
        m_types.append(ColumnType::Kind::Int64);
    }
    if (m_key.size() == 1)
        m_assignsKey = hasHiddenKey() || table.columns[m_key[0]].isIdentity();
}

void Mapper::layOut()
{
    m_slots = 0;
    m_relationsOf = QList<QList<int>>(cellCount());
    m_toOnes.clear();
    for (const Relation &relation : std::as_const(m_relations)) {
        m_isOfHierarchy = m_isOfHierarchy || relation.inherits;
        if (relation.kind != Relation::Kind::ManyToMany)
            ++m_slots;
        if (relation.kind != Relation::Kind::ToOne)
            continue;
        m_toOnes.append(relation.index);
        if (relation.inherits && m_extended < 0)
            m_extended = relation.index;
        for (const int cell : relation.columns)
            m_relationsOf[cell].append(relation.index);
    }
    for (int cell = 0; cell < cellCount(); ++cell) {
        CellRule &rule = m_rules[size_t(cell)];
        rule.isFree = rule.isWritable && !isReadOnly() && cell < Row::GivenBits && m_relationsOf[cell].isEmpty();
    }
    findDeferred();
    m_slotOffset = int(sizeof(Row) + size_t(cellCount()) * sizeof(Value));
    m_rowSize = m_slotOffset + m_slots * int(sizeof(void *));
}

void Mapper::findCounter()
{
    for (const Relation *up = extended(); up && !m_counter; up = up->target->extended()) {
        if (up->target->versionCell() >= 0)
            m_counter = up->target;
    }
}

bool Mapper::isReferred(int cell) const
{
    return std::any_of(m_relations.begin(), m_relations.end(), [cell](const Relation &relation) {
        const bool follows = relation.onUpdate == ReferentialAction::Cascade || relation.onUpdate == ReferentialAction::SetNull;
        return follows && relation.kind == Relation::Kind::ToMany && relation.columns.contains(cell);
    });
}

void Mapper::findDeferred()
{
    QList<quint16> bits(cellCount(), 0);
    int count = 0;
    for (int cell = 0; cell < columnCount() && count < 16; ++cell) {
        const bool isNeeded = isKey(cell) || cell == m_version || cell == m_discriminator
            || std::any_of(m_relations.begin(), m_relations.end(),
                [cell](const Relation &relation) { return relation.columns.contains(cell); });
        if (m_table.columns[cell].deferred && !isNeeded)
            bits[cell] = quint16(1u << count++);
    }
    if (count == 0)
        return;
    m_deferred = bits;
    m_deferredMask = quint16((1u << count) - 1);
}

QString Mapper::cellName(int cell) const
{
    return cell < columnCount() ? m_table.columns[cell].name : m_hiddenKey;
}

bool Mapper::isNullable(int cell) const
{
    return cell < columnCount() && m_table.columns[cell].nullable;
}

bool Mapper::isComputed(int cell) const
{
    return cell < columnCount() && m_table.columns[cell].isComputed();
}

bool Mapper::hasDefault(int cell) const
{
    return cell < columnCount() && !m_table.columns[cell].defaultValue.isEmpty();
}

int Mapper::relationIndex(Id relationship, bool back) const
{
    for (const Relation &relation : m_relations) {
        if (relation.id == relationship && relation.back == back)
            return relation.index;
    }
    return -1;
}

int Mapper::relationIndex(QStringView name) const
{
    for (const Relation &relation : m_relations) {
        if (relation.name == name)
            return relation.index;
    }
    return -1;
}

const Relation &Mapper::relation(QStringView name) const
{
    const int index = name.isEmpty() ? -1 : relationIndex(name);
    if (index >= 0)
        return m_relations[index];
    QStringList names;
    for (const Relation &relation : m_relations) {
        if (!relation.name.isEmpty())
            names.append(relation.name);
    }
    Error::Context context;
    context.table = m_table.name;
    throw Error(ErrorKind::Usage,
        u"the table %1 has no relationship \"%2\"; it has: %3"_s.arg(
            m_table.name, name, names.isEmpty() ? u"none"_s : names.join(u", "_s)),
        context);
}

const Relation &Mapper::relation(Id relationship, bool back) const
{
    const int index = relationIndex(relationship, back);
    if (index >= 0)
        return m_relations[index];
    Error::Context context;
    context.table = m_table.name;
    throw Error(ErrorKind::Usage,
        u"the table %1 has no such relationship (%2)"_s.arg(m_table.name, relationship.toString()), context);
}

int Mapper::cellIndex(QStringView column) const
{
    const int index = m_table.columnIndex(column);
    if (index >= 0)
        return index;
    if (hasHiddenKey() && column == m_hiddenKey)
        return columnCount();
    Error::Context context;
    context.table = m_table.name;
    context.column = column.toString();
    throw Error(ErrorKind::Usage, u"the table %1 has no column \"%2\""_s.arg(m_table.name, column), context);
}

Expr Mapper::expression(int cell) const
{
    return Expr::column(m_ref, cellName(cell), m_types[cell]);
}

QStringList Mapper::enumValues(int cell) const
{
    return m_enums.value(cell).values;
}

} // namespace jw
