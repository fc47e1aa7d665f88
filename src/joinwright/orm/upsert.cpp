// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/upsert.h"

#include "joinwright/dialect/sqlrenderer.h"
#include "joinwright/engine/connection.h"
#include "joinwright/orm/coerce.h"
#include "joinwright/orm/compiledbulk.h"
#include "joinwright/orm/compiledupsert.h"
#include "joinwright/orm/inheritance.h"
#include "joinwright/orm/sessionparts.h"
#include "joinwright/orm/version.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostRows = 500; // in one statement

QList<int> allCells(const Mapper &mapper)
{
    QList<int> cells;
    for (int cell = 0; cell < mapper.cellCount(); ++cell)
        cells.append(cell);
    return cells;
}

QStringList namesOf(const Mapper &mapper, const QList<int> &cells)
{
    QStringList names;
    for (const int cell : cells)
        names.append(mapper.cellName(cell));
    return names;
}

/// Whether rows that an upsert left alone come back as well, and are to be told from those it wrote.
bool tellsKept(const Conflict &conflict, const Dialect &dialect)
{
    return conflict.mayKeep() && !dialect.features().returnsKept.isEmpty();
}

bool wasKept(const Result &row, qsizetype column)
{
    return row.raw(int(column)).toString() == u"1"_s;
}

bool isFloating(const ColumnType &type)
{
    return type.kind() == ColumnType::Kind::Float || type.kind() == ColumnType::Kind::Double;
}

Expr exactly(const Expr &value, const ColumnType &type)
{
    return value.type() && isFloating(*value.type()) && !isFloating(type) ? value.cast(type) : value;
}

KeyValues keyOf(const QList<Value> &values)
{
    return KeyValues(values.begin(), values.end());
}

} // namespace

void BasicUpsert::addCells(const QList<int> &cells, const QList<Value> &row)
{
    if (cells.isEmpty())
        throw Error(ErrorKind::Usage, u"a row without any value was given to an upsert of %1"_s.arg(m_mapper->name()));
    const int version = m_mapper->versionCell();
    if (version >= 0 && !cells.contains(version))
        return addCells(cells + QList<int> {version}, row + QList<Value> {nextVersion(Value(), m_mapper->type(version))});
    // A run of rows with the same columns is one statement.
    const qsizetype most = std::max<qsizetype>(1,
        std::min(MostRows, qsizetype(m_session->dialect().features().maxParameters) / (cells.size() + 1)));
    if (m_batches.isEmpty() || m_batches.last().cells != cells || m_batches.last().rows.size() >= most)
        m_batches.append({cells, {}});
    m_batches.last().rows.append(row);
}

void BasicUpsert::addRow(const QList<std::pair<QString, Value>> &values)
{
    QList<int> cells;
    QList<Value> row;
    for (const auto &[name, value] : values) {
        checkColumn(name);
        cells.append(m_mapper->cellIndex(name));
        row.append(coerce(value, *m_mapper, cells.last()));
    }
    addCells(cells, row);
}

void BasicUpsert::addRow(const Handle &transient)
{
    QList<int> cells;
    QList<Value> row;
    for (int cell = 0; cell < m_mapper->cellCount(); ++cell) {
        if (!isTouched(transient.row(), cell))
            continue;
        cells.append(cell);
        row.append(transient.row()->cells()[cell]);
    }
    addCells(cells, row);
}

Handle BasicUpsert::makeRow(const EntityInfo &entity) const
{
    if (m_mapper->extended())
        throw Error(ErrorKind::Usage,
            u"objects of %1 are rows of %2 too: an upsert writes one table"_s.arg(m_mapper->name(), m_mapper->extended()->target->name()));
    return makeObject(m_session->parts(), entity);
}

void BasicUpsert::checkColumn(const QString &column) const
{
    const int cell = m_mapper->cellIndex(column);
    if (m_mapper->isWritable(cell))
        return;
    Error::Context context;
    context.table = m_mapper->name();
    context.column = column;
    if (cell == m_mapper->versionCell())
        throw Error(ErrorKind::Usage,
            u"%1.%2 counts the versions of a row; every upsert moves it on"_s.arg(m_mapper->name(), column), context);
    throw Error(ErrorKind::Usage,
        u"%1.%2 is computed by the database and cannot be set"_s.arg(m_mapper->name(), column), context);
}

void BasicUpsert::setConflict(const QStringList &columns)
{
    for (const QString &column : columns)
        checkColumn(column);
    m_conflict.columns = columns;
}

void BasicUpsert::updateColumns(const QStringList &columns)
{
    m_updatesAll = columns.isEmpty();
    for (const QString &column : columns)
        assign(column, excludedCell(column));
}

Expr BasicUpsert::excludedCell(const QString &column) const
{
    return Expr::excluded(column, m_mapper->type(m_mapper->cellIndex(column)));
}

void BasicUpsert::assign(const QString &column, const Expr &value)
{
    checkColumn(column);
    const int cell = m_mapper->cellIndex(column);
    const bool isLiteral = !value.isEmpty() && value.node().kind == ExprNode::Kind::Literal;
    m_conflict.assignments.append(
        {column, isLiteral ? Expr::literal(coerce(value.node().value, *m_mapper, cell), m_mapper->type(cell)) : value, m_mapper->type(cell)});
}

void BasicUpsert::setCondition(const Expr &condition)
{
    m_conflict.condition = m_conflict.condition && condition;
}

Conflict BasicUpsert::conflictFor(const QList<int> &cells) const
{
    Conflict conflict = m_conflict;
    for (const int cell : cells) {
        const QString name = m_mapper->cellName(cell);
        if (m_updatesAll && !conflict.columns.contains(name) && !m_mapper->isKey(cell) && cell != m_mapper->versionCell())
            conflict.assignments.append({name, excludedCell(name)});
    }
    if (!conflict.condition.isEmpty() && m_session->dialect().features().upsert == UpsertSyntax::OnDuplicateKey) {
        for (Assignment &assignment : conflict.assignments) // in one expression with what is kept, which must stay exact
            assignment.value = exactly(assignment.value, m_mapper->type(m_mapper->cellIndex(assignment.column)));
    }
    if (m_mapper->versionCell() >= 0 && !conflict.assignments.isEmpty())
        conflict.assignments.append({m_mapper->cellName(m_mapper->versionCell()), nextVersionOf(*m_mapper)});
    return conflict;
}

Insert BasicUpsert::insertOf(const Batch &batch) const
{
    Insert insert;
    insert.table = m_mapper->ref();
    insert.columns = namesOf(*m_mapper, batch.cells);
    insert.conflict = conflictFor(batch.cells);
    for (const QList<Value> &row : batch.rows) {
        QList<Expr> values;
        for (qsizetype i = 0; i < row.size(); ++i)
            values.append(Expr::literal(row[i], m_mapper->type(batch.cells[i])));
        insert.rows.append(values);
    }
    return insert;
}

QList<Insert> BasicUpsert::inserts() const
{
    const bool sets = m_updatesAll || !m_conflict.assignments.isEmpty();
    if (sets && m_conflict.columns.isEmpty() && m_session->dialect().features().upsert == UpsertSyntax::OnConflict)
        throw Error(ErrorKind::Usage, u"an upsert of %1 that updates needs onConflict() with the key that decides"_s.arg(m_mapper->name()));
    QList<Insert> result;
    for (const Batch &batch : m_batches)
        result.append(insertOf(batch));
    return result;
}

QList<Statement> BasicUpsert::statements() const
{
    QList<Statement> result;
    for (const Insert &insert : inserts())
        result.append(SqlRenderer(m_session->dialect()).insert(insert));
    return result;
}

QList<QList<Value>> BasicUpsert::runReturning(Connection &connection, const Insert &insert, const QList<int> &cells) const
{
    Insert returning = insert;
    returning.returning = namesOf(*m_mapper, cells);
    Result result = connection.execute(SqlRenderer(connection.dialect()).insert(returning));
    const bool mayBeKept = tellsKept(*insert.conflict, connection.dialect());
    QList<QList<Value>> rows;
    while (result.next()) {
        if (mayBeKept && wasKept(result, cells.size()))
            continue;
        QList<Value> row;
        for (qsizetype i = 0; i < cells.size(); ++i)
            row.append(connection.dialect().fromDatabaseLenient(result.raw(int(i)), m_mapper->type(cells[i])));
        rows.append(row);
    }
    return rows;
}

qint64 BasicUpsert::runQuietly(Connection &connection, const Insert &insert, QList<QList<Value>> *keys) const
{
    Session::Parts &parts = m_session->parts();
    const bool nothingHere = parts.store(*m_mapper)->identities().size() == 0;
    const Features &features = connection.dialect().features();
    if (features.returning && !m_mapper->isReadOnly() && (!nothingHere || !features.returnsKept.isEmpty())) {
        const QList<QList<Value>> written = runReturning(connection, insert, m_mapper->keyCells());
        keys->append(written);
        return written.size();
    }
    const qint64 affected = connection.execute(SqlRenderer(connection.dialect()).insert(insert)).rowsAffected();
    // Nobody says which rows it was: all of them are looked at again.
    parts.store(*m_mapper)->identities().forEach([](Row *row) {
        if (row->state == RowState::Persistent)
            row->flags |= Row::Expired;
    });
    return affected;
}

void BasicUpsert::follow(const QList<QList<Value>> &keys, Connection &connection) const
{
    Session::Parts &parts = m_session->parts();
    QList<Row *> rows;
    QList<QList<Value>> here;
    for (const QList<Value> &key : keys) {
        if (Row *row = parts.store(*m_mapper)->identities().find(keyOf(key))) {
            rows.append(row);
            here.append(key);
        }
    }
    if (rows.isEmpty())
        return;
    parts.synchronizer.remember(rows);
    parts.adopter.adopt(loadRows(connection, *m_mapper, here));
}

CompiledUpsert BasicUpsert::compile(bool wantsAll) const
{
    CompiledUpsert compiled {.mapping = m_session->sharedMapping(), .mapper = m_mapper, .wantsAll = wantsAll};
    const bool canReturn = m_session->dialect().features().returning && !m_mapper->isReadOnly();
    if (wantsAll && !canReturn)
        throw Error(ErrorKind::Unsupported,
            u"this database does not hand back the rows of an upsert of %1: use execute()"_s.arg(m_mapper->name()));
    const IdentityMap &identities = m_session->parts().store(*m_mapper)->identities();
    identities.forEach([&](Row *row) {
        const KeyValues key = identities.keyOf(row);
        compiled.known.insert(QList<Value>(key.begin(), key.end()));
    });
    const bool miscounts = !m_session->dialect().features().returnsKept.isEmpty();
    compiled.returnsKeys = canReturn && (wantsAll || miscounts || !compiled.known.isEmpty());
    for (Insert insert : inserts()) {
        compiled.tellsKept = compiled.returnsKeys && tellsKept(*insert.conflict, m_session->dialect());
        if (compiled.returnsKeys)
            insert.returning = namesOf(*m_mapper, m_mapper->keyCells());
        compiled.statements.append(SqlRenderer(m_session->dialect()).insert(insert));
    }
    return compiled;
}

CompiledUpsert::Result CompiledUpsert::execute(Connection &connection) const
{
    Result done;
    QList<QList<Value>> keys;
    for (const Statement &statement : statements) {
        jw::Result written = connection.execute(statement);
        if (!returnsKeys) {
            done.affected += written.rowsAffected();
            continue;
        }
        while (written.next()) {
            if (tellsKept && wasKept(written, mapper->keyCells().size()))
                continue;
            ++done.affected;
            QList<Value> key;
            for (qsizetype i = 0; i < mapper->keyCells().size(); ++i)
                key.append(connection.dialect().fromDatabaseLenient(written.raw(int(i)), mapper->type(mapper->keyCells()[i])));
            if (wantsAll || known.contains(key))
                keys.append(key);
        }
    }
    if (!returnsKeys)
        keys = known.values();
    if (!keys.isEmpty())
        done.rows = loadRows(connection, *mapper, keys);
    return done;
}

qint64 BasicUpsert::execute(SourceLocation where) const
{
    const CallSite site(where);
    const QList<Insert> statements = inserts();
    Connection &connection = beginWriting(*m_session, u"an upsert of "_s + m_mapper->name());
    qint64 affected = 0;
    QList<QList<Value>> keys;
    for (const Insert &insert : statements)
        affected += runQuietly(connection, insert, &keys);
    follow(keys, connection);
    forgetMembers(*m_session, *m_mapper, allCells(*m_mapper));
    m_session->parts().notify(&SessionObserver::rowsWritten, *m_mapper);
    return affected;
}

QList<Handle> BasicUpsert::fetch() const
{
    if (!m_session->dialect().features().returning || m_mapper->isReadOnly())
        throw Error(ErrorKind::Unsupported,
            u"this database does not hand back the rows of an upsert of %1: use execute()"_s.arg(m_mapper->name()));
    const QList<Insert> statements = inserts();
    Connection &connection = beginWriting(*m_session, u"an upsert of "_s + m_mapper->name());
    QList<QList<Value>> keys;
    for (const Insert &insert : statements)
        keys += runReturning(connection, insert, m_mapper->keyCells());
    return adoptWritten(*m_session, *m_mapper, loadRows(connection, *m_mapper, keys));
}

QList<Handle> adoptWritten(Session &session, const Mapper &mapper, const RowBatch &rows)
{
    Session::Parts &parts = session.parts();
    const IdentityMap &identities = parts.store(mapper)->identities();
    QList<Row *> known;
    for (int i = 0; i < rows.rows; ++i) {
        KeyValues key;
        for (const int cell : mapper.keyCells())
            key.append(rows.row(i)[cell]);
        if (Row *row = identities.find(key))
            known.append(row);
    }
    parts.synchronizer.remember(known);
    const QList<Handle> objects = rows.rows > 0 ? parts.adopter.adopt(rows) : QList<Handle>();
    const QSet<Row *> here(known.begin(), known.end());
    QList<Row *> appeared;
    for (const Handle &object : objects) {
        if (!here.contains(object.row()))
            appeared.append(object.row());
    }
    parts.synchronizer.appeared(appeared);
    forgetMembers(session, mapper, allCells(mapper));
    parts.notify(&SessionObserver::historyChanged);
    parts.notify(&SessionObserver::rowsWritten, mapper);
    return objects;
}

BasicUpsert::BasicUpsert(Session &session, const Mapper &mapper)
    : m_session(&session)
    , m_mapper(&mapper)
{
}

BasicUpsert::BasicUpsert(const BasicUpsert &) = default;
BasicUpsert &BasicUpsert::operator=(const BasicUpsert &) = default;
BasicUpsert::~BasicUpsert() = default;

} // namespace jw
