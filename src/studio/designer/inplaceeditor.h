// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtWidgets/QLineEdit>

namespace jw::studio {

/// One line of text edited over the canvas. Says once how it was left; the text is its owner's to take.
class InPlaceEditor : public QLineEdit
{
    Q_OBJECT

public:
    enum class Leave : quint8 { Accept, Next, Previous, Cancel, FocusLost };

    explicit InPlaceEditor(QWidget *parent);

    /// Offers these words while typing; Tab takes the best.
    void setWords(const QStringList &words);
    /// The first word that begins with what is typed; empty: none.
    QString bestWord() const;
    /// Shows that the text cannot be taken; goes away with the next letter.
    void setWrong(bool wrong);
    /// The leaving was refused: may be left again.
    void stay() { m_left = false; }

signals:
    void left(jw::studio::InPlaceEditor::Leave how);

protected:
    bool focusNextPrevChild(bool) override { return false; } // Tab means the next field
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void leave(Leave how);

    QStringList m_words;
    bool m_left = false;
};

} // namespace jw::studio
