// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/celltexts.h"

#include "joinwright/binding/valuetext.h"
#include "joinwright/orm/delivery.h"

using namespace Qt::StringLiterals;

namespace jw {

namespace {

bool canRead(const QString &text, const ColumnType &type, const Schema &schema)
{
    try {
        valueFromText(text, type, schema);
        return true;
    } catch (const Error &) {
        return false;
    }
}

/// One block on its way: which labels it needs, and what became of them.
struct Reading
{
    GridModel &model;
    QList<QStringList> texts;
    QList<int> columns;
    std::function<void(const CellBlock &)> done;
    std::function<void(const Error &)> failed;
    QHash<int, LabelCache::KeysOfLabels> keys; // by grid column
    int awaited = 0;

    QStringList labelsOf(qsizetype place) const;
    std::optional<Value> read(int column, const QString &text) const;
    Value keyOf(int column, const QString &label) const;
    CellBlock block() const;
    void finish() const;
};

/// A number that stands in a column of number keys is a key; a text may be either, and is tried as a label first.
QStringList Reading::labelsOf(qsizetype place) const
{
    const GridColumn &column = model.column(columns.at(place));
    QSet<QString> labels;
    if (!column.labelled)
        return {};
    const bool textKey = column.column.type.isTextual();
    for (const QStringList &line : texts) {
        const QString text = line.value(place).simplified();
        if (!text.isEmpty() && (textKey || !canRead(text, column.column.type, model.schema())))
            labels.insert(text);
    }
    return QStringList(labels.cbegin(), labels.cend());
}

Value Reading::keyOf(int column, const QString &label) const
{
    const GridColumn &at = model.column(column);
    const QList<QList<Value>> found = keys.value(column).value(label.simplified());
    const QString table = model.schema().table(at.reference->to)->name;
    if (found.size() > 1)
        throw Error(ErrorKind::Value, Error::phrase("%1 rows of %2 are called '%3': give the key instead.", found.size(), table, label));
    if (found.isEmpty() && !canRead(label, at.column.type, model.schema()))
        throw Error(ErrorKind::Value, Error::phrase("no row of %1 is called '%2'.", table, label));
    return found.isEmpty() ? valueFromText(label, at.column.type, model.schema()) : found.first().first();
}

std::optional<Value> Reading::read(int column, const QString &text) const
{
    const ColumnType &type = model.column(column).column.type;
    if (text.isNull())
        return Value();
    if (text.isEmpty() && type.kind() != ColumnType::Kind::Text && type.kind() != ColumnType::Kind::Native)
        return std::nullopt;
    if (model.column(column).labelled && keys.contains(column))
        return keyOf(column, text);
    return valueFromText(text, type, model.schema());
}

CellBlock Reading::block() const
{
    CellBlock block;
    for (qsizetype line = 0; line < texts.size(); ++line) {
        block.append(QList<std::optional<Value>>());
        for (qsizetype i = 0; i < std::min(texts.at(line).size(), columns.size()); ++i) {
            try {
                block.last().append(read(columns.at(i), texts.at(line).at(i)));
            } catch (const Error &error) {
                const QString where = model.column(columns.at(i)).title;
                throw Error(ErrorKind::Value, texts.size() == 1
                        ? Error::phrase("%1: %2", where, error.sentence())
                        : Error::phrase("%1, line %2: %3", where, line + 1, error.sentence()));
            }
        }
    }
    return block;
}

void Reading::finish() const
{
    CellBlock values;
    try {
        values = block();
    } catch (const Error &error) {
        failed(error);
        return;
    }
    done(values);
}

} // namespace

void readCells(GridModel &model, const QList<QStringList> &texts, const QList<int> &columns,
    std::function<void(const CellBlock &)> done, std::function<void(const Error &)> failed)
{
    auto reading = std::make_shared<Reading>(Reading {model, texts, columns, std::move(done), std::move(failed), {}, 0});
    QHash<int, QStringList> wanted;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        if (const QStringList labels = reading->labelsOf(i); !labels.isEmpty())
            wanted.insert(columns.at(i), labels);
    }
    reading->awaited = int(wanted.size());
    if (wanted.isEmpty())
        reading->finish();
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
        deliver(
            model.labels().keysOf(*model.column(it.key()).reference, *it), &model,
            [reading, column = it.key()](const LabelCache::KeysOfLabels &found) {
                reading->keys.insert(column, found);
                if (--reading->awaited == 0)
                    reading->finish();
            },
            [reading](const Error &error) { reading->failed(error); });
    }
}

} // namespace jw
