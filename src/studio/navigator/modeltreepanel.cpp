// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/navigator/modeltreepanel.h"

#include "studio/theme/rowdelegate.h"
#include "studio/theme/rowtree.h"
#include "studio/theme/theme.h"

#include <QtCore/QEvent>
#include <QtCore/QScopedValueRollback>
#include <QtCore/QSortFilterProxyModel>
#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

/// Rows whose name contains the letters, what stands above them, and what stands below a table that is found.
class TreeFilter : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QString letters = filterRegularExpression().pattern();
        if (letters.isEmpty())
            return true;
        if (!parent.isValid())
            return false; // a section is there for what it holds
        const auto found = [&](const QModelIndex &index) {
            return filterRegularExpression().match(index.data().toString()).hasMatch();
        };
        return found(sourceModel()->index(row, 0, parent)) || (parent.parent().isValid() && found(parent));
    }
};

} // namespace

ModelTreePanel::ModelTreePanel(ModelDocument &document, Selection &selection, QWidget *parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_model(new ModelTree(document, this))
    , m_proxy(new TreeFilter(this))
    , m_filter(new QLineEdit(this))
    , m_tree(new RowTree(this))
{
    m_proxy->setRecursiveFilteringEnabled(true);
    m_proxy->setSourceModel(m_model);
    m_filter->setObjectName(u"modelFilter"_s);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    m_filter->addAction(Theme::instance().icon(u"search"_s), QLineEdit::LeadingPosition);
    makeTree();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filter);
    layout->addWidget(m_tree);
    connect(m_filter, &QLineEdit::textChanged, this, &ModelTreePanel::setFilter);
    connect(&selection, &Selection::changed, this, &ModelTreePanel::showSelection);
    connect(&document, &ModelDocument::changed, this, &ModelTreePanel::showSelection);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ModelTreePanel::expandSections);
    expandSections();
}

/// Esc takes the filter away, and once there is none leaves the box; Down goes to what was found.
bool ModelTreePanel::eventFilter(QObject *watched, QEvent *event)
{
    const int key = watched == m_filter && event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event)->key() : 0;
    if (key == Qt::Key_Escape && !m_filter->text().isEmpty())
        m_filter->clear();
    else if (key == Qt::Key_Escape || key == Qt::Key_Down)
        m_tree->setFocus();
    else
        return QWidget::eventFilter(watched, event);
    return true;
}

void ModelTreePanel::makeTree()
{
    m_tree->setObjectName(u"modelTree"_s);
    m_tree->setModel(m_proxy);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setDragEnabled(true);
    m_tree->setDragDropMode(QAbstractItemView::DragOnly);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->viewport()->setBackgroundRole(QPalette::Light); // panel
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ModelTreePanel::takeSelection);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &ModelTreePanel::takeSelection);
    connect(m_tree, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const Id id = idAt(index); !id.isNull())
            emit activated(id);
    });
    connect(m_tree, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        emit menuRequested(idAt(m_tree->indexAt(position)), m_tree->viewport()->mapToGlobal(position));
    });
}

void ModelTreePanel::expandSections()
{
    for (int i = 0; i < m_proxy->rowCount(); ++i)
        m_tree->expand(m_proxy->index(i, 0));
    showSelection();
}

void ModelTreePanel::setFilter(const QString &text)
{
    m_tree->rows()->setMatch(text);
    m_proxy->setFilterRegularExpression(QRegularExpression(
        QRegularExpression::escape(text), QRegularExpression::CaseInsensitiveOption));
    expandSections();
    m_tree->viewport()->update();
}

QModelIndex ModelTreePanel::proxyIndex(Id id) const
{
    return m_proxy->mapFromSource(m_model->indexOf(id));
}

Id ModelTreePanel::idAt(const QModelIndex &proxyIndex) const
{
    return m_model->idAt(m_proxy->mapToSource(proxyIndex));
}

void ModelTreePanel::showSelection()
{
    if (m_following)
        return;
    const QScopedValueRollback guard(m_following, true);
    QItemSelection rows;
    for (const Id id : m_selection.ids()) {
        if (const QModelIndex index = proxyIndex(id); index.isValid())
            rows.select(index, index);
    }
    QItemSelectionModel *model = m_tree->selectionModel();
    if (const QModelIndex current = proxyIndex(m_selection.current()); current.isValid())
        model->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    model->select(rows, QItemSelectionModel::ClearAndSelect);
}

void ModelTreePanel::takeSelection()
{
    if (m_following)
        return;
    const QScopedValueRollback guard(m_following, true);
    QList<Id> ids;
    for (const QModelIndex &index : m_tree->selectionModel()->selectedRows())
        ids.append(idAt(index));
    const Id current = idAt(m_tree->currentIndex());
    m_selection.select(ids, ids.contains(current) ? current : Id());
}

void ModelTreePanel::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void ModelTreePanel::renameCurrent()
{
    m_tree->edit(m_tree->currentIndex());
}

void ModelTreePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_filter->setPlaceholderText(tr("Filter"));
        m_model->retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace jw::studio
