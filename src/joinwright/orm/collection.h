// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/callsite.h"
#include "joinwright/orm/objects.h"

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
        return objectsOf<T>(handles());
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

    /// Walks over the members as they were when the loop began.
    using Iterator = ObjectIterator<T>;
    Iterator begin(SourceLocation where = SourceLocation::current()) const
    {
        const CallSite site(where);
        return Iterator(handles());
    }
    std::default_sentinel_t end() const { return {}; }

    friend QDebug operator<<(QDebug debug, const Collection &collection) { return debug << collection.toList(); }
};

} // namespace jw
