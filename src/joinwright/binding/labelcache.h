// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/rowlabel.h"
#include "joinwright/engine/cancellation.h"
#include "joinwright/engine/worker.h"

#include <QtCore/QCache>
#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QSet>

#include <optional>

namespace jw {

/// A row found for a picker: its key, its label and the columns that decide.
struct Candidate
{
    QList<Value> key; ///< the columns that the foreign key refers to, decoded
    QString label;
    QList<Value> details; ///< of LabelCache::detailColumns()
};

/// Rows that a reference may lead to, with their labels.
struct Candidates
{
    QList<Candidate> rows;
    qint64 total = 0; ///< rows of the table, counted up to LabelCache::CountLimit
};

/// The labels of rows that foreign keys point at: asked for in batches in a worker, remembered while they are used.
class LabelCache : public QObject
{
    Q_OBJECT

public:
    static constexpr int CountLimit = 100'000;

    /// `schema` is the database's. `worker` must outlive the cache.
    LabelCache(Worker &worker, const Schema &schema, QObject *parent = nullptr);
    ~LabelCache() override;

    void setSchema(const Schema &schema);
    /// The label of the row that `relationship` refers to by `values`; nothing while it is on its way. An orphan, a row
    /// of a table labelled by its key, and a row that could not be read are named by the values.
    std::optional<QString> label(const Relationship &relationship, const QList<Value> &values);
    /// Forgets the labels of `table`, or all of them with a null id: its rows have changed.
    void forget(Id table = {});

    /// Rows for `relationship` whose label or deciding texts contain `text`, best first, at most `limit`. The search
    /// before it is stopped and answers with Error(Cancelled).
    QFuture<Candidates> search(const Relationship &relationship, const QString &text, int limit = 50);
    /// Keys by label.
    using KeysOfLabels = QHash<QString, QList<QList<Value>>>;
    /// The keys, decoded, of all rows that `relationship` could refer to and whose label is one of `labels`; several
    /// where rows share a label, none for a label that no row has.
    QFuture<KeysOfLabels> keysOf(const Relationship &relationship, const QStringList &labels);
    /// The columns that a picker shows beside the label.
    QList<Column> detailColumns(const Relationship &relationship) const;

signals:
    /// Labels that were asked for are here.
    void labelsArrived();

private:
    struct Place
    {
        Id table;
        Id key;
        QList<Value> values;
        friend bool operator==(const Place &, const Place &) = default;
        friend size_t qHash(const Place &place, size_t seed = 0)
        {
            return qHashMulti(seed, place.table, place.key, place.values);
        }
    };
    using Labels = QHash<QList<Value>, QString>;

    std::optional<Place> placeOf(const Relationship &relationship, const QList<Value> &values) const;
    void request();
    void requestOf(Id table, Id key, const QList<QList<Value>> &wanted);
    void arrived(Id table, Id key, const QList<QList<Value>> &wanted, const Labels &labels);
    const RowLabel &rowLabel(const Table &table);

    Worker &m_worker;
    Schema m_schema;
    QHash<Id, RowLabel> m_rules;
    QCache<Place, QString> m_labels {50'000};
    QList<Place> m_wanted;
    QSet<Place> m_pending;
    std::shared_ptr<Cancellation> m_search;
    quint64 m_generation = 0;
};

} // namespace jw
