// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/navigator/historymodel.h"

#include "studio/theme/rowdelegate.h"

using namespace Qt::StringLiterals;

namespace jw::studio {

HistoryModel::HistoryModel(ModelDocument &document, QObject *parent)
    : QAbstractListModel(parent)
    , m_document(document)
    , m_steps(document.history())
{
    connect(&document, &ModelDocument::historyChanged, this, &HistoryModel::follow);
    connect(&document, &ModelDocument::modifiedChanged, this, &HistoryModel::retranslate);
}

void HistoryModel::follow()
{
    const QStringList steps = m_document.history();
    qsizetype same = 0;
    while (same < steps.size() && same < m_steps.size() && steps[same] == m_steps[same])
        ++same;
    if (same < m_steps.size()) {
        beginRemoveRows({}, int(same) + 1, int(m_steps.size()));
        m_steps.resize(same);
        endRemoveRows();
    }
    if (same < steps.size()) {
        beginInsertRows({}, int(same) + 1, int(steps.size()));
        m_steps = steps;
        endInsertRows();
    }
    retranslate();
}

void HistoryModel::retranslate()
{
    emit dataChanged(index(0), index(rowCount() - 1));
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_steps.size()) + 1;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return index.row() == 0 ? tr("As opened") : m_steps.value(index.row() - 1);
    case RowMutedRole: return index.row() > m_document.historyIndex();
    case RowStrongRole: return index.row() == m_document.historyIndex();
    case RowSideRole: return index.row() == m_document.cleanIndex() && !m_document.path().isEmpty() ? tr("saved") : QString();
    default: return {};
    }
}

} // namespace jw::studio
