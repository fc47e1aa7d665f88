// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/modelfile/jsonreader.h"
#include "joinwright/schema/model.h"

namespace jw {

/// Reads the object of a .jw file. Ids are checked for being unique and references for leading somewhere.
class SchemaReader
{
public:
    explicit SchemaReader(JsonReader &reader)
        : m_reader(reader)
    {
    }

    /// `diagrams`, when not null, takes those that stand in the same text (on the clipboard).
    Schema read(QList<Diagram> *diagrams = nullptr);

private:
    enum class Target { Enum, Table, Column, Key, Subclass };
    struct Reference
    {
        Target target;
        Id id;
        Id table; // that must own it; null: any
        qsizetype position;
    };

    struct Alias
    {
        QString name;
        QString target;
        qsizetype position;
    };

    EnumType enumType();
    void refuseAliases();
    View view();
    Table table();
    Column column();
    ColumnType columnType();
    Key key();
    QList<Id> columnIds();
    Relationship relationship();
    Index index();
    IndexPart indexPart();
    Check check();
    Subclass subclass();
    Id refer(Target target);
    void own(Target target, Id id);
    void checkReferences();
    void demand(bool isThere, qsizetype start, const Sentence &what, const char *key);

    JsonReader &m_reader;
    QList<Reference> m_references;
    QHash<Id, std::pair<Target, Id>> m_owned; // what each id is, and its table
    QHash<Id, Alias> m_aliases; // types without values that stand for another
    Id m_table; // being read
};

/// Refuses another format number than ours; a newer one in words of its own.
void checkFormat(JsonReader &reader);

} // namespace jw
