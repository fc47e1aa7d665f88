// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/qtstatement.h"

#include "joinwright/core/isotime.h"
#include "joinwright/core/utf8.h"
#include "joinwright/engine/resultaccess.h"
#include "joinwright/engine/selectlist.h"
#include "joinwright/engine/widevectors.h"

#include <QtCore/QRegularExpression>
#include <QtSql/QSqlField>
#include <QtSql/QSqlRecord>

#include <cmath>

namespace jw {

namespace {

/// Texts as ISO 8601 has them: what the drivers make of dates and times is the text that the server
/// sent.
Value fromDateTime(const QVariant &variant)
{
    switch (variant.typeId()) {
    case QMetaType::QDate:
        return Value(variant.toDate().toString(Qt::ISODate));
    case QMetaType::QTime:
        return Value(variant.toTime().toString(Qt::ISODateWithMs));
    default: {
        QDateTime moment = variant.toDateTime();
        moment.setTimeSpec(Qt::UTC); // the session's zone, which the drivers take for the local one
        return Value(moment.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")));
    }
    }
}

Value fromVariant(const QVariant &variant)
{
    if (variant.isNull())
        return {};
    switch (variant.typeId()) {
    case QMetaType::LongLong:
        return Value(variant.toLongLong());
    case QMetaType::Double:
        return Value(variant.toDouble());
    case QMetaType::QString:
        return Value(variant.toString());
    case QMetaType::QByteArray:
        return Value(variant.toByteArray());
    case QMetaType::ULongLong:
        if (variant.toULongLong() > quint64(std::numeric_limits<qint64>::max()))
            return Value(variant.toString()); // exact, for a decimal
        return Value(variant.toLongLong());
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::Short:
    case QMetaType::UShort:
    case QMetaType::Char:
    case QMetaType::SChar:
    case QMetaType::UChar:
        return Value(variant.toLongLong());
    case QMetaType::Float:
        return Value(variant.toDouble());
    case QMetaType::QDate:
    case QMetaType::QTime:
    case QMetaType::QDateTime:
        return fromDateTime(variant);
    default:
        throw Error(ErrorKind::Value,
            Error::phrase("the driver gave a value of the unexpected type %1", QString::fromLatin1(variant.typeName())));
    }
}

/// Calls `visit` with where each "?" stands outside of quotes and comments; for a server brackets quote nothing.
template<typename F>
void visitPlaces(QStringView sql, QtStatement::Driver driver, F visit)
{
    const bool isServer = driver != QtStatement::Driver::Sqlite;
    for (qsizetype at = 0; at < sql.size();) {
        const qsizetype behind = isServer && sql[at] == u'[' ? at : behindQuoted(sql, at);
        if (behind == at && sql[at] == u'?')
            visit(at);
        at = std::max(behind, at + 1);
    }
}

int placesIn(QStringView sql, QtStatement::Driver driver)
{
    int places = 0;
    visitPlaces(sql, driver, [&](qsizetype) { ++places; });
    return places;
}

/// The same statement with `textOf(place)` for each "?".
template<typename F>
QString replacingPlaces(const QString &sql, QtStatement::Driver driver, F textOf)
{
    QString result;
    qsizetype done = 0;
    int place = 0;
    visitPlaces(sql, driver, [&](qsizetype at) {
        result += QStringView(sql).sliced(done, at - done);
        result += textOf(place++);
        done = at + 1;
    });
    result += QStringView(sql).sliced(done);
    return result;
}

/// For texts that are bound as the bytes of their UTF-8, which SQLite then need not make of UTF-16.
QString castingTexts(const QString &sql, const TextPlaces &texts)
{
    return replacingPlaces(sql, QtStatement::Driver::Sqlite,
        [&](int place) { return texts[size_t(place) % texts.size()] ? QStringLiteral("CAST(? AS TEXT)") : QStringLiteral("?"); });
}

/// False, as below, when there is no short way for what is stored.
bool takeWhole(qint64 number, const CellCodec &codec, Value &cell)
{
    if (codec.reading == CellCodec::Way::Whole && number >= codec.lowest && number <= codec.highest)
        cell = Value(number);
    else if (codec.reading == CellCodec::Way::Boolean && (number == 0 || number == 1))
        cell = Value(number == 1);
    else
        return false;
    return true;
}

/// A date or a moment in the layout that databases write.
bool takeMoment(const char *text, qsizetype size, const CellCodec &codec, Value &cell)
{
    using Way = CellCodec::Way;
    qint64 number = 0;
    iso::Instant instant;
    if (codec.reading == Way::Timestamp && iso::readTimestamp(text, size, &instant))
        cell = Value::fromMSecs(codec.kind, instant.msecs, instant.micros);
    else if (codec.reading == Way::Date && iso::readDate(text, size, &number))
        cell = Value(QDate::fromJulianDay(number + 2'440'588)); // the day of 1970-01-01
    else
        return false;
    return true;
}

Q_NEVER_INLINE bool takeText(const QString &text, const CellCodec &codec, Value &cell)
{
    using Way = CellCodec::Way;
    if (codec.reading == Way::Text) {
        cell = codec.kind == Value::Kind::Json ? Value::json(text) : Value(text);
        return true;
    }
    if ((codec.reading != Way::Timestamp && codec.reading != Way::Date) || text.size() > iso::LongestTimestamp)
        return false;
    char ascii[iso::LongestTimestamp];
    for (qsizetype i = 0; i < text.size(); ++i)
        ascii[i] = text[i].unicode() < 128 ? char(text[i].unicode()) : '?';
    return takeMoment(ascii, text.size(), codec, cell);
}

bool takeUtf8(const QByteArray &text, const CellCodec &codec, Value &cell, TextArena &texts)
{
    if (codec.reading != CellCodec::Way::Text)
        return takeMoment(text.constData(), text.size(), codec, cell);
    cell = Value::fromUtf8(codec.kind, text.constData(), text.size(), texts);
    return true;
}

bool isBytes(ColumnForm form)
{
    return form == ColumnForm::Utf8 || form == ColumnForm::Time;
}

/// Only what looks like nothing is asked whether it is NULL. A column that the dialect is to be asked for finds no way here.
inline bool take(const HeldValue &stored, const CellCodec &codec, ColumnForm form, Value &cell, TextArena &texts)
{
    switch (stored.type()) {
    case QMetaType::LongLong:
        if (stored.as<qlonglong>() != 0 || !stored->isNull())
            return takeWhole(stored.as<qlonglong>(), codec, cell);
        break;
    case QMetaType::Double:
        if (stored.as<double>() != 0 || !stored->isNull()) {
            if (codec.reading != CellCodec::Way::Floating)
                return false;
            cell = Value(stored.as<double>());
            return true;
        }
        break;
    case QMetaType::QByteArray:
        if (isBytes(form))
            return takeUtf8(stored.as<QByteArray>(), codec, cell, texts);
        break;
    case QMetaType::QString:
        if (!isBytes(form) && !stored->isNull())
            return takeText(stored.as<QString>(), codec, cell);
        break;
    default:
        break;
    }
    if (codec.reading == CellCodec::Way::Ask || !stored->isNull())
        return false;
    cell = Value();
    return true;
}

/// What SQLite made these bytes of, by the look of them: no text in a column of numbers, as those of times are, looks like one.
Value guessed(const QByteArray &bytes)
{
    bool isNumber = false;
    if (const qint64 whole = bytes.toLongLong(&isNumber); isNumber)
        return Value(whole);
    const double real = bytes.toLower().toDouble(&isNumber); // of infinity it makes Inf
    if (isNumber && !std::isnan(real))
        return Value(real);
    return bytes.isValidUtf8() ? Value(textOfUtf8(bytes)) : Value(bytes);
}

/// What is stored, whatever form it came in.
Value fromForm(const QVariant &variant, ColumnForm form)
{
    if (!isBytes(form) || variant.isNull())
        return fromVariant(variant);
    if (variant.typeId() == QMetaType::QByteArray)
        return form == ColumnForm::Time ? guessed(variant.toByteArray()) : Value(textOfUtf8(variant.toByteArray()));
    if (variant.typeId() == QMetaType::QString) // X'0102'
        return Value(QByteArray::fromHex(variant.toString().sliced(2).chopped(1).toLatin1()));
    return fromVariant(variant);
}

bool isTime(const ColumnType &type)
{
    using Kind = ColumnType::Kind;
    return type.kind() == Kind::Date || type.kind() == Kind::Time || type.kind() == Kind::Timestamp || type.kind() == Kind::TimestampTz;
}

bool isTime(const QMetaType &type)
{
    return type.id() == QMetaType::QDate || type.id() == QMetaType::QTime || type.id() == QMetaType::QDateTime;
}

/// Whether a SELECT does nothing but read columns of tables, and may as well run twice.
bool isPlain(const QString &sql, qsizetype columns)
{
    static const QRegularExpression function(QStringLiteral("\\b(FROM|JOIN)\\s+(LATERAL\\s+)?[\\w.\"]+\\s*\\("), QRegularExpression::CaseInsensitiveOption);
    std::vector<ColumnForm> forms(size_t(columns), ColumnForm::Cast);
    return !inForms(sql, forms).isEmpty() && std::count(forms.begin(), forms.end(), ColumnForm::AsIs) == 0 && !sql.contains(function);
}

ColumnForm formFor(const CellCodec &codec, QtStatement::Driver driver)
{
    using Way = CellCodec::Way;
    if (driver != QtStatement::Driver::Sqlite)
        return isTime(codec.type) ? ColumnForm::Cast : ColumnForm::AsIs;
    if (codec.reading == Way::Timestamp || codec.reading == Way::Date)
        return ColumnForm::Time;
    return codec.reading == Way::Text ? ColumnForm::Utf8 : ColumnForm::Undeclared;
}

} // namespace

void raise(const Dialect &dialect, const QSqlError &error, const QString &sql)
{
    const QString text = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    dialect.raise(error.nativeErrorCode(), text, sql);
    Q_UNREACHABLE(); // g++ 12 forgets that a virtual function does not return
}

QtStatement::QtStatement(
    const QSqlDatabase &database, const Dialect &dialect, const QString &sql, Driver driver, const TextPlaces &texts)
    : PreparedStatement(sql)
    , m_dialect(dialect)
    , m_database(database)
    , m_driver(driver)
    , m_query(database)
    , m_texts(std::find(texts.begin(), texts.end(), true) != texts.end() && isUtf8() ? texts : TextPlaces())
    , m_mayGrow(driver == Driver::Sqlite && sql.contains(u'*'))
{
    prepare();
}

void QtStatement::prepare()
{
    m_query = QSqlQuery(m_database);
    // Without it QtSql keeps every row it has read; but with it a server's rows are lost when the next statement runs.
    m_query.setForwardOnly(m_driver == Driver::Sqlite);
    if (m_mayGrow) {
        // A query on a table makes SQLite read the schema anew if need be; the pragma alone, or preparing, would not.
        QSqlQuery(m_database).exec(QStringLiteral("SELECT 1 FROM sqlite_schema LIMIT 1"));
        m_schemaVersion = schemaVersion();
    }
    if (m_forms.empty())
        lookAtReturned();
    const QString formed = inItsForms();
    if (formed.isEmpty())
        m_forms.clear();
    const QString whole = !formed.isEmpty() ? formed : m_texts.empty() ? sql() : castingTexts(sql(), m_texts);
    m_places = placesIn(whole, m_driver);
    m_literals = QStringList(m_driver == Driver::Text ? m_places : 0, QString());
    if (m_driver == Driver::Text)
        return;
    if (m_query.prepare(whole)) {
        if (reachesPlaces())
            ResultAccess::places(m_query).resize(m_places);
        return;
    }
    if (m_forms.empty())
        raise(m_dialect, m_query.lastError(), sql());
    m_forms.clear(); // a column may have an order that SQLite was not told of
    prepare();
}

void QtStatement::prepareAgain()
{
    const QVariantList bound = m_query.boundValues();
    prepare();
    for (qsizetype i = 0; i < bound.size(); ++i)
        bindVariant(int(i), bound[i]);
}

bool QtStatement::isUtf8() const
{
    QSqlQuery query(m_database);
    return query.exec(QStringLiteral("PRAGMA encoding")) && query.next()
        && query.value(0).toString() == QLatin1StringView("UTF-8");
}

void QtStatement::expect(int column, const CellCodec *codecs, int count)
{
    if (column + count <= m_expected || m_driver == Driver::Text || m_mayGrow || !m_names.isEmpty())
        return;
    m_expected = column + count;
    if (m_driver == Driver::Sqlite && !isUtf8())
        return; // the bytes of a text would be others
    const std::vector<ColumnForm> before = m_forms;
    m_forms.resize(size_t(m_expected), ColumnForm::AsIs);
    std::transform(codecs, codecs + count, m_forms.begin() + column, [this](const CellCodec &codec) { return formFor(codec, m_driver); });
    if (m_driver == Driver::Sqlite || std::count(m_forms.begin(), m_forms.end(), ColumnForm::Cast) > 0)
        prepareAgain();
    else
        m_forms = before;
}

void QtStatement::expectNothing()
{
    if (!m_names.isEmpty())
        return; // it is known which columns are times, whoever asks
    m_expected = 0;
    if (m_forms.empty())
        return;
    m_forms.clear();
    prepareAgain();
}

qint64 QtStatement::schemaVersion() const
{
    QSqlQuery query(m_database);
    return query.exec(QStringLiteral("PRAGMA schema_version")) && query.next() ? query.value(0).toLongLong() : -1;
}

/// Takes the names of the columns and which of them to ask for as texts.
bool QtStatement::hasTimes(const QSqlQuery &columns)
{
    const QSqlRecord record = columns.record();
    m_forms.clear();
    for (int i = 0; i < record.count(); ++i) {
        m_names.append(record.fieldName(i));
        m_forms.push_back(isTime(record.field(i).metaType()) ? ColumnForm::Cast : ColumnForm::AsIs);
    }
    if (std::count(m_forms.begin(), m_forms.end(), ColumnForm::Cast) == 0)
        m_forms.clear();
    return !m_forms.empty();
}

/// The server tells the types when it runs.
bool QtStatement::asksForTextsInstead()
{
    if (m_driver != Driver::Server || !m_query.isSelect() || !m_names.isEmpty() || !m_forms.empty())
        return false;
    if (!hasTimes(m_query))
        return false;
    if (isPlain(sql(), m_query.record().count())) {
        prepareAgain();
        return true;
    }
    m_forms.clear();
    return false;
}

/// A statement that writes runs once: the types are asked for before.
void QtStatement::lookAtReturned()
{
    static const QRegularExpression words(QStringLiteral("^(?:INSERT INTO|UPDATE|DELETE FROM) ((?:\"[^\"]+\"|\\w+)(?:\\.(?:\"[^\"]+\"|\\w+))?) .* RETURNING ([^()']+)$"),
        QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = words.match(sql());
    if (m_driver != Driver::Server || !m_names.isEmpty() || !match.hasMatch())
        return;
    m_returned = QStringLiteral("SELECT %1 FROM %2").arg(match.captured(2), match.captured(1));
    QSqlQuery columns(m_database);
    if (!columns.exec(m_returned + QStringLiteral(" WHERE FALSE")))
        raise(m_dialect, columns.lastError(), sql());
    if (!hasTimes(columns))
        m_returned.clear();
}

QString QtStatement::inItsForms()
{
    if (m_forms.empty() || m_returned.isEmpty())
        return m_forms.empty() ? QString() : inForms(sql(), m_forms);
    constexpr qsizetype Select = 7;
    const qsizetype from = m_returned.lastIndexOf(QLatin1StringView(" FROM "));
    const QString formed = inForms(m_returned, m_forms);
    return formed.isEmpty() ? QString() : sql().chopped(from - Select) + formed.sliced(Select).chopped(m_returned.size() - from);
}

bool QtStatement::run()
{
    return m_driver == Driver::Text ? m_query.exec(replacingPlaces(sql(), m_driver, [this](int place) { return m_literals[place]; })) : m_query.exec();
}

void QtStatement::start()
{
    leaveWideVectors();
    // QSQLITE writes beyond its row buffer when SQLite finds that a kept statement has more columns
    // by now.
    if (m_mayGrow && m_schemaVersion != schemaVersion())
        prepareAgain();
    if (!run() || (asksForTextsInstead() && !run())) {
        const QSqlError error = m_query.lastError();
        finish();
        raise(m_dialect, error, sql());
    }
    if (m_query.isSelect())
        return;
    m_affected = m_query.numRowsAffected();
    if (m_dialect.features().lastInsertId) // elsewhere asking may fail, and with it the transaction
        m_lastId = fromVariant(m_query.lastInsertId());
}

void QtStatement::finish()
{
    m_query.finish();
    forget();
    m_scratch.clear();
}

bool QtStatement::next()
{
    leaveWideVectors();
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid())
        raise(m_dialect, m_query.lastError(), sql());
    return false;
}

int QtStatement::columnCount() const
{
    return m_query.record().count();
}

QString QtStatement::columnName(int column) const
{
    return m_names.isEmpty() ? m_query.record().fieldName(column) : m_names.value(column);
}

Value QtStatement::raw(int column) const
{
    return fromForm(m_query.value(column), form(column));
}

bool QtStatement::isNull(int column) const
{
    return m_query.isNull(column);
}

bool QtStatement::integer(int column, qint64 *number) const
{
    const HeldValue stored(m_query.result(), column);
    if (stored.type() != QMetaType::LongLong || (stored.as<qlonglong>() == 0 && stored->isNull()))
        return false;
    *number = stored.as<qlonglong>();
    return true;
}

bool QtStatement::read(int column, const CellCodec *codecs, int count, Value *cells, TextArena &texts) const
{
    const QSqlResult *const result = m_query.result();
    bool allFit = true;
    for (int i = 0; i < count; ++i) {
        const HeldValue stored(result, column + i);
        if (!take(stored, codecs[i], form(column + i), cells[i], texts)) [[unlikely]]
            allFit = readLeniently(*stored, column + i, codecs[i], cells[i]) && allFit;
    }
    return allFit;
}

bool QtStatement::readLeniently(const QVariant &stored, int column, const CellCodec &codec, Value &cell) const
{
    bool fits = true;
    cell = m_dialect.fromDatabaseLenient(fromForm(stored, form(column)), codec.type, &fits);
    return fits;
}

void QtStatement::close()
{
    m_query = QSqlQuery();
    m_database = QSqlDatabase();
}

} // namespace jw
