// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/noteeditor.h"

#include "studio/designer/canvasfonts.h"
#include "studio/designer/canvaspainter.h"
#include "studio/theme/theme.h"

#include <QtGui/QKeyEvent>

using namespace Qt::StringLiterals;

namespace jw::studio {

NoteEditor::NoteEditor(const QString &text, qreal zoom, QWidget *parent)
    : QPlainTextEdit(text, parent)
{
    setObjectName(u"noteEditor"_s);
    QFont small = CanvasFonts::instance().column;
    small.setPixelSize(std::max(9, qRound(small.pixelSize() * zoom)));
    setFont(small);
    document()->setDocumentMargin(NotePadding * zoom - 2);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    const Theme &theme = Theme::instance();
    setStyleSheet(u"QPlainTextEdit { background: %1; color: %2; border: 2px solid %3; }"_s.arg(
        theme.hue(Hue::Ochre).fill.name(), theme.color(Token::Text).name(), theme.color(Token::AccentLine).name()));
    selectAll();
}

// As in InPlaceEditor: what was typed is taken before a key of the window works.
bool NoteEditor::event(QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return QPlainTextEdit::event(event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isModifier = key->key() == Qt::Key_Control || key->key() == Qt::Key_Alt || key->key() == Qt::Key_Meta;
    const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    event->ignore();
    const bool handled = QPlainTextEdit::event(event);
    if (event->isAccepted() || isModifier)
        return handled;
    if (!isReturn && key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        finish();
    else
        event->accept();
    return true;
}

void NoteEditor::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) {
        m_done = true;
        parentWidget()->setFocus();
        deleteLater();
    } else if (isReturn && event->modifiers() & Qt::ControlModifier) {
        finish();
    } else {
        QPlainTextEdit::keyPressEvent(event);
    }
}

void NoteEditor::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    const bool passing = event->reason() == Qt::PopupFocusReason || event->reason() == Qt::ActiveWindowFocusReason;
    if (!passing)
        finish();
}

void NoteEditor::finish()
{
    if (std::exchange(m_done, true))
        return;
    hide();
    deleteLater();
    emit finished(toPlainText());
}

} // namespace jw::studio
