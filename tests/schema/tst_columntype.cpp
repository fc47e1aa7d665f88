// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/schema/columntype.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;

class tst_ColumnType : public QObject
{
    Q_OBJECT

private slots:
    void readsBackWhatItWrites_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"int16", "int32", "int64", "decimal", "decimal(10,2)", "float", "double", "text", "text(40)",
                 "binary", "binary(16)", "boolean", "date", "time", "timestamp", "timestamptz", "uuid", "json", "interval",
                 "array(int32)", "array(text(3))", "@t5r1c0p8ze", "native:tsvector"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void readsBackWhatItWrites()
    {
        QFETCH(QString, text);
        const auto type = ColumnType::fromString(text);
        QVERIFY(type.has_value());
        QCOMPARE(type->toString(), text);
    }

    void refusesOtherTexts_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "varchar", "int64(3)", "decimal(2,5)", "decimal(0,0)", "text(0)", "text(-1)", "text(",
                 "array(array(int32))", "array()", "@short", "native:", "decimal(1,2,3)"})
            QTest::newRow(text[0] ? text : "empty") << QString::fromLatin1(text);
    }
    void refusesOtherTexts()
    {
        QFETCH(QString, text);
        QVERIFY(!ColumnType::fromString(text));
    }
};

QTEST_GUILESS_MAIN(tst_ColumnType)
#include "tst_columntype.moc"
