// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/schema/schema.h"

#include <algorithm>

namespace jw {

namespace {

template<typename T>
auto lowerBound(T &list, Id id)
{
    return std::lower_bound(list.begin(), list.end(), id, [](const auto &item, Id key) { return item.id < key; });
}

template<typename T>
const T *findById(const QList<T> &list, Id id)
{
    const auto it = lowerBound(list, id);
    return it != list.end() && it->id == id ? &*it : nullptr;
}

template<typename T>
const T *firstById(const QList<T> &list, Id id)
{
    const auto it = std::find_if(list.begin(), list.end(), [id](const T &item) { return item.id == id; });
    return it != list.end() ? &*it : nullptr;
}

template<typename T>
const T *firstByName(const QList<T> &list, QStringView name)
{
    const auto it = std::find_if(list.begin(), list.end(), [name](const T &item) { return item.name == name; });
    return it != list.end() ? &*it : nullptr;
}

template<typename T>
T &setById(QList<T> &list, T item)
{
    Q_ASSERT(!item.id.isNull());
    const auto it = lowerBound(list, item.id);
    if (it == list.end() || it->id != item.id)
        return *list.insert(it, std::move(item));
    return *it = std::move(item);
}

template<typename T>
void removeById(QList<T> &list, Id id)
{
    list.removeIf([id](const T &item) { return item.id == id; });
}

} // namespace

const Column *Table::column(Id wanted) const
{
    return firstById(columns, wanted);
}

const Column *Table::column(QStringView wanted) const
{
    return firstByName(columns, wanted);
}

const Key *Table::key(Id wanted) const
{
    return firstById(keys, wanted);
}

const Relationship *Table::relationship(Id wanted) const
{
    return firstById(relationships, wanted);
}

const Relationship *Table::relationship(QStringView wanted) const
{
    return firstByName(relationships, wanted);
}

const Subclass *Table::subclass(Id wanted) const
{
    return firstById(subclasses, wanted);
}

int Table::columnIndex(Id wanted) const
{
    const Column *found = column(wanted);
    return found ? int(found - columns.constData()) : -1;
}

int Table::columnIndex(QStringView wanted) const
{
    const Column *found = column(wanted);
    return found ? int(found - columns.constData()) : -1;
}

const Relationship *Table::inheritance() const
{
    for (const Relationship &relationship : relationships) {
        if (relationship.inherits)
            return &relationship;
    }
    return nullptr;
}

bool Table::canCountVersions(const Column &column) const
{
    const ColumnType::Kind kind = column.type.kind();
    const bool fits = column.type.isInteger() || kind == ColumnType::Kind::Timestamp || kind == ColumnType::Kind::TimestampTz
        || kind == ColumnType::Kind::Uuid;
    return fits && !column.nullable && !column.isComputed() && !column.isIdentity() && !isPrimary(column.id);
}

const Column *Table::versionColumn() const
{
    for (const Column &column : columns) {
        if (column.version)
            return &column;
    }
    return nullptr;
}

Column *Table::editColumn(Id wanted)
{
    const int index = columnIndex(wanted);
    return index < 0 ? nullptr : &columns[index];
}

const Key *Table::primaryKey() const
{
    const auto it = std::find_if(keys.begin(), keys.end(), [](const Key &key) { return key.primary; });
    return it == keys.end() ? nullptr : &*it;
}

bool Table::isPrimary(Id column) const
{
    const Key *primary = primaryKey();
    return primary && primary->columns.contains(column);
}

QList<const Relationship *> Table::relationshipsOf(Id column) const
{
    QList<const Relationship *> result;
    for (const Relationship &relationship : relationships) {
        if (relationship.columns.contains(column))
            result.append(&relationship);
    }
    return result;
}

bool Table::isUnique(const QList<Id> &wanted) const
{
    const auto same = [&](const QList<Id> &ids) {
        return ids.size() == wanted.size()
            && std::all_of(ids.begin(), ids.end(), [&](Id id) { return wanted.contains(id); });
    };
    if (std::any_of(keys.begin(), keys.end(), [&](const Key &key) { return same(key.columns); }))
        return true;
    return std::any_of(indexes.begin(), indexes.end(), [&](const Index &index) {
        QList<Id> ids;
        for (const IndexPart &part : index.parts)
            ids.append(part.column);
        return index.unique && index.where.isEmpty() && same(ids);
    });
}

bool Table::isOptional(const Relationship &relationship) const
{
    return std::any_of(relationship.columns.begin(), relationship.columns.end(), [this](Id id) {
        const Column *found = column(id);
        return found && found->nullable;
    });
}

const Table *Schema::table(Id wanted) const
{
    return findById(m_tables, wanted);
}

const Table *Schema::table(QStringView wanted, QStringView schemaName) const
{
    for (const Table &table : m_tables) {
        if (table.name == wanted && (schemaName.isEmpty() || table.schemaName == schemaName))
            return &table;
    }
    return nullptr;
}

const EnumType *Schema::enumType(Id wanted) const
{
    return findById(m_enums, wanted);
}

const EnumType *Schema::enumType(QStringView wanted) const
{
    const auto it = std::find_if(m_enums.begin(), m_enums.end(), [&](const EnumType &e) { return e.name == wanted; });
    return it == m_enums.end() ? nullptr : &*it;
}

const View *Schema::view(Id wanted) const
{
    return findById(m_views, wanted);
}

Table &Schema::setTable(Table table)
{
    return setById(m_tables, std::move(table));
}

Table *Schema::editTable(Id wanted)
{
    if (!table(wanted))
        return nullptr;
    return &*lowerBound(m_tables, wanted);
}

void Schema::removeTable(Id wanted)
{
    removeById(m_tables, wanted);
}

void Schema::setTables(QList<Table> tables)
{
    std::sort(tables.begin(), tables.end(), [](const Table &a, const Table &b) { return a.id < b.id; });
    m_tables = std::move(tables);
}

EnumType &Schema::setEnum(EnumType type)
{
    return setById(m_enums, std::move(type));
}

void Schema::removeEnum(Id wanted)
{
    removeById(m_enums, wanted);
}

View &Schema::setView(View view)
{
    return setById(m_views, std::move(view));
}

void Schema::removeView(Id wanted)
{
    removeById(m_views, wanted);
}

void Schema::removeTableFully(Id wanted)
{
    removeTable(wanted);
    const auto leadsThere = [wanted](const Relationship &r) { return r.to == wanted || r.through == wanted; };
    for (qsizetype i = 0; i < m_tables.size(); ++i) {
        const auto &relationships = std::as_const(m_tables)[i].relationships;
        if (std::any_of(relationships.begin(), relationships.end(), leadsThere))
            m_tables[i].relationships.removeIf(leadsThere);
    }
}

void Schema::removeColumnFully(Id tableId, Id column)
{
    Table *table = editTable(tableId);
    if (!table)
        return;
    QList<Id> lostKeys;
    for (Key &key : table->keys) {
        if (key.columns.removeAll(column) && key.columns.isEmpty())
            lostKeys.append(key.id);
    }
    table->keys.removeIf([&](const Key &key) { return lostKeys.contains(key.id); });
    table->relationships.removeIf([&](const Relationship &r) { return r.columns.contains(column); });
    for (Index &index : table->indexes)
        index.parts.removeIf([&](const IndexPart &part) { return part.column == column; });
    table->indexes.removeIf([](const Index &index) { return index.parts.isEmpty(); });
    if (table->discriminator == column)
        table->discriminator = {};
    for (Subclass &subclass : table->subclasses)
        subclass.columns.removeAll(column);
    table->columns.removeIf([&](const Column &item) { return item.id == column; });
    for (Table &other : m_tables) {
        other.relationships.removeIf(
            [&](const Relationship &r) { return r.to == tableId && !r.key.isNull() && lostKeys.contains(r.key); });
    }
}

const Table *Schema::ownerOf(Id relationship) const
{
    const auto it = std::find_if(m_tables.begin(), m_tables.end(),
        [&](const Table &table) { return table.relationship(relationship); });
    return it == m_tables.end() ? nullptr : &*it;
}

const Key *Schema::keyOf(const Relationship &relationship) const
{
    const Table *target = table(relationship.to);
    if (!target)
        return nullptr;
    return relationship.key.isNull() ? target->primaryKey() : target->key(relationship.key);
}

QList<std::pair<const Table *, const Relationship *>> Schema::relationshipsTo(Id wanted) const
{
    QList<std::pair<const Table *, const Relationship *>> result;
    for (const Table &table : m_tables) {
        for (const Relationship &relationship : table.relationships) {
            if (relationship.to == wanted)
                result.append({&table, &relationship});
        }
    }
    return result;
}

QString Schema::typeName(const ColumnType &type) const
{
    if (type.kind() == ColumnType::Kind::Enum) {
        if (const EnumType *found = enumType(type.enumType()))
            return found->name;
    }
    return type.toString();
}

} // namespace jw
