// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/record.h"

#include "joinwright/orm/coerce.h"
#include "joinwright/orm/entity.h"
#include "joinwright/orm/inheritance.h"
#include "joinwright/orm/sessionparts.h"

namespace jw {

using namespace Qt::StringLiterals;

const Mapper &Record::mapper() const
{
    if (isNull())
        throw Error(ErrorKind::Usage, u"a null record was used"_s);
    return row()->mapper();
}

int Record::cellIndex(QStringView column) const
{
    return mapper().cellIndex(column);
}

Field Record::operator[](const char *column) const
{
    return Field(*this, cellIndex(QString::fromUtf8(column)));
}

Field Record::operator[](QStringView column) const
{
    return Field(*this, cellIndex(column));
}

Field Record::operator[](int cell) const
{
    return Field(*this, cell);
}

Value Record::value(QStringView column) const
{
    return value(cellIndex(column));
}

void Record::setValue(int cell, const Value &value) const
{
    Session::Parts &parts = partsOf(row(), u"a value cannot be set"_s);
    if (row()->flags & (Row::Expired | Row::Deferred) && cell >= 0 && cell < mapper().cellCount())
        this->value(cell); // what is edited is compared with what was loaded
    parts.editor.setCell(row(), cell, value);
}

void Record::setValue(QStringView column, const Value &value) const
{
    setValue(cellIndex(column), value);
}

void Record::setToMillisecond(int cell, const Value &value) const
{
    const bool isKnown = session() && cell >= 0 && cell < mapper().cellCount();
    if (isKnown && row()->flags & (Row::Expired | Row::Deferred))
        this->value(cell);
    setValue(cell, isKnown ? keepingMicroseconds(value, row(), cell) : value);
}

void Record::setText(int cell, const QString &text) const
{
    setToMillisecond(cell, parse(text, mapper(), cell));
}

Value Record::original(int cell) const
{
    const Changes::Entry *entry = row()->changes ? row()->changes->find(cell) : nullptr;
    return row()->isGiven(cell) ? Value() : entry ? entry->original : value(cell);
}

bool Record::isDirty(int cell) const
{
    return !isNull() && session() && session()->parts().editor.isDirty(row(), cell);
}

QList<int> Record::dirtyCells() const
{
    QList<int> cells;
    for (int cell = 0; !isNull() && cell < mapper().cellCount(); ++cell) {
        if (isDirty(cell))
            cells.append(cell);
    }
    return cells;
}

bool Record::isBad(int cell) const
{
    return row() && row()->flags & Row::BadCells && row()->store->badCells(row()).contains(cell);
}

QList<Value> Record::key() const
{
    mapper();
    const KeyValues key = row()->store->identities().keyOf(row());
    return QList<Value>(key.begin(), key.end());
}

QString Record::objectName() const
{
    return isNull() ? u"null"_s : jw::objectName(row());
}

Record Record::one(QStringView relation, SourceLocation where) const
{
    return one(mapper().relation(relation).index, where);
}

Record Record::one(int index, SourceLocation where) const
{
    const CallSite site(where);
    const Relation &relation = mapper().relations().at(index);
    Loader &loader = partsOf(row(), u"%1 cannot be followed", relation).loader;
    if (relation.kind == Relation::Kind::ToOne)
        return Record(loader.parent(row(), relation));
    if (!relation.single)
        throw Error(ErrorKind::Usage, u"%1 leads to many rows"_s.arg(relation.path()));
    const QList<Row *> members = loader.members(row(), relation);
    return members.isEmpty() ? Record() : Record(Handle(members.first()));
}

Record Record::oneInMemory(int index) const
{
    const Relation &relation = mapper().relations().at(index);
    if (!session())
        return {};
    if (relation.kind == Relation::Kind::ToOne)
        return Record(session()->parts().loader.parentInMemory(row(), relation));
    const QList<Record> members = manyInMemory(index);
    return members.isEmpty() ? Record() : members.first();
}

void Record::setOne(QStringView relation, const Record &target) const
{
    setOne(mapper().relation(relation).index, target);
}

void Record::setOne(int index, const Record &given) const
{
    const Relation &relation = mapper().relations().at(index);
    const Record target(partFor(relation, given));
    Session::Parts &parts = partsOf(row(), u"%1 cannot be set", relation);
    if (relation.kind == Relation::Kind::ToOne)
        return parts.editor.setParent(row(), relation, target.row());
    if (!relation.single)
        throw Error(ErrorKind::Usage, u"%1 leads to many rows: use its collection"_s.arg(relation.path()));
    const Collection<Record> members(*this, index);
    parts.journal.open(u"Change %1"_s.arg(relation.path()));
    const auto close = qScopeGuard([&] { parts.journal.close(); });
    for (const Record &member : members.toList(SourceLocation())) {
        if (!(member == target))
            members.remove(member);
    }
    if (target)
        members.add(target);
}

Collection<Record> Record::many(QStringView relation) const
{
    return many(mapper().relation(relation).index);
}

Collection<Record> Record::many(int relation) const
{
    return Collection<Record>(*this, relation);
}

QList<Record> Record::manyInMemory(int index) const
{
    const Relation &relation = mapper().relations().at(index);
    const bool through = relation.kind == Relation::Kind::ManyToMany;
    const Members *members = session() ? RowStore::members(row(), through ? relation.links : index) : nullptr;
    QList<Record> result;
    const QList<Row *> rows = members ? members->rows : QList<Row *>();
    for (Row *member : rows) {
        const Handle far = through
            ? session()->parts().loader.parentInMemory(member, member->mapper().relations()[relation.far])
            : Handle(member);
        if (far)
            result.append(Record(far));
    }
    return result;
}

bool Record::isManyLoaded(int relation) const
{
    return many(relation).isLoaded();
}

} // namespace jw
