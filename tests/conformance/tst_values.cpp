// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// Values of every type come back as they were written, through statements, records and objects, on every database.
#include "database.h"

#include "joinwright/orm/pendingstate.h"
#include "joinwright/orm/session.h"
#include "support/sqlrecorder.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QtTest>

#include <cmath>

using namespace jw;
using namespace Qt::StringLiterals;

namespace {

using Kind = ColumnType::Kind;

constexpr int RandomRows = 40;

QString randomText(QRandomGenerator &random, int longest)
{
    static const QString alphabet = u"abc XYZ'\"\\`;-%_?:{}$äßŁ漢\n\t"_s;
    QString text;
    for (int i = int(random.bounded(longest + 1)); i > 0; --i)
        text += alphabet[random.bounded(alphabet.size())];
    return text;
}

Decimal randomDecimal(QRandomGenerator &random, int digits, int scale)
{
    QString text = random.bounded(2) ? u"-"_s : QString();
    for (int i = 0; i < digits - scale; ++i)
        text += QChar(u'0' + random.bounded(10));
    text += u'.';
    for (int i = 0; i < scale; ++i)
        text += QChar(u'0' + random.bounded(10));
    return Decimal(text);
}

qint64 randomMoment(QRandomGenerator &random)
{
    // From 1000 to 9999: what every database has.
    const qint64 first = QDateTime(QDate(1000, 1, 1), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch();
    const qint64 last = QDateTime(QDate(9999, 12, 31), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch();
    return first + qint64(random.generate64() % quint64(last - first));
}

qint64 randomRecentMoment(QRandomGenerator &random)
{
    return qint64(random.generate64() % quint64(2'000'000'000'000)) + 1000; // until 2033: MariaDB counts in 32 bits
}

int randomMicroseconds(QRandomGenerator &random)
{
    return random.bounded(2) ? int(random.bounded(1000)) : 0;
}

Value randomArray(QRandomGenerator &random)
{
    QStringList parts;
    for (int i = int(random.bounded(4)); i > 0; --i)
        parts.append(random.bounded(5) ? QString::number(int(random.generate())) : u"null"_s);
    return Value::json(u'[' + parts.join(u',') + u']');
}

double randomDouble(QRandomGenerator &random)
{
    return std::ldexp(random.generateDouble() - 0.5, int(random.bounded(600)) - 300);
}

QByteArray randomBytes(QRandomGenerator &random)
{
    QByteArray bytes(random.bounded(30), 0);
    for (char &byte : bytes)
        byte = char(random.bounded(256));
    return bytes;
}

Value randomValue(const ColumnType &type, QRandomGenerator &random)
{
    switch (type.kind()) {
    case Kind::Int16:
        return Value(qint64(qint16(random.generate())));
    case Kind::Int32:
        return Value(qint64(qint32(random.generate())));
    case Kind::Int64:
        return Value(qint64(random.generate64()));
    case Kind::Decimal:
        return Value(randomDecimal(random, type.precision(), type.scale()));
    case Kind::Float:
        return Value(double(random.bounded(1'000'000)) / 8); // of few digits, which four bytes keep
    case Kind::Double:
        return Value(randomDouble(random));
    case Kind::Text:
        return Value(randomText(random, type.length() > 0 ? type.length() : 100));
    case Kind::Binary:
        return Value(randomBytes(random));
    case Kind::Boolean:
        return Value(random.bounded(2) == 1);
    case Kind::Date:
        return Value(QDateTime::fromMSecsSinceEpoch(randomMoment(random), Qt::UTC).date());
    case Kind::Time:
        return Value::timeOfDay(int(random.bounded(86'400'000)), randomMicroseconds(random));
    case Kind::Timestamp:
        return Value::fromMSecs(Value::Kind::Timestamp, randomMoment(random), randomMicroseconds(random));
    case Kind::TimestampTz:
        return Value::fromMSecs(Value::Kind::TimestampTz, randomRecentMoment(random), randomMicroseconds(random));
    case Kind::Uuid:
        return Value(QUuid::createUuid());
    case Kind::Json:
        return Value::json(u"{\"n\": %1, \"t\": [null, true]}"_s.arg(random.bounded(1000)));
    case Kind::Interval:
        return Value(u"P%1DT%2H"_s.arg(1 + random.bounded(100)).arg(1 + random.bounded(23)));
    case Kind::Array:
        return randomArray(random);
    default:
        return {};
    }
}

const QList<ColumnType> &types()
{
    static const QList<ColumnType> all {Kind::Int16, Kind::Int32, Kind::Int64, ColumnType::decimal(10, 2), ColumnType::decimal(30, 8), Kind::Float,
        Kind::Double, Kind::Text, ColumnType::text(40), Kind::Binary, Kind::Boolean, Kind::Date, Kind::Time, Kind::Timestamp, Kind::TimestampTz, Kind::Uuid,
        Kind::Json, Kind::Interval, ColumnType::array(Kind::Int32)};
    return all;
}

Schema typesSchema()
{
    Schema schema;
    schema.id = Id::create();
    Table table;
    table.id = Id::create();
    table.name = u"all_types"_s;
    table.columns.append({.id = Id::create(), .name = u"id"_s, .type = Kind::Int64, .generation = Generation::Identity});
    table.keys.append({.id = Id::create(), .primary = true, .columns = {table.columns.first().id}});
    for (const ColumnType &type : types())
        table.columns.append({.id = Id::create(), .name = u"c%1"_s.arg(table.columns.size()), .type = type, .nullable = true});
    schema.setTable(table);
    return schema;
}

/// JSON documents are the same when they say the same.
bool same(const Value &a, const Value &b)
{
    if (a.kind() != Value::Kind::Json || b.kind() != Value::Kind::Json)
        return a == b;
    return QJsonDocument::fromJson(a.toText().toUtf8()) == QJsonDocument::fromJson(b.toText().toUtf8());
}

bool isReadByQpsql(const Engine &engine)
{
    return qEnvironmentVariableIsSet("JOINWRIGHT_QTSQL_ONLY") && engine.dialect().name() == u"postgresql"_s;
}

QString column(int i)
{
    return u"c%1"_s.arg(i + 1);
}

} // namespace

class tst_Values : public QObject
{
    Q_OBJECT

private:
    /// Writes rows of random values by one session and reads them by another.
    static void roundTrip(const Engine &engine, const Schema &schema, quint32 seed)
    {
        const Table &table = *schema.table(u"all_types"_s);
        QRandomGenerator random(seed);
        QList<QList<Value>> written;
        Session writer(engine);
        writer.use(schema);
        for (int row = 0; row < RandomRows; ++row) {
            Record record = writer.add(&table);
            QList<Value> values;
            for (int i = 0; i < types().size(); ++i) {
                const Value value = random.bounded(8) ? randomValue(types()[i], random) : Value();
                record.setValue(column(i), value);
                values.append(value);
            }
            written.append(values);
        }
        writer.commit();
        Session reader(engine);
        reader.use(schema);
        const QList<Record> records = reader.query(&table).orderBy(u"id"_s).all();
        QCOMPARE(records.size(), written.size());
        for (int row = 0; row < records.size(); ++row) {
            for (int i = 0; i < types().size(); ++i) {
                const Value read = records[row].value(column(i));
                QVERIFY2(same(read, written[row][i]),
                    qPrintable(u"%1: %2 came back as %3 (seed %4)"_s.arg(types()[i].toString(), written[row][i].toString(), read.toString()).arg(seed)));
            }
        }
    }

private slots:
    void initTestCase_data() { addDatabaseRows(); }

    void randomValuesComeBack_data()
    {
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : {1u, 2u, 3u, QRandomGenerator::global()->generate()})
            QTest::addRow("seed %u", seed) << seed;
    }

    void randomValuesComeBack()
    {
        FRESH_DATABASE(fresh);
        QFETCH(quint32, seed);
        const Schema schema = typesSchema();
        createAll(fresh->engine(), schema);
        roundTrip(fresh->engine(), schema, seed);
    }

    void changedValuesComeBack()
    {
        FRESH_DATABASE(fresh);
        const Schema schema = typesSchema();
        createAll(fresh->engine(), schema);
        const Table &table = *schema.table(u"all_types"_s);
        QRandomGenerator random(7);
        Session session(fresh->engine());
        session.use(schema);
        Record record = session.add(&table);
        for (int i = 0; i < types().size(); ++i)
            record.setValue(column(i), randomValue(types()[i], random));
        session.commit();
        // Every old value is compared in the UPDATE, whatever its type.
        QList<Value> values;
        for (int i = 0; i < types().size(); ++i) {
            values.append(randomValue(types()[i], random));
            record.setValue(column(i), values.last());
        }
        session.commit();
        Session reader(fresh->engine());
        reader.use(schema);
        const Record read = reader.query(&table).first().value();
        for (int i = 0; i < types().size(); ++i)
            QVERIFY2(same(read.value(column(i)), values[i]), qPrintable(types()[i].toString() + u": "_s + read.value(column(i)).toString()));
    }

    void valuesOfManyRowsComeBack()
    {
        FRESH_DATABASE(fresh);
        Schema schema = typesSchema();
        Table table = *schema.table(u"all_types"_s);
        table.columns.removeLast(); // an array cannot travel in a list, and its table's rows then go one by one
        schema.setTable(table);
        createAll(fresh->engine(), schema);
        constexpr int Rows = 40;
        const int count = int(types().size()) - 1;
        QRandomGenerator random(11);
        Session session(fresh->engine());
        session.use(schema);
        QList<Record> records;
        for (int row = 0; row < Rows; ++row) {
            records.append(session.add(&table));
            for (int i = 0; i < count; ++i)
                records[row].setValue(column(i), types()[i].kind() == Kind::Boolean ? Value(true) : randomValue(types()[i], random));
        }
        session.commit();
        QList<QList<Value>> written(Rows);
        for (int row = 0; row < Rows; ++row) {
            for (int i = 0; i < count; ++i) {
                const Value other = types()[i].kind() == Kind::Boolean ? Value(false) : randomValue(types()[i], random);
                written[row].append(random.bounded(5) ? other : Value()); // each differs, so that all rows change alike
                records[row].setValue(column(i), written[row][i]);
            }
        }
        const test::SqlRecorder recorder(fresh->engine());
        session.commit();
        if (fresh->features().costsRoundTrips)
            QVERIFY2(recorder.starting(u"UPDATE").size() < 10, qPrintable(recorder.starting(u"UPDATE").join(u'\n')));
        Session reader(fresh->engine());
        reader.use(schema);
        for (int row = 0; row < Rows; ++row) {
            const Record read = reader.get(&table, records[row].key());
            for (int i = 0; i < count; ++i)
                QVERIFY2(same(read.value(column(i)), written[row][i]),
                    qPrintable(u"%1: %2 came back as %3"_s.arg(types()[i].toString(), written[row][i].toString(), read.value(column(i)).toString())));
        }
    }

    /// By another program, which keeps them: an edit of such a row finds it as it was read, and a key keeps what it is.
    void microsecondsAreNotLost()
    {
        FRESH_DATABASE(fresh);
        Schema schema;
        schema.id = Id::create();
        Table table;
        table.id = Id::create();
        table.name = u"readings"_s;
        table.columns = {{.id = Id::create(), .name = u"taken"_s, .type = Kind::Timestamp}, {.id = Id::create(), .name = u"clock"_s, .type = Kind::Time},
            {.id = Id::create(), .name = u"level"_s, .type = Kind::Int32}, {.id = Id::create(), .name = u"seen"_s, .type = Kind::Timestamp, .defaultValue = u"'2026-05-06 07:08:09.101112'"_s}};
        table.keys.append({.id = Id::create(), .primary = true, .columns = {table.columns.first().id}});
        schema.setTable(table);
        Table visits; // numbered: what the database fills in comes back with the number
        visits.id = Id::create();
        visits.name = u"visits"_s;
        visits.columns = {{.id = Id::create(), .name = u"id"_s, .type = Kind::Int64, .generation = Generation::Identity},
            {.id = Id::create(), .name = u"seen"_s, .type = Kind::Timestamp, .defaultValue = u"'2026-05-06 07:08:09.101112'"_s}, {.id = Id::create(), .name = u"note"_s, .type = Kind::Int32}};
        visits.keys.append({.id = Id::create(), .primary = true, .columns = {visits.columns.first().id}});
        schema.setTable(visits);
        createAll(fresh->engine(), schema);
        fresh->run(u"INSERT INTO readings (taken, clock, level) VALUES ('2026-01-02 03:04:05.123456', '06:07:08.000009', 1), ('2026-01-02 03:04:05.123457', '06:07:08', 2)"_s);
        Session session(fresh->engine());
        session.use(schema);
        const QList<Record> readings = session.query(&table).orderBy(u"taken"_s).all();
        QCOMPARE(readings.size(), 2); // not the same key
        QCOMPARE(readings[0].value(u"taken"_s).toString(), u"2026-01-02 03:04:05.123456"_s);
        QCOMPARE(readings[0].value(u"clock"_s).toString(), u"06:07:08.000009"_s);
        QCOMPARE(readings[0].value(u"taken"_s).toDateTime().time().msec(), 123);
        readings[0].setValue(u"level"_s, 10);
        readings[1].setValue(u"clock"_s, readings[0].value(u"clock"_s));
        session.commit();
        fresh->run(u"UPDATE readings SET clock = '06:07:08.000010' WHERE level = 10"_s); // by one microsecond
        readings[0].setValue(u"clock"_s, QTime(1, 2, 3));
        QVERIFY_EXCEPTION_THROWN(session.commit(), StaleDataError);
        session.revertAll();
        session.remove(readings[0]);
        session.commit();
        Session reader(fresh->engine());
        reader.use(schema);
        const Record left = *reader.query(&table).first();
        QCOMPARE(left.value(u"level"_s), Value(2));
        QCOMPARE(left.value(u"clock"_s).toString(), u"06:07:08.000009"_s);
        const PendingState state = [&] {
            left.setValue(u"clock"_s, Value::timeOfDay(1000, 7));
            return reader.pendingState();
        }();
        Session third(fresh->engine());
        third.use(schema);
        third.restore(PendingState::fromBytes(state.toBytes()));
        third.commit();
        const Record added = third.add(&table);
        added["taken"] = Value::timestamp(QDateTime(QDate(2026, 1, 3), QTime(0, 0), Qt::UTC));
        added["clock"] = QTime(0, 0);
        added["level"] = 3;
        const Record visit = third.add(&visits);
        visit["note"] = 1;
        third.commit();
        for (const Record &record : {added, visit}) {
            QCOMPARE(record.value(u"seen"_s).toString(), u"2026-05-06 07:08:09.101112"_s); // by its default
            record.setValue(u"seen"_s, Value::timestamp(QDateTime(QDate(2026, 1, 3), QTime(0, 0), Qt::UTC)));
        }
        third.commit();
        QCOMPARE(fresh->engine().dialect().fromDatabase(fresh->rows(u"SELECT clock FROM readings"_s).first().first(), Kind::Time), Value::timeOfDay(1000, 7));
    }

    void notANumberIsWrittenOnce()
    {
        FRESH_DATABASE(fresh);
        if (!fresh->can().storesNaN)
            QSKIP("it has none");
        const Schema schema = typesSchema();
        createAll(fresh->engine(), schema);
        Session session(fresh->engine());
        session.use(schema);
        const Record record = session.add(schema.table(u"all_types"_s));
        const double nan = std::numeric_limits<double>::quiet_NaN();
        record.setValue(column(6), 1.0);
        session.commit();
        record.setValue(column(6), nan);
        session.commit();
        QVERIFY(!session.hasChanges());
        record.setValue(column(6), nan);
        QVERIFY(!session.hasChanges());
        record.setValue(column(6), 2.0);
        session.commit();
        QCOMPARE(fresh->rows(u"SELECT c7 FROM all_types"_s).first().first().toDouble(), 2.0);
    }

    /// QTime and QDateTime have no place for microseconds.
    void timesSetToWhatWasReadAreNoChange()
    {
        FRESH_DATABASE(fresh);
        const Schema schema = typesSchema();
        createAll(fresh->engine(), schema);
        const Table &table = *schema.table(u"all_types"_s);
        Session session(fresh->engine());
        session.use(schema);
        Record record = session.add(&table);
        const auto isAsLoaded = [&] {
            return !session.hasChanges() && record.value(column(12)) == Value::timeOfDay(5, 6) && record.value(column(13)).microseconds() == 987
                && record.value(column(14)).microseconds() == 1;
        };
        record.setValue(column(12), Value::timeOfDay(5, 6));
        record.setValue(column(13), Value::fromMSecs(Value::Kind::Timestamp, 1'700'000'000'123, 987));
        record.setValue(column(14), Value::fromMSecs(Value::Kind::TimestampTz, 1'700'000'000'123, 1));
        session.commit();
        const auto setAsRead = [&] {
            record[13] = QTime(0, 0, 0, 5);
            record[14] = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
            record[15] = Opt<QDateTime>(QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC));
        };
        setAsRead();
        QVERIFY(isAsLoaded());
        record[13] = QTime(1, 2);
        record[14] = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
        record[15] = Opt<QDateTime>();
        setAsRead(); // as it was loaded, though that is no longer there
        QVERIFY(isAsLoaded());
        record.setText(13, u"00:00:00.005"_s);
        QVERIFY(isAsLoaded());
        record.setValue(13, Value::timeOfDay(5)); // a Value says all
        QVERIFY(session.hasChanges());
        QCOMPARE(record.value(13), Value::timeOfDay(5));
    }

    void extremesComeBack_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<Value>("value");
        QTest::newRow("lowest int16") << 0 << Value(qint64(-32768));
        QTest::newRow("highest int32") << 1 << Value(qint64(2147483647));
        QTest::newRow("lowest int64") << 2 << Value(std::numeric_limits<qint64>::min());
        QTest::newRow("highest int64") << 2 << Value(std::numeric_limits<qint64>::max());
        QTest::newRow("decimal without fraction") << 3 << Value(Decimal("12345678.00"));
        QTest::newRow("smallest decimal") << 4 << Value(Decimal("0.00000001"));
        QTest::newRow("decimal of 30 digits") << 4 << Value(Decimal("-1234567890123456789012.12345678"));
        QTest::newRow("largest double") << 6 << Value(std::numeric_limits<double>::max());
        QTest::newRow("smallest double") << 6 << Value(std::numeric_limits<double>::min());
        QTest::newRow("a double of many digits") << 6 << Value(0.1 + 0.2);
        QTest::newRow("empty text") << 7 << Value(QString(u""_s));
        QTest::newRow("blanks") << 7 << Value(u"  x  "_s);
        QTest::newRow("emoji") << 8 << Value(u"\U0001F600 ok"_s);
        QTest::newRow("a mark of byte order") << 7 << Value(u"\uFEFFa"_s);
        QTest::newRow("a long text with a mark of byte order") << 7 << Value(QChar(0xfeff) + QString(100'000, u'ß'));
        QTest::newRow("quotes and backslashes") << 7 << Value(u"'; DROP TABLE all_types; -- \\' \\\\ \" ` $1 ? :x"_s);
        QTest::newRow("long text") << 7 << Value(QString(300'000, u'ß'));
        QTest::newRow("empty blob") << 9 << Value(QByteArray(""));
        QTest::newRow("a blob of every byte") << 9 << Value([] {
            QByteArray bytes;
            for (int i = 0; i < 256; ++i)
                bytes += char(i);
            return bytes;
        }());
        QTest::newRow("leap day") << 11 << Value(QDate(2024, 2, 29));
        QTest::newRow("midnight") << 12 << Value(QTime(0, 0));
        QTest::newRow("last millisecond") << 12 << Value(QTime(23, 59, 59, 999));
        QTest::newRow("an hour that no summer time has") << 13 << Value::timestamp(QDateTime(QDate(2024, 3, 31), QTime(2, 30), Qt::UTC));
        QTest::newRow("a millisecond") << 14 << Value(QDateTime(QDate(2024, 7, 1), QTime(12, 0, 0, 7), Qt::UTC));
        QTest::newRow("nested array") << 18 << Value::json(u"[]"_s);
        QTest::newRow("JSON null") << 16 << Value::json(u"null"_s);
        QTest::newRow("JSON of quotes") << 16 << Value::json(u"{\"a'b\": \"c\\\\d\\\"\"}"_s);
    }

    void extremesComeBack()
    {
        FRESH_DATABASE(fresh);
        QFETCH(int, type);
        QFETCH(Value, value);
        if (isReadByQpsql(fresh->engine()) && value.kind() == Value::Kind::Text && value.toText().startsWith(QChar(0xfeff)))
            QSKIP("QPSQL drops it");
        const Schema schema = typesSchema();
        createAll(fresh->engine(), schema);
        const Table &table = *schema.table(u"all_types"_s);
        Session session(fresh->engine());
        session.use(schema);
        session.add(&table).setValue(column(type), value);
        session.commit();
        Session reader(fresh->engine());
        reader.use(schema);
        const Value read = reader.query(&table).first().value().value(column(type));
        QVERIFY2(same(read, value), qPrintable(read.toString().left(200)));
        // And it is found by its value, where values of the type can be compared.
        if (types()[type].kind() != Kind::Json && types()[type].kind() != Kind::Array && value.kind() != Value::Kind::Blob)
            QCOMPARE(reader.query(&table).where(Expr::column(TableRef::of(table), column(type), types()[type]) == Expr(value)).count(), 1);
    }

    void whatDoesNotFitIsRefused_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<Value>("value");
        QTest::newRow("too large for int16") << 0 << Value(qint64(32768));
        QTest::newRow("text for a number") << 1 << Value(u"7"_s);
        QTest::newRow("a fraction too long") << 3 << Value(Decimal("1.234"));
        QTest::newRow("digits too many") << 3 << Value(Decimal("123456789.00"));
        QTest::newRow("text too long") << 8 << Value(QString(41, u'x'));
        QTest::newRow("half a character") << 7 << Value(QString(QChar(0xd800)));
        QTest::newRow("a number for a date") << 11 << Value(qint64(20240101));
        QTest::newRow("no zone") << 14 << Value::timestamp(QDateTime(QDate(2024, 1, 1), QTime(0, 0), Qt::UTC));
        QTest::newRow("no JSON") << 16 << Value::json(u"{oops"_s);
        QTest::newRow("no array") << 18 << Value::json(u"{\"a\": 1}"_s);
    }

    void whatDoesNotFitIsRefused()
    {
        FRESH_DATABASE(fresh);
        QFETCH(int, type);
        QFETCH(Value, value);
        try {
            fresh->engine().dialect().toDatabase(value, types()[type]);
        } catch (const Error &error) {
            QCOMPARE(error.kind(), ErrorKind::Value);
            QVERIFY2(error.message().contains(types()[type].toString()), qPrintable(error.message()));
            return;
        }
        QFAIL("the value was taken");
    }
};

QTEST_GUILESS_MAIN(tst_Values)
#include "tst_values.moc"
