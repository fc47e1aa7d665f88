// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/value.h"
#include "joinwright/dialect/cellcodec.h"

#include <mysql.h>

#include <vector>

namespace jw {

/// Where libmariadb puts the values of one row, and how they are read.
class MysqlCells
{
public:
    /// The fields tell how long the longest value of each column is.
    MysqlCells(const MYSQL_FIELD *fields, int columns);

    MYSQL_BIND *binds() { return m_binds.data(); }
    QString name(int column) const { return m_columns[size_t(column)].name; }
    bool isNull(int column) const { return m_columns[size_t(column)].isNull; }
    /// Null, Int64, Double, Decimal, Text or Blob; dates, times and timestamps as ISO text.
    Value raw(int column) const;
    bool whole(int column, qint64 *number) const;
    /// By the short way; false when there is none for what is stored.
    bool readShortly(int column, const CellCodec &codec, Value &cell, TextArena &texts) const;

private:
    enum class Kind : quint8 { Whole, Unsigned, Floating, Decimal, Text, Bytes, Time };

    struct Column
    {
        QString name;
        Kind kind = Kind::Text;
        enum_field_types type = MYSQL_TYPE_NULL;
        my_bool isNull = 0;
        my_bool isCut = 0;
        unsigned long size = 0;
        qint64 whole = 0;
        double floating = 0;
        MYSQL_TIME time{};
        std::vector<char> bytes{};
    };

    static Kind kindOf(const MYSQL_FIELD &field);
    void bind(Column &column, MYSQL_BIND &bind, unsigned long longest);
    static bool readText(
        const Column &column, const CellCodec &codec, Value &cell, TextArena &texts);
    static bool readTime(const Column &column, const CellCodec &codec, Value &cell);

    std::vector<Column> m_columns;
    std::vector<MYSQL_BIND> m_binds;
};

} // namespace jw
