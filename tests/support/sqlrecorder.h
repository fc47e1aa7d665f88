// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/engine.h"

#include <QtCore/QRegularExpression>

#include <mutex>

namespace jw::test {

/// Listens to an engine and keeps what it ran, so that a test can assert the SQL that was emitted. Thread-safe.
///
/// BEGIN, COMMIT, ROLLBACK and savepoints are kept as well: where a transaction begins is part of the promise.
class SqlRecorder
{
public:
    explicit SqlRecorder(const Engine &engine)
        : m_token(engine.addLog([this](const LogEntry &entry) {
            const std::lock_guard lock(m_mutex);
            m_entries.append(entry);
        }))
    {
    }

    QList<LogEntry> entries() const
    {
        const std::lock_guard lock(m_mutex);
        return m_entries;
    }
    /// The texts alone, in order, without the types that PostgreSQL wants at placeholders: one text for all databases.
    QStringList sql() const
    {
        QStringList result;
        for (const LogEntry &entry : entries())
            result.append(withoutTypes(entry.sql));
        return result;
    }
    /// The texts with their values: "INSERT INTO users (name) VALUES (?) <- Alice"; without types as well.
    QStringList sqlWithValues() const
    {
        QStringList result;
        for (const LogEntry &entry : entries()) {
            QStringList values;
            for (const Value &value : entry.values)
                values.append(value.toString());
            const QString text = withoutTypes(entry.sql);
            result.append(values.isEmpty() ? text : text + QStringLiteral(" <- ") + values.join(QStringLiteral(", ")));
        }
        return result;
    }
    /// The statements that begin with `word` ("INSERT"), whatever their case.
    QStringList starting(QStringView word) const
    {
        QStringList result;
        for (const QString &text : sql()) {
            if (text.startsWith(word, Qt::CaseInsensitive))
                result.append(text);
        }
        return result;
    }
    /// A statement without the types that PostgreSQL wants at placeholders.
    static QString withoutTypes(QString sql)
    {
        static const QRegularExpression type(QStringLiteral("\\?::(double precision|\\w+)(\\[\\])?"));
        return sql.replace(type, QStringLiteral("?"));
    }
    void clear()
    {
        const std::lock_guard lock(m_mutex);
        m_entries.clear();
    }

private:
    mutable std::mutex m_mutex;
    QList<LogEntry> m_entries;
    std::shared_ptr<void> m_token; // last: the listener goes before what it writes to
};

} // namespace jw::test
