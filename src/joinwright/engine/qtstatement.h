// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"
#include "joinwright/engine/statement.h"

#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

namespace jw {

/// Throws what the dialect makes of `error`.
[[noreturn]] void raise(const Dialect &dialect, const QSqlError &error, const QString &sql);

/// A statement through QtSql alone.
class QtStatement final : public PreparedStatement
{
public:
    QtStatement(const QSqlDatabase &database, const Dialect &dialect, const QString &sql);

    void execute(const QList<Value> &values) override;
    bool hasColumns() const override { return m_query.isSelect(); }
    bool next() override;
    int columnCount() const override;
    QString columnName(int column) const override;
    Value raw(int column) const override;
    qint64 rowsAffected() const override { return m_query.numRowsAffected(); }
    Value lastInsertId() const override;
    void finish() override { m_query.finish(); }
    void close() override;

private:
    void prepare();
    qint64 schemaVersion() const;

    const Dialect &m_dialect;
    QSqlDatabase m_database;
    QSqlQuery m_query;
    int m_placeholders;
    qint64 m_schemaVersion = -1; ///< when it was prepared
};

} // namespace jw
