// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/codegen/codenames.h"

#include <QtCore/QVariantMap>

namespace jw {

/// One table as the values that the C++ class templates show. Used by CppGenerator alone.
class CppClass
{
public:
    CppClass(const Schema &schema, const CodeNames &names, const Table &table, const QString &nameSpace);

    QString header() const;
    QString source() const;

private:
    QVariantMap data() const;
    QVariantMap columnData(int index) const;
    QVariantMap relationData(const RelationEnd &end) const;
    QStringList accessors() const;
    QStringList relationAccessors() const;
    QVariantList initMembers() const;
    QStringList initializers() const;
    QList<RelationEnd> ends() const;
    QString type(const Column &column) const; ///< with Opt where NULL may be
    bool isRequired(const Column &column) const;

    const Schema &m_schema;
    const CodeNames &m_names;
    const Table &m_table;
    QString m_namespace;
    QString m_class;
};

} // namespace jw
