// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"

namespace jw {

/// SQLite 3.37 or newer.
///
/// How values are kept: whole numbers, booleans (0/1) and floats as such; dates, times and timestamps as ISO text that
/// sorts, a zoned timestamp in UTC ("2026-11-23 09:14:00.500", the layout of CURRENT_TIMESTAMP, milliseconds only when
/// there are any); decimals of at most 15 digits as numbers, wider ones as text of fixed scale in the collation
/// "decimal"; UUIDs, JSON, intervals and arrays (JSON) as text; enums as text with a CHECK named "<enum>_enum".
/// In expressions decimals stay exact: those kept as numbers are rounded to the scale of what is calculated (beyond 15 digits
/// a double has no more to give), those kept as text compare, sort and group by number. What would lose digits of the latter
/// (arithmetic, sums, narrower columns) is refused with Error(Unsupported).
/// Reading also takes what other programs write (a T between date and time, zones, microseconds cut to milliseconds).
class SqliteDialect final : public Dialect
{
public:
    static const SqliteDialect &instance();

    QString name() const override;
    const Features &features() const override;
    QString quote(QStringView identifier) const override;
    QString unindexed(const QString &column) const override { return u'+' + column; }
    bool isReserved(QStringView word) const override;
    QString literal(const Value &value) const override;
    QString inList(const ColumnType &type, const std::optional<ColumnType> &left, bool negated) const override;
    bool canList(const Value &value) const override;
    Value list(const QList<Value> &values) const override;
    QString functionText(const FunctionUse &use) const override;
    QString castText(const std::optional<ColumnType> &from, const ColumnType &to) const override;
    QString computedText(const ColumnType &type, bool calculates) const override;
    bool areKeptApart(const std::optional<ColumnType> &a, const ColumnType &b) const override;
    QString calculationRefusal(const ColumnType &type) const override;
    QString remainderText(const ColumnType &left, const ColumnType &right) const override;
    QString assignedText(const std::optional<ColumnType> &from, const ColumnType &to) const override;
    QString explainStatement(const QString &sql) const override;
    QStringList explainedLines(const QList<QList<Value>> &rows) const override;
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
    QString nextKeyQuery(const Table &table, const QString &column) const override;
    QString plainTableQuery(const Table &table) const override;
    QString beginStatement(bool writing) const override;
};

} // namespace jw
