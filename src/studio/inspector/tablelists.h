// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/inspector/partsmodel.h"
#include "studio/selection/selection.h"

#include <QtWidgets/QWidget>

class QVBoxLayout;

namespace jw::studio {

class ColumnsView;
class RowTree;
class SectionHead;

/// The lists of one table in the inspector: columns, relationships, keys, indexes, checks; each with a plus.
/// Return or a double click on a row selects the object, so that its own fields are shown.
class TableLists : public QWidget
{
    Q_OBJECT

public:
    TableLists(ModelDocument &document, Selection &selection, Id table, QWidget *parent = nullptr);
    ColumnsView *columns() const { return m_columns; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addColumns(QVBoxLayout *layout);
    void addParts(QVBoxLayout *layout, PartKind kind);
    void addLine(QVBoxLayout *layout);
    void addPart(PartKind kind);
    void relateTo(Id target);
    void chooseTarget(QWidget *below);
    QList<Id> selectedColumns() const;

    ModelDocument &m_document;
    Selection &m_selection;
    Id m_table;
    ColumnsView *m_columns = nullptr;
};

} // namespace jw::studio
