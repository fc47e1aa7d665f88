// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"

namespace jw {

/// PostgreSQL 13 or newer.
///
/// How values are kept: each in the server's own type of the same meaning; JSON as jsonb, texts of limited length as varchar,
/// enums as types of the schema, arrays as arrays (in and out as JSON arrays), intervals in and out as ISO 8601 ("P1DT2H").
/// Sessions run in UTC. Timestamps and times keep their microseconds; floats of four bytes are rounded by the server.
class PostgresqlDialect final : public Dialect
{
public:
    static const PostgresqlDialect &instance();

    QString name() const override;
    const Features &features() const override;
    QString quote(QStringView identifier) const override;
    bool isReserved(QStringView word) const override;
    QString literal(const Value &value) const override;
    QString placeholder(int index, const ColumnType &type) const override;
    QString listPlaceholder(const ColumnType &type, const EnumType *values) const override;
    QString inList(const ColumnType &type, const std::optional<ColumnType> &left, bool negated) const override;
    QString listElement(const ColumnType &type) const override;
    Value list(const QList<Value> &values) const override;
    QString comparedText(const ColumnType &type) const override;
    QString functionText(const FunctionUse &use) const override;
    QString castText(const std::optional<ColumnType> &from, const ColumnType &to) const override;
    QString typeName(const ColumnType &type, const Schema &schema) const override;
    ColumnType normalized(const ColumnType &type) const override;
    Schema normalized(const Schema &schema) const override;
    QStringList createStatements(const Schema &schema, const QList<Id> &only = {}) const override;
    QStringList dropStatements(const Schema &schema) const override;
    Reflection reflect(CatalogSource &source) const override;
    TextForm textForm(const Schema &schema, const Table &table, const Column &column) const override;
    QString collated(const QString &expression, const QString &collation) const override;
    Value toDatabase(const Value &value, const ColumnType &type) const override;
    Value fromDatabase(const Value &raw, const ColumnType &type) const override;
    CellCodec codec(const ColumnType &type) const override;
    [[noreturn]] void raise(const QString &code, const QString &driverText, const QString &sql) const override;
    [[noreturn]] void raiseDetailed(const DriverError &error) const override;
    QStringList sessionStatements(const SessionWishes &wishes) const override;
    QString versionQuery() const override;
    QString sessionQuery() const override;
    QString cancelStatement(const QString &session) const override;
    bool outdatesStatements(const QString &code) const override;
    bool isWorthAnotherTry(const QString &code) const override;
    QString reservedKeysQuery(const Table &table, const QString &column) const override;
    QString transactionQuery() const override;
    QString transactionStateQuery() const override;
    bool knowsNoTransaction(const QString &code) const override;
    QString beginStatement(bool writing) const override;
};

} // namespace jw
