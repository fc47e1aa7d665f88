// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/inspector/codepanel.h"

#include "joinwright/codegen/generator.h"
#include "studio/document/edits.h"
#include "studio/prompts/guard.h"
#include "studio/theme/codehighlighter.h"
#include "studio/theme/theme.h"

#include <QtCore/QEvent>
#include <QtCore/QSettings>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QTextBlock>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

const QString TargetSetting = u"codeTarget"_s;
constexpr int LineHeight = 18;

CodeLanguage languageOf(const Generator &generator)
{
    if (generator.name() == "cpp"_L1)
        return CodeLanguage::Cpp;
    return generator.name() == "sql"_L1 || generator.name().startsWith("sql-"_L1) ? CodeLanguage::Sql : CodeLanguage::Python;
}

void setLineHeight(QTextDocument *document)
{
    QTextBlockFormat format;
    format.setLineHeight(LineHeight, QTextBlockFormat::FixedHeight);
    QTextCursor cursor(document);
    cursor.select(QTextCursor::Document);
    cursor.mergeBlockFormat(format);
}

} // namespace

CodePanel::CodePanel(ModelDocument &document, Selection &selection, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_selection(selection)
    , m_target(new QComboBox(this))
    , m_copy(new QToolButton(this))
    , m_text(new QPlainTextEdit(this))
    , m_highlighter(new CodeHighlighter(CodeLanguage::Cpp, m_text->document()))
{
    m_target->setObjectName(u"codeTarget"_s);
    m_target->setProperty("flat", true);
    for (const Generator *generator : Generator::all())
        m_target->addItem(generator->title(), generator->name());
    m_target->setCurrentIndex(std::max(0, m_target->findData(QSettings().value(TargetSetting))));
    m_copy->setObjectName(u"copyCode"_s);
    m_copy->setIcon(Theme::instance().icon(u"copy"_s));
    m_copy->setIconSize({16, 16});
    m_copy->setToolTip(tr("Copy this code"));
    m_text->setObjectName(u"code"_s);
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(Theme::instance().font(FontRole::Code));
    m_text->document()->setDocumentMargin(12);
    m_text->setTabChangesFocus(true);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 0, 8, 0);
    bar->addWidget(m_target, 1);
    bar->addWidget(m_copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_text);
    m_pause.setSingleShot(true);
    m_pause.setInterval(60);
    connect(&m_pause, &QTimer::timeout, this, &CodePanel::refresh);
    connect(&document, &ModelDocument::changed, &m_pause, qOverload<>(&QTimer::start));
    connect(&selection, &Selection::changed, &m_pause, qOverload<>(&QTimer::start));
    connect(m_target, &QComboBox::activated, this, &CodePanel::chooseTarget);
    connect(m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(code()); });
    m_pause.start();
}

QString CodePanel::code() const
{
    return m_text->toPlainText();
}

const Generator *CodePanel::generator() const
{
    return Generator::byName(m_target->currentData().toString());
}

void CodePanel::chooseTarget()
{
    QSettings().setValue(TargetSetting, m_target->currentData());
    refresh();
}

Id CodePanel::shownTable() const
{
    const Table *table = tableWith(m_document.schema(), m_selection.current());
    return table ? table->id : Id();
}

void CodePanel::refresh()
{
    const Generator *target = generator();
    if (!target || !isVisible())
        return;
    m_highlighter->setLanguage(languageOf(*target));
    QString text;
    if (const Id table = shownTable()) {
        const QString reason = failureOf([&] { text = target->generateTable(m_document.schema(), table); });
        if (!reason.isEmpty())
            text = reason;
    }
    if (text == code())
        return;
    const int scrolled = m_text->verticalScrollBar()->value();
    m_text->setPlainText(text);
    setLineHeight(m_text->document());
    m_text->verticalScrollBar()->setValue(scrolled);
}

void CodePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_pause.start();
}

void CodePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_copy->setToolTip(tr("Copy this code"));
    QWidget::changeEvent(event);
}

} // namespace jw::studio
