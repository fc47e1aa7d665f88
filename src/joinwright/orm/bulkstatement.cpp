// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/bulkstatement.h"

#include "joinwright/dialect/sqlrenderer.h"
#include "joinwright/engine/connection.h"
#include "joinwright/orm/coerce.h"
#include "joinwright/orm/compiledbulk.h"
#include "joinwright/orm/inheritance.h"
#include "joinwright/orm/sessionparts.h"
#include "joinwright/orm/valuelists.h"
#include "joinwright/orm/version.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostBulkKeys = 500; // in one statement

Error::Context contextOf(const Mapper &mapper, const QString &column)
{
    Error::Context context;
    context.table = mapper.name();
    context.column = column;
    return context;
}

const Mapper &target(const QueryBuilder &query)
{
    const Mapper *mapper = query.entity();
    if (mapper && !mapper->isReadOnly())
        return *mapper;
    throw Error(ErrorKind::Usage, u"the rows of %1 have no key: they cannot be changed"_s.arg(query.subject()));
}

Expr isOneOf(const Mapper &mapper, const QList<KeyValues> &keys)
{
    const QList<int> &cells = mapper.keyCells();
    QList<Value> values;
    Expr any;
    for (const KeyValues &key : keys) {
        Expr all;
        for (qsizetype i = 0; cells.size() > 1 && i < cells.size(); ++i)
            all = all && mapper.expression(cells[i]) == Expr(key[i]);
        any = any || all;
        values.append(key[0]);
    }
    return cells.size() > 1 ? any : mapper.expression(cells.first()).in(values);
}

/// Which rows in memory meet the condition, in steps of some hundred keys.
QList<Statement> matchingStatements(Session &session, const Mapper &mapper, const Expr &condition)
{
    QList<KeyValues> keys;
    const IdentityMap &identities = session.parts().store(mapper)->identities();
    identities.forEach([&](Row *row) { keys.append(identities.keyOf(row)); });
    QList<Statement> statements;
    const qsizetype most = std::min(MostBulkKeys, qsizetype(session.dialect().features().maxParameters) / 2) / mapper.keyCells().size();
    for (qsizetype from = 0; from < keys.size(); from += most) {
        Select select = Select::from(mapper.ref());
        for (const int cell : mapper.keyCells())
            select.column(mapper.expression(cell));
        select.where(condition).where(isOneOf(mapper, keys.mid(from, most)));
        statements.append(SqlRenderer(session.dialect()).select(select));
    }
    return statements;
}

CompiledBulk prepared(const QueryBuilder &query, const Mapper &mapper)
{
    CompiledBulk bulk {.mapping = query.session().sharedMapping(), .mapper = &mapper};
    bulk.matching = matchingStatements(query.session(), mapper, query.rowCondition());
    return bulk;
}

Assignment checked(const Mapper &mapper, const Assignment &assignment)
{
    const int cell = mapper.cellIndex(assignment.column);
    if (mapper.isKey(cell))
        throw Error(ErrorKind::Usage,
            u"%1.%2 is part of the key and cannot be changed for many rows at once"_s.arg(mapper.name(), assignment.column),
            contextOf(mapper, assignment.column));
    if (cell == mapper.versionCell())
        throw Error(ErrorKind::Usage,
            u"%1.%2 counts the versions of a row; every update moves it on"_s.arg(mapper.name(), assignment.column),
            contextOf(mapper, assignment.column));
    if (!mapper.isWritable(cell))
        throw Error(ErrorKind::Usage,
            u"%1.%2 is computed by the database and cannot be set"_s.arg(mapper.name(), assignment.column),
            contextOf(mapper, assignment.column));
    if (assignment.value.isEmpty())
        throw Error(ErrorKind::Usage, u"%1.%2 is set to nothing"_s.arg(mapper.name(), assignment.column), contextOf(mapper, assignment.column));
    const ExprNode &node = assignment.value.node();
    if (node.kind != ExprNode::Kind::Literal)
        return {assignment.column, assignment.value, mapper.type(cell)};
    return {assignment.column, Expr::literal(coerce(node.value, mapper, cell), mapper.type(cell))};
}

/// The table that an assignment writes: that of the class, or of one that it extends.
const Mapper &ownerOf(const QueryBuilder &query, const Mapper &mapper, const BulkAssignment &assignment)
{
    const Mapper *wanted = assignment.entity ? &query.session().mapperOf(*assignment.entity) : nullptr;
    for (const Mapper *at = &mapper; at; at = at->extended() ? at->extended()->target : nullptr) {
        if (wanted ? at == wanted : at->table().columnIndex(assignment.assignment.column) >= 0)
            return *at;
    }
    if (!wanted)
        return mapper; // which says what it does not have
    throw Error(ErrorKind::Usage,
        u"%1.%2 is no column of %3"_s.arg(wanted->name(), assignment.assignment.column, mapper.name()),
        contextOf(*wanted, assignment.assignment.column));
}

BulkPart &bulkPartFor(QList<BulkPart> &parts, const Mapper &mapper)
{
    const auto known = std::find_if(parts.begin(), parts.end(), [&](const BulkPart &part) { return part.mapper == &mapper; });
    return known == parts.end() ? parts.emplaceBack(BulkPart {.mapper = &mapper, .update = Update::of(mapper.ref())}) : *known;
}

void addBulkVersion(BulkPart *part)
{
    const int version = part->mapper->versionCell();
    if (version < 0)
        return;
    part->update.assignments.append({part->mapper->cellName(version), nextVersionOf(*part->mapper)});
    part->cells.append(version);
}

/// The tables that are written: those with columns that are set, and those whose version counts it.
QList<BulkPart> bulkPartsOf(const QueryBuilder &query, const Mapper &mapper, const QList<BulkAssignment> &assignments)
{
    QList<BulkPart> parts;
    for (const BulkAssignment &each : assignments) {
        const Mapper &owner = ownerOf(query, mapper, each);
        BulkPart &part = bulkPartFor(parts, owner);
        part.update.assignments.append(checked(owner, each.assignment));
        part.cells.append(owner.cellIndex(each.assignment.column));
    }
    for (const Mapper *counter = mapper.counter(); counter; counter = counter->counter())
        bulkPartFor(parts, *counter);
    for (BulkPart &part : parts)
        addBulkVersion(&part);
    return parts;
}

/// Of the rows that the condition leaves, and of no others by the time they are written.
Statement keyStatement(const QueryBuilder &query, const Mapper &mapper)
{
    Select select = Select::from(mapper.ref());
    for (const int cell : mapper.keyCells())
        select.column(mapper.expression(cell));
    Statement statement = SqlRenderer(query.session().dialect()).select(select.where(query.rowCondition()));
    statement.sql += query.session().dialect().features().lockingRead;
    return statement;
}

void addKnown(Session &session, BulkPart *part)
{
    const IdentityMap &identities = session.parts().store(*part->mapper)->identities();
    identities.forEach([&](Row *row) {
        const KeyValues key = identities.keyOf(row);
        part->known.insert(QList<Value>(key.begin(), key.end()));
    });
}

CompiledBulk compileParts(const QueryBuilder &query, const Mapper &mapper, const QList<BulkPart> &parts)
{
    CompiledBulk bulk {.mapping = query.session().sharedMapping(), .mapper = &mapper, .statement = keyStatement(query, mapper), .parts = parts};
    // Parents first, as a flush writes them: who waits for one another waits in the same order.
    std::reverse(bulk.parts.begin(), bulk.parts.end());
    std::stable_sort(bulk.parts.begin(), bulk.parts.end(),
        [](const BulkPart &a, const BulkPart &b) { return a.mapper != b.mapper && isKindOf(*b.mapper, *a.mapper); });
    for (BulkPart &part : bulk.parts)
        addKnown(query.session(), &part);
    return bulk;
}

QList<Row *> rowsOf(Session::Parts &parts, const Mapper &mapper, const QList<QList<Value>> &keys)
{
    QList<Row *> rows;
    for (const QList<Value> &values : keys) {
        KeyValues key;
        for (const Value &value : values)
            key.append(value);
        if (Row *row = parts.store(mapper)->identities().find(key))
            rows.append(row);
    }
    return rows;
}

} // namespace

CompiledBulk compileUpdate(const QueryBuilder &query, const QList<BulkAssignment> &assignments)
{
    const Mapper &mapper = target(query);
    if (assignments.isEmpty())
        throw Error(ErrorKind::Usage, u"an update of %1 sets nothing"_s.arg(mapper.name()));
    QList<BulkPart> parts = bulkPartsOf(query, mapper, assignments);
    if (parts.size() > 1 || parts.first().mapper != &mapper)
        return compileParts(query, mapper, parts);
    CompiledBulk bulk = prepared(query, mapper);
    bulk.cells = parts.first().cells;
    bulk.statement = SqlRenderer(query.session().dialect()).update(parts.first().update.where(query.rowCondition()));
    return bulk;
}

CompiledBulk compileRemoval(const QueryBuilder &query)
{
    const Mapper &mapper = target(query);
    if (mapper.extended())
        throw Error(ErrorKind::Usage,
            u"objects of %1 are rows of %2 too: a DELETE of many rows takes those of one table, remove() takes whole objects"_s.arg(
                mapper.name(), mapper.extended()->target->name()),
            contextOf(mapper, QString()));
    CompiledBulk bulk = prepared(query, mapper);
    bulk.removes = true;
    bulk.statement = SqlRenderer(query.session().dialect()).remove(Delete::from(mapper.ref()).where(query.rowCondition()));
    return bulk;
}

namespace {

QList<QList<Value>> readKeys(const Statement &statement, const Mapper &mapper, Connection &connection)
{
    QList<QList<Value>> keys;
    for (Result rows = connection.execute(statement); rows.next();) {
        QList<Value> key;
        for (qsizetype i = 0; i < mapper.keyCells().size(); ++i)
            key.append(rows.value(int(i), mapper.type(mapper.keyCells()[i])));
        keys.append(key);
    }
    return keys;
}

void updateRows(const BulkPart &part, const QList<QList<Value>> &keys, Connection &connection)
{
    const qsizetype most = mostKeys(connection.dialect(), {*part.mapper, part.mapper->keyCells()});
    for (qsizetype from = 0; from < keys.size(); from += most) {
        Update update = part.update;
        update.where(hasOneOf(connection.dialect(), {*part.mapper, part.mapper->keyCells()}, keys.mid(from, most)));
        connection.execute(SqlRenderer(connection.dialect()).update(update));
    }
}

} // namespace

BulkResult CompiledBulk::executeParts(Connection &connection) const
{
    BulkResult result;
    const QList<QList<Value>> keys = readKeys(statement, *mapper, connection);
    result.affected = keys.size();
    for (const BulkPart &part : parts)
        updateRows(part, keys, connection);
    for (const BulkPart &part : parts) {
        BulkResult::Part &now = result.parts.emplaceBack();
        std::copy_if(keys.begin(), keys.end(), std::back_inserter(now.keys), [&](const QList<Value> &key) { return part.known.contains(key); });
        if (!now.keys.isEmpty())
            now.rows = loadRows(connection, *part.mapper, now.keys);
    }
    return result;
}

BulkResult CompiledBulk::execute(Connection &connection) const
{
    if (!parts.isEmpty())
        return executeParts(connection);
    BulkResult result;
    for (const Statement &match : matching)
        result.keys += readKeys(match, *mapper, connection);
    result.affected = connection.execute(statement).rowsAffected();
    if (!removes && !result.keys.isEmpty())
        result.rows = loadRows(connection, *mapper, result.keys);
    return result;
}

namespace {

void applyParts(Session &session, const CompiledBulk &bulk, const BulkResult &result)
{
    Session::Parts &parts = session.parts();
    QList<Row *> rows;
    for (qsizetype i = 0; i < result.parts.size(); ++i)
        rows += rowsOf(parts, *bulk.parts[i].mapper, result.parts[i].keys);
    parts.synchronizer.remember(rows);
    for (qsizetype i = 0; i < result.parts.size(); ++i) {
        parts.adopter.adopt(result.parts[i].rows);
        forgetMembers(session, *bulk.parts[i].mapper, bulk.parts[i].cells);
    }
    parts.notify(&SessionObserver::historyChanged);
    for (const BulkPart &part : bulk.parts)
        parts.notify(&SessionObserver::rowsWritten, *part.mapper);
}

} // namespace

void applyBulk(Session &session, const CompiledBulk &bulk, const BulkResult &result)
{
    if (!bulk.parts.isEmpty())
        return applyParts(session, bulk, result);
    Session::Parts &parts = session.parts();
    const QList<Row *> rows = rowsOf(parts, *bulk.mapper, result.keys);
    if (bulk.removes) {
        parts.synchronizer.removed(rows);
    } else {
        parts.synchronizer.remember(rows);
        parts.adopter.adopt(result.rows);
        forgetMembers(session, *bulk.mapper, bulk.cells);
    }
    parts.notify(&SessionObserver::historyChanged);
    if (bulk.removes)
        parts.notify(&SessionObserver::rowsRemoved, *bulk.mapper);
    else
        parts.notify(&SessionObserver::rowsWritten, *bulk.mapper);
}

void forgetMembers(Session &session, const Mapper &mapper, const QList<int> &cells)
{
    for (const Relation &toOne : mapper.relations()) {
        const bool touched = std::any_of(cells.begin(), cells.end(), [&](int cell) { return toOne.columns.contains(cell); });
        if (toOne.kind != Relation::Kind::ToOne || !touched || toOne.inverse < 0)
            continue;
        session.parts().store(*toOne.target)->identities().forEach([&](Row *parent) {
            RowStore::setIncomplete(parent, toOne.inverse);
        });
    }
}

Connection &beginWriting(Session &session, const QString &what)
{
    session.parts().io(what); // what waits goes first, when the session flushes by itself
    return session.parts().transaction.beginWriting(what);
}

qint64 runBulk(Session &session, const CompiledBulk &bulk)
{
    Connection &connection = beginWriting(session, u"changing rows of "_s + bulk.mapper->name());
    const BulkResult result = bulk.execute(connection);
    applyBulk(session, bulk, result);
    return result.affected;
}

qint64 removeRows(const QueryBuilder &query)
{
    return runBulk(query.session(), compileRemoval(query));
}

BasicBulkUpdate::BasicBulkUpdate(const QueryBuilder &query)
    : m_query(query)
{
}

BasicBulkUpdate::BasicBulkUpdate(const BasicBulkUpdate &) = default;
BasicBulkUpdate &BasicBulkUpdate::operator=(const BasicBulkUpdate &) = default;
BasicBulkUpdate::~BasicBulkUpdate() = default;

CompiledBulk BasicBulkUpdate::compile() const
{
    return compileUpdate(m_query, m_assignments);
}

qint64 BasicBulkUpdate::update(SourceLocation where) const
{
    const CallSite site(where);
    return runBulk(m_query.session(), compile());
}

void BasicBulkUpdate::assign(const BulkAssignment &assignment)
{
    m_assignments.append(assignment);
}

} // namespace jw
