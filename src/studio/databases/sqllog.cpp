// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/databases/sqllog.h"

#include <QtCore/QMutex>

using namespace Qt::StringLiterals;

namespace jw::studio {

/// Where workers leave their lines; outlives the log as long as a statement runs.
struct SqlLog::Inbox
{
    QMutex mutex;
    SqlLog *owner = nullptr; // null when the log has gone
    QList<Line> lines;
    bool called = false;
};

SqlLog::SqlLog(QObject *parent)
    : QAbstractListModel(parent)
    , m_inbox(std::make_shared<Inbox>())
{
    m_inbox->owner = this;
}

SqlLog::~SqlLog()
{
    const QMutexLocker lock(&m_inbox->mutex);
    m_inbox->owner = nullptr;
}

void SqlLog::follow(const Engine &engine)
{
    m_dialect = &engine.dialect();
    m_token = engine.addLog([inbox = m_inbox](const LogEntry &entry) {
        const QMutexLocker lock(&inbox->mutex);
        if (!inbox->owner)
            return;
        inbox->lines.append({QTime::currentTime(), entry});
        if (inbox->lines.size() > Kept)
            inbox->lines.removeFirst();
        // One call for all statements until the log's thread comes round.
        if (!std::exchange(inbox->called, true))
            QMetaObject::invokeMethod(inbox->owner, &SqlLog::takeInbox, Qt::QueuedConnection);
    });
}

void SqlLog::takeInbox()
{
    QList<Line> lines;
    {
        const QMutexLocker lock(&m_inbox->mutex);
        lines.swap(m_inbox->lines);
        m_inbox->called = false;
    }
    const qsizetype surplus = std::min(m_lines.size(), m_lines.size() + lines.size() - Kept);
    if (surplus > 0) {
        beginRemoveRows({}, 0, int(surplus) - 1);
        m_lines.remove(0, surplus);
        endRemoveRows();
    }
    if (lines.isEmpty())
        return;
    beginInsertRows({}, int(m_lines.size()), int(m_lines.size() + lines.size()) - 1);
    m_lines += lines;
    endInsertRows();
}

void SqlLog::clear()
{
    beginResetModel();
    m_lines.clear();
    endResetModel();
}

int SqlLog::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant SqlLog::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Line &line = m_lines.at(index.row());
    switch (role) {
    case Qt::DisplayRole: {
        QString text;
        qsizetype next = 0;
        for (const QChar character : line.entry.sql) {
            if (character == u'?' && next < line.entry.values.size() && m_dialect)
                text += m_dialect->literal(line.entry.values.at(next++)).left(80);
            else
                text += character;
        }
        return text;
    }
    case TimeRole:
        return line.time;
    case DurationRole:
        return line.entry.microseconds;
    case RowsRole:
        return line.entry.rows;
    case ErrorRole:
        return line.entry.error;
    default:
        return {};
    }
}

} // namespace jw::studio
