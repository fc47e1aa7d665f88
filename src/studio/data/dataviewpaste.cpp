// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/dataview.h"

#include "joinwright/core/error.h"
#include "studio/prompts/guard.h"

// The part of DataView that pastes.

using namespace Qt::StringLiterals;

namespace jw::studio {

void DataView::readTexts(
    const QList<QStringList> &texts, const QList<int> &columns, const std::function<void(const CellBlock &)> &put)
{
    guarded(this, [&] {
        readCells(
            *m_model, texts, columns, [this, put](const CellBlock &block) { guarded(this, [&] { put(block); }); },
            [this](const Error &error) { Prompts::error(this, error); });
    });
}

void DataView::paste()
{
    const QList<QStringList> texts = m_cells->clipboard();
    const QItemSelection selection = m_view->selectionModel()->selection();
    if (texts.isEmpty() || selection.isEmpty())
        return;
    if (!canEdit())
        return say(m_model->readOnlyReason());
    const bool single = texts.size() == 1 && texts.first().size() == 1;
    const bool many = selection.size() > 1 || selection.first().width() > 1 || selection.first().height() > 1;
    if (single && many)
        return m_cells->onSelection([this, text = texts.first().first()] { fillCells(text); });
    QModelIndex origin;
    const auto place = [this](const QModelIndex &cell) { return std::pair(cell.row(), m_view->header()->visualIndex(cell.column())); };
    for (const QItemSelectionRange &range : selection) {
        for (int column = range.left(); column <= range.right(); ++column) {
            const QModelIndex cell = m_model->index(range.top(), column);
            if (!m_view->isColumnHidden(column) && (!origin.isValid() || place(cell) < place(origin)))
                origin = cell;
        }
    }
    if (!origin.isValid())
        return;
    const QList<int> columns = m_cells->columnsFrom(origin.column());
    readTexts(texts, columns, [this, columns, at = QPersistentModelIndex(origin)](const CellBlock &block) { putBlock(at, block, columns); });
}

void DataView::putBlock(const QPersistentModelIndex &origin, const CellBlock &block, const QList<int> &columns)
{
    if (!origin.isValid())
        return;
    const int last = std::min(origin.row() + int(block.size()), m_model->rowCount()) - 1;
    m_model->fetchRows(origin.row(), last, [this, origin, block, columns] {
        guarded(this, [&] {
            const EditScope step(m_database.session(), u"Paste"_s);
            const int lines = m_model->put(origin, block, columns);
            if (lines < block.size())
                pasteBelow(block.mid(lines), columns);
        });
    });
}

void DataView::fillCells(const QString &text)
{
    QMap<int, QList<QPersistentModelIndex>> byColumn;
    for (const QModelIndex &cell : m_cells->cells())
        byColumn[cell.column()].append(cell);
    const QList<int> columns = byColumn.keys();
    // The same text for each column: a label is looked up once, and means another key in each.
    const auto put = [this, byColumn, columns](const CellBlock &block) {
        const EditScope step(m_database.session(), u"Paste"_s);
        for (qsizetype i = 0; i < columns.size(); ++i) {
            for (const QPersistentModelIndex &cell : byColumn.value(columns.at(i))) {
                const Value value = block.first().at(i).value_or(Value());
                if (cell.isValid() && !m_model->setData(cell, QVariant::fromValue(value)))
                    return;
            }
        }
    };
    readCells(
        *m_model, {QStringList(columns.size(), text)}, columns, [this, put](const CellBlock &block) { guarded(this, [&] { put(block); }); },
        [this](const Error &error) { Prompts::error(this, error); });
}

} // namespace jw::studio
