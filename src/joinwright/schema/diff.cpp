// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/schema/diff.h"

#include "joinwright/schema/properties.h"

#include <QtCore/QHash>

using namespace Qt::StringLiterals;

namespace jw {

namespace {

Id idOf(const Placement &item)
{
    return item.table;
}

Id idOf(const Bend &item)
{
    return item.relationship;
}

template<typename T>
Id idOf(const T &item)
{
    return item.id;
}

/// Ids of a longest run of `ids` that already stand in rising order of `place`: what need not move.
QSet<Id> keptInPlace(const QList<Id> &ids, const QHash<Id, int> &place)
{
    QList<int> tails; // index into ids of the smallest last element of a run of each length
    QList<int> previous(ids.size(), -1);
    for (int i = 0; i < ids.size(); ++i) {
        const auto it = std::lower_bound(tails.begin(), tails.end(), place[ids[i]],
            [&](int tail, int wanted) { return place[ids[tail]] < wanted; });
        previous[i] = it == tails.begin() ? -1 : *(it - 1);
        if (it == tails.end())
            tails.append(i);
        else
            *it = i;
    }
    QSet<Id> kept;
    for (int i = tails.isEmpty() ? -1 : tails.last(); i >= 0; i = previous[i])
        kept.insert(ids[i]);
    return kept;
}

/// Compares two states; collects into a Diff.
class Comparison
{
public:
    Comparison(const Schema &before, const Schema &after)
        : m_before(before)
        , m_after(after)
    {
    }

    void compareSchemas();
    void compareDiagrams(const QList<Diagram> &before, const QList<Diagram> &after);
    Diff take() { return std::move(m_diff); }

private:
    template<typename T>
    using Inner = void (Comparison::*)(const T &, const T &);

    template<typename T>
    void list(const QList<T> &before, const QList<T> &after, ObjectKind kind, bool ordered, Inner<T> inner = nullptr);
    template<typename T>
    void moved(const QList<T> &after, ObjectKind kind, const QHash<Id, int> &places);
    template<typename T>
    void properties(const T &before, const T &after, ObjectKind kind);
    void tableParts(const Table &before, const Table &after);
    void diagramParts(const Diagram &before, const Diagram &after);
    template<typename T>
    void add(ChangeKind change, ObjectKind kind, const T &item, bool isOld, Property property = {}, const QString &was = {});

    const Schema &m_before;
    const Schema &m_after;
    Diff m_diff;
    Id m_owner;
    const Table *m_tableBefore = nullptr;
    const Table *m_tableAfter = nullptr;
    QString m_ownerName;
};

template<typename T>
void Comparison::add(ChangeKind change, ObjectKind kind, const T &item, bool isOld, Property property, const QString &was)
{
    const PropertyContext context = isOld ? PropertyContext {m_before, m_tableBefore} : PropertyContext {m_after, m_tableAfter};
    m_diff.add({change, kind, idOf(item), m_owner, nameOf(item, context), m_ownerName, property.name, was, property.value});
}

template<typename T>
void Comparison::properties(const T &before, const T &after, ObjectKind kind)
{
    const QList<Property> old = propertiesOf(before, {m_before, m_tableBefore});
    const QList<Property> now = propertiesOf(after, {m_after, m_tableAfter});
    for (qsizetype i = 0; i < old.size(); ++i) {
        if (old[i].identity != now[i].identity)
            add(old[i].isPlace ? ChangeKind::Moved : ChangeKind::Changed, kind, after, false, now[i], old[i].value);
    }
}

template<typename T>
void Comparison::moved(const QList<T> &after, ObjectKind kind, const QHash<Id, int> &places)
{
    QList<Id> common;
    for (const T &item : after) {
        if (places.contains(idOf(item)))
            common.append(idOf(item));
    }
    if (std::is_sorted(common.begin(), common.end(), [&](Id a, Id b) { return places[a] < places[b]; }))
        return;
    const QSet<Id> kept = keptInPlace(common, places);
    for (const T &item : after) {
        if (places.contains(idOf(item)) && !kept.contains(idOf(item)))
            add(ChangeKind::Moved, kind, item, false);
    }
}

template<typename T>
void Comparison::list(const QList<T> &before, const QList<T> &after, ObjectKind kind, bool ordered, Inner<T> inner)
{
    if (before.constData() == after.constData() && before.size() == after.size())
        return; // the same shared data
    QHash<Id, int> places;
    QHash<Id, int> placesAfter;
    for (int i = 0; i < before.size(); ++i)
        places.insert(idOf(before[i]), i);
    for (int i = 0; i < after.size(); ++i)
        placesAfter.insert(idOf(after[i]), i);
    for (const T &item : before) {
        if (!placesAfter.contains(idOf(item)))
            add(ChangeKind::Removed, kind, item, true);
    }
    for (const T &item : after) {
        const auto old = places.constFind(idOf(item));
        if (old == places.constEnd()) {
            add(ChangeKind::Added, kind, item, false);
        } else if (!(before[*old] == item)) {
            properties(before[*old], item, kind);
            if (inner)
                (this->*inner)(before[*old], item);
        }
    }
    if (ordered)
        moved(after, kind, places);
}

void Comparison::tableParts(const Table &before, const Table &after)
{
    m_owner = after.id;
    m_ownerName = after.name;
    m_tableBefore = &before;
    m_tableAfter = &after;
    list(before.columns, after.columns, ObjectKind::Column, true);
    list(before.keys, after.keys, ObjectKind::Key, true);
    list(before.relationships, after.relationships, ObjectKind::Relationship, true);
    list(before.indexes, after.indexes, ObjectKind::Index, true);
    list(before.checks, after.checks, ObjectKind::Check, true);
    m_owner = {};
    m_ownerName.clear();
    m_tableBefore = m_tableAfter = nullptr;
}

void Comparison::diagramParts(const Diagram &before, const Diagram &after)
{
    m_owner = after.id;
    m_ownerName = after.name;
    list(before.placements, after.placements, ObjectKind::Placement, true);
    list(before.areas, after.areas, ObjectKind::Area, true);
    list(before.notes, after.notes, ObjectKind::Note, true);
    list(before.bends, after.bends, ObjectKind::Bend, true);
    m_owner = {};
    m_ownerName.clear();
}

void Comparison::compareSchemas()
{
    properties(m_before, m_after, ObjectKind::Schema);
    list(m_before.enums(), m_after.enums(), ObjectKind::Enum, false);
    list(m_before.tables(), m_after.tables(), ObjectKind::Table, false, &Comparison::tableParts);
    list(m_before.views(), m_after.views(), ObjectKind::View, false);
}

void Comparison::compareDiagrams(const QList<Diagram> &before, const QList<Diagram> &after)
{
    list(before, after, ObjectKind::Diagram, true, &Comparison::diagramParts);
}

} // namespace

void Diff::add(Change change)
{
    m_touched.insert(change.id);
    if (change.owner)
        m_touched.insert(change.owner);
    changes.append(std::move(change));
}

QList<Change> Diff::of(ObjectKind object) const
{
    QList<Change> result;
    std::copy_if(changes.begin(), changes.end(), std::back_inserter(result),
        [object](const Change &change) { return change.object == object; });
    return result;
}

Diff diff(const Schema &before, const Schema &after)
{
    Comparison comparison(before, after);
    comparison.compareSchemas();
    return comparison.take();
}

Diff diff(const Model &before, const Model &after)
{
    Comparison comparison(before.schema, after.schema);
    comparison.compareSchemas();
    comparison.compareDiagrams(before.diagrams, after.diagrams);
    Diff result = comparison.take();
    if (before.unknown != after.unknown) {
        result.add({ChangeKind::Changed, ObjectKind::Schema, after.schema.id, {}, after.schema.name, {},
            u"unknown keys of the diagrams"_s, QString::number(before.unknown.size()), QString::number(after.unknown.size())});
    }
    return result;
}

QString objectKindName(ObjectKind kind)
{
    static constexpr const char *Names[] = {"model", "table", "column", "key", "relationship", "index", "check", "type",
        "view", "diagram", "table", "area", "note", "line"};
    return QLatin1StringView(Names[int(kind)]);
}

QString describe(const Change &change)
{
    const QString kind = objectKindName(change.object);
    const QString subject = change.name.isEmpty() ? kind : kind + u' ' + change.name;
    const QString owner = change.ownerName.isEmpty() ? QString() : change.ownerName + u": "_s;
    if (change.kind == ChangeKind::Added)
        return owner + subject + u" added"_s;
    if (change.kind == ChangeKind::Removed)
        return owner + subject + u" removed"_s;
    if (change.kind == ChangeKind::Moved)
        return owner + subject + u" moved"_s;
    if (change.property == "name"_L1 && !change.before.isEmpty() && !change.after.isEmpty())
        return owner + kind + u' ' + change.before + u" renamed to "_s + change.after;
    const QString path = change.object == ObjectKind::Column ? change.ownerName + u'.' + change.name : owner + subject;
    const auto shown = [](const QString &value) { return value.isEmpty() ? u"none"_s : value; };
    return path + u": "_s + change.property + u' ' + shown(change.before) + u" → "_s + shown(change.after);
}

} // namespace jw
