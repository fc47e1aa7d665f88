// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "codegen/featureschema.h"

#include "joinwright/modelfile/modelfile.h"
#include "support/paths.h"

using namespace Qt::StringLiterals;

namespace jw::test {

namespace {

using Kind = ColumnType::Kind;

Id id(const char *seed)
{
    return Id::fromSeed(QString::fromLatin1(seed));
}

EnumType genre()
{
    EnumType type;
    type.id = id("genre");
    type.name = u"genre"_s;
    type.values = {u"novel"_s, u"science fiction"_s, u"it's a \"poem\""_s, u"1st edition"_s};
    type.comment = u"What a book is."_s;
    return type;
}

Table authors()
{
    Table table;
    table.id = id("authors");
    table.name = u"authors"_s;
    table.comment = u"People who write."_s;
    table.columns = {
        {.id = id("authors.id"), .name = u"id"_s, .type = Kind::Int64, .generation = Generation::Identity},
        {.id = id("authors.name"), .name = u"name"_s, .type = ColumnType::text(80), .collation = u"NOCASE"_s},
        {.id = id("authors.class"), .name = u"class"_s, .type = Kind::Text, .nullable = true, .comment = u"A key word: \"class\"."_s},
        {.id = id("authors.born"), .name = u"born on"_s, .type = Kind::Date, .nullable = true},
        {.id = id("authors.favourite"), .name = u"favourite"_s, .type = ColumnType::enumeration(id("genre")), .nullable = true},
        {.id = id("authors.mentor"), .name = u"mentor_id"_s, .type = Kind::Int64, .nullable = true},
    };
    table.keys = {{.id = id("authors.pk"), .primary = true, .columns = {id("authors.id")}},
        {.id = id("authors.uq"), .columns = {id("authors.name"), id("authors.born")}}};
    table.relationships = {{.id = id("mentor"), .name = u"mentor"_s, .back = u"students"_s, .columns = {id("authors.mentor")},
        .to = id("authors"), .onDelete = ReferentialAction::SetNull}};
    return table;
}

Table books()
{
    Table table;
    table.id = id("books");
    table.name = u"books"_s;
    table.columns = {
        {.id = id("books.isbn"), .name = u"isbn"_s, .type = ColumnType::text(13)},
        {.id = id("books.title"), .name = u"title"_s, .type = Kind::Text, .defaultValue = u"'It''s 100%: untitled'"_s},
        {.id = id("books.genre"), .name = u"genre"_s, .type = ColumnType::enumeration(id("genre")), .defaultValue = u"'novel'"_s},
        {.id = id("books.price"), .name = u"price"_s, .type = ColumnType::decimal(8, 2), .defaultValue = u"9.90"_s},
        {.id = id("books.gross"), .name = u"gross"_s, .type = ColumnType::decimal(8, 2), .nullable = true,
            .generation = Generation::Stored, .expression = u"round(price * 1.07, 2)"_s},
        {.id = id("books.cover"), .name = u"cover"_s, .type = Kind::Binary, .nullable = true},
        {.id = id("books.facts"), .name = u"facts"_s, .type = Kind::Json, .nullable = true},
        {.id = id("books.tag"), .name = u"tag"_s, .type = Kind::Uuid, .nullable = true},
        {.id = id("books.pages"), .name = u"pages"_s, .type = Kind::Int32, .nullable = true},
        {.id = id("books.shelf"), .name = u"shelf"_s, .type = Kind::Int16, .nullable = true},
        {.id = id("books.weight"), .name = u"weight"_s, .type = Kind::Float, .nullable = true},
        {.id = id("books.score"), .name = u"score"_s, .type = Kind::Double, .nullable = true},
        {.id = id("books.in_print"), .name = u"in_print"_s, .type = Kind::Boolean, .defaultValue = u"true"_s},
        {.id = id("books.opens"), .name = u"opens_at"_s, .type = Kind::Time, .nullable = true},
        {.id = id("books.added"), .name = u"added_at"_s, .type = Kind::Timestamp, .defaultValue = u"CURRENT_TIMESTAMP"_s},
        {.id = id("books.seen"), .name = u"seen_at"_s, .type = Kind::TimestampTz, .nullable = true},
    };
    table.keys = {{.id = id("books.pk"), .primary = true, .columns = {id("books.isbn")}}};
    table.relationships = {{.id = id("bookauthors"), .name = u"authors"_s, .back = u"books"_s, .to = id("authors"), .through = id("writing")}};
    table.indexes = {
        {.id = id("books.ix1"), .name = u"ix_books_title"_s, .parts = {{.expression = u"lower(title)"_s}}},
        {.id = id("books.ix2"), .name = u"ix_books_added_at"_s, .parts = {{.column = id("books.added"), .descending = true}}},
        {.id = id("books.ix3"), .name = u"ix_books_shelf"_s, .parts = {{.column = id("books.genre")}, {.column = id("books.shelf")}},
            .where = u"shelf > 0"_s},
    };
    table.checks = {{.id = id("books.ck1"), .name = u"ck_books_price"_s, .expression = u"price >= 0"_s},
        {.id = id("books.ck2"), .name = u"ck_books_title"_s, .expression = u"title NOT LIKE '%:%%'"_s}};
    return table;
}

Table writing()
{
    Table table;
    table.id = id("writing");
    table.name = u"writing"_s;
    table.columns = {{.id = id("writing.isbn"), .name = u"isbn"_s, .type = ColumnType::text(13)},
        {.id = id("writing.author"), .name = u"author_id"_s, .type = Kind::Int64}};
    table.keys = {{.id = id("writing.pk"), .primary = true, .columns = {id("writing.isbn"), id("writing.author")}}};
    table.relationships = {
        {.id = id("writing.book"), .name = u"book"_s, .columns = {id("writing.isbn")}, .to = id("books"), .onDelete = ReferentialAction::Cascade},
        {.id = id("writing.writer"), .name = u"author"_s, .columns = {id("writing.author")}, .to = id("authors"), .onDelete = ReferentialAction::Cascade},
    };
    return table;
}

Table copies()
{
    Table table;
    table.id = id("copies");
    table.name = u"copies"_s;
    table.className = u"BookCopy"_s;
    table.columns = {{.id = id("copies.isbn"), .name = u"isbn"_s, .type = ColumnType::text(13)},
        {.id = id("copies.no"), .name = u"number"_s, .type = Kind::Int64},
        {.id = id("copies.save"), .name = u"save"_s, .type = Kind::Text, .nullable = true}};
    table.keys = {{.id = id("copies.pk"), .primary = true, .columns = {id("copies.isbn"), id("copies.no")}}};
    table.relationships = {{.id = id("copies.book"), .name = u"book"_s, .back = u"copies"_s, .columns = {id("copies.isbn")}, .to = id("books"),
        .onDelete = ReferentialAction::Restrict, .onUpdate = ReferentialAction::Cascade}};
    return table;
}

Table loans()
{
    Table table;
    table.id = id("loans");
    table.name = u"loans"_s;
    table.columns = {{.id = id("loans.id"), .name = u"id"_s, .type = Kind::Int64, .generation = Generation::Identity},
        {.id = id("loans.isbn"), .name = u"isbn"_s, .type = ColumnType::text(13)},
        {.id = id("loans.no"), .name = u"number"_s, .type = Kind::Int64},
        {.id = id("loans.days"), .name = u"days"_s, .type = Kind::Int64, .defaultValue = u"28"_s}};
    table.keys = {{.id = id("loans.pk"), .primary = true, .columns = {id("loans.id")}},
        {.id = id("loans.uq"), .columns = {id("loans.isbn"), id("loans.no")}}};
    table.relationships = {{.id = id("loans.copy"), .name = u"copy"_s, .back = u"loan"_s, .columns = {id("loans.isbn"), id("loans.no")},
        .to = id("copies"), .deferral = Deferral::InitiallyDeferred}};
    return table;
}

} // namespace

Schema featureSchema()
{
    Schema schema;
    schema.id = id("library");
    schema.name = u"library"_s;
    schema.setEnum(genre());
    schema.setTables({authors(), books(), writing(), copies(), loans()});
    View view;
    view.id = id("cheap_books");
    view.name = u"cheap_books"_s;
    view.sql = u"SELECT isbn, title FROM books WHERE price < 5"_s;
    schema.setView(view);
    return schema;
}

Schema cornerSchema()
{
    const auto numbered = [](const char *name) {
        Table table;
        table.id = id(name);
        table.name = QString::fromLatin1(name);
        table.columns = {{.id = Id::fromSeed(table.name + u".id"_s), .name = u"id"_s, .type = Kind::Int64, .generation = Generation::Identity}};
        table.keys = {{.id = Id::fromSeed(table.name + u".pk"_s), .primary = true, .columns = {table.columns.first().id}}};
        return table;
    };
    Table departments = numbered("departments");
    departments.columns.append({.id = id("head_id"), .name = u"head_id"_s, .type = Kind::Int64, .nullable = true});
    departments.relationships = {{.id = id("head"), .name = u"head"_s, .back = u"heads"_s, .columns = {id("head_id")}, .to = id("people"),
        .onDelete = ReferentialAction::SetNull}};
    Table people = numbered("people");
    people.columns += {{.id = id("department_id"), .name = u"department_id"_s, .type = Kind::Int64},
        {.id = id("from"), .name = u"born_in"_s, .type = ColumnType::text(3), .nullable = true},
        {.id = id("loves"), .name = u"loves"_s, .type = Kind::Int64, .nullable = true}};
    people.relationships = {
        {.id = id("department"), .name = u"department"_s, .back = u"people"_s, .columns = {id("department_id")}, .to = id("departments"),
            .deferral = Deferral::Deferrable, .constraintName = u"fk_works_in"_s},
        {.id = id("born_in"), .name = u"birthplace"_s, .back = u"natives"_s, .columns = {id("from")}, .to = id("places"), .key = id("places.uq")},
        {.id = id("loved"), .name = u"loved"_s, .back = u"loved_by"_s, .columns = {id("loves")}, .to = id("people"), .isVirtual = true},
        {.id = id("following"), .name = u"following"_s, .back = u"followers"_s, .to = id("people"), .through = id("follows")},
    };
    people.checks = {{.id = id("people.ck"), .expression = u"loves <> id"_s}};

    Table follows;
    follows.id = id("follows");
    follows.name = u"follows"_s;
    follows.columns = {{.id = id("follower_id"), .name = u"follower_id"_s, .type = Kind::Int64},
        {.id = id("followed_id"), .name = u"followed_id"_s, .type = Kind::Int64}};
    follows.keys = {{.id = id("follows.pk"), .primary = true, .columns = {id("followed_id"), id("follower_id")}}}; // in another order
    follows.relationships = {{.id = id("follower"), .name = u"follower"_s, .columns = {id("follower_id")}, .to = id("people")},
        {.id = id("followed"), .name = u"followed"_s, .columns = {id("followed_id")}, .to = id("people"), .onDelete = ReferentialAction::Cascade}};

    Table places = numbered("places");
    places.columns += {{.id = id("code"), .name = u"code"_s, .type = ColumnType::text(3)},
        {.id = id("label"), .name = u"label"_s, .type = Kind::Text, .nullable = true}};
    places.keys.append({.id = id("places.uq"), .name = u"one_code"_s, .columns = {id("code")}});
    places.indexes = {{.id = id("ix1"), .name = u"an_index_with_a_name_of_many_letters"_s, .parts = {{.column = id("label")}}},
        {.id = id("ix2"), .name = u"ix_active"_s, .parts = {{.column = id("label")}}, .unique = true, .where = u"label > ''"_s},
        {.id = id("ix3"), .name = u"ix_label"_s, .parts = {{.expression = u"lower(label)"_s}}, .unique = true, .where = u"id > 0"_s}};

    Table events;
    events.id = id("events");
    events.name = u"events"_s;
    events.columns = {{.id = id("span"), .name = u"span"_s, .type = Kind::Interval, .nullable = true},
        {.id = id("labels"), .name = u"labels"_s, .type = ColumnType::array(Kind::Int32), .nullable = true},
        {.id = id("place"), .name = u"place"_s, .type = ColumnType::native(u"GEOMETRY"_s), .nullable = true},
        {.id = id("wide"), .name = u"wide"_s, .type = ColumnType::decimal(30, 10), .nullable = true},
        {.id = id("any"), .name = u"any"_s, .type = Kind::Decimal, .nullable = true},
        {.id = id("digest"), .name = u"digest"_s, .type = ColumnType::binary(16), .nullable = true},
        {.id = id("from_id"), .name = u"from_id"_s, .type = Kind::Int64},
        {.id = id("to_id"), .name = u"to_id"_s, .type = Kind::Int64, .defaultValue = u"abs(-1) + 1"_s}};
    events.relationships = {{.id = id("ev.from"), .name = u"from_place"_s, .back = u"departures"_s, .columns = {id("from_id")}, .to = id("places")},
        {.id = id("ev.to"), .name = u"to_place"_s, .back = u"arrivals"_s, .columns = {id("to_id")}, .to = id("places")}};

    Schema schema;
    schema.id = id("corners");
    schema.name = u"corners"_s;
    schema.setTables({departments, people, follows, places, events});
    return schema;
}

Schema hostileSchema()
{
    const auto table = [](const QString &name, const QStringList &columns) {
        Table result;
        result.id = Id::fromSeed(name);
        result.name = name;
        result.columns.append({.id = Id::fromSeed(name + u".id"_s), .name = u"id"_s, .type = Kind::Int64, .generation = Generation::Identity});
        for (const QString &column : columns)
            result.columns.append({.id = Id::fromSeed(name + u'.' + column), .name = column, .type = Kind::Text, .nullable = true});
        result.keys = {{.id = Id::fromSeed(name + u".pk"_s), .primary = true, .columns = {result.columns.first().id}}};
        return result;
    };
    Schema schema;
    schema.id = id("hostile");
    schema.name = u"\"hostile\" \\names"_s;
    EnumType values;
    values.id = id("class enum");
    values.name = u"class"_s;
    values.values = {u"None"_s, u"none"_s, u""_s, u"1"_s, u"a-b"_s, u"a b"_s, u"naïve"_s, u"EOF"_s, u"signals"_s};
    schema.setEnum(values);
    Table classes = table(u"class"_s, {u"signals"_s, u"emit"_s, u"int"_s, u"set_int"_s, u"a b"_s, u"a-b"_s, u"a_b"_s, u"größe"_s, u"名前"_s,
        u"1st"_s, u"def"_s, u"lambda"_s, u"metadata"_s, u"text"_s, u"table"_s, u"session"_s, u"is_null"_s, u"filter"_s, u"objects"_s, u"pk"_s,
        u"__x__"_s, u"order"_s, u"datetime"_s});
    classes.columns.append({.id = id("class.kind"), .name = u"kind"_s, .type = ColumnType::enumeration(id("class enum")), .nullable = true});
    classes.columns.append({.id = id("class.parent"), .name = u"Parent ID"_s, .type = Kind::Int64, .nullable = true});
    classes.relationships = {{.id = id("class.parent"), .name = u"for"_s, .back = u"while"_s, .columns = {id("class.parent")}, .to = classes.id}};
    classes.comment = u"\"\"\"Ends\\ a doc string\"\"\"\"\nand a */ comment"_s;
    classes.columns[1].comment = u"two\nlines, \\ and a quote\""_s;
    Table owned = table(u"owned"_s, {u"owner_id"_s}); // an attribute that Django's and Peewee's links have as well
    owned.columns.append({.id = id("owned.owner"), .name = u"OwnerID"_s, .type = Kind::Int64, .nullable = true});
    owned.relationships = {{.id = id("owned.owner"), .name = u"owner"_s, .back = u"owned"_s, .columns = {id("owned.owner")}, .to = classes.id}};
    schema.setTables({classes, owned, table(u"time"_s, {u"string"_s}), table(u"QString"_s, {u"text"_s}), table(u"base"_s, {}), table(u"model"_s, {u"c"_s, u"rel"_s, u"entity"_s}),
        table(u"order-items"_s, {u"select"_s}), table(u"order items"_s, {u"from"_s, u"to"_s})});
    return schema;
}

Schema shopSchema()
{
    return readModel(sourcePath(u"resources/sample/shop.jw"_s)).schema;
}

} // namespace jw::test
