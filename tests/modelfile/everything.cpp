// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "modelfile/everything.h"

namespace jw::test {

using namespace Qt::StringLiterals;

Model everything()
{
    const auto id = [](const char *seed) { return Id::fromSeed(QString::fromLatin1(seed)); };
    const UnknownKeys unknown {{u"future"_s, u"{\"a\": [1, 2.50e3, null]}"_s}, {u"später"_s, u"\"ä\\u0041\""_s}};
    EnumType type {id("type"), u"kind"_s, u"public"_s, {u"a"_s, u"b\"'"_s}, u"the kind"_s, {u"sort"_s}, unknown};
    Column a {id("a"), u"a"_s, ColumnType::Kind::Int64, false, {}, Generation::Identity, {}, {}, u"A"_s, u"number"_s,
        {u"old_a"_s, u"older_a"_s}, unknown};
    Column b {id("b"), u"b"_s, ColumnType::enumeration(type.id), true, u"'a'"_s, Generation::None, {}, u"NOCASE"_s, {}, {}, {}, {}};
    Column c {id("c"), u"größe\n\"\\\t\u0001\U0001F600"_s, ColumnType::decimal(10, 2), false, {}, Generation::Stored, u"a * 2"_s,
        {}, {}, {}, {}, {}};
    Column d {id("d"), u"d"_s, ColumnType::native(u"tsvector"_s), true, {}, Generation::Virtual, u"b || ''"_s, {}, {}, {}, {}, {}};
    Table left;
    left.id = id("left");
    left.name = u"left"_s;
    left.schemaName = u"public"_s;
    left.className = u"LeftOne"_s;
    left.label = u"{a} {b}"_s;
    left.comment = u"first line\nsecond line"_s;
    left.was = {u"links"_s};
    left.options = {u"strict"_s, u"without rowid"_s};
    left.columns = {a, b, c, d};
    left.keys = {{id("pk"), u"pk_left"_s, true, {a.id}, unknown}, {id("uq"), {}, false, {b.id, c.id}, {}}};
    left.indexes = {{id("ix"), u"ix"_s,
        {{b.id, {}, false, {}, 0, {}}, {{}, u"lower(b)"_s, true, u"BINARY"_s, 0, unknown}, {c.id, {}, false, {}, 10, {}}}, true,
        u"a > 0"_s, u"gin"_s, u"fast"_s, {u"idx"_s}, unknown}};
    left.checks = {{id("ck"), u"ck"_s, u"a > 0"_s, unknown}, {id("ck2"), {}, u"b <> ''"_s, {}}};
    left.unknown = unknown;
    Table right;
    right.id = id("right");
    right.name = u"right"_s;
    right.columns = {{id("e"), u"e"_s, ColumnType::Kind::Int64, false, {}, Generation::None, {}, {}, {}, {}, {}, {}}};
    right.relationships = {{id("rel"), u"left"_s, u"rights"_s, {id("e")}, left.id, id("pk"), {}, false, ReferentialAction::SetNull,
                               ReferentialAction::Cascade, Deferral::InitiallyDeferred, u"fk"_s, u"why"_s, {u"l"_s}, unknown},
        {id("rel2"), u"loose"_s, {}, {id("e")}, left.id, {}, {}, true, ReferentialAction::NoAction, ReferentialAction::NoAction,
            Deferral::Deferrable, {}, {}, {}, {}}};
    right.columns.append({.id = id("f"), .name = u"f"_s, .type = ColumnType::Kind::Int32, .version = true});
    right.columns.append({.id = id("g"), .name = u"g"_s, .type = ColumnType::Kind::Text, .deferred = true});
    right.relationships[0].onRemove = Removal::Nullify;
    right.relationships[0].deleteOrphans = true;
    right.relationships[1].explicitAdd = true;
    right.relationships[1].inherits = true;
    right.discriminator = id("g");
    right.discriminatorValue = u"right"_s;
    right.subclasses = {{id("sub"), u"Upper"_s, {}, u"up"_s, {id("f")}, u"further up"_s, unknown},
        {id("sub2"), u"Uppermost"_s, id("sub"), u"top"_s, {}, {}, {}}};
    left.relationships = {{id("many"), u"rights"_s, u"lefts"_s, {}, right.id, {}, right.id, false, {}, {}, {}, {}, {}, {}, {}}};
    Model model;
    model.schema.id = id("model");
    model.schema.name = u"all"_s;
    model.schema.naming = u"CamelCase"_s;
    model.schema.targets = {u"cpp"_s};
    model.schema.comment = u"everything"_s;
    model.schema.unknown = unknown;
    model.schema.setEnum(type);
    model.schema.setTable(left);
    model.schema.setTable(right);
    model.schema.setView({id("view"), u"v"_s, u"public"_s, u"SELECT 1"_s, true, {u"x"_s}, u"one"_s, {u"w"_s}, unknown});
    Diagram diagram;
    diagram.id = id("diagram");
    diagram.name = u"Main"_s;
    diagram.set(Placement {left.id, {-5, 7}, TableDetail::Keys, true, unknown});
    diagram.set(Placement {id("not in the model"), {1, 2}, TableDetail::Name, false, {}});
    diagram.set(Area {id("area"), u"Area"_s, {1, 2, 300, 400}, Hue::Moss, unknown});
    diagram.set(Note {id("note"), u"two\nlines"_s, {5, 6, 70, 80}, Hue::Clay, left.id, unknown});
    diagram.set(Note {id("note2"), u""_s, {0, 0, 0, 0}, Hue::Ochre, {}, {}});
    diagram.set(Bend {id("rel"), {{1, 2}, {-3, 4}}, unknown});
    diagram.unknown = unknown;
    model.diagrams = {diagram, Diagram {id("empty"), u"Empty"_s, {}, {}, {}, {}, {}}};
    model.unknown = unknown;
    return model;
}

} // namespace jw::test
