// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/schema.h"

#include <QtCore/QRandomGenerator>

namespace jw::test {

/// Makes a schema from a seed: every type, hostile names, composite keys, circles of foreign keys, enums, checks,
/// generated columns, partial and expression indexes, views. What it makes, SQLite can hold.
class RandomSchema
{
public:
    explicit RandomSchema(quint32 seed)
        : m_random(seed)
    {
    }

    Schema make();

private:
    int below(int bound) { return int(m_random.bounded(bound)); }
    bool chance(int percent) { return below(100) < percent; }
    QString name(const QString &base);
    ColumnType type();
    QString defaultFor(const ColumnType &type);
    Table table();
    void addKeys(Table &table);
    void addIndexes(Table &table);
    void addChecks(Table &table);
    void addGenerated(Table &table);
    void addRelationship(Schema &schema, Id owner, Id target);
    void addViews(Schema &schema);

    QRandomGenerator m_random;
    QList<EnumType> m_enums;
    int m_counter = 0;
};

} // namespace jw::test
