// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtWidgets/QPlainTextEdit>

namespace jw::studio {

/// The text of a note, edited over the canvas. Ctrl+Return or a click elsewhere takes it, Esc does not; deletes itself.
class NoteEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    NoteEditor(const QString &text, qreal zoom, QWidget *parent);

    /// Takes the text and goes.
    void finish();

signals:
    void finished(const QString &text);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    bool m_done = false;
};

} // namespace jw::studio
