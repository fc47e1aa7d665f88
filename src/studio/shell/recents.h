// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QObject>

namespace jw::studio {

/// The models and databases opened last, newest first; kept in the user's settings.
class Recents : public QObject
{
    Q_OBJECT

public:
    static constexpr int Most = 12;

    struct Entry
    {
        QString location; ///< a file's path or a database address without its password
        QDateTime opened;
        bool readOnly = false;

        bool isModel() const;
        QString name() const; ///< the file's name
        QString folder() const; ///< with ~ for the home folder
        QString when() const; ///< "today, 09:14", "yesterday", "12 November"
    };

    explicit Recents(QObject *parent = nullptr);

    QList<Entry> entries() const { return m_entries; }
    void add(const QString &location, bool readOnly = false);
    void remove(const QString &location);
    void clear();

signals:
    void changed();

private:
    void store();
    QList<Entry> m_entries;
};

} // namespace jw::studio
