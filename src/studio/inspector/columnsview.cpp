// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/inspector/columnsview.h"

#include "studio/document/typetext.h"
#include "studio/prompts/guard.h"
#include "studio/theme/rowdelegate.h"
#include "studio/theme/theme.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QToolTip>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr int RowHeight = 24;

/// Gives types their proposals.
class TypeDelegate : public RowDelegate
{
public:
    TypeDelegate(ModelDocument &document, QObject *parent)
        : RowDelegate(parent)
        , m_document(document)
    {
    }

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QWidget *editor = RowDelegate::createEditor(parent, option, index);
        if (auto *line = qobject_cast<QLineEdit *>(editor)) {
            auto *completer = new QCompleter(typeWords(m_document.schema()), line);
            completer->setCaseSensitivity(Qt::CaseInsensitive);
            line->setCompleter(completer);
        }
        return editor;
    }

private:
    ModelDocument &m_document;
};

/// Names stand in one line whether or not a key stands before them.
class NameDelegate : public RowDelegate
{
public:
    using RowDelegate::RowDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem shifted = option;
        const bool icon = !index.data(RowIconRole).toString().isEmpty();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, Theme::instance().color(Token::Selection));
        shifted.rect.adjust(icon ? 8 : 8 + 22, 0, 0, 0);
        shifted.state &= ~QStyle::State_Selected;
        RowDelegate::paint(painter, shifted, index);
    }

    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        editor->setGeometry(option.rect.adjusted(28, 0, 0, 0));
    }
};

} // namespace

ColumnsView::ColumnsView(ModelDocument &document, Id table, QWidget *parent)
    : QTableView(parent)
    , m_document(document)
    , m_columns(new ColumnsModel(document, table, this))
{
    setObjectName(u"columns"_s);
    setModel(m_columns);
    setItemDelegateForColumn(ColumnsModel::Name, new NameDelegate(this));
    setItemDelegateForColumn(ColumnsModel::Type, new TypeDelegate(document, this));
    setItemDelegateForColumn(ColumnsModel::Null, new RowDelegate(this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    horizontalHeader()->hide();
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(RowHeight);
    verticalHeader()->setMinimumSectionSize(RowHeight);
    horizontalHeader()->setMinimumSectionSize(8);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    setDragDropMode(QAbstractItemView::InternalMove);
    setDragDropOverwriteMode(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_columns, &QAbstractItemModel::modelReset, this, &QWidget::updateGeometry);
    connect(m_columns, &ColumnsModel::typeRefused, this, [this](const QString &text) {
        QToolTip::showText(viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()),
            tr("“%1” is no type. Try int32, decimal(10,2), text(100), date or the name of an enum.").arg(text), this);
    });
}

QSize ColumnsView::sizeHint() const
{
    return {200, std::max(1, m_columns->rowCount()) * RowHeight};
}

void ColumnsView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    const int width = viewport()->width();
    setColumnWidth(ColumnsModel::Null, 44);
    setColumnWidth(ColumnsModel::Name, int((width - 44) * 0.55));
    setColumnWidth(ColumnsModel::Type, width - 44 - columnWidth(ColumnsModel::Name));
}

void ColumnsView::addColumn()
{
    guarded(this, [&] {
        const int row = currentIndex().isValid() ? currentIndex().row() + 1 : m_columns->rowCount();
        const Id added = m_columns->add(row);
        const QModelIndex name = m_columns->index(m_columns->rowOf(added), ColumnsModel::Name);
        setCurrentIndex(name);
        edit(name);
    });
}

void ColumnsView::removeSelected()
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        rows.append(index.row());
    if (!rows.isEmpty())
        guarded(this, [&] { m_columns->remove(rows); });
}

void ColumnsView::moveCurrent(int by)
{
    const QModelIndex current = currentIndex();
    const int to = current.row() + by;
    if (!current.isValid() || to < 0 || to >= m_columns->rowCount())
        return;
    guarded(this, [&] { m_columns->move(current.row(), to); });
    setCurrentIndex(m_columns->index(to, current.column()));
}

void ColumnsView::toggleNull(const QModelIndex &index)
{
    if (index.isValid())
        guarded(this, [&] { m_columns->setData(index.siblingAtColumn(ColumnsModel::Null), {}, Qt::EditRole); });
}

bool ColumnsView::event(QEvent *event)
{
    // These keys mean the list while it has the focus, whatever the window does with them.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_F2 || key == Qt::Key_Insert || key == Qt::Key_Space)
            event->accept();
    }
    return QTableView::event(event);
}

void ColumnsView::keyPressEvent(QKeyEvent *event)
{
    // A line edit passes on the Return that ends it: that one is not for the list.
    if (state() == QAbstractItemView::EditingState && !hasFocus())
        return QTableView::keyPressEvent(event);
    if (event->modifiers() == Qt::AltModifier && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        return moveCurrent(event->key() == Qt::Key_Up ? -1 : 1);
    switch (event->key()) {
    case Qt::Key_Insert: return addColumn();
    case Qt::Key_Delete: return removeSelected();
    case Qt::Key_Space: return toggleNull(currentIndex());
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid())
            emit columnActivated(m_columns->columnAt(currentIndex().row()));
        return;
    default: QTableView::keyPressEvent(event);
    }
}

void ColumnsView::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.column() == ColumnsModel::Null && event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier)
        toggleNull(index);
}

} // namespace jw::studio
