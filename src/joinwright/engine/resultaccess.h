// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtSql/QSqlQuery>
#include <QtSql/QSqlResult>

namespace jw {

/// What QSqlQuery hands on only with checks, or by names.
class ResultAccess : public QSqlResult
{
public:
    static QVariant value(const QSqlQuery &query, int column) { return value(query.result(), column); }
    static QVariant value(const QSqlResult *result, int column)
    {
        return (const_cast<QSqlResult *>(result)->*(&ResultAccess::data))(column);
    }
#if QT_VERSION < QT_VERSION_CHECK(6, 6, 0)
    static constexpr bool ReachesPlaces = true;
    static QList<QVariant> &places(const QSqlQuery &query) { return (query.result()->*(&ResultAccess::boundValues))(); }
#else
    static constexpr bool ReachesPlaces = false; // there it cannot be told from the one that makes a copy
    static QList<QVariant> places(const QSqlQuery &) { return {}; }
#endif
};

} // namespace jw
