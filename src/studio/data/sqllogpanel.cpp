// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/sqllogpanel.h"

#include "joinwright/core/visibletext.h"
#include "studio/theme/figures.h"
#include "studio/theme/theme.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

class LogDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {400, 20}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::instance();
        painter->fillRect(option.rect, theme.color(option.state & QStyle::State_Selected ? Token::Selection : Token::Base));
        const QString error = index.data(SqlLog::ErrorRole).toString();
        const qint64 rows = index.data(SqlLog::RowsRole).toLongLong();
        QRect rect = option.rect.adjusted(12, 0, -12, 0);
        const auto figure = [&](int width, const QString &text) {
            drawFigures(painter, QRect(rect.left(), rect.top(), width, rect.height()), text, theme.font(FontRole::Small),
                theme.color(Token::Muted));
            rect.setLeft(rect.left() + width + 12);
        };
        figure(84, index.data(SqlLog::TimeRole).toTime().toString(u"HH:mm:ss.zzz"_s));
        figure(72, QString::number(double(index.data(SqlLog::DurationRole).toLongLong()) / 1000, 'f', 2) + u" ms"_s);
        figure(64, rows < 0 ? QString() : QString::number(rows));
        painter->setFont(theme.font(FontRole::Code));
        painter->setPen(theme.color(error.isEmpty() ? Token::Text : Token::Error));
        const QString text = visibleText(index.data().toString().left(1000).simplified()) + (error.isEmpty() ? QString() : u"  -- "_s + error);
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
    }
};

} // namespace

SqlLogPanel::SqlLogPanel(QWidget *parent)
    : QWidget(parent)
    , m_list(new QListView(this))
{
    setObjectName(u"sqlLogPanel"_s);
    m_list->setObjectName(u"sqlLog"_s);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setItemDelegate(new LogDelegate(m_list));
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);
    connect(m_list, &QWidget::customContextMenuRequested, this, [this](const QPoint &place) {
        QMenu menu(this);
        menu.addAction(tr("&Copy"), this, &SqlLogPanel::copy);
        menu.addAction(tr("C&lear"), this, &SqlLogPanel::clear);
        menu.exec(m_list->viewport()->mapToGlobal(place));
    });
    connect(&Theme::instance(), &Theme::changed, m_list->viewport(), qOverload<>(&QWidget::update));
}

void SqlLogPanel::setDatabase(DatabaseSession *database)
{
    if (m_log)
        disconnect(m_log, nullptr, this, nullptr);
    m_log = database ? &database->log() : nullptr;
    m_list->setModel(m_log);
    if (!m_log)
        return;
    connect(m_log, &QObject::destroyed, this, [this] { m_log = nullptr; });
    // The last line stays in sight unless the person has scrolled up.
    connect(m_log, &QAbstractItemModel::rowsInserted, this, [this] {
        const QScrollBar *bar = m_list->verticalScrollBar();
        if (bar->value() >= bar->maximum() - 2)
            QMetaObject::invokeMethod(m_list, &QListView::scrollToBottom, Qt::QueuedConnection);
    });
}

void SqlLogPanel::clear()
{
    if (m_log)
        m_log->clear();
}

void SqlLogPanel::copy()
{
    QModelIndexList chosen = m_list->selectionModel() ? m_list->selectionModel()->selectedIndexes() : QModelIndexList();
    std::sort(chosen.begin(), chosen.end());
    QStringList lines;
    for (const QModelIndex &index : chosen)
        lines.append(index.data().toString() + u';');
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace jw::studio
