// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/changespanel.h"

#include "studio/data/changesdelegate.h"
#include "studio/data/commitscript.h"
#include "studio/theme/codehighlighter.h"
#include "studio/theme/keeptranslated.h"
#include "studio/theme/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QTextBlock>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTreeView>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr int ExpandedObjects = 200;

} // namespace

ChangesPanel::ChangesPanel(QWidget *parent)
    : QWidget(parent)
    , m_tree(new QTreeView(this))
    , m_sql(new QPlainTextEdit(this))
    , m_empty(new QLabel(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
    setObjectName(u"changesPanel"_s);
    m_tree->setObjectName(u"changesTree"_s);
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(16);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->installEventFilter(this);
    auto *delegate = new ChangesDelegate(m_tree);
    m_tree->setItemDelegate(delegate);
    m_sql->setObjectName(u"changesSql"_s);
    m_sql->setReadOnly(true);
    m_sql->setFrameShape(QFrame::NoFrame);
    m_sql->setFont(Theme::instance().font(FontRole::Code));
    m_sql->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_sql->document()->setDocumentMargin(8);
    new CodeHighlighter(CodeLanguage::Sql, m_sql->document());
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    keepTranslated(this, [this] { m_empty->setText(tr("No changes: what you edit waits here until it is committed.")); });
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(m_tree);
    m_splitter->addWidget(m_sql);
    m_splitter->setSizes({460, 640});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    layout->addWidget(m_empty);
    connect(delegate, &ChangesDelegate::revertClicked, this, [this](const QModelIndex &index) {
        // After the click: reverting takes the row away that is being clicked.
        QMetaObject::invokeMethod(
            this, [this, at = QPersistentModelIndex(index)] {
                if (m_database && at.isValid())
                    m_database->changes().revert(at);
            },
            Qt::QueuedConnection);
    });
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex &index) {
        const Record record = m_database->changes().record(index);
        if (record)
            emit recordActivated(record.mapper().id(), record.key());
    });
    connect(&Theme::instance(), &Theme::changed, this, &ChangesPanel::refresh);
    refresh();
}

void ChangesPanel::setDatabase(DatabaseSession *database)
{
    if (m_database)
        disconnect(&m_database->changes(), nullptr, this, nullptr);
    m_tree->setModel(nullptr);
    m_database = database && database->isOpen() ? database : nullptr;
    if (m_database) {
        m_tree->setModel(&m_database->changes());
        m_tree->header()->resizeSection(ChangesModel::NameColumn, 200);
        m_tree->header()->setStretchLastSection(true);
        connect(&m_database->changes(), &ChangesModel::refreshed, this, &ChangesPanel::refresh);
        connect(&m_database->changes(), &QObject::destroyed, this, [this] {
            m_database = nullptr;
            refresh();
        });
        connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &ChangesPanel::light);
    }
    refresh();
}

QString ChangesPanel::sql() const
{
    return m_sql->toPlainText();
}

void ChangesPanel::refresh()
{
    const bool any = m_database && m_database->pendingCount() > 0;
    m_splitter->setVisible(any);
    m_empty->setVisible(!any);
    m_lines.clear();
    if (!any) {
        m_sql->clear();
        return;
    }
    const CommitScript script(m_database->changes().steps());
    m_lines = script.starts;
    m_sql->setPlainText(script.text());
    if (m_database->pendingCount() <= ExpandedObjects)
        m_tree->expandAll();
    light();
}

void ChangesPanel::light()
{
    QList<QTextEdit::ExtraSelection> lit;
    const Record record = m_database ? m_database->changes().record(m_tree->currentIndex()) : Record();
    const QList<ChangesModel::Step> steps = m_database ? m_database->changes().steps() : QList<ChangesModel::Step>();
    for (qsizetype i = 0; record && i < m_lines.size(); ++i) {
        if (steps.at(i).record != record)
            continue;
        const int end = i + 1 < m_lines.size() ? m_lines.at(i + 1) : m_sql->blockCount() - 1;
        for (int line = m_lines.at(i); line < end; ++line) {
            QTextEdit::ExtraSelection selection;
            selection.format.setBackground(Theme::instance().color(Token::Selection));
            selection.format.setProperty(QTextFormat::FullWidthSelection, true);
            selection.cursor = QTextCursor(m_sql->document()->findBlockByNumber(line));
            lit.append(selection);
        }
    }
    m_sql->setExtraSelections(lit);
}

void ChangesPanel::revertCurrent()
{
    if (m_database)
        m_database->changes().revert(m_tree->currentIndex());
}

bool ChangesPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tree && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        revertCurrent();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace jw::studio
