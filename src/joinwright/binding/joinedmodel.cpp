// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/joinedmodel.h"

#include "joinwright/orm/asyncsession.h"
#include "joinwright/orm/delivery.h"

using namespace Qt::StringLiterals;

namespace jw {

JoinedModel::JoinedModel(Session &session, Worker &pages, Worker &aside, LabelCache &labels, const Schema &schema, QObject *parent)
    : WindowModel(session, pages, aside, labels, schema, parent)
{
}

void JoinedModel::setJoinPath(const JoinPath &path)
{
    QList<GridColumn> columns;
    for (int node = 0; node < path.nodes().size(); ++node)
        columns += columnsOf(schema(), *schema().table(path.nodes().at(node).table), node);
    setPath(path, columns);
}

QString JoinedModel::nodeName(int node) const
{
    return path().nodes().at(node).name;
}

/// The member's to-one side of the relationship that its node follows.
int JoinedModel::relationToParent(int node) const
{
    const JoinPath::Node &at = path().nodes().at(node);
    return session().mapping().mapper(at.table).relationIndex(at.relationship, false);
}

bool JoinedModel::isEmptyPlace(int row, int node) const
{
    if (node <= 0 || path().nodes().at(node).forward || isLoading(row))
        return false;
    return !recordOfNode(row, node) && recordOfNode(row, path().nodes().at(node).parent);
}

Sentence JoinedModel::reasonAgainstEdit(const QModelIndex &index) const
{
    const int node = column(index.column()).node;
    if (isEmptyPlace(index.row(), node)) {
        if (!session().mapping().mapper(column(index.column()).table).isWritable(column(index.column()).index))
            return Error::phrase("'%1' is computed by the database.", column(index.column()).column.name);
        return reasonAgainstAdd(index);
    }
    if (node > 0 && path().nodes().at(node).forward && !recordOfNode(index.row(), node)
        && recordOfNode(index.row(), path().nodes().at(node).parent))
        return Error::phrase("There is no %1 here: choose one in the column of the foreign key.", nodeName(node));
    return WindowModel::reasonAgainstEdit(index);
}

void JoinedModel::setValue(const QModelIndex &index, const Value &value)
{
    if (!isEmptyPlace(index.row(), column(index.column()).node)) {
        WindowModel::setValue(index, value);
        return;
    }
    const EditScope step(session(), u"New %1"_s.arg(nodeName(column(index.column()).node)));
    addMember(index).setValue(column(index.column()).index, value);
}

Sentence JoinedModel::reasonAgainstAdd(const QModelIndex &index) const
{
    if (!readOnlyReason().isEmpty())
        return readOnlyReason();
    const int node = column(index.column()).node;
    if (node == 0)
        return {};
    const JoinPath::Node &at = path().nodes().at(node);
    if (at.forward)
        return Error::phrase("A row has one %1: choose another in the column of the foreign key.", at.name);
    const Record parent = recordOfNode(index.row(), at.parent);
    if (!parent)
        return Error::phrase("There is no %1 here to add %2 to.", nodeName(at.parent), at.name);
    if (parent.state() == RowState::Deleted)
        return Error::phrase("%1 is marked as deleted.", Error::objectPhrase(parent.objectName()));
    if (!at.many && recordOfNode(index.row(), node))
        return Error::phrase("%1 has its %2 already, and can have only one.", Error::objectPhrase(parent.objectName()), at.name);
    return {};
}

Record JoinedModel::addMember(const QModelIndex &index)
{
    if (const Sentence reason = reasonAgainstAdd(index); !reason.isEmpty())
        throw Error(ErrorKind::Usage, reason);
    const int node = column(index.column()).node;
    const JoinPath::Node &at = path().nodes().at(node);
    const EditScope step(session(), u"New %1"_s.arg(at.name));
    const Record member = session().add(schema().table(at.table));
    if (node > 0)
        member.setOne(relationToParent(node), recordOfNode(index.row(), at.parent));
    updateNewRows();
    return member;
}

QList<Record> JoinedModel::addMembers(const QModelIndex &index, const CellBlock &block, const QList<int> &columns)
{
    if (const Sentence reason = reasonAgainstAdd(index); !reason.isEmpty())
        throw Error(ErrorKind::Usage, reason);
    const int node = column(index.column()).node;
    qsizetype width = 0;
    for (const QList<std::optional<Value>> &line : block)
        width = std::max(width, std::min(line.size(), columns.size()));
    for (const int place : columns.first(width)) {
        if (column(place).node != node)
            throw Error(ErrorKind::Usage, Error::phrase("'%1' belongs to %2: a new row of %3 takes only columns of its own table.",
                                              column(place).title, nodeName(column(place).node), nodeName(node)));
    }
    const JoinPath::Node &at = path().nodes().at(node);
    const Record parent = node > 0 ? recordOfNode(index.row(), at.parent) : Record();
    const EditScope step(session(), u"Paste %1 new rows into %2"_s.arg(block.size()).arg(at.name));
    QList<Record> members;
    for (const QList<std::optional<Value>> &line : block) {
        members.append(addFilled(schema().table(at.table), line, columns));
        if (parent)
            members.last().setOne(relationToParent(node), parent);
    }
    updateNewRows();
    return members;
}

Record JoinedModel::duplicate(const QModelIndex &index)
{
    const Record source = record(index.row(), index.column());
    if (!source)
        throw Error(ErrorKind::Usage, Error::phrase("No row is here."));
    if (const Sentence reason = reasonAgainstAdd(index); !reason.isEmpty())
        throw Error(ErrorKind::Usage, reason);
    const EditScope step(session(), u"Duplicate %1"_s.arg(source.objectName()));
    const Record copy = addCopy(source);
    const int node = column(index.column()).node;
    if (node > 0)
        copy.setOne(relationToParent(node), recordOfNode(index.row(), path().nodes().at(node).parent));
    updateNewRows();
    return copy;
}

// Links

Sentence JoinedModel::reasonAgainstLink(const QModelIndex &index) const
{
    if (!readOnlyReason().isEmpty())
        return readOnlyReason();
    const int node = column(index.column()).node;
    if (node == 0)
        return Error::phrase("'%1' is where the rows begin: there is nothing to link it to.", nodeName(0));
    const JoinPath::Node &at = path().nodes().at(node);
    const Record parent = recordOfNode(index.row(), at.parent);
    if (!parent)
        return Error::phrase("There is no %1 here to link %2 to.", nodeName(at.parent), at.name);
    if (parent.state() == RowState::Deleted)
        return Error::phrase("%1 is marked as deleted.", Error::objectPhrase(parent.objectName()));
    if (at.forward ? parent.mapper().isReadOnly() : session().mapping().mapper(at.table).isReadOnly())
        return Error::phrase("'%1' has no key, so its rows cannot be told apart and are read-only.",
            at.forward ? parent.mapper().name() : schema().table(at.table)->name);
    if (!schema().table(at.table)->primaryKey())
        return Error::phrase("'%1' has no key to choose a row by.", schema().table(at.table)->name);
    if (!at.forward && !at.many && recordOfNode(index.row(), node))
        return Error::phrase("%1 has its %2 already, and can have only one.", Error::objectPhrase(parent.objectName()), at.name);
    return {};
}

Relationship JoinedModel::linkChoice(const QModelIndex &index) const
{
    const JoinPath::Node &at = path().nodes().at(column(index.column()).node);
    Relationship choice;
    choice.name = at.name;
    choice.to = at.table;
    choice.key = schema().table(at.table)->primaryKey()->id;
    return choice;
}

void JoinedModel::linkRecords(const Record &parent, int node, const Record &record)
{
    const JoinPath::Node &at = path().nodes().at(node);
    const Record &holder = at.forward ? parent : record;
    const EditScope step(session(), u"Link %1"_s.arg(record.objectName()));
    holder.setOne(holder.mapper().relationIndex(at.relationship, false), at.forward ? record : parent);
    updateNewRows();
}

void JoinedModel::link(const QModelIndex &index, const QList<Value> &key, std::function<void(const Record &)> done)
{
    if (const Sentence reason = reasonAgainstLink(index); !reason.isEmpty())
        throw Error(ErrorKind::Usage, reason);
    const int node = column(index.column()).node;
    const Table *table = schema().table(path().nodes().at(node).table);
    const Record parent = recordOfNode(index.row(), path().nodes().at(node).parent);
    if (const Record known = session().find(table->id, key)) {
        linkRecords(parent, node, known);
        done(known);
        return;
    }
    Query<Record> query = session().query(table);
    const QList<int> &cells = session().mapping().mapper(table->id).keyCells();
    for (qsizetype i = 0; i < cells.size(); ++i)
        query = query.where(col(*table, table->columns.at(cells.at(i))) == Expr(key.at(i)));
    deliver(
        session().fetch(query), this,
        [this, parent, node, done](const QList<Record> &found) {
            if (found.isEmpty())
                return;
            linkRecords(parent, node, found.first());
            done(found.first());
        },
        [this](const Error &error) { emit failed(error); });
}

Sentence JoinedModel::reasonAgainstUnlink(const QModelIndex &index) const
{
    if (!readOnlyReason().isEmpty())
        return readOnlyReason();
    const int node = column(index.column()).node;
    if (node == 0)
        return Error::phrase("'%1' is where the rows begin: there is nothing to take it from.", nodeName(0));
    const JoinPath::Node &at = path().nodes().at(node);
    const Record member = recordOfNode(index.row(), node);
    const Record parent = recordOfNode(index.row(), at.parent);
    if (!member || !parent)
        return Error::phrase("No %1 is linked here.", at.name);
    const Record &holder = at.forward ? parent : member;
    const int relation = holder.mapper().relationIndex(at.relationship, false);
    if (relation < 0 || holder.state() == RowState::Deleted)
        return Error::phrase("%1 is marked as deleted.", Error::objectPhrase(holder.objectName()));
    if (holder.mapper().relations().at(relation).optional)
        return {};
    const QString column = holder.mapper().cellName(holder.mapper().relations().at(relation).columns.first());
    return at.forward ? Error::phrase("%1 needs a %2 (%3 is required): choose another instead.", parent.objectName(), at.name, column)
                      : Error::phrase("%1 cannot be without its %2 (%3 is required): delete it instead.", Error::objectPhrase(member.objectName()), nodeName(at.parent), column);
}

void JoinedModel::unlink(const QModelIndex &index)
{
    if (const Sentence reason = reasonAgainstUnlink(index); !reason.isEmpty())
        throw Error(ErrorKind::Usage, reason);
    const int node = column(index.column()).node;
    const JoinPath::Node &at = path().nodes().at(node);
    const Record holder = recordOfNode(index.row(), at.forward ? at.parent : node);
    const EditScope step(session(), u"Unlink %1"_s.arg(at.name));
    holder.setOne(holder.mapper().relationIndex(at.relationship, false), Record());
    updateNewRows();
}

Sentence JoinedModel::reasonAgainstRemove(const QModelIndex &index) const
{
    if (!readOnlyReason().isEmpty())
        return readOnlyReason();
    const Record record = this->record(index.row(), index.column());
    if (!record)
        return Error::phrase("No row is here.");
    if (record.mapper().isReadOnly())
        return Error::phrase("'%1' has no key, so its rows cannot be told apart and are read-only.", record.mapper().name());
    return {};
}

} // namespace jw
