// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/rowlabel.h"
#include "joinwright/orm/observer.h"
#include "joinwright/orm/session.h"

#include <QtCore/QAbstractItemModel>
#include <QtCore/QTimer>

#include <memory>

namespace jw {

/// Everything that differs from what was loaded, as a tree: objects, below them their changed fields; new objects below
/// the new object that they belong to. Beside it the SQL that a commit will run, in its order.
class ChangesModel : public QAbstractItemModel, private SessionObserver
{
    Q_OBJECT

public:
    enum class Kind : quint8 { Changed, New, Deleted, Field };
    enum Column { NameColumn, TextColumn, ColumnCount };
    enum Role {
        KindRole = Qt::UserRole + 1, ///< Kind as int
        BeforeRole, ///< of a field, as text
        AfterRole,
        NullRole, ///< of a field: whether the new value is NULL
    };

    /// One statement that will run.
    struct Step
    {
        QString sql;
        Sentence reason;
        Record record; ///< may be null
    };

    ChangesModel(Session &session, const Schema &schema, QObject *parent = nullptr);
    ~ChangesModel() override;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// What follows a moment after the session has changed is done now, for whoever needs it at once.
    void update();
    /// Objects that wait to be written; a new object counts as one.
    int objectCount() const { return m_objects; }
    const QList<Step> &steps() const { return m_steps; }
    /// Required values that are missing: nothing can be committed before they are there.
    QList<MissingValue> missing() const { return m_missing; }
    Record record(const QModelIndex &index) const;
    int cell(const QModelIndex &index) const; ///< of a field; -1 for an object
    /// A field goes back to what was loaded, an object as a whole; a new one is dropped, a deleted one comes back.
    void revert(const QModelIndex &index);

signals:
    /// The tree and the steps are up to date again (changes of one event are taken together).
    void refreshed();

private:
    struct Node;

    void rowAdded(const Record &) override { later(); }
    void cellChanged(const Record &, int) override { later(); }
    void stateChanged(const Record &) override { later(); }
    void relationChanged(const Record &, int) override { later(); }
    void committed() override { later(); }
    void rolledBack() override { later(); }

    void later();
    void rebuild();
    void addFields(Node &node) const;
    std::unique_ptr<Node> objectNode(const Record &record, Kind kind) const;
    Record newParent(const Record &record) const;
    QString summary(const Record &record) const;
    QList<Value> labelValues(const Record &record, const RowLabel &rule) const;
    QString fieldText(const Record &record, int cell, const Value &value) const;
    const Node *nodeOf(const QModelIndex &index) const;

    Session &m_session;
    Schema m_schema;
    QTimer m_later;
    std::unique_ptr<Node> m_root;
    QList<Step> m_steps;
    QList<MissingValue> m_missing;
    int m_objects = 0;
};

} // namespace jw
