// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/labelcache.h"

#include "joinwright/binding/rowfilter.h"
#include "joinwright/orm/delivery.h"

#include <QtCore/QTimer>

using namespace Qt::StringLiterals;

namespace jw {

namespace {

constexpr qsizetype BatchSize = 500;
const auto alias = u"t"_s;

/// What a job needs to read keys and labels of one table; made in the session's thread, used in the worker's.
struct LabelQuery
{
    QString table;
    QStringList keys;
    QList<ColumnType> keyTypes;
    QList<TextForm> keyForms;
    QStringList pieces;
    QList<ColumnType> pieceTypes;
    RowLabel rule;

    LabelQuery(const Schema &schema, const Dialect &dialect, const Table &source, const Key &key, const RowLabel &label)
        : table(dialect.quotedName(source) + " AS "_L1 + alias)
        , pieces(label.sqlColumns(schema, dialect, alias))
        , rule(label)
    {
        for (const Id id : key.columns) {
            const Column *column = source.column(id);
            keys.append(alias + u'.' + dialect.quote(column->name));
            keyTypes.append(column->type);
            keyForms.append(dialect.textForm(schema, source, *column));
        }
        for (const RowLabel::Piece &piece : label.columnPieces())
            pieceTypes.append(piece.type);
    }

    /// A key as all have it that the database takes for the same.
    QList<Value> formOf(QList<Value> key) const
    {
        for (qsizetype i = 0; i < key.size(); ++i)
            key[i] = keyForms.at(i).of(key.at(i));
        return key;
    }

    /// That the key is one of `count` bound ones. Lists of rows are written differently by each database, this is not.
    QString keyIsOneOf(qsizetype count) const
    {
        if (keys.size() == 1)
            return keys.first() + " IN ("_L1 + QStringList(count, u"?"_s).join(", "_L1) + u')';
        const QString one = u'(' + keys.join(" = ? AND "_L1) + " = ?)"_L1;
        return QStringList(count, one).join(" OR "_L1);
    }
};

Value decoded(const Result &result, int column, const ColumnType &type)
{
    try {
        return result.value(column, type);
    } catch (const Error &) {
        return result.raw(column);
    }
}

QList<Value> decodedRow(const Result &result, int offset, const QList<ColumnType> &types)
{
    QList<Value> values;
    for (qsizetype i = 0; i < types.size(); ++i)
        values.append(decoded(result, offset + int(i), types.at(i)));
    return values;
}

QHash<QList<Value>, QString> readLabels(Connection &connection, const LabelQuery &query, const QList<QList<Value>> &wanted)
{
    Statement statement;
    statement.sql = "SELECT "_L1 + (query.keys + query.pieces).join(", "_L1) + " FROM "_L1 + query.table + " WHERE "_L1
        + query.keyIsOneOf(wanted.size());
    for (const QList<Value> &key : wanted) {
        for (qsizetype i = 0; i < key.size(); ++i)
            statement.values.append(connection.dialect().toDatabase(key.at(i), query.keyTypes.at(i)));
    }
    QHash<QList<Value>, QString> found;
    Result result = connection.execute(statement);
    while (result.next())
        found.insert(query.formOf(decodedRow(result, 0, query.keyTypes)),
            query.rule.compose(decodedRow(result, int(query.keys.size()), query.pieceTypes)));
    QHash<QList<Value>, QString> labels;
    for (const QList<Value> &key : wanted) {
        if (const auto label = found.constFind(query.formOf(key)); label != found.cend())
            labels.insert(key, *label);
    }
    return labels;
}

/// Whether the label is one column's text as it stands, so that the database can look it up.
bool isOneText(const RowLabel &rule)
{
    return rule.pieces().size() == 1 && rule.columnPieces().size() == 1 && rule.columnPieces().first().path.isEmpty()
        && rule.columnPieces().first().type.kind() == ColumnType::Kind::Text;
}

/// Adds the keys of rows whose label is one of `labels`. A composed label is known only when its pieces are read: then
/// all rows are looked at.
void findKeys(Connection &connection, const LabelQuery &query, const QSet<QString> &labels, const Statement &where,
    LabelCache::KeysOfLabels &found)
{
    Result result = connection.execute({"SELECT "_L1 + (query.keys + query.pieces).join(", "_L1) + " FROM "_L1 + query.table
            + where.sql, where.values});
    while (result.next()) {
        const QString label = query.rule.compose(decodedRow(result, int(query.keys.size()), query.pieceTypes));
        if (labels.contains(label))
            found[label].append(decodedRow(result, 0, query.keyTypes));
    }
}

/// Rows that begin with the text before those that contain it, then by label.
void sortCandidates(QList<Candidate> &rows, const QString &text)
{
    std::stable_sort(rows.begin(), rows.end(), [&text](const Candidate &a, const Candidate &b) {
        const bool first = a.label.startsWith(text, Qt::CaseInsensitive);
        const bool second = b.label.startsWith(text, Qt::CaseInsensitive);
        return first != second ? first : a.label.localeAwareCompare(b.label) < 0;
    });
}

/// In a table that is not too large, the database already picks in the order of sortCandidates().
Statement ordered(Statement statement, const Dialect &dialect, const LabelQuery &query, const QString &text)
{
    if (query.pieces.isEmpty())
        return statement;
    statement.sql += " ORDER BY CASE WHEN "_L1 + likeText(dialect, query.pieces.first(), query.pieceTypes.first()) + " THEN 0 ELSE 1 END, "_L1 + query.pieces.join(", "_L1);
    statement.values.append(Value(likePattern(text).mid(1)));
    return statement;
}

qint64 rowCount(Connection &connection, const QString &sql)
{
    Result result = connection.execute(sql);
    return result.next() ? result.raw(0).toInt64() : 0;
}

} // namespace

LabelCache::LabelCache(Worker &worker, const Schema &schema, QObject *parent)
    : QObject(parent)
    , m_worker(worker)
    , m_schema(schema)
{
}

LabelCache::~LabelCache()
{
    if (m_search)
        m_search->cancel();
}

void LabelCache::setSchema(const Schema &schema)
{
    m_schema = schema;
    m_rules.clear();
    forget();
}

const RowLabel &LabelCache::rowLabel(const Table &table)
{
    auto it = m_rules.find(table.id);
    if (it == m_rules.end())
        it = m_rules.insert(table.id, RowLabel(m_schema, table));
    return *it;
}

std::optional<LabelCache::Place> LabelCache::placeOf(const Relationship &relationship, const QList<Value> &values) const
{
    const Key *key = m_schema.keyOf(relationship);
    const bool complete = std::none_of(values.cbegin(), values.cend(), [](const Value &value) { return value.isNull(); });
    if (!key || !m_schema.table(relationship.to) || key->columns.size() != values.size() || !complete)
        return std::nullopt;
    return Place {relationship.to, key->id, values};
}

std::optional<QString> LabelCache::label(const Relationship &relationship, const QList<Value> &values)
{
    const std::optional<Place> place = placeOf(relationship, values);
    if (!place || rowLabel(*m_schema.table(relationship.to)).isKeyOnly())
        return keyText(values);
    if (const QString *known = m_labels.object(*place))
        return *known;
    if (!m_pending.contains(*place)) {
        m_pending.insert(*place);
        m_wanted.append(*place);
        if (m_wanted.size() == 1)
            QTimer::singleShot(0, this, &LabelCache::request);
    }
    return std::nullopt;
}

void LabelCache::forget(Id table)
{
    ++m_generation;
    m_pending.clear();
    m_wanted.clear();
    const QList<Place> places = m_labels.keys();
    for (const Place &place : places) {
        if (table.isNull() || place.table == table)
            m_labels.remove(place);
    }
    emit labelsArrived();
}

void LabelCache::request()
{
    QHash<std::pair<Id, Id>, QList<QList<Value>>> groups;
    for (const Place &place : std::exchange(m_wanted, {}))
        groups[{place.table, place.key}].append(place.values);
    for (auto it = groups.cbegin(); it != groups.cend(); ++it) {
        for (qsizetype i = 0; i < it->size(); i += BatchSize)
            requestOf(it.key().first, it.key().second, it->mid(i, BatchSize));
    }
}

void LabelCache::requestOf(Id table, Id key, const QList<QList<Value>> &wanted)
{
    const Table *source = m_schema.table(table);
    const Key *columns = source ? source->key(key) : nullptr;
    if (!columns)
        return;
    const LabelQuery query(m_schema, m_worker.engine().dialect(), *source, *columns, rowLabel(*source));
    const auto current = [this, generation = m_generation] { return generation == m_generation; };
    deliver(
        m_worker.run([query, wanted](Connection &connection) { return readLabels(connection, query, wanted); }), this,
        [this, table, key, wanted, current](const Labels &labels) {
            if (current())
                arrived(table, key, wanted, labels);
        },
        [this, table, key, wanted, current](const Error &) {
            if (current())
                arrived(table, key, wanted, {}); // the keys themselves are shown
        });
}

void LabelCache::arrived(Id table, Id key, const QList<QList<Value>> &wanted, const Labels &labels)
{
    for (const QList<Value> &values : wanted) {
        const Place place {table, key, values};
        m_pending.remove(place);
        m_labels.insert(place, new QString(labels.value(values, keyText(values))));
    }
    emit labelsArrived();
}

QList<Column> LabelCache::detailColumns(const Relationship &relationship) const
{
    QList<Column> columns;
    const Table *table = m_schema.table(relationship.to);
    if (!table)
        return columns;
    for (const Id id : RowLabel::decidingColumns(m_schema, *table, 3))
        columns.append(*table->column(id));
    return columns;
}

QFuture<LabelCache::KeysOfLabels> LabelCache::keysOf(const Relationship &relationship, const QStringList &labels)
{
    const Table *table = m_schema.table(relationship.to);
    const Key *key = m_schema.keyOf(relationship);
    if (!table || !key)
        throw Error(ErrorKind::Schema, Error::phrase("'%1' refers to no key that is in the database.", relationship.name));
    const LabelQuery query(m_schema, m_worker.engine().dialect(), *table, *key, rowLabel(*table));
    return m_worker.run([query, labels](Connection &connection) {
        KeysOfLabels found;
        const QSet<QString> wanted(labels.cbegin(), labels.cend());
        if (!isOneText(query.rule)) {
            findKeys(connection, query, wanted, {}, found);
            return found;
        }
        for (qsizetype i = 0; i < labels.size(); i += BatchSize) {
            Statement where;
            for (const QString &label : labels.mid(i, BatchSize))
                where.values.append(Value(label));
            where.sql = " WHERE "_L1 + query.pieces.first() + " IN ("_L1
                + QStringList(where.values.size(), u"?"_s).join(", "_L1) + u')';
            findKeys(connection, query, wanted, where, found);
        }
        return found;
    });
}

QFuture<Candidates> LabelCache::search(const Relationship &relationship, const QString &text, int limit)
{
    if (m_search)
        m_search->cancel();
    m_search = std::make_shared<Cancellation>();
    const Table *table = m_schema.table(relationship.to);
    const Key *key = m_schema.keyOf(relationship);
    if (!table || !key)
        throw Error(ErrorKind::Schema, Error::phrase("'%1' refers to no key that is in the database.", relationship.name));
    const Dialect &dialect = m_worker.engine().dialect();
    const LabelQuery query(m_schema, dialect, *table, *key, rowLabel(*table));
    const QList<Column> details = detailColumns(relationship);
    QStringList selected = query.keys + query.pieces;
    QStringList conditions;
    QList<ColumnType> detailTypes;
    QStringList searched;
    for (qsizetype i = 0; i < query.pieces.size(); ++i)
        searched.append(likeText(dialect, query.pieces.at(i), query.pieceTypes.at(i)));
    for (const Column &column : details) {
        selected.append(alias + u'.' + dialect.quote(column.name));
        detailTypes.append(column.type);
        if (column.type.isTextual())
            searched.append(likeText(dialect, selected.last(), column.type));
    }
    Statement statement {"SELECT "_L1 + selected.join(", "_L1) + " FROM "_L1 + query.table, {}};
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        for (qsizetype i = 0; i < searched.size(); ++i)
            statement.values.append(likePattern(word));
        conditions.append(u'(' + searched.join(" OR "_L1) + u')');
    }
    if (!conditions.isEmpty())
        statement.sql += " WHERE "_L1 + conditions.join(" AND "_L1);
    const QString count = u"SELECT count(*) FROM (SELECT 1 FROM %1 LIMIT %2) AS counted"_s.arg(query.table).arg(CountLimit);
    return m_worker.run([query, statement, detailTypes, count, text, limit, cancellation = m_search](Connection &connection) {
        const Cancellation::Running running(cancellation, connection);
        Candidates found;
        found.total = rowCount(connection, count);
        Statement limited = found.total < CountLimit ? ordered(statement, connection.dialect(), query, text) : statement;
        limited.sql += " LIMIT "_L1 + QString::number(limit);
        Result result = connection.execute(limited);
        const int keys = int(query.keys.size());
        const int pieces = int(query.pieces.size());
        while (result.next())
            found.rows.append({decodedRow(result, 0, query.keyTypes), query.rule.compose(decodedRow(result, keys, query.pieceTypes)),
                decodedRow(result, keys + pieces, detailTypes)});
        sortCandidates(found.rows, text);
        return found;
    });
}

} // namespace jw
