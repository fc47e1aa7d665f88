// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/callsite.h"
#include "joinwright/orm/handle.h"

#include <QtCore/QList>

namespace jw {

class Initializer;

namespace detail {

/// T, looked at only when a template is used with U.
template<typename T, typename U>
struct OnUse
{
    using Type = T;
};

} // namespace detail

/// The rows at the many end of one row's relationship, as a live view: reading loads them if need be (for all peers of
/// the row at once), adding and removing changes both sides in memory at once.
class CollectionBase
{
public:
    CollectionBase() = default;
    CollectionBase(const Handle &owner, const RelationRef &relation);
    CollectionBase(const Handle &owner, int relation);

    qsizetype size(SourceLocation where = SourceLocation::current()) const;
    bool isEmpty(SourceLocation where = SourceLocation::current()) const { return size(where) == 0; }
    bool isLoaded() const;
    /// For many-to-many: the association row that joins the owner with `member`; null when there is none.
    Handle link(const Handle &member, SourceLocation where = SourceLocation::current()) const;

protected:
    QList<Handle> handles() const;
    void insert(const Handle &member) const;
    /// Takes `member` out: its foreign key becomes NULL; where that may not be and the key says ON DELETE CASCADE, the
    /// member is deleted (an orphan); many-to-many deletes the association row.
    void take(const Handle &member) const;
    bool has(const Handle &member) const;
    Handle make(const EntityInfo &entity) const;
    Handle makeRow() const;
    Handle memberFor(const Handle &given) const; ///< the row of a member's object that the relationship leads to

private:
    Handle m_owner;
    int m_relation = -1;
};

/// The members of class T.
template<typename T>
class Collection : public CollectionBase
{
public:
    using CollectionBase::CollectionBase;

    QList<T> toList(SourceLocation where = SourceLocation::current()) const
    {
        const CallSite site(where);
        const QList<Handle> members = handles();
        QList<T> list;
        list.reserve(members.size());
        for (const Handle &member : members)
            list.append(T(member.row()));
        return list;
    }
    T at(qsizetype index, SourceLocation where = SourceLocation::current()) const
    {
        const CallSite site(where);
        return T(handles().at(index).row());
    }

    /// A new row, added to the session and to this collection.
    template<typename U = T>
    U add(const typename U::Init &init) const
    {
        U member(make(U::entity).row());
        typename detail::OnUse<Initializer, U>::Type initializer(member); // complete where U is
        U::init(initializer, init);
        insert(member);
        return member;
    }
    /// A new row without values, added to the session and to this collection.
    T addNew() const
    {
        T member(makeRow().row());
        insert(member);
        return member;
    }
    void add(const T &member) const { insert(member); }
    void remove(const T &member) const { take(member); }
    bool contains(const T &member, SourceLocation where = SourceLocation::current()) const
    {
        const CallSite site(where);
        return has(member);
    }

    /// Iterates over the members as they were when the loop began.
    class Iterator
    {
    public:
        Iterator(const QList<T> &list, qsizetype index)
            : m_list(list)
            , m_index(index)
        {
        }
        const T &operator*() const { return m_list.at(m_index); }
        const T *operator->() const { return &m_list.at(m_index); }
        Iterator &operator++()
        {
            ++m_index;
            return *this;
        }
        bool operator!=(const Iterator &other) const
        {
            return isAtEnd() != other.isAtEnd() || (!isAtEnd() && m_index != other.m_index);
        }

    private:
        bool isAtEnd() const { return m_index >= m_list.size(); }
        QList<T> m_list;
        qsizetype m_index;
    };
    Iterator begin(SourceLocation where = SourceLocation::current()) const { return Iterator(toList(where), 0); }
    Iterator end() const { return Iterator({}, 0); } // every iterator knows its own end

    friend QDebug operator<<(QDebug debug, const Collection &collection) { return debug << collection.toList(); }
};

} // namespace jw
