// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/document/modeldocument.h"
#include "studio/selection/selection.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QComboBox;
class QPlainTextEdit;
class QToolButton;

namespace jw {
class Generator;
}

namespace jw::studio {

class CodeHighlighter;

/// The code of the selected table in a language of choice, written anew a moment after each change.
class CodePanel : public QWidget
{
    Q_OBJECT

public:
    CodePanel(ModelDocument &document, Selection &selection, QWidget *parent = nullptr);

    /// The chooser of the language and the copy button; the owner of this panel may place them elsewhere.
    QComboBox *targetChooser() const { return m_target; }
    QToolButton *copyButton() const { return m_copy; }
    QString code() const;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void chooseTarget();
    Id shownTable() const;
    const Generator *generator() const;

    ModelDocument &m_document;
    Selection &m_selection;
    QComboBox *m_target;
    QToolButton *m_copy;
    QPlainTextEdit *m_text;
    CodeHighlighter *m_highlighter;
    QTimer m_pause;
};

} // namespace jw::studio
