// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/modelfile/diagramreader.h"

#include "joinwright/modelfile/schemareader.h"

using namespace Qt::StringLiterals;

namespace jw {

namespace {

constexpr int Far = 100'000'000; // sums of a few such coordinates still fit an int

} // namespace

void DiagramReader::demand(bool isThere, qsizetype start, const Sentence &what, const char *key)
{
    if (!isThere)
        m_reader.failAt(start, Error::phrase("a %1 has no \"%2\"", what, QLatin1StringView(key)));
}

QList<Diagram> DiagramReader::read(UnknownKeys &unknown)
{
    QList<Diagram> diagrams;
    bool hasFormat = false;
    m_reader.object(unknown, [&](const QString &key) {
        if (key == "format"_L1)
            hasFormat = (checkFormat(m_reader), true);
        else if (key == "diagrams"_L1)
            diagrams = readList();
        else
            return false;
        return true;
    });
    if (!hasFormat)
        m_reader.failAt(0, Error::phrase("no \"format\" number: these are no Joinwright diagrams"));
    m_reader.end();
    return diagrams;
}

QList<Diagram> DiagramReader::readList()
{
    QList<Diagram> diagrams;
    m_reader.array([&] { diagrams.append(diagram()); });
    return diagrams;
}

Diagram DiagramReader::diagram()
{
    Diagram diagram;
    m_reader.isAtObject();
    const qsizetype start = m_reader.position();
    const auto unique = [&](const auto *found, Id id) {
        if (found)
            m_reader.fail(Error::phrase("%1 is placed twice in one diagram", id.toString()));
    };
    m_reader.object(diagram.unknown, [&](const QString &key) {
        if (key == "id"_L1) {
            diagram.id = m_reader.newId();
        } else if (key == "name"_L1) {
            diagram.name = m_reader.text();
        } else if (key == "tables"_L1) {
            m_reader.array([&] {
                const Placement item = placement();
                unique(diagram.placement(item.table), item.table);
                diagram.set(item);
            });
        } else if (key == "areas"_L1) {
            m_reader.array([&] { diagram.set(area()); });
        } else if (key == "notes"_L1) {
            m_reader.array([&] { diagram.set(note()); });
        } else if (key == "bends"_L1) {
            m_reader.array([&] {
                const Bend item = bend();
                unique(diagram.bend(item.relationship), item.relationship);
                diagram.set(item);
            });
        } else {
            return false;
        }
        return true;
    });
    demand(!diagram.id.isNull(), start, Error::phrase("diagram"), "id");
    return diagram;
}

int DiagramReader::coordinate()
{
    return m_reader.number(-Far, Far);
}

bool DiagramReader::rectKey(const QString &key, QRect &rect)
{
    if (key == "x"_L1)
        rect.moveLeft(coordinate());
    else if (key == "y"_L1)
        rect.moveTop(coordinate());
    else if (key == "w"_L1)
        rect.setWidth(m_reader.number(0, Far));
    else if (key == "h"_L1)
        rect.setHeight(m_reader.number(0, Far));
    else
        return false;
    return true;
}

Hue DiagramReader::hue()
{
    return Hue(m_reader.word({"slate", "teal", "plum", "sky", "ochre", "rose", "moss", "clay"}));
}

Placement DiagramReader::placement()
{
    Placement placement;
    m_reader.isAtObject();
    const qsizetype start = m_reader.position();
    m_reader.object(placement.unknown, [&](const QString &key) {
        if (key == "table"_L1)
            placement.table = m_reader.id();
        else if (key == "x"_L1)
            placement.position.setX(coordinate());
        else if (key == "y"_L1)
            placement.position.setY(coordinate());
        else if (key == "detail"_L1)
            placement.detail = TableDetail(m_reader.word({"", "keys", "name"}));
        else if (key == "pinned"_L1)
            placement.pinned = m_reader.boolean();
        else
            return false;
        return true;
    });
    demand(!placement.table.isNull(), start, Error::phrase("placed table"), "table");
    return placement;
}

Area DiagramReader::area()
{
    Area area;
    m_reader.isAtObject();
    const qsizetype start = m_reader.position();
    m_reader.object(area.unknown, [&](const QString &key) {
        if (key == "id"_L1)
            area.id = m_reader.newId();
        else if (key == "name"_L1)
            area.name = m_reader.text();
        else if (key == "hue"_L1)
            area.hue = hue();
        else
            return rectKey(key, area.rect);
        return true;
    });
    demand(!area.id.isNull(), start, Error::phrase("area"), "id");
    return area;
}

Note DiagramReader::note()
{
    Note note;
    m_reader.isAtObject();
    const qsizetype start = m_reader.position();
    m_reader.object(note.unknown, [&](const QString &key) {
        if (key == "id"_L1)
            note.id = m_reader.newId();
        else if (key == "text"_L1)
            note.text = m_reader.text();
        else if (key == "hue"_L1)
            note.hue = hue();
        else if (key == "link"_L1)
            note.link = m_reader.id();
        else
            return rectKey(key, note.rect);
        return true;
    });
    demand(!note.id.isNull(), start, Error::phrase("note"), "id");
    return note;
}

Bend DiagramReader::bend()
{
    Bend bend;
    m_reader.isAtObject();
    const qsizetype start = m_reader.position();
    m_reader.object(bend.unknown, [&](const QString &key) {
        if (key == "relationship"_L1) {
            bend.relationship = m_reader.id();
        } else if (key == "points"_L1) {
            m_reader.array([&] {
                QList<int> pair;
                m_reader.array([&] { pair.append(coordinate()); });
                if (pair.size() != 2)
                    m_reader.fail(Error::phrase("a point is two numbers"));
                bend.points.append({pair[0], pair[1]});
            });
        } else {
            return false;
        }
        return true;
    });
    demand(!bend.relationship.isNull(), start, Error::phrase("bend"), "relationship");
    return bend;
}

} // namespace jw
