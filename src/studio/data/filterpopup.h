// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/windowmodel.h"
#include "studio/theme/popupframe.h"

#include <QtCore/QPointer>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace jw::studio {

/// The pop-up that puts the filter of one column together: a comparison in words, a field for each value, a list to
/// check for enums; below, the filter as it could have been typed. Return applies it, Escape leaves things as they are.
class FilterPopup : public PopupFrame
{
    Q_OBJECT

public:
    explicit FilterPopup(QWidget *parent);

    /// Opens below `place` (in screen coordinates) with the filter that the column has.
    void popUp(WindowModel &model, int column, const QRect &place);
    /// The filter as put together so far, in the words of RowFilter.
    QString filterText() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fill();
    void fillOperators(FilterOperator chosen);
    void fillValues(const QStringList &operands);
    void showFields();
    void showText();
    void say(const QString &text, bool refused);
    void apply();
    void remove();
    void restyle();
    void showWords();
    FilterOperator op() const;
    bool isChecklist() const;
    ColumnType wordType() const;
    QStringList suggestions() const;
    QStringList operands() const;
    QString placeholder() const;

    QPointer<WindowModel> m_model;
    int m_column = -1;
    bool m_isRefused = false; // what the text says is why the filter cannot be taken
    QLabel *m_title;
    QComboBox *m_operator;
    QLineEdit *m_first;
    QLabel *m_and;
    QLineEdit *m_second;
    QListWidget *m_list;
    QLabel *m_text;
    QPushButton *m_remove;
    QPushButton *m_apply;
};

} // namespace jw::studio
