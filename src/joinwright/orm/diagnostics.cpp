// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/diagnostics.h"

#include "joinwright/orm/sessionparts.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

QString at(const SourceLocation &where)
{
    const QString text = CallSite::text(where);
    return text.isEmpty() ? QString() : u" at "_s + text;
}

} // namespace

QString RepeatedLoad::toString() const
{
    return u"%1 was loaded %2 times for one row each%3: load it with the query that brings the rows"_s.arg(what).arg(times).arg(at(where));
}

QString UnreadLoad::toString() const
{
    QStringList parts;
    if (unreadRows > 0)
        parts.append(u"%1 of %2 rows"_s.arg(unreadRows).arg(rows));
    if (!unreadColumns.isEmpty() && unreadRows < rows)
        parts.append(u"the columns %1"_s.arg(unreadColumns.join(u", "_s)));
    return u"%1: loaded%2 and never read: %3"_s.arg(table, at(where), parts.join(u"; "_s));
}

Diagnostics::Diagnostics(Session &session, int threshold)
    : m_session(&session)
    , m_threshold(threshold)
{
    if (session.parts().diagnostics)
        throw Error(ErrorKind::Usage, u"this session has diagnostics already"_s);
    session.parts().diagnostics = this;
    QObject::connect(session.context(), &QObject::destroyed, &m_guard, [this] { m_session = nullptr; });
}

Diagnostics::~Diagnostics()
{
    if (m_session)
        m_session->parts().diagnostics = nullptr;
}

Diagnostics::Place Diagnostics::placeOf(const SourceLocation &where, const QString &what)
{
    return {where.file_name(), where.line(), what};
}

void Diagnostics::loadedLazily(const QString &what, qsizetype rows)
{
    if (rows != 1)
        return;
    RepeatedLoad &load = m_single.try_emplace(placeOf(CallSite::current(), what), RepeatedLoad {CallSite::current(), what}).first->second;
    if (++load.times == m_threshold && m_handler)
        m_handler(load);
}

void Diagnostics::adopted(Row *row)
{
    Load &load = m_loads[row->load];
    if (!load.mapper) {
        load.where = CallSite::current();
        load.mapper = &row->mapper();
        load.read.resize(row->mapper().cellCount());
    }
    ++load.rows;
    load.unread.insert(row);
    row->flags |= Row::Watched;
}

void Diagnostics::noteRead(Row *row, int cell)
{
    Session *session = row->session();
    Diagnostics *diagnostics = session ? session->parts().diagnostics : nullptr;
    if (diagnostics)
        diagnostics->wasRead(row, cell);
    else
        row->flags &= quint8(~Row::Watched);
}

void Diagnostics::wasRead(Row *row, int cell)
{
    const auto load = m_loads.find(row->load);
    if (load == m_loads.end()) {
        row->flags &= quint8(~Row::Watched); // from before clear()
        return;
    }
    load->unread.remove(row);
    load->read.setBit(cell);
}

QStringList Diagnostics::unreadColumns(const Mapper &mapper, const QBitArray &read)
{
    QStringList names;
    for (int cell = 0; cell < mapper.columnCount(); ++cell) {
        if (!read.testBit(cell) && !mapper.isKey(cell) && mapper.relationsOf(cell).isEmpty())
            names.append(mapper.cellName(cell));
    }
    return names;
}

QList<RepeatedLoad> Diagnostics::repeatedLoads() const
{
    QList<RepeatedLoad> loads;
    for (const auto &[place, load] : m_single) {
        if (load.times >= m_threshold)
            loads.append(load);
    }
    std::stable_sort(loads.begin(), loads.end(), [](const RepeatedLoad &a, const RepeatedLoad &b) { return a.times > b.times; });
    return loads;
}

QList<UnreadLoad> Diagnostics::unreadLoads() const
{
    // Runs of one query from one place count as one: a column that one of them needs is needed.
    std::map<Place, std::pair<UnreadLoad, QBitArray>> places;
    std::map<Place, const Mapper *> mappers;
    for (const Load &load : m_loads) {
        const Place place = placeOf(load.where, load.mapper->name());
        auto &[sum, read] = places.try_emplace(place, UnreadLoad {load.where, load.mapper->name()}, QBitArray(load.read.size())).first->second;
        sum.rows += load.rows;
        sum.unreadRows += int(load.unread.size());
        read |= load.read;
        mappers[place] = load.mapper;
    }
    QList<UnreadLoad> loads;
    for (auto &[place, sum] : places) {
        sum.first.unreadColumns = unreadColumns(*mappers[place], sum.second);
        if (sum.first.unreadRows > 0 || !sum.first.unreadColumns.isEmpty())
            loads.append(sum.first);
    }
    return loads;
}

QStringList Diagnostics::report() const
{
    QStringList sentences;
    for (const RepeatedLoad &load : repeatedLoads())
        sentences.append(load.toString());
    for (const UnreadLoad &load : unreadLoads())
        sentences.append(load.toString());
    return sentences;
}

void Diagnostics::clear()
{
    m_single.clear();
    m_loads.clear();
}

} // namespace jw
