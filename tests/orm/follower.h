// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/liveresult.h"

#include <QtTest/QtTest>

/// What a result shows as its signals tell it, and a note of every signal: the two must never come apart.
class Follower
{
public:
    Follower(jw::LiveResult &result, const QString &column)
        : m_result(result)
        , m_column(column)
    {
        refill();
        QObject::connect(&result, &jw::LiveResult::insertionBegan, [this](int, int) { compareSize(); });
        QObject::connect(&result, &jw::LiveResult::removalBegan, [this](int, int) { compareSize(); });
        QObject::connect(&result, &jw::LiveResult::moveBegan, [this](int, int) { compareSize(); });
        QObject::connect(&result, &jw::LiveResult::inserted, [this](int first, int last) {
            for (int row = first; row <= last; ++row)
                m_rows.insert(row, m_result.at(row));
            note(QStringLiteral("+%1").arg(first));
        });
        QObject::connect(&result, &jw::LiveResult::removed, [this](int first, int last) {
            m_rows.remove(first, last - first + 1);
            note(QStringLiteral("-%1").arg(first));
        });
        QObject::connect(&result, &jw::LiveResult::moved, [this](int from, int to) {
            m_rows.move(from, to);
            note(QStringLiteral("%1>%2").arg(from).arg(to));
        });
        QObject::connect(&result, &jw::LiveResult::changed, [this](int row) { note(QStringLiteral("*%1").arg(row)); });
        QObject::connect(&result, &jw::LiveResult::wasReset, [this] {
            refill();
            note(QStringLiteral("reset"));
        });
    }

    /// The signals since the last call: "+row", "-row", "from>to", "*row".
    QString told() { return std::exchange(m_told, {}).join(QLatin1Char(' ')); }
    /// The column's values in the order that the signals made.
    QStringList texts() const
    {
        QStringList texts;
        for (const jw::Record &row : m_rows)
            texts.append(row.value(m_column).toString());
        return texts;
    }

private:
    void note(const QString &what)
    {
        m_told.append(what);
        QCOMPARE(m_rows, m_result.toList());
    }
    void compareSize() { QCOMPARE(m_rows.size(), m_result.size()); }
    void refill() { m_rows = m_result.toList(); }

    jw::LiveResult &m_result;
    QString m_column;
    QList<jw::Record> m_rows;
    QStringList m_told;
};
