// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/shortcutmodel.h"

#include "studio/shell/actions.h"
#include "studio/theme/theme.h"

namespace jw::studio {

ShortcutModel::ShortcutModel(Actions &actions, QObject *parent)
    : QAbstractTableModel(parent)
    , m_actions(actions)
    , m_ids(actions.ids())
{
}

int ShortcutModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
}

int ShortcutModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ShortcutModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const QString id = m_ids[index.row()];
    const QAction *action = m_actions.action(id);
    if (role == Qt::FontRole && index.column() == KeyColumn && action->shortcuts() != m_actions.defaultShortcuts(id))
        return Theme::instance().font(FontRole::UiStrong);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case ActionColumn:
        return m_actions.title(id);
    case KeyColumn:
        return QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText);
    default:
        return action->statusTip();
    }
}

QVariant ShortcutModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return QStringList {tr("Action"), tr("Keys"), tr("What it does")}.value(section);
}

void ShortcutModel::setKey(int row, const QKeySequence &key)
{
    const QString id = idAt(row);
    const QString owner = key.isEmpty() ? QString() : m_actions.ownerOf(key, id);
    if (!owner.isEmpty()) {
        QList<QKeySequence> rest = m_actions.action(owner)->shortcuts();
        rest.removeAll(key);
        m_actions.setShortcuts(owner, rest);
    }
    m_actions.setShortcuts(id, key.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence> {key});
    emit dataChanged(index(0, KeyColumn), index(rowCount() - 1, KeyColumn));
}

void ShortcutModel::resetKey(int row)
{
    m_actions.setShortcuts(idAt(row), m_actions.defaultShortcuts(idAt(row)));
    emit dataChanged(index(row, KeyColumn), index(row, KeyColumn));
}

} // namespace jw::studio
