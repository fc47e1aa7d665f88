// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/cancellation.h"
#include "joinwright/binding/windowmodel.h"

namespace jw {

/// The cells of a grid that show a text: searched in the database over all rows of the grid, in its order, in the worker
/// aside; where edits are pending, what they show counts. Lives in the thread of its model, which must outlive it.
class GridSearch : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype MostRows = 200'000; ///< rows with a hit; the search ends there

    /// A cell that was found.
    struct Hit
    {
        int row = 0;
        int column = 0;
        friend bool operator==(const Hit &, const Hit &) = default;
    };

    explicit GridSearch(WindowModel &model, QObject *parent = nullptr);
    ~GridSearch() override;

    /// Searches `columns`, in this order within a row. An empty text finds nothing. What was found before is forgotten.
    void search(const QString &text, const QList<int> &columns);
    const QString &text() const { return m_text; }
    const QList<int> &columns() const { return m_columns; }
    bool isRunning() const { return m_job != nullptr; }
    /// Whether rows were left out because more than MostRows have hits.
    bool isCut() const;

    /// Cells found, so far.
    int count() const;
    /// The place of `hit` among them, from 0; -1: it is none.
    int placeOf(const Hit &hit) const;
    /// The first hit after `from`, or the last before it (backward); round the ends.
    std::optional<Hit> next(const Hit &from, bool backward = false) const;

signals:
    /// More was found, or what was found shows something else now.
    void changed();
    void finished();
    void failed(const jw::Error &error);

private:
    class Progress;

    void begin();
    void collect() const;
    bool isIn(const std::vector<quint64> &bits, qsizetype row, qsizetype column) const;
    qsizetype words() const { return (m_columns.size() + WordBits - 1) / WordBits; }
    void addShown(int row, std::vector<std::pair<int, int>> &cells) const;
    QSet<int> changedRows() const;

    static constexpr int WordBits = 60; // in numbers that every database adds up exactly

    WindowModel &m_model;
    QString m_text;
    QList<int> m_columns;
    std::shared_ptr<Cancellation> m_job; // null: nothing runs
    std::shared_ptr<Progress> m_progress;
    QTimer m_follow;
    QTimer m_again; // the rows are others now
    mutable bool m_collected = false;
    mutable std::vector<std::pair<int, int>> m_cells; // row and place in m_columns, ascending
};

} // namespace jw
