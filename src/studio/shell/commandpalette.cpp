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
constexpr int PaletteRowHeight = 28;
constexpr int MostRows = 14;

QLabel *smallLabel(QWidget *parent, FontRole role = FontRole::Small)
{
    auto *label = new QLabel(parent);
    label->setFont(Theme::instance().font(role));
    return label;
}

} // namespace

CommandPalette::CommandPalette(Actions &actions, QWidget *parent)
    : PopupFrame(parent)
    , m_actions(actions)
    , m_edit(new QLineEdit(this))
    , m_count(smallLabel(this))
    , m_list(new QListView(this))
    , m_nothing(smallLabel(this, FontRole::Ui))
    , m_model(new PaletteModel(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    m_edit->setObjectName(QStringLiteral("paletteEdit"));
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nothing->setContentsMargins(8, 4, 8, 4);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 8, 8, 8);
    head->setSpacing(12);
    head->addWidget(m_edit, 1);
    head->addWidget(m_count);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_list);
    layout->addWidget(m_nothing);
    layout->addWidget(makeFoot());
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListView::clicked, this, [this] { choose(false); });
    connect(&Theme::instance(), &Theme::changed, this, &CommandPalette::restyle);
    retranslate();
    restyle();
}

QWidget *CommandPalette::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *layout = new QHBoxLayout(foot);
    layout->setContentsMargins(8, 6, 8, 8);
    layout->setSpacing(6);
    for (int i = 0; i < 3; ++i) {
        m_caps.append(smallLabel(foot, FontRole::Tiny));
        m_caps.last()->setObjectName(QStringLiteral("keyCap"));
    }
    m_go = smallLabel(foot);
    m_neighbours = smallLabel(foot);
    layout->addWidget(m_caps[0]);
    layout->addWidget(m_go);
    layout->addSpacing(8);
    layout->addWidget(m_caps[1]);
    layout->addWidget(m_neighbours);
    layout->addStretch();
    layout->addWidget(m_caps[2]);
    return foot;
}

void CommandPalette::retranslate()
{
    m_edit->setPlaceholderText(tr("Find or run anything"));
    m_nothing->setText(tr("Nothing is called so."));
    m_caps[0]->setText(tr("Return"));
    m_caps[1]->setText(tr("Shift+Return"));
    m_caps[2]->setText(tr("Esc"));
    m_go->setText(tr("run or go there"));
    m_neighbours->setText(tr("with neighbours"));
}

void CommandPalette::restyle()
{
    const Theme &theme = Theme::instance();
    setStyleSheet(QStringLiteral("QListView { background: %1; } QLabel { color: %2; }"
                                 "QLabel#keyCap { border: 1px solid %3; border-radius: 3px; padding: 1px 5px; }")
                      .arg(theme.color(Token::Tip).name(), theme.color(Token::Muted).name(), theme.color(Token::Hair2).name()));
}

void CommandPalette::popUp(const Schema *schema)
{
    m_schema = schema;
    m_edit->clear();
    search({});
    const QWidget *window = parentWidget()->window();
    setFixedWidth(qMin(Width, window->width() - 32));
    PopupFrame::move(window->mapToGlobal(QPoint((window->width() - width()) / 2, 64)));
    show();
    m_edit->setFocus();
}

void CommandPalette::search(const QString &text)
{
    const QList<PaletteEntry> found = findEntries(text, m_actions, m_schema);
    m_model->setEntries(found);
    m_list->setCurrentIndex({});
    move(1);
    m_count->setText(text.isEmpty() ? QString() : tr("%Ln found", nullptr, int(found.size())));
    m_nothing->setVisible(found.isEmpty());
    m_list->setVisible(!found.isEmpty());
    m_list->setFixedHeight(PaletteRowHeight * qBound(1, m_model->rowCount(), MostRows));
    adjustSize();
}

/// Over headings as if they were not there.
void CommandPalette::move(int step)
{
    const int last = m_model->rowCount() - 1;
    if (last < 0)
        return;
    int row = qBound(0, m_list->currentIndex().row() + step, last);
    if (m_model->entry(row).isHeading())
        row += step < 0 && row > 0 ? -1 : 1; // below each stands an entry, and above each but the first
    m_list->setCurrentIndex(m_model->index(row, 0));
    if (row == 1)
        m_list->scrollToTop(); // with its heading
}

void CommandPalette::choose(bool withNeighbours)
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid() || m_model->entry(index.row()).isHeading())
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
        return PopupFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int step = key->key() == Qt::Key_Down ? 1
        : key->key() == Qt::Key_Up              ? -1
        : key->key() == Qt::Key_PageDown        ? MostRows
        : key->key() == Qt::Key_PageUp          ? -MostRows
                                                : 0;
    if (step != 0) {
        move(step);
        return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        choose(key->modifiers() & Qt::ShiftModifier);
        return true;
    }
    return PopupFrame::eventFilter(watched, event);
}

void CommandPalette::hideEvent(QHideEvent *event)
{
    m_schema = nullptr;
    PopupFrame::hideEvent(event);
}

void CommandPalette::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    PopupFrame::changeEvent(event);
}

/// Round corners on a screen without compositing too, where a translucent window is black.
} // namespace jw::studio
