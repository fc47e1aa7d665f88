// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/inplaceeditor.h"

#include "studio/theme/theme.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QCompleter>

using namespace Qt::StringLiterals;

namespace jw::studio {

InPlaceEditor::InPlaceEditor(QWidget *parent)
    : QLineEdit(parent)
{
    setFrame(false);
    setTextMargins(2, 0, 2, 0);
    setWrong(false);
    connect(this, &QLineEdit::textEdited, this, [this] { setWrong(false); });
}

void InPlaceEditor::setWords(const QStringList &words)
{
    m_words = words;
    auto *completer = new QCompleter(words, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->popup()->setObjectName(u"typeWords"_s);
    setCompleter(completer);
}

QString InPlaceEditor::bestWord() const
{
    const auto best = std::find_if(m_words.begin(), m_words.end(),
        [this](const QString &word) { return word.startsWith(text().trimmed(), Qt::CaseInsensitive); });
    return best == m_words.end() ? QString() : *best;
}

void InPlaceEditor::setWrong(bool wrong)
{
    const Theme &theme = Theme::instance();
    setStyleSheet(u"QLineEdit { background: %1; color: %2; border: 2px solid %3; border-radius: 4px; padding: 0; min-height: 0; }"_s.arg(
        theme.color(Token::Base).name(), theme.color(Token::Text).name(),
        theme.color(wrong ? Token::Error : Token::AccentLine).name()));
}

// Keys of the window (T, Del …) are letters and editing while something is being typed. Its other keys (Ctrl+S …) work,
// and what was typed is taken before they do.
bool InPlaceEditor::event(QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return QLineEdit::event(event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isModifier = key->key() == Qt::Key_Control || key->key() == Qt::Key_Alt || key->key() == Qt::Key_Meta;
    event->ignore();
    const bool handled = QLineEdit::event(event);
    if (event->isAccepted() || isModifier)
        return handled;
    if (key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        leave(Leave::FocusLost);
    else
        event->accept();
    return true;
}

void InPlaceEditor::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return leave(Leave::Accept);
    case Qt::Key_Tab:
        return leave(Leave::Next);
    case Qt::Key_Backtab:
        return leave(Leave::Previous);
    case Qt::Key_Escape:
        return leave(Leave::Cancel);
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void InPlaceEditor::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    const bool passing = event->reason() == Qt::PopupFocusReason || event->reason() == Qt::ActiveWindowFocusReason;
    if (!passing)
        leave(Leave::FocusLost);
}

void InPlaceEditor::leave(Leave how)
{
    if (std::exchange(m_left, true))
        return;
    if (completer())
        completer()->popup()->hide();
    emit left(how);
}

} // namespace jw::studio
