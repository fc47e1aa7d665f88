// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/commandpalette.h"

#include "joinwright/schema/schema.h"
#include "studio/shell/actions.h"
#include "studio/shell/palettemodel.h"
#include "studio/theme/theme.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QVBoxLayout>

namespace jw::studio {

namespace {

constexpr int Width = 560;
constexpr int RowHeight = 28;
constexpr int MostRows = 14;

} // namespace

CommandPalette::CommandPalette(Actions &actions, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_actions(actions)
    , m_edit(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_list(new QListView(this))
    , m_model(new PaletteModel(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setFrameShape(QFrame::StyledPanel);
    m_edit->setObjectName(QStringLiteral("paletteEdit"));
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_count->setFont(Theme::instance().font(FontRole::Small));
    auto *head = new QHBoxLayout;
    head->addWidget(m_edit, 1);
    head->addWidget(m_count);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addLayout(head);
    layout->addWidget(m_list);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListView::clicked, this, [this] { choose(false); });
}

void CommandPalette::popUp(const Schema *schema)
{
    m_schema = schema;
    m_edit->setPlaceholderText(tr("Find or run anything"));
    m_edit->clear();
    search({});
    const QWidget *window = parentWidget()->window();
    setFixedWidth(qMin(Width, window->width() - 32));
    move(window->mapToGlobal(QPoint((window->width() - width()) / 2, 64)));
    show();
    m_edit->setFocus();
}

void CommandPalette::search(const QString &text)
{
    const QList<PaletteEntry> found = findEntries(text, m_actions, m_schema);
    m_model->setEntries(found);
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_count->setText(text.isEmpty() ? QString() : tr("%n found", nullptr, int(found.size())));
    m_list->setFixedHeight(RowHeight * int(qBound(qsizetype(1), found.size(), qsizetype(MostRows))));
    adjustSize();
}

void CommandPalette::choose(bool withNeighbours)
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const PaletteEntry entry = m_model->entry(index.row());
    hide();
    if (!entry.actionId.isEmpty())
        emit actionChosen(entry.actionId);
    else
        emit objectChosen(entry.id, withNeighbours);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int step = key->key() == Qt::Key_Down ? 1
        : key->key() == Qt::Key_Up              ? -1
        : key->key() == Qt::Key_PageDown        ? MostRows
        : key->key() == Qt::Key_PageUp          ? -MostRows
                                                : 0;
    if (step != 0) {
        const int row = qBound(0, m_list->currentIndex().row() + step, m_model->rowCount() - 1);
        m_list->setCurrentIndex(m_model->index(row, 0));
        return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        choose(key->modifiers() & Qt::ShiftModifier);
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::hideEvent(QHideEvent *event)
{
    m_schema = nullptr;
    QFrame::hideEvent(event);
}

} // namespace jw::studio
