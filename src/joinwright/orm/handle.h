// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/error.h"
#include "joinwright/orm/callsite.h"
#include "joinwright/orm/convert.h"
#include "joinwright/orm/row.h"

namespace jw {

/// The row by which handles hold an object: its own, or that of the class it extends at the root (which loads it if
/// need be). For the constructors of classes with joined inheritance. Throws Error(StaleData) when there is none.
Row *rootOf(Row *row);

class CollectionBase;
struct EntityInfo;
struct RelationRef;
struct Table;

/// A counted pointer to a Row: the base of generated classes and of Record. Copies are views of the same row.
///
/// Stays valid as long as anyone holds it: a closed session leaves detached rows, never dangling ones. Not thread-safe.
class Handle
{
public:
    Handle() = default;
    explicit Handle(Row *row)
        : m_row(row)
    {
        if (row)
            ref(row);
    }
    Handle(const Handle &other)
        : Handle(other.m_row)
    {
    }
    Handle(Handle &&other) noexcept
        : m_row(std::exchange(other.m_row, nullptr))
    {
    }
    Handle &operator=(Handle other) noexcept
    {
        std::swap(m_row, other.m_row);
        return *this;
    }
    ~Handle()
    {
        if (m_row)
            deref(m_row);
    }

    /// A handle that takes over a reference which the caller has.
    static Handle adopting(Row *row)
    {
        Handle handle;
        handle.m_row = row;
        return handle;
    }

    bool isNull() const { return !m_row; }
    explicit operator bool() const { return m_row; }
    RowState state() const; ///< Detached for a null handle
    Session *session() const; ///< null when the handle is null or the session has ended
    const Table &table() const;
    Row *row() const { return m_row; }

    /// Whether the object is of class T or one that extends it: the discriminator says so, or, without one, the row that
    /// T's table has or has not.
    template<typename T>
    bool is() const
    {
        return isOf(T::entity);
    }
    /// The same object as a T. Throws Error(Usage) when it is of another class, or T was made from other columns.
    template<typename T>
    T as() const
    {
        checkIs(T::entity);
        return T(rootOf(m_row));
    }

    friend bool operator==(const Handle &a, const Handle &b) { return a.m_row == b.m_row; }
    friend size_t qHash(const Handle &handle, size_t seed = 0) { return qHash(handle.m_row, seed); }
    /// "User(1, Alice)"
    friend QDebug operator<<(QDebug debug, const Handle &handle);

protected:
    /// Reads column number `column` of the table. Throws Error naming table and column.
    template<typename T>
    T get(int column) const
    {
        const Value &value = cell(column);
        try {
            return fromValue<T>(value);
        } catch (const Error &error) {
            throwUnreadable(column, error);
        }
    }
    template<typename T>
    void put(int column, const T &value)
    {
        set(column, toValue(value, isWallClock(column)));
    }
    /// The same for a column of `part`: the class itself, or one it extends, with a table of its own.
    template<typename T>
    T get(const EntityInfo &part, int column) const
    {
        return partOfClass(part).get<T>(column);
    }
    template<typename T>
    void put(const EntityInfo &part, int column, const T &value)
    {
        partOfClass(part).put(column, value);
    }
    template<typename T>
    T one(const RelationRef &relation, SourceLocation where = SourceLocation::current()) const
    {
        return T(related(relation, where).m_row);
    }
    void setOne(const RelationRef &relation, const Handle &target);
    bool isWallClock(int column) const;

    const Value &cell(int column) const
    {
        if (!m_row || m_row->flags & (Row::Expired | Row::Deferred | Row::Watched)) [[unlikely]]
            prepareRead(column);
        return m_row->cells()[column];
    }

private:
    friend class CollectionBase;
    Handle related(const RelationRef &relation, SourceLocation where) const;
    Handle partOfClass(const EntityInfo &part) const;
    bool isOf(const EntityInfo &entity) const;
    void checkIs(const EntityInfo &entity) const;
    void set(int column, const Value &value);
    void prepareRead(int column) const;
    [[noreturn]] void throwUnreadable(int column, const Error &error) const;

    Row *m_row = nullptr;
};

} // namespace jw

Q_DECLARE_TYPEINFO(jw::Handle, Q_RELOCATABLE_TYPE);

namespace jw {

/// A handle of a class that may be declared only; a relationship in an Init.
template<typename T>
class Ref
{
public:
    Ref() = default;
    Ref(const T &target)
        : m_handle(target)
    {
    }
    const Handle &handle() const { return m_handle; }

private:
    Handle m_handle;
};

} // namespace jw
