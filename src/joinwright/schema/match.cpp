// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/schema/match.h"

#include "joinwright/schema/naming.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

using namespace Qt::StringLiterals;

namespace jw {

namespace {

constexpr double SameShape = 0.7; // share of columns that two tables of different names must have in common

QString folded(const QString &text)
{
    return text.toCaseFolded();
}

/// Pairs items of two lists, each at most once, by one rule after the other.
template<typename T>
class Pairing
{
public:
    Pairing(const QList<T> &reference, const QList<T> &reflected)
        : m_reference(reference)
        , m_reflected(reflected)
    {
    }

    /// Pairs what has the same non-empty word; `words` may give several for an item of the reference.
    template<typename Words, typename Word>
    Pairing &by(Words words, Word word)
    {
        QHash<QString, const T *> open;
        for (const T &item : m_reference) {
            if (m_done.contains(item.id))
                continue;
            for (const QString &key : words(item)) {
                if (!key.isEmpty() && !open.contains(key))
                    open.insert(key, &item);
            }
        }
        for (const T &item : m_reflected) {
            const T *found = m_pairs.contains(item.id) ? nullptr : open.value(word(item));
            if (found && !m_done.contains(found->id))
                pair(*found, item);
        }
        return *this;
    }
    template<typename Word>
    Pairing &by(Word word)
    {
        return by([&](const T &item) { return QStringList {word(item)}; }, word);
    }
    /// By name, exactly and without case, then by former names.
    Pairing &byNames()
    {
        by([](const T &item) { return item.name; });
        by([](const T &item) { return folded(item.name); });
        return *this;
    }
    Pairing &byFormerNames()
    {
        const auto former = [](const T &item) {
            QStringList names;
            for (const QString &name : item.was)
                names.append(folded(name));
            return names;
        };
        return by(former, [](const T &item) { return folded(item.name); });
    }
    /// Pairs an item left over with the only one left over of the same word.
    template<typename Word>
    Pairing &byOnly(Word word)
    {
        QHash<QString, QList<const T *>> left;
        QHash<QString, QList<const T *>> right;
        for (const T *item : restOfReference())
            left[word(*item)].append(item);
        for (const T *item : restOfReflected())
            right[word(*item)].append(item);
        for (auto it = left.cbegin(); it != left.cend(); ++it) {
            const auto others = right.value(it.key());
            if (it->size() == 1 && others.size() == 1)
                pair(*it->first(), *others.first());
        }
        return *this;
    }

    QList<const T *> restOfReference() const
    {
        QList<const T *> result;
        for (const T &item : m_reference) {
            if (!m_done.contains(item.id))
                result.append(&item);
        }
        return result;
    }
    QList<const T *> restOfReflected() const
    {
        QList<const T *> result;
        for (const T &item : m_reflected) {
            if (!m_pairs.contains(item.id))
                result.append(&item);
        }
        return result;
    }
    void pair(const T &reference, const T &reflected)
    {
        m_pairs.insert(reflected.id, &reference);
        m_done.insert(reference.id);
    }
    const T *referenceOf(const T &reflected) const { return m_pairs.value(reflected.id); }

private:
    const QList<T> &m_reference;
    const QList<T> &m_reflected;
    QHash<Id, const T *> m_pairs; // by the id of the reflected one
    QSet<Id> m_done; // of the reference
};

QString shapeOf(const Column &column)
{
    return QStringList {column.type.kind() == ColumnType::Kind::Enum ? u"@"_s : column.type.toString(),
        QString::number(column.nullable), QString::number(int(column.generation)), column.defaultValue, column.expression}
        .join(QChar(0x1f));
}

QSet<QString> columnNames(const Table &table)
{
    QSet<QString> names;
    for (const Column &column : table.columns)
        names.insert(folded(column.name));
    return names;
}

double likeness(const QSet<QString> &a, const QSet<QString> &b)
{
    const qsizetype common = (QSet<QString>(a) & b).size();
    return a.isEmpty() || b.isEmpty() ? 0 : double(common) / double(a.size() + b.size() - common);
}

QString withoutSpace(const QString &sql)
{
    return folded(sql).remove(u' ').remove(u'\n').remove(u'\t').remove(u'"').remove(u'`');
}

QString textOf(const QList<Id> &ids)
{
    QStringList result;
    for (Id id : ids)
        result.append(id.toString());
    return result.join(u',');
}

QString textOf(const QList<IndexPart> &parts)
{
    QStringList result;
    for (const IndexPart &part : parts)
        result.append(part.column ? part.column.toString() : withoutSpace(part.expression));
    return result.join(u',');
}

/// One run of match(): first pairs, then writes the result with the reference's ids.
class Matching
{
public:
    Matching(const Schema &reference, const Schema &reflected)
        : m_reference(reference)
        , m_reflected(reflected)
        , m_naming(reference)
        , m_tables(reference.tables(), reflected.tables())
        , m_enums(reference.enums(), reflected.enums())
        , m_views(reference.views(), reflected.views())
        , m_hasComments(hasComments(reflected))
    {
    }

    Schema run()
    {
        pairNames();
        for (const Table &table : m_reflected.tables())
            pairColumns(table);
        Schema result = header();
        for (const EnumType &type : m_reflected.enums())
            result.setEnum(adopted(type, m_enums.referenceOf(type)));
        for (const View &view : m_reflected.views())
            result.setView(adoptedView(view, m_views.referenceOf(view)));
        m_reflectedTables = withNewIds();
        for (Table &table : m_reflectedTables)
            pairParts(table);
        translateKeys();
        for (Table &table : m_reflectedTables)
            addWhatNoDatabaseKnows(table);
        result.setTables(m_reflectedTables);
        return result;
    }

private:
    static bool hasComments(const Schema &schema)
    {
        const auto said = [](const auto &item) { return !item.comment.isEmpty(); };
        return std::any_of(schema.tables().begin(), schema.tables().end(), [&](const Table &table) {
            return said(table) || std::any_of(table.columns.begin(), table.columns.end(), said);
        });
    }

    Schema header() const
    {
        Schema result = m_reference;
        result.setTables({});
        for (const EnumType &type : m_reference.enums())
            result.removeEnum(type.id);
        for (const View &view : m_reference.views())
            result.removeView(view.id);
        return result;
    }

    void pairNames()
    {
        const auto full = [](const auto &item) { return item.schemaName + QChar(0x1f) + item.name; };
        m_tables.by(full).byNames().byFormerNames();
        m_enums.by(full).byNames().byFormerNames().byOnly([](const EnumType &e) { return e.values.join(QChar(0x1f)); });
        m_views.by(full).byNames().byFormerNames().byOnly([](const View &view) { return withoutSpace(view.sql); });
        pairTablesByShape();
        for (const EnumType &type : m_reflected.enums()) {
            if (const EnumType *found = m_enums.referenceOf(type))
                m_ids.insert(type.id, found->id);
        }
    }

    void pairTablesByShape()
    {
        for (const Table *mine : m_tables.restOfReference()) {
            const QSet<QString> names = columnNames(*mine);
            const Table *best = nullptr;
            double most = SameShape;
            for (const Table *other : m_tables.restOfReflected()) {
                const double share = likeness(names, columnNames(*other));
                if (share >= most && names.size() > 1) {
                    most = share;
                    best = other;
                }
            }
            if (best)
                m_tables.pair(*mine, *best);
        }
    }

    void pairColumns(const Table &table)
    {
        const Table *reference = m_tables.referenceOf(table);
        if (!reference)
            return;
        m_ids.insert(table.id, reference->id);
        Pairing<Column> columns(reference->columns, table.columns);
        columns.byNames().byFormerNames();
        // By shape: the same type at the same place.
        for (const Column *mine : columns.restOfReference()) {
            const int place = reference->columnIndex(mine->id);
            if (place >= table.columns.size())
                continue;
            const Column &other = table.columns[place];
            if (!columns.referenceOf(other) && shapeOf(other) == shapeOf(*mine))
                columns.pair(*mine, other);
        }
        for (const Column &column : table.columns) {
            if (const Column *found = columns.referenceOf(column)) {
                m_ids.insert(column.id, found->id);
                m_columns.insert(found->id, found);
            }
        }
    }

    Id translated(Id id) const { return m_ids.value(id, id); }
    QList<Id> translated(QList<Id> ids) const
    {
        for (Id &id : ids)
            id = translated(id);
        return ids;
    }
    template<typename T>
    void takeComment(T &item, const T &reference) const
    {
        if (!m_hasComments)
            item.comment = reference.comment;
    }
    template<typename T>
    T adopted(T item, const T *reference) const
    {
        if (!reference)
            return item;
        item.id = reference->id;
        item.was = reference->was;
        item.unknown = reference->unknown;
        takeComment(item, *reference);
        return item;
    }

    /// A view whose reference names no columns is compared without them: a database always knows them.
    View adoptedView(View view, const View *reference) const
    {
        if (reference && reference->columns.isEmpty())
            view.columns.clear();
        return adopted(view, reference);
    }

    QList<Table> withNewIds() const
    {
        QList<Table> result;
        for (Table table : m_reflected.tables()) {
            if (const Table *reference = m_tables.referenceOf(table)) {
                table = adopted(table, reference);
                table.className = reference->className;
                table.label = reference->label;
            }
            for (Column &column : table.columns)
                translate(column);
            translateParts(table);
            if (const Table *reference = m_reference.table(table.id))
                takeInheritance(table, *reference);
            result.append(table);
        }
        return result;
    }

    /// What only a model says of the classes that share a table, as far as the columns are there.
    void takeInheritance(Table &table, const Table &reference) const
    {
        const auto isGone = [&table](Id column) { return !table.column(column); };
        table.discriminator = isGone(reference.discriminator) ? Id() : reference.discriminator;
        table.discriminatorValue = reference.discriminatorValue;
        table.subclasses = reference.subclasses;
        for (Subclass &subclass : table.subclasses)
            subclass.columns.removeIf(isGone);
    }

    void translate(Column &column) const
    {
        if (const Column *reference = m_columns.value(translated(column.id))) {
            column = adopted(column, reference);
            column.member = reference->member;
            column.version = reference->version;
            column.deferred = reference->deferred;
        }
        if (column.type.kind() == ColumnType::Kind::Enum)
            column.type = ColumnType::enumeration(translated(column.type.enumType()));
    }

    void translateParts(Table &table) const
    {
        for (Key &key : table.keys)
            key.columns = translated(key.columns);
        for (Index &index : table.indexes) {
            for (IndexPart &part : index.parts)
                part.column = translated(part.column);
        }
        for (Relationship &relationship : table.relationships) {
            relationship.columns = translated(relationship.columns);
            relationship.to = translated(relationship.to);
            relationship.through = translated(relationship.through);
        }
    }

    void pairParts(Table &table)
    {
        const Table *reference = m_reference.table(table.id);
        if (!reference)
            return;
        pairKeys(table, *reference);
        pairRelationships(table, *reference);
        pairIndexes(table, *reference);
        pairChecks(table, *reference);
    }

    void pairKeys(Table &table, const Table &reference)
    {
        const QList<Key> old = table.keys;
        Pairing<Key> keys(reference.keys, old);
        keys.by([](const Key &key) { return key.primary ? u"primary"_s : textOf(key.columns); });
        keys.by([this, &reference](const Key &key) { return folded(m_naming.constraintName(reference, key)); });
        for (Key &key : table.keys) {
            const Key *found = keys.referenceOf(key);
            if (!found)
                continue;
            m_ids.insert(key.id, found->id);
            if (found->name.isEmpty() && key.name == m_naming.constraintName(reference, *found))
                key.name.clear();
            key.id = found->id;
            key.unknown = found->unknown;
        }
        sortLike(table.keys, reference.keys);
    }

    void pairRelationships(Table &table, const Table &reference)
    {
        const QList<Relationship> old = table.relationships;
        Pairing<Relationship> pairs(reference.relationships, old);
        pairs.by([](const Relationship &r) { return textOf(r.columns) + u'>' + r.to.toString(); });
        pairs.by([](const Relationship &r) { return r.columns.isEmpty() ? QString() : textOf(r.columns); });
        pairs.by([this, &reference](const Relationship &r) {
            return r.columns.isEmpty() ? QString() : folded(m_naming.constraintName(reference, r));
        });
        for (Relationship &relationship : table.relationships) {
            if (const Relationship *found = pairs.referenceOf(relationship))
                adopt(relationship, *found, reference);
        }
    }

    void adopt(Relationship &relationship, const Relationship &found, const Table &owner) const
    {
        if (found.constraintName.isEmpty() && relationship.constraintName == m_naming.constraintName(owner, found))
            relationship.constraintName.clear();
        relationship.id = found.id;
        relationship.name = found.name;
        relationship.back = found.back;
        relationship.was = found.was;
        relationship.comment = found.comment;
        relationship.unknown = found.unknown;
        relationship.onRemove = found.onRemove;
        relationship.deleteOrphans = found.deleteOrphans;
        relationship.explicitAdd = found.explicitAdd;
        relationship.inherits = found.inherits;
    }

    void pairIndexes(Table &table, const Table &reference)
    {
        const QList<Index> old = table.indexes;
        Pairing<Index> pairs(reference.indexes, old);
        pairs.by([this, &reference](const Index &index) { return folded(m_naming.constraintName(reference, index)); });
        pairs.byFormerNames();
        pairs.by([](const Index &index) { return textOf(index.parts) + index.where; });
        for (Index &index : table.indexes) {
            const Index *found = pairs.referenceOf(index);
            if (!found)
                continue;
            index = adopted(index, found);
            if (found->name.isEmpty() && index.name == m_naming.constraintName(reference, *found))
                index.name.clear();
        }
        sortLike(table.indexes, reference.indexes);
    }

    void pairChecks(Table &table, const Table &reference)
    {
        const QList<Check> old = table.checks;
        Pairing<Check> pairs(reference.checks, old);
        pairs.by([](const Check &check) { return folded(check.name); });
        pairs.by([](const Check &check) { return withoutSpace(check.expression); });
        pairs.by([this, &reference](const Check &check) { return folded(m_naming.constraintName(reference, check)); });
        for (Check &check : table.checks) {
            const Check *found = pairs.referenceOf(check);
            if (!found)
                continue;
            if (found->name.isEmpty() && check.name == m_naming.constraintName(reference, *found))
                check.name.clear();
            check.id = found->id;
            check.unknown = found->unknown;
        }
        sortLike(table.checks, reference.checks);
    }

    /// Parts whose order no database keeps stand as in the reference; what is new comes last.
    template<typename T>
    static void sortLike(QList<T> &items, const QList<T> &reference)
    {
        QHash<Id, qsizetype> places;
        for (const T &item : reference)
            places.insert(item.id, places.size());
        std::stable_sort(items.begin(), items.end(), [&](const T &a, const T &b) {
            return places.value(a.id, places.size()) < places.value(b.id, places.size());
        });
    }

    /// Relationships name keys of other tables, whose ids are known only when all tables are done.
    void translateKeys()
    {
        for (Table &table : m_reflectedTables) {
            for (Relationship &relationship : table.relationships) {
                relationship.key = translated(relationship.key);
                dropDefaultKey(table, relationship);
            }
        }
    }

    /// A key that is the primary one may be said or left out; it is said as the reference says it.
    void dropDefaultKey(const Table &table, Relationship &relationship) const
    {
        const Table *owner = m_reference.table(table.id);
        const Relationship *reference = owner ? owner->relationship(relationship.id) : nullptr;
        const Table *target = m_reference.table(relationship.to);
        const Key *primary = target ? target->primaryKey() : nullptr;
        if (!reference || !primary || reference->to != relationship.to)
            return;
        if (relationship.key == primary->id && reference->key.isNull())
            relationship.key = {};
        else if (relationship.key.isNull() && reference->key == primary->id)
            relationship.key = primary->id;
    }

    bool isHere(Id table) const
    {
        return table.isNull()
            || std::any_of(m_reflectedTables.begin(), m_reflectedTables.end(), [&](const Table &t) { return t.id == table; });
    }

    void addWhatNoDatabaseKnows(Table &table) const
    {
        const Table *reference = m_reference.table(table.id);
        if (!reference)
            return;
        for (const Relationship &relationship : reference->relationships) {
            const bool hasColumns = std::all_of(relationship.columns.begin(), relationship.columns.end(),
                [&](Id column) { return table.column(column) != nullptr; });
            if (!relationship.isForeignKey() && !table.relationship(relationship.id) && hasColumns
                && isHere(relationship.to) && isHere(relationship.through))
                table.relationships.append(relationship);
        }
        sortLike(table.relationships, reference->relationships);
    }

    const Schema &m_reference;
    const Schema &m_reflected;
    NamingRules m_naming;
    Pairing<Table> m_tables;
    Pairing<EnumType> m_enums;
    Pairing<View> m_views;
    bool m_hasComments;
    QHash<Id, Id> m_ids; // of the reflected schema → of the reference
    QHash<Id, const Column *> m_columns; // of the reference, by id
    QList<Table> m_reflectedTables;
};

} // namespace

Schema match(const Schema &reference, const Schema &reflected)
{
    return Matching(reference, reflected).run();
}

} // namespace jw
