// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/document/modeldocument.h"
#include "studio/theme/themecolors.h"

#include <QtCore/QAbstractItemModel>
#include <QtCore/QSet>

#include <array>

namespace jw::studio {

/// A database in the tree; the shell hands in what is open.
struct DatabaseEntry
{
    Id id; ///< made by the caller, for selection and activation
    QString name;
    QString address; ///< tool tip
    Token dot = Token::Fine;
    std::optional<Hue> colour{}; ///< of the icon
};

/// The model as a tree: tables with their columns, types, views, diagrams, and the databases that are open.
///
/// Follows the document by its ids, so that a renamed table stays expanded and selected. Rows answer to RowRole; names
/// are edited in place through the document. Rows of tables can be dragged as MimeType.
class ModelTree : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Section { Tables, Types, Views, Diagrams, Databases, SectionCount };
    /// Ids of dragged objects, one a line.
    static constexpr auto MimeType = "application/x-joinwright-ids";

    explicit ModelTree(ModelDocument &document, QObject *parent = nullptr);

    void setDatabases(const QList<DatabaseEntry> &databases);
    /// Tables with rows that are edited and not yet committed; they wear a dot.
    void setPending(const QSet<Id> &tables);
    /// Tables and columns that the opened database lacks: muted, with a mark.
    void setNotInDatabase(const QSet<Id> &ids);

    QModelIndex sectionIndex(Section section) const { return index(section, 0); }
    /// The row of a table, column, type, view, diagram or database; invalid when there is none.
    QModelIndex indexOf(Id id) const;
    Id idAt(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    Qt::DropActions supportedDragActions() const override;

    void retranslate();

private:
    struct Entry
    {
        Id id;
        QString name;
    };
    using Entries = QList<Entry>;

    void update(const Model &after);
    void updateSection(Section section, const Entries &after);
    void removeMissing(Section section, const QSet<Id> &wanted);
    void reorder(Section section, const Entries &after);
    void insertNew(Section section, const Entries &after);
    void updateColumns(const Schema &after);
    void replaceColumns(const Table &table);
    void number(Section section);
    void announce(Section section);
    bool isMuchDifferent(const Model &after) const;
    void reset(const Model &after);
    static Entries entries(Section section, const Model &model);
    Entries databaseEntries() const;

    QVariant objectData(const QModelIndex &index, int role) const;
    QVariant absentData(const QModelIndex &index, int role) const;
    QVariant sectionData(Section section, int role) const;
    QVariant entryData(Section section, const Entry &entry, int role) const;
    QVariant databaseData(Id id, int role) const;
    QVariant columnData(const Table &table, Id column, int role) const;
    Section sectionOf(const QModelIndex &entry) const;

    ModelDocument &m_document;
    Model m_model; // what the rows show; lags behind the document only while it is being followed
    std::array<Entries, SectionCount> m_entries;
    std::array<QHash<Id, int>, SectionCount> m_rows;
    QHash<Id, QList<Id>> m_columns;
    QList<DatabaseEntry> m_databases;
    QSet<Id> m_pending;
    QSet<Id> m_notInDatabase;
};

} // namespace jw::studio
