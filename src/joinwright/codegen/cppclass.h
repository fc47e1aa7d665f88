// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/codegen/codenames.h"

#include <QtCore/QVariantMap>

#include <optional>

namespace jw {

/// One class as the values that the C++ class templates show: that of a table, or one of those that share it. Used by
/// CppGenerator alone.
class CppClass
{
public:
    CppClass(const Schema &schema, const CodeNames &names, const Table &table, const QString &nameSpace,
        const Subclass *subclass = nullptr);

    QString name() const { return m_class; }
    QString header() const;
    QString source() const;

private:
    QVariantMap data() const;
    QVariantMap columnData(int index) const;
    QVariantMap relationData(const RelationEnd &end) const;
    QStringList accessors() const;
    QStringList relationAccessors() const;
    QStringList initMembers() const;
    QStringList initializers() const;
    QStringList ownInitializers(const QString &to) const;
    QStringList includes() const; ///< files of the classes that its relationships lead to
    QStringList constructors() const;
    QStringList columnRefs() const;
    QStringList relationRefs() const;
    QList<RelationEnd> ends() const;
    QList<int> ownColumns() const;
    bool isOwn(const Column &column) const;
    bool isOwn(const RelationEnd &end) const;
    bool isJoined() const { return !m_subclass && extendedTable(); }
    const Table *extendedTable() const; ///< by joined inheritance; null when there is none
    std::optional<CppClass> base() const; ///< the class it extends
    bool hasRelations() const; ///< of its own, or of one it extends
    QString type(const Column &column) const; ///< with Opt where NULL may be
    bool isRequired(const Column &column) const;

    const Schema &m_schema;
    const CodeNames &m_names;
    const Table &m_table;
    const Subclass *m_subclass;
    QString m_namespace;
    QString m_class;
};

} // namespace jw
