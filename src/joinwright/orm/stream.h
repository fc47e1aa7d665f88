// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/querybuilder.h"
#include "joinwright/orm/rowset.h"

#include <iterator>

namespace jw {

/// Reads the result of a query batch by batch, from a result that stays open; where the database does not keep one open
/// beside other statements, objects are read in pages by key, and plain columns all at once.
class BatchReader
{
public:
    BatchReader(const QueryBuilder &query, int batch);
    ~BatchReader();
    BatchReader(const BatchReader &) = delete;
    BatchReader &operator=(const BatchReader &) = delete;

    bool next(); ///< the next batch; false at the end. The objects of the one before are let go.
    const QList<Handle> &objects() const;
    const RowSet &rows() const;

private:
    struct Data;
    std::unique_ptr<Data> d;
};

/// The objects of a query one after the other, for a range-for; each object once. Nothing else ends the loop early but
/// the end of the transaction, which makes it throw Error(Usage).
template<typename T>
class Stream
{
public:
    Stream(const QueryBuilder &query, int batch)
        : m_query(query)
        , m_batch(batch)
    {
    }

    /// Walks over the objects, reading on where the batch in memory ends.
    class Iterator
    {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = T;
        using difference_type = qsizetype;
        using pointer = const T *;
        using reference = const T &;

        explicit Iterator(std::shared_ptr<BatchReader> reader)
            : m_reader(std::move(reader))
        {
            advance();
        }
        const T &operator*() const { return m_object; }
        const T *operator->() const { return &m_object; }
        Iterator &operator++()
        {
            ++m_index;
            advance();
            return *this;
        }
        bool operator==(std::default_sentinel_t) const { return !m_reader; }

    private:
        void advance()
        {
            while (m_reader && m_index >= m_reader->objects().size()) {
                m_index = 0;
                m_object = T();
                if (!m_reader->next())
                    m_reader.reset();
            }
            if (m_reader)
                m_object = T(m_reader->objects()[m_index].row());
        }
        std::shared_ptr<BatchReader> m_reader;
        qsizetype m_index = 0;
        T m_object;
    };
    Iterator begin() const { return Iterator(std::make_shared<BatchReader>(m_query, m_batch)); }
    std::default_sentinel_t end() const { return {}; }

private:
    QueryBuilder m_query;
    int m_batch;
};

/// Rows of a query of columns one after the other; `make(rows, row)` makes each.
template<typename R, R (*make)(const RowSet &, int)>
class RowStream
{
public:
    RowStream(const QueryBuilder &query, int batch)
        : m_query(query)
        , m_batch(batch)
    {
    }

    /// Walks over the rows, reading on where the batch in memory ends.
    class Iterator
    {
    public:
        explicit Iterator(std::shared_ptr<BatchReader> reader)
            : m_reader(std::move(reader))
        {
            advance();
        }
        R operator*() const { return make(m_reader->rows(), m_index); }
        Iterator &operator++()
        {
            ++m_index;
            advance();
            return *this;
        }
        bool operator==(std::default_sentinel_t) const { return !m_reader; }

    private:
        void advance()
        {
            while (m_reader && m_index >= m_reader->rows().rowCount()) {
                m_index = 0;
                if (!m_reader->next())
                    m_reader.reset();
            }
        }
        std::shared_ptr<BatchReader> m_reader;
        int m_index = 0;
    };
    Iterator begin() const { return Iterator(std::make_shared<BatchReader>(m_query, m_batch)); }
    std::default_sentinel_t end() const { return {}; }

private:
    QueryBuilder m_query;
    int m_batch;
};

} // namespace jw
