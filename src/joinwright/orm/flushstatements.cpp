// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/flushstatements.h"

#include "joinwright/orm/flushstatement.h"
#include "joinwright/orm/valuelists.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t MostStatements = 64;

/// A place to bind, whatever stands there.
Expr anyValue()
{
    return Expr::sql(QStringLiteral("?"), {Value(0)});
}

QString textOf(const FlushOperation &operation, bool isChecked, const Dialect &dialect)
{
    const FlushStatement statement(operation, [](int, int) { return anyValue(); });
    return (isChecked ? statement.render(dialect) : statement.renderUnchecked(dialect)).sql;
}

/// INSERT into the columns of a run's operations.
Insert insertOf(const FlushRuns::Shape &shape, bool withKey)
{
    Insert insert = Insert::into(shape.mapper->ref());
    if (withKey)
        insert.columns.append(shape.mapper->cellName(shape.mapper->keyCells().first()));
    for (const FlushRuns::Cell &cell : shape.cells)
        insert.columns.append(shape.mapper->cellName(cell.cell));
    return insert;
}

QString textOfMany(const FlushRuns::Shape &shape, int rows, bool withKey, const Dialect &dialect)
{
    Insert insert = insertOf(shape, withKey);
    insert.rows = QList<QList<Expr>>(rows, QList<Expr>(insert.columns.size(), anyValue()));
    return SqlRenderer(dialect).insert(insert).sql;
}

QString textOfNumbered(const FlushRuns::Shape &shape, int rows, const Dialect &dialect)
{
    Insert insert = insertOf(shape, false);
    insert.rows = QList<QList<Expr>>(rows, QList<Expr>(insert.columns.size(), anyValue()));
    for (const int cell : shape.mapper->keyCells() + shape.fetch)
        insert.returning.append(shape.mapper->cellName(cell));
    return SqlRenderer(dialect).insert(insert).sql;
}

/// The lists of a statement that is to do many operations, as rows.
class ListedRows
{
public:
    ListedRows(const Mapper &mapper, const Dialect &dialect)
        : m_mapper(mapper)
        , m_dialect(dialect)
    {
    }
    /// One more list, for values of this cell; returns its name.
    QString add(int cell) { return add(elementsOf(m_dialect, m_mapper, cell, listOf(m_dialect, m_mapper, cell))); }
    /// The same of what was loaded of it.
    QString addBase(int cell) { return add(comparedElementsOf(m_dialect, m_mapper, cell)); }

    Select rows;

private:
    QString add(const Expr &elements)
    {
        const QString name = u"v%1"_s.arg(rows.columns.size());
        rows.column(elements, name);
        return name;
    }

    const Mapper &m_mapper;
    const Dialect &m_dialect;
};

QString textOfListedInsert(const FlushRuns::Shape &shape, bool withKey, const Dialect &dialect)
{
    Insert insert = insertOf(shape, withKey);
    ListedRows listed(*shape.mapper, dialect);
    if (withKey)
        listed.add(shape.mapper->keyCells().first());
    for (const FlushRuns::Cell &cell : shape.cells)
        listed.add(cell.cell);
    insert.select = std::make_shared<const Select>(listed.rows);
    return SqlRenderer(dialect).insert(insert).sql;
}

/// The places of a statement that is to do some operations, one row of them after the other.
class WrittenRows
{
public:
    QString add(int)
    {
        return u"column%1"_s.arg(++m_columns); // as SQLite calls them
    }
    QString addBase(int cell) { return add(cell); }
    Subquery source(const QString &name, int rows) const
    {
        const QString row = u'(' + QStringList(m_columns, u"?"_s).join(u", "_s) + u')';
        return Subquery::sql(name, u"VALUES "_s + QStringList(rows, row).join(u", "_s), QList<Value>(rows * m_columns, Value(0)));
    }

private:
    int m_columns = 0;
};

const QString SourceName = QStringLiteral("joinwright_rows");

/// The rows with the keys of `source` that are as they were loaded, and what they are set to.
template<typename Source>
Update updateFrom(const FlushRuns::Shape &shape, const Dialect &dialect, Source &source)
{
    const Mapper &mapper = *shape.mapper;
    const TableRef table {.name = SourceName};
    const auto value = [&](int cell) { return Expr::column(table, source.add(cell), std::nullopt); };
    Update update = Update::of(mapper.ref());
    for (const FlushRuns::Cell &cell : shape.cells) {
        if (shape.kind == FlushOperation::Kind::Update)
            update.set(mapper.cellName(cell.cell), value(cell.cell));
    }
    for (const int cell : mapper.keyCells())
        update.where(mapper.expression(cell) == value(cell));
    for (const FlushRuns::Cell &cell : shape.cells) {
        const Expr column = compared(dialect, mapper, cell.cell);
        if (!shape.isOfNewRow && shape.isChecked(cell))
            update.where(cell.isBaseNull ? column.isNull() : column == Expr::column(table, source.addBase(cell.cell), std::nullopt));
    }
    return update;
}

QString textOfRows(const FlushRuns::Shape &shape, int rows, const Dialect &dialect)
{
    WrittenRows source;
    Update update = updateFrom(shape, dialect, source);
    update.source = std::make_shared<const Subquery>(source.source(SourceName, rows));
    return SqlRenderer(dialect).update(update).sql;
}

/// UPDATE or DELETE of the rows with these keys that are as they were loaded.
QString textOfListed(const FlushRuns::Shape &shape, const Dialect &dialect)
{
    const Mapper &mapper = *shape.mapper;
    const bool isByKeyAlone = shape.kind == FlushOperation::Kind::Delete && shape.cells.empty() && mapper.keyCells().size() == 1;
    if (isByKeyAlone) // cheaper than a join
        return SqlRenderer(dialect).remove(Delete::from(mapper.ref()).where(hasAnyOf(dialect, mapper, mapper.keyCells().first()))).sql;
    ListedRows listed(mapper, dialect);
    Update update = updateFrom(shape, dialect, listed);
    update.source = std::make_shared<const Subquery>(Subquery::derived(SourceName, listed.rows));
    if (shape.kind == FlushOperation::Kind::Update)
        return SqlRenderer(dialect).update(update).sql;
    Delete remove = Delete::from(mapper.ref()).where(update.condition);
    remove.source = update.source;
    return SqlRenderer(dialect).remove(remove).sql;
}

} // namespace

const RowCodec &FlushStatements::codec(const Mapper &mapper)
{
    if (m_lastCodec && m_lastCodec->mapper == &mapper)
        return *m_lastCodec;
    std::shared_ptr<RowCodec> &codec = m_codecs[&mapper];
    if (!codec)
        codec = std::make_shared<RowCodec>(mapper, m_connection.dialect());
    m_lastCodec = codec.get();
    return *codec;
}

FlushStatements::Key FlushStatements::keyOf(
    Way way, const FlushRuns::Run &run, int rows, bool withKey)
{
    Key key{way, run.shape->kind, run.shape->mapper, rows, withKey, {}};
    for (const FlushRuns::Cell &cell : run.shape->cells)
        key.cells.push_back(
            {cell.cell, cell.isBaseNull && (way == Way::One || way == Way::Together || way == Way::Rows) && !run.shape->isOfNewRow});
    if (way == Way::Numbered)
        key.fetch = run.shape->fetch;
    return key;
}

/// The texts that an operation writes. What it asks of the row is compared as it is stored, which may be something else.
TextPlaces FlushStatements::textsOf(const FlushRuns::Shape &shape, bool withKey)
{
    using Way = CellCodec::Way;
    TextPlaces texts(withKey ? 1 : 0, false);
    const std::vector<CellCodec> &codecs = codec(*shape.mapper).cells;
    for (const FlushRuns::Cell &cell : shape.cells) {
        const Way way = codecs[size_t(cell.cell)].writing;
        if (shape.kind != FlushOperation::Kind::Delete)
            texts.push_back(way == Way::Text || way == Way::Timestamp);
    }
    if (shape.kind != FlushOperation::Kind::Insert)
        texts.resize(texts.size() + size_t(shape.mapper->keyCells().size()) + size_t(shape.basePlaces()), false);
    return texts;
}

template <typename F>
KeptStatement &FlushStatements::kept(Key key, const TextPlaces &texts, F text)
{
    for (auto known = m_kept.begin(); known != m_kept.end(); ++known) {
        if (!(known->first == key))
            continue;
        m_kept.splice(m_kept.begin(), m_kept, known);
        return m_kept.front().second;
    }
    KeptStatement statement = m_connection.prepare(text(), texts);
    if (m_kept.size() == MostStatements)
        m_kept.pop_back();
    m_kept.emplace_front(std::move(key), std::move(statement));
    return m_kept.front().second;
}

KeptStatement &FlushStatements::one(const FlushRuns &runs, const FlushRuns::Run &run)
{
    if (run.shape->isOfNewRow)
        return unchecked(
            runs, run); // a row of this same flush cannot have been changed by anybody else
    return kept(keyOf(Way::One, run, 1, false), textsOf(*run.shape),
        [&] { return textOf(runs.operation(run.begin), true, m_connection.dialect()); });
}

KeptStatement &FlushStatements::unchecked(const FlushRuns &runs, const FlushRuns::Run &run)
{
    return kept(keyOf(Way::Unchecked, run, 1, false), textsOf(*run.shape),
        [&] { return textOf(runs.operation(run.begin), false, m_connection.dialect()); });
}

KeptStatement &FlushStatements::many(const FlushRuns::Run &run, int rows, bool withKey)
{
    return kept(keyOf(Way::Many, run, rows, withKey), textsOf(*run.shape, withKey),
        [&] { return textOfMany(*run.shape, rows, withKey, m_connection.dialect()); });
}

KeptStatement &FlushStatements::numbered(const FlushRuns::Run &run, int rows)
{
    return kept(keyOf(Way::Numbered, run, rows, false), {}, [&] { return textOfNumbered(*run.shape, rows, m_connection.dialect()); });
}

KeptStatement &FlushStatements::together(const FlushRuns::Run &run, bool withKey)
{
    // The places of a row that this flush inserts are fewer.
    return kept(keyOf(Way::Together, run, run.shape->isOfNewRow ? -1 : 0, withKey), {}, [&] {
        const bool isInsert = run.shape->kind == FlushOperation::Kind::Insert;
        return isInsert ? textOfListedInsert(*run.shape, withKey, m_connection.dialect()) : textOfListed(*run.shape, m_connection.dialect());
    });
}

KeptStatement &FlushStatements::rows(const FlushRuns::Run &run, int rows)
{
    return kept(keyOf(Way::Rows, run, rows, false), textsOf(*run.shape), [&] { return textOfRows(*run.shape, rows, m_connection.dialect()); });
}

KeptStatement &FlushStatements::cells(
    const FlushRuns &runs, const FlushRuns::Run &run, const QList<int> &cells, const KeyValues &key)
{
    Key select{Way::Select, FlushOperation::Kind::Insert, run.shape->mapper, 1, false, {}};
    for (const int cell : cells)
        select.cells.push_back({cell, false});
    return kept(std::move(select), {}, [&] {
        const FlushOperation like = runs.operation(run.begin);
        return FlushStatement(like, {})
            .selectCells(m_connection.dialect(), cells, QList<Value>(key.begin(), key.end()))
            .sql;
    });
}

} // namespace jw
