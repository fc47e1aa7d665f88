// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/selectlist.h"

#include "joinwright/engine/keptstatement.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;

/// Columns of an SQLite table that are asked for in another form read as they would have otherwise, but for what cannot be
/// told apart in that form.
class tst_SelectList : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_connection.emplace(Engine::open(u"sqlite://"_s).connect());
        m_connection->run(u"CREATE TABLE things (id INTEGER PRIMARY KEY, word TEXT, loose, made DATETIME)"_s);
    }

    void changesColumnsThatAreNames()
    {
        std::vector<ColumnForm> forms(3, ColumnForm::Undeclared);
        QCOMPARE(inForms(u"SELECT id, things.\"a, b\", max(id) FROM things WHERE x = ','"_s, forms),
            u"SELECT +id AS \"\", +things.\"a, b\" AS \"\", max(id) FROM things WHERE x = ','"_s);
        QVERIFY(forms == (std::vector {ColumnForm::Undeclared, ColumnForm::Undeclared, ColumnForm::AsIs}));
    }

    void leavesWhatFollowsTheFirstColumns()
    {
        std::vector<ColumnForm> forms(1, ColumnForm::Undeclared);
        QCOMPARE(inForms(u"SELECT id, word FROM things"_s, forms), u"SELECT +id AS \"\", word FROM things"_s);
    }

    void leavesOtherStatementsAlone_data()
    {
        QTest::addColumn<QString>("sql");
        for (const auto sql : {u"UPDATE things SET id = 1", u"SELECT DISTINCT word FROM things", u"SELECT word FROM a UNION SELECT word FROM b",
                 u"SELECT word FROM a EXCEPT SELECT word FROM b", u"SELECT 1 AS \"~\" FROM things", u"SELECT 1 AS \"\" FROM things", u"SELECT (SELECT word FROM a"})
            QTest::newRow(qPrintable(QString::fromUtf16(sql))) << QString::fromUtf16(sql);
    }

    void leavesOtherStatementsAlone()
    {
        QFETCH(const QString, sql);
        std::vector<ColumnForm> forms(1, ColumnForm::Utf8);
        QCOMPARE(inForms(sql, forms), QString());
    }

    void readsTheSameWhateverIsStored_data()
    {
        QTest::addColumn<QString>("literal");
        for (const char *literal : {"NULL", "''", "'word'", "'Zo\xc3\xab'", "'42'", "42", "4.5", "9e999", "-9e999", "x''", "x'414243'", "x'00ff'", "'X''41'''",
                 "'2026-11-30 07:00:00'", "'2026-11-30T07:00'", "1600000000", "char(1114111) || 'z'", "char(0) || 'z'"})
            QTest::newRow(literal) << QString::fromUtf8(literal);
    }

    void readsTheSameWhateverIsStored()
    {
        QFETCH(const QString, literal);
        m_connection->run(u"INSERT INTO things VALUES (7, %1, %1, %1)"_s.arg(literal));
        const QString sql = u"SELECT id, word, loose, made FROM things"_s;
        const QList<Value> plain = m_connection->execute(sql).all().first();
        const Dialect &dialect = m_connection->dialect();
        using Kind = ColumnType::Kind;
        const std::vector<CellCodec> codecs {dialect.codec(Kind::Int64), dialect.codec(Kind::Text), dialect.codec(Kind::Text), dialect.codec(Kind::Timestamp)};

        KeptStatement kept = m_connection->prepare(sql);
        kept.expect(0, codecs.data(), 4);
        kept.start();
        QVERIFY(kept.next());
        Value cells[4];
        TextArena texts;
        const bool isNative = !qEnvironmentVariableIsSet("JOINWRIGHT_QTSQL_ONLY");
        bool allFit = true;
        const bool fits = kept.read(0, codecs.data(), 4, cells, texts);
        for (int column = 0; column < 4; ++column) {
            const Value stored = isNative ? plain[column] : readAs(column, plain[column]);
            QCOMPARE(kept.raw(column), stored);
            bool cellFits = true;
            QCOMPARE(cells[column], dialect.fromDatabaseLenient(stored, codecs[size_t(column)].type, &cellFits));
            allFit = allFit && cellFits;
        }
        QCOMPARE(fits, allFit);
        kept.finish();

        // The same text for somebody who reads by name.
        Result again = m_connection->execute(sql);
        QVERIFY(again.next());
        QCOMPARE(again.columnName(1), u"word"_s);
        QCOMPARE(again.raw(1), plain[1]);
    }

    void keepsWhatIsBound()
    {
        m_connection->run(u"INSERT INTO things (id, word) VALUES (1, 'a'), (2, 'b')"_s);
        const CellCodec codec = m_connection->dialect().codec(ColumnType::Kind::Text);
        KeptStatement kept = m_connection->prepare(u"SELECT word FROM things WHERE id = ?"_s);
        const Value second(2);
        kept.bind(0, second);
        kept.expect(0, &codec, 1);
        kept.start();
        QVERIFY(kept.next());
        QCOMPARE(kept.raw(0), Value(u"b"_s));
        QVERIFY(!kept.next());
    }

private:
    /// What cannot be told apart in the forms that QtSql is asked for.
    static Value readAs(int column, const Value &stored)
    {
        const bool isText = column == 1 || column == 2;
        const bool isTime = column == 3;
        const bool isBlob = stored.kind() == Value::Kind::Blob;
        if (isText && isBlob && stored.toBlob().isEmpty())
            return Value(u""_s);
        if (isText && stored == Value(qInf()))
            return Value(u"Inf"_s);
        if (isTime && isBlob && stored.toBlob().isValidUtf8())
            return Value(QString::fromUtf8(stored.toBlob()));
        return stored;
    }

    std::optional<Connection> m_connection;
};

QTEST_GUILESS_MAIN(tst_SelectList)
#include "tst_selectlist.moc"
