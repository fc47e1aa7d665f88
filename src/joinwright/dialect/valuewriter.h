// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/value.h"
#include "joinwright/schema/columntype.h"

#include <limits>

namespace jw {

/// Makes of a value what a database stores for a column's type, or throws Error(Value) that says why it does not fit:
/// nothing is rounded or cut. Here is what all databases have in common; what differs is overridden.
class ValueWriter
{
public:
    virtual ~ValueWriter() = default;

    /// Dialect::toDatabase(). NULL is NULL everywhere.
    Value write(const Value &value, const ColumnType &type) const;

protected:
    virtual Value floating(const Value &value, const ColumnType &type) const; ///< not more digits than a double has
    virtual Value decimal(const Value &value, const ColumnType &type) const = 0;
    virtual Value openDecimal(const Value &value) const; ///< of no column, or of one whose type is native
    virtual Value text(const Value &value, const ColumnType &type) const; ///< of a Text or Json value
    virtual Value json(const Value &value, const ColumnType &type) const;
    virtual Value array(const Value &value, const ColumnType &type) const; ///< given as a JSON array
    virtual Value boolean(const Value &value, const ColumnType &type) const; ///< 0 or 1
    virtual Value date(const Value &value, const ColumnType &type) const = 0; ///< of a Date
    virtual Value time(const Value &value, const ColumnType &type) const = 0; ///< of a Time
    virtual Value timestamp(const Value &value, const ColumnType &type) const = 0; ///< of a Timestamp or TimestampTz, as the type is

    [[noreturn]] static void refuse(const Value &value, const ColumnType &type, const Sentence &why = {});
    static void expect(Value::Kind kind, const Value &value, const ColumnType &type);
    static Value whole(const Value &value, const ColumnType &type, qint64 lowest, qint64 highest);
    /// The exact decimal that a number is.
    static Decimal decimalOf(const Value &value, const ColumnType &type);
    static Value jsonText(const Value &text, const ColumnType &type, bool isArray);

private:
    template<typename Number>
    static Value wholeOf(const Value &value, const ColumnType &type)
    {
        return whole(value, type, std::numeric_limits<Number>::min(), std::numeric_limits<Number>::max());
    }
    static Value blob(const Value &value, const ColumnType &type);
    static Value uuid(const Value &value, const ColumnType &type);
    Value plainText(const Value &value, const ColumnType &type) const;
    Value moment(const Value &value, const ColumnType &type, Value::Kind kind) const;
    Value byKind(const Value &value) const;
};

/// A value as messages name it: 'the text "abc"'.
QString described(const Value &value);

} // namespace jw
