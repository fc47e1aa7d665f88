// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/sample/sampleshop.h"

#include "joinwright/engine/connection.h"
#include "joinwright/modelfile/modelfile.h"
#include "joinwright/sample/rows.h"

#include <QtCore/QFileInfo>
#include <QtCore/QUuid>

#include <numeric>

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

/// Counts the rows and hears whether more are wanted.
class Count
{
public:
    Count(qsizetype all, const SampleProgress &progress)
        : m_all(all)
        , m_progress(progress)
    {
    }
    void add(qsizetype rows)
    {
        m_written += rows;
        if (m_progress && !m_progress(m_written, m_all))
            throw Error(ErrorKind::Cancelled, QStringLiteral("the sample shop is no longer wanted"));
    }

private:
    const qsizetype m_all;
    const SampleProgress &m_progress;
    qsizetype m_written = 0;
};

void insert(Connection &connection, const Table &table, const sample::TableRows &rows, Count &count)
{
    const Dialect &dialect = connection.dialect();
    QList<ColumnType> types;
    for (const QString &column : rows.columns)
        types.append(table.column(column)->type);
    for (qsizetype from = 0; from < rows.rows.size(); from += RowsPerStatement) {
        const qsizetype size = qMin(qsizetype(RowsPerStatement), rows.rows.size() - from);
        QList<Value> values;
        values.reserve(size * types.size());
        for (qsizetype row = from; row < from + size; ++row) {
            for (qsizetype column = 0; column < types.size(); ++column)
                values.append(dialect.toDatabase(rows.rows[row][column], types[column]));
        }
        connection.execute(insertText(dialect, rows, size), values);
        count.add(size);
    }
}

void writeShop(const QString &path, const SampleProgress &progress)
{
    const Schema schema = sampleModel().schema;
    const Engine engine = Engine::open(Url::fromFile(path));
    createAll(engine, schema);
    Connection connection = engine.connect();
    connection.run(QStringLiteral("PRAGMA foreign_keys = OFF")); // for the one orphan
    Transaction transaction(connection);
    const QList<sample::TableRows> tables = sample::shopRows();
    Count count(std::accumulate(tables.begin(), tables.end(), qsizetype(0),
                    [](qsizetype sum, const sample::TableRows &rows) { return sum + rows.rows.size(); }),
        progress);
    for (const sample::TableRows &rows : tables)
        insert(connection, *schema.table(rows.table), rows, count);
    transaction.commit();
    connection.run(QStringLiteral("PRAGMA foreign_keys = ON"));
}

/// A file that is written under another name, and gone unless it is kept.
class Draft
{
public:
    explicit Draft(const QString &path)
        : m_path(path)
        , m_draft(path + u'.' + QUuid::createUuid().toString(QUuid::Id128).left(8))
    {
    }
    ~Draft()
    {
        for (const char *end : {"", "-wal", "-shm", "-journal"})
            QFile::remove(m_draft + QString::fromLatin1(end));
    }
    const QString &path() const { return m_draft; }
    void keep()
    {
        Error::Context context;
        context.file = m_path;
        if (!QFile::rename(m_draft, m_path))
            throw FileError(QStringLiteral("%1 could not be written").arg(m_path), context);
    }

private:
    const QString m_path;
    const QString m_draft;
};

} // namespace

Model sampleModel()
{
    static const Model model = readModel(QStringLiteral(":/sample/shop.jw"));
    return model;
}

void createSampleShop(const QString &path, const SampleProgress &progress)
{
    if (QFileInfo::exists(path)) {
        Error::Context context;
        context.file = path;
        throw FileError(QStringLiteral("%1 exists already; the sample shop is only written as a new file").arg(path), context);
    }
    Draft draft(path);
    writeShop(draft.path(), progress);
    draft.keep();
}

} // namespace jw
