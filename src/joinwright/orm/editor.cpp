// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/editor.h"

#include "joinwright/core/error.h"
#include "joinwright/orm/coerce.h"

#include <QtCore/QSet>

namespace jw {

using namespace Qt::StringLiterals;
using Set = UnitOfWork::Set;

QString objectName(const Row *row)
{
    const Mapper &mapper = row->mapper();
    if (row->state == RowState::Pending || row->state == RowState::Transient)
        return u"new "_s + mapper.objectName();
    QStringList key;
    for (const Value &value : row->store->identities().keyOf(row))
        key.append(value.toString());
    return mapper.objectName() + u' ' + key.join(u", "_s);
}

namespace {

Error::Context contextOf(const Row *row, const QString &column = {})
{
    Error::Context context;
    context.table = row->mapper().name();
    context.column = column;
    context.object = objectName(row);
    return context;
}

bool holdsTarget(Row *row)
{
    const QList<int> &toOnes = row->mapper().toOnes();
    return std::any_of(toOnes.begin(), toOnes.end(),
        [row](int relation) { return RowStore::target(row, relation); });
}

bool isNew(const Row *row)
{
    return row->state == RowState::Pending || row->state == RowState::Transient;
}

/// Opens a step for the life of a function, so that all its edits are one.
class Step
{
public:
    explicit Step(Journal &journal, const QString &text = {})
        : m_journal(journal)
    {
        journal.open(text);
    }
    ~Step() { m_journal.close(); }
    Step(const Step &) = delete;
    Step &operator=(const Step &) = delete;

private:
    Journal &m_journal;
};

} // namespace

Editor::Editor(Graph &graph, UnitOfWork &work, Journal &journal, EditListener &listener)
    : m_graph(graph)
    , m_work(work)
    , m_journal(journal)
    , m_listener(listener)
{
}

const Editor::StepTexts &Editor::textsFor(const Mapper &mapper)
{
    if (m_texts.mapper != &mapper)
        m_texts = {&mapper, u"Add "_s + mapper.objectName(), u"Delete "_s + mapper.objectName()};
    return m_texts;
}

void Editor::checkWritable(const Row *row) const
{
    const bool isKnown = !(row->flags & Row::Keyless) && !row->mapper().isReadOnly();
    if (isNew(row) || (row->state == RowState::Persistent && isKnown))
        return;
    if (row->state == RowState::Detached)
        throw Error(ErrorKind::Usage,
            Error::phrase("%1 is detached: it was deleted, or its session has ended", objectName(row)), contextOf(row));
    if (row->state == RowState::Deleted)
        throw Error(ErrorKind::Usage, Error::phrase("%1 is to be deleted and cannot be changed", objectName(row)), contextOf(row));
    if (row->mapper().isReadOnly() || row->flags & Row::Keyless)
        throw Error(ErrorKind::Usage,
            Error::phrase("%1 cannot be changed: nothing identifies this row of %2", objectName(row), row->mapper().name()),
            contextOf(row));
}

void Editor::checkCell(const Row *row, int cell) const
{
    checkWritable(row);
    const Mapper &mapper = row->mapper();
    if (cell >= 0 && cell < mapper.cellCount() && mapper.isWritable(cell))
        return;
    if (cell < 0 || cell >= mapper.cellCount())
        throw Error(ErrorKind::Usage, Error::phrase("%1 has no column number %2", mapper.name(), cell), contextOf(row));
    if (cell == mapper.versionCell())
        throw Error(ErrorKind::Usage,
            Error::phrase("%1.%2 counts the versions of a row; the session sets it", mapper.name(), mapper.cellName(cell)),
            contextOf(row, mapper.cellName(cell)));
    throw Error(ErrorKind::Usage,
        Error::phrase("%1.%2 is computed by the database and cannot be set", mapper.name(), mapper.cellName(cell)),
        contextOf(row, mapper.cellName(cell)));
}

void Editor::record(Edit &&edit)
{
    if (edit.row.row()->state != RowState::Transient || edit.kind == Edit::Kind::State)
        m_journal.record(std::move(edit));
}

// ---- elementary edits: each keeps both sides of relationships and the lists of what waits

void Editor::keepOriginal(Row *row, int cell, const Value &value, bool unset)
{
    if (isNew(row) && cell < Row::GivenBits) {
        const quint32 bit = quint32(1) << cell;
        row->hash = unset ? row->hash & ~bit : row->hash | bit;
        return;
    }
    Changes::Entry *entry = row->changes ? row->changes->find(cell) : nullptr;
    const bool back = isNew(row) ? unset : entry && entry->original == value;
    if (entry && back) {
        row->changes->remove(cell);
    } else if (!entry && !back) {
        if (!row->changes)
            row->changes = new Changes;
        row->changes->append({isNew(row) ? Value() : row->cells()[cell], cell});
    }
    if (row->changes && row->changes->isEmpty())
        delete std::exchange(row->changes, nullptr);
}

void Editor::track(Row *row)
{
    if (row->state == RowState::Persistent && (row->changes || holdsTarget(row)))
        m_work.insert(Set::Changed, row);
    else if (row->state == RowState::Persistent)
        m_work.remove(Set::Changed, row);
    if (row->mapper().counter()) [[unlikely]]
        holdCounter(row);
}

/// A row waits whose changes another one counts: the version that was loaded of that is wanted then.
void Editor::holdCounter(Row *row)
{
    Row *counter = m_graph.counter(row);
    if (!counter || counter->state != RowState::Persistent)
        return;
    const Handle keep(counter);
    if (row->lists)
        m_work.insert(Set::Counting, counter);
    else if (UnitOfWork::contains(Set::Counting, counter) && !m_graph.hasWaitingExtension(counter))
        m_work.remove(Set::Counting, counter);
    if (counter->mapper().counter())
        holdCounter(counter);
}

void Editor::writeCell(Row *row, int cell, const Value &value, bool unset)
{
    const Handle keep(row);
    const auto change = [&] {
        keepOriginal(row, cell, value, unset);
        row->cells()[cell] = value;
    };
    if (row->mapper().relationsOf(cell).isEmpty())
        change();
    else
        m_graph.moving(row, row->mapper().relationsOf(cell), change);
    track(row);
    m_listener.onCell(row, cell);
}

void Editor::writeTarget(Row *row, int relation, Row *target)
{
    const Handle keep(row);
    if (target && !isNew(target)) {
        // It has got its key meanwhile: the foreign key's cells say it now.
        const Relation &toOne = row->mapper().relations()[relation];
        for (qsizetype i = 0; i < toOne.columns.size(); ++i)
            writeCell(row, toOne.columns[i], target->cells()[toOne.targetColumns[i]], false);
        target = nullptr;
    }
    m_graph.moving(row, {relation}, [&] { RowStore::setTarget(row, relation, target); });
    track(row);
    m_listener.onRelation(row, relation);
}

void Editor::writeState(Row *row, RowState state)
{
    const Handle keep(row);
    const RowState before = row->state;
    if (before == RowState::Pending)
        m_work.remove(Set::Added, row);
    if (before == RowState::Deleted)
        m_work.remove(Set::Deleted, row);
    if (before == RowState::Persistent)
        m_work.remove(Set::Changed, row);
    if (state == RowState::Deleted || before == RowState::Pending)
        m_graph.leaveParents(row);
    row->state = state;
    if (state == RowState::Pending)
        m_work.insert(Set::Added, row);
    if (state == RowState::Deleted)
        m_work.insert(Set::Deleted, row);
    if (state == RowState::Pending || before == RowState::Deleted)
        m_graph.joinParents(row);
    track(row);
    m_listener.onState(row);
}

void Editor::editCell(Row *row, int cell, const Value &value)
{
    const bool wasUnset = isNew(row) && !isTouched(row, cell);
    Edit edit{.wasUnset = wasUnset,
        .index = cell,
        .row = Handle(row),
        .before = row->cells()[cell],
        .after = value};
    writeCell(row, cell, value, false);
    record(std::move(edit));
}

void Editor::editTarget(Row *row, int relation, Row *target)
{
    Edit edit{.kind = Edit::Kind::Target, .index = relation, .row = Handle(row)};
    edit.targetBefore = Handle(RowStore::target(row, relation));
    edit.targetAfter = Handle(target);
    if (edit.targetBefore == edit.targetAfter)
        return;
    writeTarget(row, relation, target);
    record(std::move(edit));
}

void Editor::editState(Row *row, RowState state)
{
    Edit edit{.kind = Edit::Kind::State,
        .stateBefore = row->state,
        .stateAfter = state,
        .row = Handle(row)};
    writeState(row, state);
    record(std::move(edit));
}

void Editor::apply(const Edit &edit, bool forward)
{
    Row *row = edit.row.row();
    if (row->state == RowState::Detached)
        return; // by hand, since: what it had then it keeps
    switch (edit.kind) {
    case Edit::Kind::Cell:
        return writeCell(row, edit.index, forward ? edit.after : edit.before, !forward && edit.wasUnset);
    case Edit::Kind::Target:
        return writeTarget(row, edit.index, (forward ? edit.targetAfter : edit.targetBefore).row());
    case Edit::Kind::State:
        return writeState(row, forward ? edit.stateAfter : edit.stateBefore);
    }
}

// ---- what a person or a program does

bool Editor::fill(Row *row, int cell, Value &value)
{
    const Mapper &mapper = row->mapper();
    if (row->state != RowState::Transient || cell >= mapper.cellCount() || !mapper.isFree(cell) || !mapper.isExact(cell, value))
        return false;
    row->hash |= quint32(1) << cell;
    value.moveInto(row->store->texts());
    row->cells()[cell] = std::move(value);
    return true;
}

void Editor::setCell(Row *row, int cell, const Value &value)
{
    checkCell(row, cell);
    const Value exact = coerce(value, row->mapper(), cell);
    const QList<int> &relations = row->mapper().relationsOf(cell);
    if (row->state == RowState::Transient && relations.isEmpty()) {
        // Nobody follows such a row: no journal, no list, no observer.
        keepOriginal(row, cell, exact, false);
        row->cells()[cell] = exact;
        return;
    }
    const bool unset = isNew(row) && !isTouched(row, cell);
    bool held = false;
    for (const int relation : relations)
        held = held || RowStore::target(row, relation);
    if (!held && !unset && exact == row->cells()[cell])
        return;
    const Step step(m_journal);
    for (const int relation : relations)
        editTarget(row, relation, nullptr);
    editCell(row, cell, exact);
    if (row->flags & Row::BadCells) {
        QList<int> bad = row->store->badCells(row);
        bad.removeOne(cell);
        row->store->setBadCells(row, bad);
    }
}

void Editor::clearKeyCells(Row *child, const Relation &toOne)
{
    for (const int cell : toOne.cutColumns()) {
        if (!child->cells()[cell].isNull())
            editCell(child, cell, Value());
    }
}

void Editor::setKeyCells(Row *child, const Relation &toOne, Row *parent)
{
    if (!parent)
        return clearKeyCells(child, toOne);
    for (qsizetype i = 0; i < toOne.columns.size(); ++i) {
        const Value &value = parent->cells()[toOne.targetColumns[i]];
        const int cell = toOne.columns[i];
        const Value exact = value.isNull() ? value : coerce(value, child->mapper(), cell);
        if (!(child->cells()[cell] == exact))
            editCell(child, cell, exact);
    }
}

void Editor::setParent(Row *child, const Relation &toOne, Row *parent)
{
    checkWritable(child);
    if (parent && parent->session() != child->session())
        throw Error(ErrorKind::Usage,
            Error::phrase("%1 and %2 belong to different sessions", objectName(child), objectName(parent)), contextOf(child));
    if (parent && &parent->mapper() != toOne.target)
        throw Error(ErrorKind::Usage,
            Error::phrase("%1 leads to %2, not to %3", toOne.path(), toOne.target->name(), parent->mapper().name()),
            contextOf(child));
    if (parent && !Graph::isMember(parent))
        checkWritable(parent);
    if (m_graph.parent(child, toOne) == parent && (parent || !Graph::hasParent(child, toOne)))
        return;
    if (!parent && toOne.deleteOrphans && child->state != RowState::Transient)
        return remove(child);
    const Step step(m_journal);
    if (parent && isNew(parent)) {
        // While the slot holds the row it decides who the parent is; the cells follow without moving the child again.
        editTarget(child, toOne.index, parent);
        setKeyCells(child, toOne, parent);
        if (child->state != RowState::Transient && !toOne.explicitAdd)
            add(parent);
    } else {
        setKeyCells(child, toOne, parent);
        editTarget(child, toOne.index, nullptr);
    }
    if (parent && parent->state != RowState::Transient && child->state == RowState::Transient && !toOne.explicitAdd)
        add(child);
}

void Editor::add(Row *row)
{
    if (row->state == RowState::Pending || row->state == RowState::Persistent)
        return;
    if (row->state == RowState::Deleted)
        return takeBackRemoval(row);
    checkWritable(row);
    const Step step(m_journal, textsFor(row->mapper()).add);
    editState(row, RowState::Pending);
    addLinked(row);
}

/// With what went along with it in the same step, because it leads to it.
void Editor::takeBackRemoval(Row *row)
{
    const std::vector<Edit> along = m_journal.editsAfter(row, RowState::Deleted);
    const Step step(m_journal, textsFor(row->mapper()).add);
    editState(row, RowState::Persistent);
    QSet<Row *> back {row};
    for (const Edit &edit : along) {
        Row *other = edit.row.row();
        const QList<int> &toOnes = other->mapper().toOnes();
        const auto leadsBack = [&](int relation) { return back.contains(m_graph.parent(other, other->mapper().relations()[relation])); };
        if (edit.kind == Edit::Kind::State && edit.stateAfter == RowState::Deleted && other->state == RowState::Deleted
            && std::any_of(toOnes.begin(), toOnes.end(), leadsBack)) {
            editState(other, RowState::Persistent);
            back.insert(other);
        } else if (edit.kind == Edit::Kind::Cell && other->state == RowState::Persistent && other->cells()[edit.index] == edit.after
            && !other->mapper().relationsOf(edit.index).isEmpty()) {
            editCell(other, edit.index, edit.before); // it was led away from it
        }
    }
}

void Editor::addLinked(Row *row)
{
    for (const Relation &relation : row->mapper().relations()) {
        if (relation.explicitAdd)
            continue;
        if (relation.kind == Relation::Kind::ToOne) {
            if (Row *target = RowStore::target(row, relation.index); target && target->state == RowState::Transient)
                add(target);
        } else if (relation.kind == Relation::Kind::ToMany) {
            const Members *members = RowStore::members(row, relation.index);
            const QList<Row *> rows = members ? members->rows : QList<Row *>();
            for (Row *member : rows) {
                if (member->state == RowState::Transient)
                    add(member);
            }
        }
    }
}

void Editor::removeMember(Row *child, const Relation &toMany)
{
    const Relation &toOne = toMany.toOne();
    const bool passes = toMany.onRemove == Removal::Passive;
    if (toMany.isLink() || toMany.inherits || toMany.onRemove == Removal::Delete
        || (passes && toMany.onDelete == ReferentialAction::Cascade))
        remove(child);
    else if (toMany.onRemove == Removal::Nullify || (passes && toMany.onDelete == ReferentialAction::SetNull)
        || RowStore::target(child, toOne.index))
        setParent(child, toOne, nullptr);
}

void Editor::removeMembers(Row *row)
{
    for (const Relation &relation : row->mapper().relations()) {
        if (relation.kind != Relation::Kind::ToMany)
            continue;
        const Members *members = RowStore::members(row, relation.index);
        const QList<Row *> rows = members ? members->rows : QList<Row *>();
        for (Row *member : rows) {
            if (member->state == RowState::Pending || member->state == RowState::Persistent)
                removeMember(member, relation);
        }
    }
}

void Editor::remove(Row *row)
{
    if (row->state == RowState::Deleted || row->state == RowState::Transient)
        return;
    checkWritable(row);
    const Handle keep(row);
    const Step step(m_journal, textsFor(row->mapper()).remove);
    // The row goes first, so that rows that refer to one another in a circle come to an end.
    editState(row, row->state == RowState::Pending ? RowState::Transient : RowState::Deleted);
    removeMembers(row);
}

void Editor::revertCell(Row *row, int cell)
{
    const Step step(m_journal, u"Revert %1"_s.arg(row->mapper().cellName(cell)));
    for (const int relation : row->mapper().relationsOf(cell))
        editTarget(row, relation, nullptr);
    if (!isTouched(row, cell))
        return;
    if (!isNew(row))
        return editCell(row, cell, Value(row->changes->find(cell)->original));
    Edit edit{.index = cell, .row = Handle(row), .before = row->cells()[cell], .after = Value()};
    writeCell(row, cell, Value(), true);
    record(std::move(edit));
}

void Editor::revert(Row *row)
{
    const Handle keep(row);
    const Step step(m_journal, u"Revert %1"_s.arg(row->mapper().objectName()));
    if (row->state == RowState::Pending)
        return remove(row);
    if (row->state == RowState::Deleted)
        takeBackRemoval(row);
    QList<int> cells;
    visitTouched(row, [&](int cell, const Value &) { cells.append(cell); });
    for (const int cell : std::as_const(cells))
        revertCell(row, cell);
    for (const Relation &relation : row->mapper().relations()) {
        if (relation.kind == Relation::Kind::ToOne)
            editTarget(row, relation.index, nullptr);
    }
}

void Editor::undo()
{
    const auto step = m_journal.stepBack();
    for (size_t i = step ? step->end : 0; step && i > step->begin;)
        apply(m_journal.edit(--i), false);
}

void Editor::redo()
{
    const auto step = m_journal.stepForward();
    for (size_t i = step ? step->begin : 0; step && i < step->end; ++i)
        apply(m_journal.edit(i), true);
}

void Editor::setBase(Row *row, int cell, const Value &value)
{
    const bool listed = row->state == RowState::Persistent || row->state == RowState::Deleted;
    Changes::Entry *entry = row->changes && listed ? row->changes->find(cell) : nullptr;
    if (!entry) {
        if (row->cells()[cell] == value)
            return;
        const Handle keep(row);
        m_graph.moving(row, row->mapper().relationsOf(cell), [&] { row->cells()[cell] = value; });
        m_listener.onCell(row, cell);
        return;
    }
    const bool isAnother = !(std::exchange(entry->original, value) == value);
    if (!(row->cells()[cell] == value)) {
        if (isAnother) // who shows what it was shows another value
            m_listener.onCell(row, cell);
        return;
    }
    row->changes->remove(cell);
    if (row->changes->isEmpty())
        delete std::exchange(row->changes, nullptr);
    track(row);
    m_listener.onCell(row, cell);
}

bool Editor::isDirty(const Row *row, int cell) const
{
    if (isTouched(row, cell))
        return true;
    for (const int relation : row->mapper().relationsOf(cell)) {
        if (RowStore::target(const_cast<Row *>(row), relation))
            return true;
    }
    return false;
}

} // namespace jw
