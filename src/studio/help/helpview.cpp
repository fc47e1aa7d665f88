// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/help/helpview.h"

#include "studio/help/helpfindbar.h"
#include "studio/help/helphighlighter.h"
#include "studio/help/helphtml.h"
#include "studio/theme/rowdelegate.h"
#include "studio/theme/rowtree.h"
#include "studio/theme/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QDesktopServices>
#include <QtGui/QKeyEvent>
#include <QtGui/QKeySequence>
#include <QtGui/QStandardItemModel>
#include <QtGui/QTextFrame>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QToolButton>

namespace jw::studio {

using namespace Qt::StringLiterals;

namespace {

constexpr int Margin = 24;
constexpr int MostWidth = 1040; // of text and code
constexpr int RoomBeside = 860; // two columns of code need it
constexpr int TargetRole = Qt::UserRole + 1;

QToolButton *barButton(const QString &name, const QString &icon, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setIcon(Theme::instance().icon(icon));
    button->setIconSize({16, 16});
    button->setAutoRaise(true);
    return button;
}

} // namespace

HelpView::HelpView(QWidget *parent)
    : QWidget(parent)
    , m_model(new QStandardItemModel(this))
    , m_list(new RowTree(this))
    , m_browser(new QTextBrowser(this))
    , m_find(new HelpFindBar(m_browser, this))
    , m_back(barButton(u"helpBack"_s, u"left"_s, this))
    , m_forward(barButton(u"helpForward"_s, u"right"_s, this))
{
    setObjectName(u"helpView"_s);
    setFocusProxy(m_browser);
    m_list->setObjectName(u"helpPages"_s);
    m_list->setModel(m_model);
    m_browser->setObjectName(u"helpPage"_s);
    m_browser->setOpenLinks(false);
    m_browser->setUndoRedoEnabled(false);
    m_browser->viewport()->installEventFilter(this);
    new HelpHighlighter(m_browser->document());

    auto *right = new QWidget(this);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(m_browser, 1);
    auto *splitter = new QSplitter(this);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_list);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({264, 800});
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    fillList();
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (!m_marking && index.isValid())
            show(index.data(TargetRole).toString());
    });
    connect(m_browser, &QTextBrowser::anchorClicked, this, &HelpView::follow);
    connect(m_back, &QToolButton::clicked, this, &HelpView::back);
    connect(m_forward, &QToolButton::clicked, this, &HelpView::forward);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        dress();
        rerender();
    });
    dress();
    retranslate();
    showButtons();
    go(m_book.names().first());
}

QWidget *HelpView::makeBar()
{
    auto *bar = new QWidget(this);
    bar->setObjectName(u"helpBar"_s);
    bar->setFixedHeight(36);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    layout->addWidget(m_back);
    layout->addWidget(m_forward);
    layout->addStretch(1);
    layout->addWidget(m_find);
    return bar;
}

void HelpView::fillList()
{
    for (const QString &name : m_book.names()) {
        const HelpPage &page = m_book.page(name);
        auto *item = new QStandardItem(page.title());
        item->setEditable(false);
        item->setData(name, TargetRole);
        item->setData(u"file"_s, RowIconRole);
        for (const HelpPage::Block &section : page.sections()) {
            auto *part = new QStandardItem(QString(section.text).remove(u'`'));
            part->setEditable(false);
            part->setData(QString(name + u'#' + section.anchor), TargetRole);
            part->setData(true, RowMutedRole);
            item->appendRow(part);
        }
        m_model->appendRow(item);
    }
}

// ---- going from page to page

void HelpView::show(const QString &target)
{
    m_before.append({m_page, m_browser->verticalScrollBar()->value()});
    m_after.clear();
    go(target);
    showButtons();
}

void HelpView::go(const QString &target)
{
    const QString name = target.section(u'#', 0, 0);
    const QString anchor = target.section(u'#', 1);
    if (!name.isEmpty() || m_page.isEmpty()) {
        m_page = m_book.has(name) ? name : m_book.names().first();
        render();
    }
    scrollTo(anchor);
    markInList(anchor);
}

void HelpView::scrollTo(const QString &anchor)
{
    if (anchor.isEmpty())
        m_browser->verticalScrollBar()->setValue(0);
    else
        m_browser->scrollToAnchor(anchor);
}

void HelpView::showPlace(const Place &place)
{
    go(place.target);
    m_browser->verticalScrollBar()->setValue(place.scroll);
    showButtons();
}

void HelpView::back()
{
    if (m_before.isEmpty())
        return;
    m_after.append({m_page, m_browser->verticalScrollBar()->value()});
    showPlace(m_before.takeLast());
}

void HelpView::forward()
{
    if (m_after.isEmpty())
        return;
    m_before.append({m_page, m_browser->verticalScrollBar()->value()});
    showPlace(m_after.takeLast());
}

void HelpView::follow(const QUrl &link)
{
    if (link.scheme() == "https"_L1 || link.scheme() == "http"_L1)
        QDesktopServices::openUrl(link);
    else
        show(link.toString());
}

void HelpView::markInList(const QString &anchor)
{
    m_marking = true;
    const QString wanted = anchor.isEmpty() ? m_page : m_page + u'#' + anchor;
    for (int i = 0; i < m_model->rowCount(); ++i) {
        QStandardItem *page = m_model->item(i);
        const bool isShown = page->data(TargetRole) == m_page;
        m_list->setExpanded(page->index(), isShown);
        QModelIndex place = isShown ? page->index() : QModelIndex();
        for (int part = 0; isShown && part < page->rowCount(); ++part) {
            if (page->child(part)->data(TargetRole) == wanted)
                place = page->child(part)->index();
        }
        if (place.isValid())
            m_list->setCurrentIndex(place);
    }
    m_marking = false;
}

void HelpView::showButtons()
{
    m_back->setEnabled(!m_before.isEmpty());
    m_forward->setEnabled(!m_after.isEmpty());
}

// ---- the look of a page

void HelpView::render()
{
    m_beside = hasRoomBeside();
    m_browser->setHtml(helpHtml(m_book.page(m_page), Theme::instance().colors(), {m_beside}));
    fitWidth();
    m_find->refresh();
}

void HelpView::rerender()
{
    const int scroll = m_browser->verticalScrollBar()->value();
    render();
    m_browser->verticalScrollBar()->setValue(scroll);
}

bool HelpView::hasRoomBeside() const
{
    return m_browser->viewport()->width() >= RoomBeside;
}

void HelpView::fitWidth()
{
    QTextFrame *root = m_browser->document()->rootFrame();
    QTextFrameFormat format = root->frameFormat();
    const int right = std::max(Margin, m_browser->viewport()->width() - MostWidth - Margin);
    if (format.leftMargin() == Margin && format.rightMargin() == right)
        return;
    format.setTopMargin(Margin);
    format.setBottomMargin(Margin);
    format.setLeftMargin(Margin);
    format.setRightMargin(right);
    root->setFrameFormat(format);
}

void HelpView::dress()
{
    m_browser->document()->setDefaultFont(Theme::instance().font(FontRole::Ui));
}

void HelpView::find()
{
    m_find->open();
}

void HelpView::findNext(int direction)
{
    m_find->step(direction);
}

void HelpView::retranslate()
{
    m_back->setToolTip(tr("Back (%1)").arg(QKeySequence(Qt::ALT | Qt::Key_Left).toString(QKeySequence::NativeText)));
    m_forward->setToolTip(tr("Forward (%1)").arg(QKeySequence(Qt::ALT | Qt::Key_Right).toString(QKeySequence::NativeText)));
    m_back->setAccessibleName(tr("Back"));
    m_forward->setAccessibleName(tr("Forward"));
    m_list->setAccessibleName(tr("Pages"));
    m_browser->setAccessibleName(tr("Page"));
}

bool HelpView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && watched == m_browser->viewport()) {
        if (hasRoomBeside() != m_beside)
            rerender();
        else
            fitWidth();
    }
    return QWidget::eventFilter(watched, event);
}

void HelpView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        rerender();
    }
    QWidget::changeEvent(event);
}

void HelpView::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() == Qt::AltModifier && event->key() == Qt::Key_Left)
        back();
    else if (event->modifiers() == Qt::AltModifier && event->key() == Qt::Key_Right)
        forward();
    else if (event->key() == Qt::Key_F3)
        findNext(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
    else
        QWidget::keyPressEvent(event);
}

} // namespace jw::studio
