// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "script.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;

/// Any series of operations on a session equals the same series in plain SQL, and undo gives back the former state.
///
/// JOINWRIGHT_SCRIPTS: how many scripts (10,000); JOINWRIGHT_SEED: the first seed: to go elsewhere, or to repeat one that failed.
class TestSessionScript : public QObject
{
    Q_OBJECT

private slots:
    void anySeriesOfOperationsEqualsPlainSql_data();
    void anySeriesOfOperationsEqualsPlainSql();

private:
    static QList<ScriptStep> scriptOf(quint32 seed);
    QString failureOf(const QList<ScriptStep> &steps, QStringList *log = nullptr);
    QList<ScriptStep> shrunk(QList<ScriptStep> steps);

    ScriptWorld m_world;
    qint64 m_done = 0;
};

QList<ScriptStep> TestSessionScript::scriptOf(quint32 seed)
{
    QRandomGenerator random(seed);
    QList<ScriptStep> steps;
    const int length = 4 + random.bounded(seed % 50 ? 16 : 120); // a few are long
    for (int i = 0; i < length; ++i)
        steps.append({random.generate(), random.generate(), random.generate(), random.generate()});
    return steps;
}

QString TestSessionScript::failureOf(const QList<ScriptStep> &steps, QStringList *log)
{
    QString failure;
    Script script(m_world);
    try {
        script.run(steps);
    } catch (const ScriptFailure &found) {
        failure = found.what;
    }
    m_done += script.done();
    if (log)
        *log = script.log();
    return failure;
}

/// The fewest steps that still fail, as far as leaving out one after the other finds them.
QList<ScriptStep> TestSessionScript::shrunk(QList<ScriptStep> steps)
{
    for (bool smaller = true; smaller;) {
        smaller = false;
        for (qsizetype i = steps.size() - 1; i >= 0; --i) {
            QList<ScriptStep> fewer = steps;
            fewer.removeAt(i);
            if (failureOf(fewer).isEmpty())
                continue;
            steps = fewer;
            smaller = true;
        }
    }
    return steps;
}

void TestSessionScript::anySeriesOfOperationsEqualsPlainSql_data()
{
    QTest::addColumn<quint32>("first");
    QTest::addColumn<int>("count");
    bool isGiven = false;
    const quint32 given = qEnvironmentVariableIntValue("JOINWRIGHT_SEED", &isGiven);
    bool isCounted = false;
    const int wanted = qEnvironmentVariableIntValue("JOINWRIGHT_SCRIPTS", &isCounted);
    quint32 first = isGiven ? given : 20260101;
    int left = isCounted ? wanted : isGiven ? 1 : 10'000;
    for (; left > 0; left -= 1000, first += 1000) // in parts: a test function has a time limit of its own
        QTest::addRow("%d scripts from seed %u on", std::min(left, 1000), first) << first << std::min(left, 1000);
}

void TestSessionScript::anySeriesOfOperationsEqualsPlainSql()
{
    QFETCH(quint32, first);
    QFETCH(int, count);
    m_done = 0;
    for (int i = 0; i < count; ++i) {
        const quint32 seed = first + quint32(i);
        const QList<ScriptStep> steps = scriptOf(seed);
        if (failureOf(steps).isEmpty())
            continue;
        QStringList log;
        const QList<ScriptStep> few = shrunk(steps);
        const QString failure = failureOf(few, &log);
        QFAIL(qPrintable(u"JOINWRIGHT_SEED=%1: %2\n  %3"_s.arg(seed).arg(failure, log.join(u"\n  "_s))));
    }
    QVERIFY2(count < 10 || m_done > count, "the scripts did hardly anything");
}

QTEST_GUILESS_MAIN(TestSessionScript)
#include "tst_sessionscript.moc"
