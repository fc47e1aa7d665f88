// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/sample/sampleshop.h"

#include "joinwright/engine/connection.h"
#include "joinwright/modelfile/modelfile.h"
#include "joinwright/sample/rows.h"

#include <QtCore/QFileInfo>

namespace jw {

namespace {

constexpr int RowsPerStatement = 50;

QString insertText(const Dialect &dialect, const sample::TableRows &rows, qsizetype count)
{
    QStringList columns;
    for (const QString &column : rows.columns)
        columns.append(dialect.quote(column));
    const QString marks = u'(' + QStringList(rows.columns.size(), QStringLiteral("?")).join(u',') + u')';
    return QStringLiteral("INSERT INTO %1 (%2) VALUES %3")
        .arg(dialect.quote(rows.table), columns.join(u','), QStringList(count, marks).join(u','));
}

void insert(Connection &connection, const Table &table, const sample::TableRows &rows)
{
    const Dialect &dialect = connection.dialect();
    QList<ColumnType> types;
    for (const QString &column : rows.columns)
        types.append(table.column(column)->type);
    for (qsizetype from = 0; from < rows.rows.size(); from += RowsPerStatement) {
        const qsizetype count = qMin(qsizetype(RowsPerStatement), rows.rows.size() - from);
        QList<Value> values;
        values.reserve(count * types.size());
        for (qsizetype row = from; row < from + count; ++row) {
            for (qsizetype column = 0; column < types.size(); ++column)
                values.append(dialect.toDatabase(rows.rows[row][column], types[column]));
        }
        connection.execute(insertText(dialect, rows, count), values);
    }
}

} // namespace

Model sampleModel()
{
    static const Model model = readModel(QStringLiteral(":/sample/shop.jw"));
    return model;
}

void createSampleShop(const QString &path)
{
    if (QFileInfo::exists(path)) {
        Error::Context context;
        context.file = path;
        throw FileError(QStringLiteral("%1 exists already; the sample shop is only written as a new file").arg(path), context);
    }
    const Schema schema = sampleModel().schema;
    const Engine engine = Engine::open(Url::fromFile(path));
    createAll(engine, schema);
    Connection connection = engine.connect();
    connection.run(QStringLiteral("PRAGMA foreign_keys = OFF")); // for the one orphan
    Transaction transaction(connection);
    for (const sample::TableRows &rows : sample::shopRows())
        insert(connection, *schema.table(rows.table), rows);
    transaction.commit();
    connection.run(QStringLiteral("PRAGMA foreign_keys = ON"));
}

} // namespace jw
