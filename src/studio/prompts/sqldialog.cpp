// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/prompts/sqldialog.h"

#include "studio/theme/codehighlighter.h"
#include "studio/theme/theme.h"

#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jw::studio {

SqlDialog::SqlDialog(const QString &title, const QString &text, const QString &sql, const QString &action, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"sqlDialog"_s);
    setWindowTitle(title);
    auto *words = new QLabel(text, this);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    auto *code = new QPlainTextEdit(this);
    code->setObjectName(u"sqlToRun"_s);
    code->setReadOnly(true);
    code->setTabChangesFocus(true);
    code->setFont(Theme::instance().font(FontRole::Code));
    code->setLineWrapMode(QPlainTextEdit::NoWrap);
    code->document()->setDocumentMargin(8);
    new CodeHighlighter(CodeLanguage::Sql, code->document());
    code->setPlainText(sql);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto *yes = new QPushButton(action, this);
    yes->setObjectName(u"runSql"_s);
    yes->setProperty("primary", true);
    yes->setDefault(true);
    buttons->addButton(yes, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(words);
    layout->addWidget(code, 1);
    layout->addWidget(buttons);
    resize(720, 420);
    yes->setFocus();
}

} // namespace jw::studio
