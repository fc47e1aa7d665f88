// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/mysqlstatement.h"

#include "joinwright/engine/mysqlcells.h"

namespace jw {

namespace {

using namespace Qt::StringLiterals;

[[noreturn]] void raiseMysql(
    const Dialect &dialect, unsigned code, const char *text, const QString &sql)
{
    dialect.raise(QString::number(code), QString::fromUtf8(text), sql);
    Q_UNREACHABLE(); // g++ 12 forgets that a virtual function does not return
}

bool takesManyRows(MYSQL *handle)
{
    unsigned long long abilities = 0;
    mariadb_get_infov(handle, MARIADB_CONNECTION_EXTENDED_SERVER_CAPABILITIES, &abilities);
    return abilities & (MARIADB_CLIENT_STMT_BULK_OPERATIONS >> 32);
}

/// Reads and forgets what a statement gave, up to its last result; a script and a procedure have
/// several.
void skipResults(MYSQL *handle)
{
    do {
        if (MYSQL_RES *result = mysql_use_result(handle))
            mysql_free_result(result);
    } while (mysql_next_result(handle) == 0);
}

} // namespace

/// The parameters; texts live here until the next run.
struct MysqlStatement::Places
{
    explicit Places(int count)
        : binds(size_t(count))
        , numbers(size_t(count))
        , bytes(size_t(count))
    {
        for (MYSQL_BIND &bind : binds)
            bind.buffer_type = MYSQL_TYPE_NULL;
    }

    void setNull(int place)
    {
        binds[size_t(place)] = {};
        binds[size_t(place)].buffer_type = MYSQL_TYPE_NULL;
    }
    void setWhole(int place, qint64 number)
    {
        setNull(place);
        numbers[size_t(place)].whole = number;
        binds[size_t(place)].buffer_type = MYSQL_TYPE_LONGLONG;
        binds[size_t(place)].buffer = &numbers[size_t(place)].whole;
    }
    void setFloating(int place, double number)
    {
        setNull(place);
        numbers[size_t(place)].floating = number;
        binds[size_t(place)].buffer_type = MYSQL_TYPE_DOUBLE;
        binds[size_t(place)].buffer = &numbers[size_t(place)].floating;
    }
    void setBytes(int place, enum_field_types type, const QByteArray &text)
    {
        setNull(place);
        QByteArray &kept = bytes[size_t(place)];
        kept = text;
        MYSQL_BIND &bind = binds[size_t(place)];
        bind.buffer_type = type;
        bind.buffer = const_cast<char *>(kept.constData()); // it is read only
        bind.buffer_length = static_cast<unsigned long>(kept.size());
    }

    union Number {
        qint64 whole = 0;
        double floating;
    };
    std::vector<MYSQL_BIND> binds;
    std::vector<Number> numbers;
    std::vector<QByteArray> bytes;
};

/// Rows of parameters as the library wants them: one array a place.
struct MysqlStatement::Rows
{
    struct Column
    {
        enum_field_types type = MYSQL_TYPE_NULL; ///< of all values that are not NULL
        std::vector<Places::Number> numbers {};
        std::vector<QByteArray> bytes {};
        std::vector<const char *> texts {}; ///< where `bytes` are
        std::vector<unsigned long> lengths {};
        std::vector<char> indicators {};

        bool isNumber() const { return type == MYSQL_TYPE_LONGLONG || type == MYSQL_TYPE_DOUBLE; }
        bool suits(const MYSQL_BIND &bind) const
        {
            return bind.buffer_type == MYSQL_TYPE_NULL || type == MYSQL_TYPE_NULL || bind.buffer_type == type;
        }
        void append(const MYSQL_BIND &bind, Places::Number number, const QByteArray &text)
        {
            const bool isNull = bind.buffer_type == MYSQL_TYPE_NULL;
            if (!isNull)
                type = bind.buffer_type;
            numbers.push_back(number);
            bytes.push_back(isNull || isNumber() ? QByteArray() : text);
            indicators.push_back(isNull ? STMT_INDICATOR_NULL : STMT_INDICATOR_NONE);
        }
        /// The arrays grow no more.
        MYSQL_BIND bound()
        {
            MYSQL_BIND bind {};
            bind.buffer_type = type == MYSQL_TYPE_NULL ? MYSQL_TYPE_VAR_STRING : type;
            bind.u.indicator = indicators.data();
            if (isNumber()) {
                bind.buffer = numbers.data();
                return bind;
            }
            for (const QByteArray &text : bytes) {
                texts.push_back(text.constData());
                lengths.push_back(static_cast<unsigned long>(text.size()));
            }
            bind.buffer = texts.data();
            bind.length = lengths.data();
            return bind;
        }
    };

    explicit Rows(int places)
        : columns(size_t(places))
    {
    }

    bool add(const Places &places)
    {
        qsizetype added = 0;
        for (size_t i = 0; i < columns.size(); ++i) {
            if (!columns[i].suits(places.binds[i]))
                return false;
            added += 9 + places.bytes[i].size();
        }
        if (count > 0 && (size + added > LargestPacket || count == MostRows))
            return false;
        for (size_t i = 0; i < columns.size(); ++i)
            columns[i].append(places.binds[i], places.numbers[i], places.bytes[i]);
        size += added;
        ++count;
        return true;
    }

    std::vector<Column> columns;
    std::vector<MYSQL_BIND> binds {};
    unsigned count = 0;
    qsizetype size = 0;

    static constexpr unsigned MostRows = 5000;
    static constexpr qsizetype LargestPacket = 4'000'000; // a quarter of what a server takes as a rule
};

struct MysqlStatement::Cells : MysqlCells
{
    using MysqlCells::MysqlCells;
};

MysqlStatement::MysqlStatement(MYSQL *handle, const Dialect &dialect, const QString &sql)
    : PreparedStatement(sql)
    , m_dialect(dialect)
    , m_statement(mysql_stmt_init(handle))
    , m_mayGrow(QString(sql).remove("(*)"_L1).contains(u'*'))
{
    if (!m_statement)
        raiseMysql(m_dialect, mysql_errno(handle), mysql_error(handle), sql);
    try {
        prepare();
    } catch (...) {
        close();
        throw;
    }
}

MysqlStatement::~MysqlStatement()
{
    close();
}

void MysqlStatement::fail()
{
    const unsigned code = mysql_stmt_errno(m_statement);
    const QByteArray text = mysql_stmt_error(m_statement);
    finish();
    raiseMysql(m_dialect, code, text.constData(), sql());
}

void MysqlStatement::prepare()
{
    const QByteArray text = sql().toUtf8();
    if (mysql_stmt_prepare(m_statement, text.constData(), static_cast<unsigned long>(text.size()))
        != 0)
        fail();
    m_places = int(mysql_stmt_param_count(m_statement));
    if (!m_bound)
        m_bound = std::make_unique<Places>(m_places);
    m_takesRows = m_places > 0 && mysql_stmt_field_count(m_statement) == 0 && takesManyRows(m_statement->mysql);
    const my_bool on = 1;
    mysql_stmt_attr_set(m_statement, STMT_ATTR_UPDATE_MAX_LENGTH, &on);
}

void MysqlStatement::run(MYSQL *handle, const Dialect &dialect, const QString &sql)
{
    const QByteArray text = sql.toUtf8();
    if (mysql_real_query(handle, text.constData(), static_cast<unsigned long>(text.size())) == 0)
        skipResults(handle);
    if (const unsigned code = mysql_errno(handle))
        raiseMysql(dialect, code, QByteArray(mysql_error(handle)).constData(), sql);
}

void MysqlStatement::bind(int place, const Value &value)
{
    if (place < 0 || place >= m_places)
        throw Error(ErrorKind::Usage, u"the statement has no place %1 for a value"_s.arg(place),
            {.sql = sql()});
    switch (value.kind()) {
    case Value::Kind::Null:
        return m_bound->setNull(place);
    case Value::Kind::Bool:
    case Value::Kind::Int64:
        return m_bound->setWhole(place, value.toInt64());
    case Value::Kind::Double:
        return m_bound->setFloating(place, value.toDouble());
    case Value::Kind::Decimal:
        return m_bound->setBytes(
            place, MYSQL_TYPE_NEWDECIMAL, value.toDecimal().toString().toLatin1());
    case Value::Kind::Text:
    case Value::Kind::Json:
        return m_bound->setBytes(place, MYSQL_TYPE_VAR_STRING, value.toText().toUtf8());
    case Value::Kind::Blob:
        return m_bound->setBytes(place, MYSQL_TYPE_LONG_BLOB, value.toBlob());
    default:
        bind(place, m_dialect.toDatabase(value, ColumnType::native({})));
    }
}

void MysqlStatement::bind(int place, const Value &value, const CellCodec &codec)
{
    bindAsked(place, value, codec, m_dialect);
}

bool MysqlStatement::addRow()
{
    if (!m_rows)
        m_rows = std::make_unique<Rows>(m_places);
    return m_rows->add(*m_bound);
}

/// What the next run works with: the rows that were added, or else what is bound.
void MysqlStatement::bindAll(Rows *rows)
{
    if (m_takesRows) {
        const unsigned count = rows ? rows->count : 0;
        mysql_stmt_attr_set(m_statement, STMT_ATTR_ARRAY_SIZE, &count);
    }
    for (size_t i = 0; rows && i < rows->columns.size(); ++i)
        rows->binds.push_back(rows->columns[i].bound());
    if (m_places > 0 && mysql_stmt_bind_param(m_statement, rows ? rows->binds.data() : m_bound->binds.data()) != 0)
        fail();
}

void MysqlStatement::start()
{
    if (!m_statement)
        throw ConnectionError(u"the connection is closed"_s);
    finish();
    if (std::exchange(m_hasRun, true) && m_mayGrow)
        prepare(); // the library refuses more columns than it knows of, when the server has done
                   // its work already
    const std::unique_ptr<Rows> rows = std::move(m_rows); // until it has run
    bindAll(rows.get());
    if (mysql_stmt_execute(m_statement) != 0)
        fail();
    m_columns = int(mysql_stmt_field_count(m_statement));
    if (m_columns > 0)
        return describeRows();
    m_affected = qint64(mysql_stmt_affected_rows(m_statement));
    const quint64 id = mysql_stmt_insert_id(m_statement);
    m_lastId = id > 0 ? Value(qint64(id)) : Value();
    forget();
}

/// Each time anew: a table may have been altered since, and the server prepares by itself.
void MysqlStatement::describeRows()
{
    if (mysql_stmt_store_result(m_statement) != 0)
        fail();
    m_hasRows = true;
    MYSQL_RES *described = mysql_stmt_result_metadata(m_statement);
    if (!described)
        fail();
    m_cells = std::make_unique<Cells>(mysql_fetch_fields(described), m_columns);
    mysql_free_result(described);
    if (mysql_stmt_bind_result(m_statement, m_cells->binds()) != 0)
        fail();
    m_affected = -1;
    m_lastId = {};
    forget();
}

bool MysqlStatement::next()
{
    if (!m_hasRows)
        return false;
    switch (mysql_stmt_fetch(m_statement)) {
    case 0:
    case MYSQL_DATA_TRUNCATED: // a number that a double holds less exactly; buffers are as long as
                               // the longest value
        return true;
    case MYSQL_NO_DATA:
        return false;
    default:
        fail();
    }
}

QString MysqlStatement::columnName(int column) const
{
    return m_cells->name(column);
}

Value MysqlStatement::raw(int column) const
{
    return m_cells->raw(column);
}

bool MysqlStatement::isNull(int column) const
{
    return m_cells->isNull(column);
}

bool MysqlStatement::integer(int column, qint64 *number) const
{
    return m_cells->whole(column, number);
}

bool MysqlStatement::read(
    int column, const CellCodec *codecs, int count, Value *cells, TextArena &texts) const
{
    bool allFit = true;
    for (int i = 0; i < count; ++i) {
        if (m_cells->readShortly(column + i, codecs[i], cells[i], texts))
            continue;
        bool fits = true;
        cells[i] = m_dialect.fromDatabaseLenient(m_cells->raw(column + i), codecs[i].type, &fits);
        allFit = allFit && fits;
    }
    return allFit;
}

void MysqlStatement::finish()
{
    forget();
    if (!m_statement || !std::exchange(m_hasRows, false))
        return;
    mysql_stmt_free_result(m_statement);
    while (mysql_stmt_more_results(m_statement)
        && mysql_stmt_next_result(m_statement) == 0) // of a procedure
        mysql_stmt_free_result(m_statement);
}

void MysqlStatement::close()
{
    finish();
    if (st_mysql_stmt *statement = std::exchange(m_statement, nullptr))
        mysql_stmt_close(statement);
}

} // namespace jw
