// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/modelfile/jsonreader.h"
#include "joinwright/schema/diagram.h"

namespace jw {

/// Reads the diagrams of a .jwd file. What they place need not exist in the model: it is kept.
class DiagramReader
{
public:
    explicit DiagramReader(JsonReader &reader)
        : m_reader(reader)
    {
    }

    /// The whole file; keys beside the diagrams go to `unknown`.
    QList<Diagram> read(UnknownKeys &unknown);
    /// The list alone.
    QList<Diagram> readList();

private:
    Diagram diagram();
    Placement placement();
    Area area();
    Note note();
    Bend bend();
    bool rectKey(const QString &key, QRect &rect);
    int coordinate();
    Hue hue();
    void demand(bool isThere, qsizetype start, const Sentence &what, const char *key);

    JsonReader &m_reader;
};

} // namespace jw
