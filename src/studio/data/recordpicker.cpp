// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/recordpicker.h"

#include "joinwright/orm/delivery.h"
#include "studio/data/candidatemodel.h"
#include "studio/prompts/errorwords.h"

#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr int Width = 480;
constexpr int ListHeight = 6 * 28;

QLabel *keyCap(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(u"keyCap"_s);
    label->setFont(Theme::instance().font(FontRole::Tiny));
    return label;
}

QLabel *hint(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(u"hint"_s);
    label->setFont(Theme::instance().font(FontRole::Small));
    return label;
}

} // namespace

RecordPicker::RecordPicker(LabelCache &labels, QWidget *parent)
    : PopupFrame(parent)
    , m_labels(labels)
    , m_edit(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_list(new QListView(this))
    , m_model(new CandidateModel(this))
{
    setObjectName(u"recordPicker"_s);
    m_edit->setObjectName(u"pickerSearch"_s);
    m_edit->setPlaceholderText(tr("Search"));
    m_edit->setFixedHeight(28);
    m_count->setFont(Theme::instance().font(FontRole::Small));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CandidateDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFixedHeight(ListHeight);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusProxy(m_edit);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 8, 8, 6);
    top->setSpacing(8);
    top->addWidget(m_edit, 1);
    top->addWidget(m_count);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_list);
    layout->addWidget(makeFoot());
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textEdited, this, &RecordPicker::search);
    connect(m_list, &QListView::clicked, this, &RecordPicker::choose);
    connect(&Theme::instance(), &Theme::changed, this, &RecordPicker::restyle);
    restyle();
}

QWidget *RecordPicker::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *layout = new QHBoxLayout(foot);
    layout->setContentsMargins(8, 6, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(keyCap(tr("Return"), foot));
    layout->addWidget(hint(tr("choose"), foot));
    layout->addSpacing(8);
    layout->addWidget(keyCap(u"F4"_s, foot));
    layout->addWidget(hint(tr("open"), foot));
    layout->addStretch();
    layout->addWidget(keyCap(u"Esc"_s, foot));
    return foot;
}

void RecordPicker::restyle()
{
    const Theme &theme = Theme::instance();
    setStyleSheet(u"QListView { background: %1; } QLabel { color: %2; } QLabel#keyCap { border: 1px solid %3; border-radius: 3px; padding: 1px 5px; }"_s.arg(
        theme.color(Token::Tip).name(), theme.color(Token::Muted).name(), theme.color(Token::Hair2).name()));
}

void RecordPicker::popUp(const Relationship &relationship, const QRect &cell, const QString &text)
{
    m_relationship = relationship;
    m_model->setCandidates({}, {}, {});
    m_count->clear();
    setFixedWidth(std::max(Width, cell.width()));
    placeAt(cell);
    m_edit->setText(text);
    show();
    m_edit->setFocus();
    search();
}

int RecordPicker::count() const
{
    return m_model->rowCount();
}

void RecordPicker::search()
{
    const QString text = m_edit->text().trimmed();
    deliver(
        m_labels.search(m_relationship, text), this,
        [this, text](const Candidates &candidates) {
            if (text == m_edit->text().trimmed())
                found(candidates);
        },
        [this](const Error &error) { m_count->setText(wordsOf(error)); });
}

void RecordPicker::found(const Candidates &candidates)
{
    m_model->setCandidates(candidates, m_labels.detailColumns(m_relationship), m_edit->text());
    m_list->setCurrentIndex(m_model->index(0, 0));
    const QLocale locale;
    const QString total = locale.toString(candidates.total) + (candidates.total >= LabelCache::CountLimit ? u"+"_s : QString());
    m_count->setText(tr("%1 of %2").arg(locale.toString(candidates.rows.size()), total));
}

void RecordPicker::choose()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const QList<Value> key = m_model->candidate(index.row()).key;
    hide();
    emit chosen(key);
}

void RecordPicker::openChosen()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const QList<Value> key = m_model->candidate(index.row()).key;
    hide();
    emit openRequested(key);
}

bool RecordPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return PopupFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose();
        return true;
    case Qt::Key_F4:
        openChosen();
        return true;
    case Qt::Key_Escape:
        hide();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QCoreApplication::sendEvent(m_list, event);
        return true;
    default:
        return PopupFrame::eventFilter(watched, event);
    }
}

} // namespace jw::studio
