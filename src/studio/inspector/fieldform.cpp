// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/inspector/fieldform.h"

#include "studio/theme/huechooser.h"
#include "studio/prompts/guard.h"
#include "studio/theme/codehighlighter.h"
#include "studio/theme/theme.h"

#include <QtCore/QScopedValueRollback>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr int LabelWidth = 76;
constexpr int WidestLabel = 92; ///< longer ones have two lines: the fields need the room
constexpr int ListMargins = 48; ///< of a choice's list, with its scroll bar

int linesHeight(const QPlainTextEdit &edit, int lines)
{
    return lines * edit.fontMetrics().lineSpacing() + 16;
}

} // namespace

FieldForm::FieldForm(ModelDocument &document, const QList<Field> &fields, const QString &context, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_fields(fields)
    , m_context(context)
{
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(12, 0, 12, 8);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(6);
    layout->setColumnMinimumWidth(0, LabelWidth);
    layout->setColumnStretch(1, 1);
    for (int row = 0; row < m_fields.size(); ++row)
        addRow(layout, row, m_fields[row]);
    refresh();
    connect(&document, &ModelDocument::changed, this, [this] {
        if (!m_writing)
            endTyping();
    });
}

void FieldForm::addRow(QGridLayout *layout, int row, const Field &field)
{
    QWidget *editor = makeEditor(field);
    editor->setObjectName(field.key);
    m_editors.append(editor);
    if (field.kind == FieldKind::Check) {
        layout->addWidget(editor, row, 1);
        return;
    }
    auto *label = new QLabel(field.label, this);
    label->setBuddy(editor);
    if (label->sizeHint().width() > WidestLabel) {
        label->setWordWrap(true);
        label->setFixedWidth(WidestLabel);
    }
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, Theme::instance().color(Token::Muted));
    label->setPalette(palette);
    const bool tall = field.kind == FieldKind::Lines || field.kind == FieldKind::Sql;
    label->setContentsMargins(0, tall ? 6 : 0, 0, 0);
    layout->addWidget(label, row, 0, tall ? Qt::AlignTop : Qt::AlignVCenter);
    layout->addWidget(editor, row, 1);
}

QWidget *FieldForm::makeEditor(const Field &field)
{
    switch (field.kind) {
    case FieldKind::Text: return makeLine(field);
    case FieldKind::Lines:
    case FieldKind::Sql: return makeLines(field);
    case FieldKind::Check: return makeCheck(field);
    case FieldKind::Choice: return makeChoice(field);
    case FieldKind::Hue: return makeHue(field);
    case FieldKind::Fact: break;
    }
    auto *fact = new QLabel(this);
    fact->setWordWrap(true);
    fact->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return fact;
}

QWidget *FieldForm::makeLine(const Field &field)
{
    auto *edit = new QLineEdit(this);
    edit->installEventFilter(this);
    if (field.choices) {
        auto *completer = new QCompleter(field.choices(m_document.model()), edit);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        edit->setCompleter(completer);
        connect(completer, qOverload<const QString &>(&QCompleter::activated), this,
            [this, field](const QString &text) { typed(field, text); });
    }
    connect(edit, &QLineEdit::textEdited, this, [this, field](const QString &text) { typed(field, text); });
    connect(edit, &QLineEdit::editingFinished, this, &FieldForm::endTyping);
    return edit;
}

QWidget *FieldForm::makeLines(const Field &field)
{
    auto *edit = new QPlainTextEdit(this);
    edit->setProperty("field", true);
    edit->setTabChangesFocus(true);
    if (field.kind == FieldKind::Sql) {
        edit->setFont(Theme::instance().font(FontRole::Code));
        new CodeHighlighter(CodeLanguage::Sql, edit->document());
    }
    edit->setFixedHeight(linesHeight(*edit, field.kind == FieldKind::Sql || field.key == "values"_L1 ? 5 : 3));
    edit->installEventFilter(this);
    connect(edit, &QPlainTextEdit::textChanged, this, [this, field, edit] {
        if (edit->hasFocus())
            typed(field, edit->toPlainText());
    });
    return edit;
}

QWidget *FieldForm::makeCheck(const Field &field)
{
    auto *check = new QCheckBox(field.label, this);
    connect(check, &QCheckBox::clicked, this, [this, field](bool on) { write(field, on); });
    return check;
}

QWidget *FieldForm::makeChoice(const Field &field)
{
    auto *combo = new QComboBox(this);
    combo->addItems(field.choices(m_document.model()));
    // The panel says how wide it is, and its list may be wider.
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(4);
    combo->view()->setMinimumWidth(combo->view()->sizeHintForColumn(0) + ListMargins);
    connect(combo, &QComboBox::activated, this, [this, field](int index) { write(field, index); });
    return combo;
}

QWidget *FieldForm::makeHue(const Field &field)
{
    auto *chooser = new HueChooser(this);
    connect(chooser, &HueChooser::chosen, this, [this, field](Hue hue) { write(field, int(hue)); });
    return chooser;
}

void FieldForm::refresh()
{
    for (int i = 0; i < m_fields.size(); ++i)
        show(m_fields[i], m_editors[i]);
}

void FieldForm::show(const Field &field, QWidget *editor)
{
    const QVariant value = field.read(m_document.model());
    const bool typing = m_typing == field.key && m_base;
    if (auto *line = qobject_cast<QLineEdit *>(editor)) {
        if (field.placeholder)
            line->setPlaceholderText(field.placeholder(m_document.model()));
        if (!typing && line->text() != value.toString())
            line->setText(value.toString());
    } else if (auto *lines = qobject_cast<QPlainTextEdit *>(editor)) {
        if (!typing && lines->toPlainText() != value.toString()) {
            const QSignalBlocker blocker(lines);
            lines->setPlainText(value.toString());
        }
    } else if (auto *check = qobject_cast<QCheckBox *>(editor)) {
        check->setChecked(value.toBool());
    } else if (auto *combo = qobject_cast<QComboBox *>(editor)) {
        combo->setCurrentIndex(value.toInt());
    } else if (auto *chooser = qobject_cast<HueChooser *>(editor)) {
        chooser->setHue(Hue(value.toInt()));
    } else if (auto *fact = qobject_cast<QLabel *>(editor)) {
        fact->setText(value.toString());
    }
}

void FieldForm::typed(const Field &field, const QString &text)
{
    if (m_typing != field.key || !m_base) {
        m_typing = field.key;
        m_base = m_document.model();
    }
    if (field.accepts && !field.accepts(*m_base, text))
        return;
    // Always from where the typing began: letters on the way to a name are no names that a database may know.
    const QScopedValueRollback writing(m_writing, true);
    guarded(this, [&] {
        m_document.edit(tr("Change %1").arg(field.label.toLower()),
            [&](Model &model) {
                model = *m_base;
                field.write(model, text);
            },
            m_context + u'/' + field.key);
    });
}

void FieldForm::write(const Field &field, const QVariant &value)
{
    endTyping();
    guarded(this, [&] {
        m_document.edit(tr("Change %1").arg(field.label.toLower()), [&](Model &model) { field.write(model, value); },
            field.kind == FieldKind::Hue ? m_context + u'/' + field.key : QString());
    });
}

void FieldForm::endTyping()
{
    m_base.reset();
    m_typing.clear();
    refresh();
}

bool FieldForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && m_base)
        endTyping();
    if (event->type() == QEvent::KeyPress && m_base && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        const Model base = *m_base;
        const QString key = m_typing;
        m_document.edit(tr("Take back"), [&](Model &model) { model = base; }, m_context + u'/' + key);
        endTyping();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace jw::studio
