// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/joinedmodel.h"

#include "joinwright/core/error.h"

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

QString JoinedModel::reasonAgainstEdit(const QModelIndex &index) const
{
    const int node = column(index.column()).node;
    if (isEmptyPlace(index.row(), node)) {
        if (session().mapping().mapper(column(index.column()).table).isComputed(column(index.column()).index))
            return u"'%1' is computed by the database."_s.arg(column(index.column()).column.name);
        return reasonAgainstAdd(index);
    }
    if (node > 0 && path().nodes().at(node).forward && !recordOfNode(index.row(), node)
        && recordOfNode(index.row(), path().nodes().at(node).parent))
        return u"There is no %1 here: choose one in the column of the foreign key."_s.arg(nodeName(node));
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

QString JoinedModel::reasonAgainstAdd(const QModelIndex &index) const
{
    if (!readOnlyReason().isEmpty())
        return readOnlyReason();
    const int node = column(index.column()).node;
    if (node == 0)
        return {};
    const JoinPath::Node &at = path().nodes().at(node);
    if (at.forward)
        return u"A row has one %1: choose another in the column of the foreign key."_s.arg(at.name);
    const Record parent = recordOfNode(index.row(), at.parent);
    if (!parent)
        return u"There is no %1 here to add %2 to."_s.arg(nodeName(at.parent), at.name);
    if (parent.state() == RowState::Deleted)
        return u"%1 is marked as deleted."_s.arg(parent.objectName());
    if (!at.many && recordOfNode(index.row(), node))
        return u"%1 has its %2 already, and can have only one."_s.arg(parent.objectName(), at.name);
    return {};
}

Record JoinedModel::addMember(const QModelIndex &index)
{
    if (const QString reason = reasonAgainstAdd(index); !reason.isEmpty())
        throw Error(ErrorKind::Usage, reason);
    const int node = column(index.column()).node;
    const JoinPath::Node &at = path().nodes().at(node);
    const EditScope step(session(), u"New %1"_s.arg(at.name));
    const Record member = session().add(schema().table(at.table));
    if (node > 0)
        member.setOne(relationToParent(node), recordOfNode(index.row(), at.parent));
    return member;
}

QString JoinedModel::reasonAgainstUnlink(const QModelIndex &index) const
{
    if (!readOnlyReason().isEmpty())
        return readOnlyReason();
    const int node = column(index.column()).node;
    if (node == 0)
        return u"'%1' is where the rows begin: there is nothing to take it from."_s.arg(nodeName(0));
    const JoinPath::Node &at = path().nodes().at(node);
    const Record member = recordOfNode(index.row(), node);
    const Record parent = recordOfNode(index.row(), at.parent);
    if (!member || !parent)
        return u"No %1 is linked here."_s.arg(at.name);
    const Record &holder = at.forward ? parent : member;
    const int relation = holder.mapper().relationIndex(at.relationship, false);
    if (relation < 0 || holder.state() == RowState::Deleted)
        return u"%1 is marked as deleted."_s.arg(holder.objectName());
    if (holder.mapper().relations().at(relation).optional)
        return {};
    const QString column = holder.mapper().cellName(holder.mapper().relations().at(relation).columns.first());
    return at.forward ? u"%1 needs a %2 (%3 is required): choose another instead."_s.arg(parent.objectName(), at.name, column)
                      : u"%1 cannot be without its %2 (%3 is required): delete it instead."_s.arg(
                            member.objectName(), nodeName(at.parent), column);
}

void JoinedModel::unlink(const QModelIndex &index)
{
    if (const QString reason = reasonAgainstUnlink(index); !reason.isEmpty())
        throw Error(ErrorKind::Usage, reason);
    const int node = column(index.column()).node;
    const JoinPath::Node &at = path().nodes().at(node);
    const Record holder = recordOfNode(index.row(), at.forward ? at.parent : node);
    const EditScope step(session(), u"Unlink %1"_s.arg(at.name));
    holder.setOne(holder.mapper().relationIndex(at.relationship, false), Record());
}

QString JoinedModel::reasonAgainstRemove(const QModelIndex &index) const
{
    if (!readOnlyReason().isEmpty())
        return readOnlyReason();
    const Record record = this->record(index.row(), index.column());
    if (!record)
        return u"No row is here."_s;
    if (record.mapper().isReadOnly())
        return u"'%1' has no key, so its rows cannot be told apart and are read-only."_s.arg(record.mapper().name());
    return {};
}

} // namespace jw
