// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/handle.h"

#include "joinwright/orm/coerce.h"
#include "joinwright/orm/diagnostics.h"
#include "joinwright/orm/entity.h"
#include "joinwright/orm/inheritance.h"
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

void Handle::prepareRead(int column) const
{
    if (!m_row)
        throw Error(ErrorKind::Usage, u"a null handle was read"_s);
    Session *owner = m_row->session();
    if (m_row->flags & Row::Expired) {
        if (owner)
            owner->parts().loader.refresh(m_row);
        m_row->flags &= quint8(~Row::Expired);
    }
    if (m_row->unloaded & m_row->mapper().deferredBit(column))
        partsOf(m_row, u"%1.%2 is not loaded"_s.arg(m_row->mapper().name(), m_row->mapper().cellName(column)))
            .loader.loadDeferred(m_row, column);
    if (m_row->flags & Row::Watched)
        Diagnostics::noteRead(m_row, column);
}

void Handle::throwUnreadable(int column, const Error &error) const
{
    Error::Context context = error.context();
    context.table = m_row->mapper().name();
    context.column = m_row->mapper().cellName(column);
    context.object = objectName(m_row);
    throw Error(error.kind(),
        Error::phrase("%1.%2 of %3 cannot be read: %4", context.table, context.column, context.object, error.sentence()),
        context);
}

void Handle::set(int column, const Value &value)
{
    Session::Parts &parts = partsOf(m_row, u"a value cannot be set"_s);
    cell(column); // what is edited is compared with what was loaded
    parts.editor.setCell(m_row, column, keepingMicroseconds(value, m_row, column));
}

bool Handle::isWallClock(int column) const
{
    return m_row && m_row->mapper().type(column).kind() == ColumnType::Kind::Timestamp;
}

Handle Handle::partOfClass(const EntityInfo &entity) const
{
    if (!m_row || m_row->mapper().id() == Id::fromNumber(entity.table))
        return *this;
    Row *part = partOf(m_row, Id::fromNumber(entity.table));
    if (!part)
        throw Error(ErrorKind::Usage, u"%1 is no %2"_s.arg(objectName(m_row), QLatin1StringView(entity.name)));
    return Handle(part);
}

bool Handle::isOf(const EntityInfo &entity) const
{
    return m_row && isA(m_row, entity);
}

void Handle::checkIs(const EntityInfo &entity) const
{
    if (!isOf(entity))
        throw Error(ErrorKind::Usage,
            m_row ? u"%1 is a row of %2, no %3"_s.arg(objectName(m_row), m_row->mapper().name(), QLatin1StringView(entity.name))
                  : u"a null handle was used"_s);
    if (session())
        session()->mapperOf(entity);
}

Handle Handle::related(const RelationRef &relation, SourceLocation where) const
{
    partsOf(m_row, u"a relationship cannot be followed"_s);
    const Record owner(partOfClass(*relation.entity));
    const Mapper &mapper = owner.row()->mapper();
    return owner.one(mapper.relation(Id::fromNumber(relation.relationship), relation.back).index, where);
}

void Handle::setOne(const RelationRef &relation, const Handle &target)
{
    partsOf(m_row, u"a relationship cannot be set"_s);
    const Record owner(partOfClass(*relation.entity));
    const Mapper &mapper = owner.row()->mapper();
    owner.setOne(
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
