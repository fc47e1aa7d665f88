// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/handle.h"

#include "joinwright/orm/entity.h"
#include "joinwright/orm/sessionparts.h"

namespace jw {

using namespace Qt::StringLiterals;

RowState Handle::state() const
{
    return m_row ? m_row->state : RowState::Detached;
}

Session *Handle::session() const
{
    return m_row ? m_row->session() : nullptr;
}

const Table &Handle::table() const
{
    if (!m_row)
        throw Error(ErrorKind::Usage, u"a null handle has no table"_s);
    return m_row->mapper().table();
}

void Handle::prepareRead() const
{
    if (!m_row)
        throw Error(ErrorKind::Usage, u"a null handle was read"_s);
    if (Session *owner = m_row->session())
        owner->parts().loader.refresh(m_row);
    m_row->flags &= quint8(~Row::Expired);
}

void Handle::throwUnreadable(int column, const Error &error) const
{
    Error::Context context = error.context();
    context.table = m_row->mapper().name();
    context.column = m_row->mapper().cellName(column);
    context.object = objectName(m_row);
    throw Error(error.kind(),
        u"%1.%2 of %3 cannot be read: %4"_s.arg(context.table, context.column, context.object, error.message()),
        context);
}

void Handle::set(int column, const Value &value)
{
    Session::Parts &parts = partsOf(m_row, u"a value cannot be set"_s);
    if (m_row->flags & Row::Expired)
        prepareRead();
    parts.editor.setCell(m_row, column, value);
}

bool Handle::isWallClock(int column) const
{
    return m_row && m_row->mapper().type(column).kind() == ColumnType::Kind::Timestamp;
}

Handle Handle::related(const RelationRef &relation) const
{
    partsOf(m_row, u"a relationship cannot be followed"_s);
    const Mapper &mapper = m_row->mapper();
    return Record(*this).one(mapper.relation(Id::fromNumber(relation.relationship), relation.back).index);
}

void Handle::setOne(const RelationRef &relation, const Handle &target)
{
    partsOf(m_row, u"a relationship cannot be set"_s);
    const Mapper &mapper = m_row->mapper();
    Record(*this).setOne(
        mapper.relation(Id::fromNumber(relation.relationship), relation.back).index, Record(target));
}

QDebug operator<<(QDebug debug, const Handle &handle)
{
    const QDebugStateSaver saver(debug);
    if (!handle.m_row)
        return debug.nospace() << "null";
    const Mapper &mapper = handle.m_row->mapper();
    QStringList words;
    for (int cell = 0; cell < mapper.cellCount() && words.size() < 3; ++cell) {
        const bool tells = mapper.isKey(cell) || mapper.type(cell).isTextual();
        if (tells && !handle.m_row->cells()[cell].isNull())
            words.append(handle.m_row->cells()[cell].toString().left(40));
    }
    return debug.noquote().nospace() << mapper.objectName() << '(' << words.join(u", "_s) << ')';
}

} // namespace jw
