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

/// The value that one column of Qt's row holds, without a destructor where there is nothing to destroy: QVariant keeps numbers
/// in itself.
class HeldValue
{
public:
    HeldValue(const QSqlResult *result, int column)
        : m_value(ResultAccess::value(result, column))
        , m_type(m_value.typeId())
    {
    }
    ~HeldValue()
    {
        if (m_type != QMetaType::LongLong && m_type != QMetaType::Double)
            m_value.~QVariant();
    }
    HeldValue(const HeldValue &) = delete;
    HeldValue &operator=(const HeldValue &) = delete;

    const QVariant &operator*() const { return m_value; }
    const QVariant *operator->() const { return &m_value; }
    int type() const { return m_type; }
    /// What is inside, when that is a T.
    template<typename T>
    const T &as() const
    {
        return *static_cast<const T *>(m_value.constData());
    }

private:
    union {
        QVariant m_value;
    };
    const int m_type;
};

} // namespace jw
