// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"

namespace jw {

/// MariaDB 10.7 or newer (UUID is a type since then), tested with 10.11. What calls itself MySQL
/// speaks the same protocol, but its JSON and UUID are others: it is not promised.
///
/// Our connections set sql_mode so that SQL is read as the standard has it: names in double quotes,
/// backslash a letter like any other, || joins texts, 0 in a numbered column is 0, and what does
/// not fit is an error, never cut. How values are kept: a boolean is TINYINT(1), a timestamp
/// DATETIME(6), a zoned one TIMESTAMP(6) on a connection in UTC, JSON and arrays are JSON (a text
/// with a check), an interval is a text, an enum is the column's own ENUM. A text without a length
/// is a LONGTEXT, but where a key needs it a VARCHAR as long as the key has room for. Tables are
/// made in InnoDB with texts that compare by code point, without regard to the server's own
/// default.
class MysqlDialect final : public Dialect
{
public:
    static const MysqlDialect &instance();

    QString name() const override;
    const Features &features() const override;
    QString quote(QStringView identifier) const override;
    bool isReserved(QStringView word) const override;
    QString literal(const Value &value) const override;
    QString functionText(const FunctionUse &use) const override;
    QString castText(const std::optional<ColumnType> &from, const ColumnType &to) const override;
    QStringList explainedLines(const QList<QList<Value>> &rows) const override;
    QString typeName(const ColumnType &type, const Schema &schema) const override;
    ColumnType normalized(const ColumnType &type) const override;
    Schema normalized(const Schema &schema) const override;
    QStringList createStatements(const Schema &schema, const QList<Id> &only = {}) const override;
    QStringList dropStatements(const Schema &schema) const override;
    Reflection reflect(CatalogSource &source) const override;
    TextForm textForm(const Schema &schema, const Table &table, const Column &column) const override;
    Value toDatabase(const Value &value, const ColumnType &type) const override;
    Value fromDatabase(const Value &raw, const ColumnType &type) const override;
    CellCodec codec(const ColumnType &type) const override;
    [[noreturn]] void raise(
        const QString &code, const QString &driverText, const QString &sql) const override;
    QStringList sessionStatements(const SessionWishes &wishes) const override;
    QString versionQuery() const override;
    QString sessionQuery() const override;
    QString cancelStatement(const QString &session) const override;
    bool outdatesStatements(const QString &code) const override;
    bool endsTransaction(const QString &code) const override;
    bool isWorthAnotherTry(const QString &code) const override;
    QString beginStatement(bool writing) const override;
};

} // namespace jw
