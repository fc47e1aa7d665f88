// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/codegen/exporter.h"
#include "joinwright/core/error.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

using namespace Qt::StringLiterals;

// make_tables FOLDER: the classes of twenty tables of eleven columns, each related to the one before, in FOLDER/model,
// and a program with one query of each, FOLDER/queries.cpp. What bench_compile.py compiles.

namespace {

constexpr int Tables = 20;

using Kind = jw::ColumnType::Kind;

jw::Id idOf(const QString &what)
{
    return jw::Id::fromSeed(what);
}

jw::Column column(const QString &table, const QString &name, const jw::ColumnType &type, bool nullable = false)
{
    jw::Column column;
    column.id = idOf(table + u'.' + name);
    column.name = name;
    column.type = type;
    column.nullable = nullable;
    return column;
}

QString tableName(int number)
{
    return u"table_%1"_s.arg(QChar(char16_t('a' + number)));
}

jw::Table makeTable(int number)
{
    const QString name = tableName(number);
    jw::Table table;
    table.id = idOf(name);
    table.name = name;
    table.columns = {column(name, u"id"_s, Kind::Int64), column(name, u"title"_s, Kind::Text), column(name, u"note"_s, Kind::Text, true),
        column(name, u"amount"_s, jw::ColumnType::decimal(10, 2)), column(name, u"weight"_s, Kind::Double, true),
        column(name, u"count"_s, Kind::Int32), column(name, u"active"_s, Kind::Boolean), column(name, u"made_on"_s, Kind::Date, true),
        column(name, u"changed_at"_s, Kind::Timestamp), column(name, u"mark"_s, Kind::Uuid, true), column(name, u"before_id"_s, Kind::Int64, true)};
    table.columns[0].generation = jw::Generation::Identity;
    jw::Key key;
    key.id = idOf(name + u".key"_s);
    key.primary = true;
    key.columns = {table.columns[0].id};
    table.keys = {key};
    jw::Relationship before;
    before.id = idOf(name + u".before"_s);
    before.name = u"before"_s;
    before.back = u"after"_s;
    before.columns = {table.columns[10].id};
    before.to = idOf(tableName((number + Tables - 1) % Tables)); // a ring: each has one after it
    table.relationships = {before};
    return table;
}

QString className(int number)
{
    return u"Table"_s + QChar(char16_t('A' + number));
}

QString program()
{
    QString text;
    for (int i = 0; i < Tables; ++i)
        text += u"#include \"%1.h\"\n"_s.arg(className(i).toLower());
    text += u"#include \"joinwright/orm/session.h\"\n\nusing namespace model;\nusing namespace Qt::StringLiterals;\n\n"
            "qint64 ask(jw::Session &session)\n{\n    qint64 found = 0;\n"_s;
    for (int i = 0; i < Tables; ++i) {
        text += u"    for (const %1 &row : session.query<%1>().where(%1::c.title.startsWith(u\"a\"_s) && %1::c.count > 3)\n"
                "                                .orderBy(%1::c.amount.desc()).with(%1::rel.before))\n"
                "        found += row.count() + row.after().size();\n"_s.arg(className(i));
    }
    return text + u"    return found;\n}\n"_s;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2)
        qFatal("make_tables FOLDER");
    const QString folder = QString::fromLocal8Bit(argv[1]);
    jw::Schema schema;
    for (int i = 0; i < Tables; ++i)
        schema.setTable(makeTable(i));
    try {
        jw::Exporter(*jw::Generator::byName(u"cpp"), schema, {{u"namespace"_s, u"model"_s}}).write(folder + u"/model"_s);
    } catch (const jw::Error &error) {
        qFatal("%s", error.what());
    }
    QFile file(folder + u"/queries.cpp"_s);
    if (!file.open(QIODevice::WriteOnly) || file.write(program().toUtf8()) < 0)
        qFatal("cannot write %s", qPrintable(file.fileName()));
}
