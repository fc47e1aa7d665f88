// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/document/modeldocument.h"
#include "studio/selection/selection.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QLabel;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace jw::studio {

class FieldForm;
struct Field;

/// What is selected, edited in place: the fields of one object, of a table its lists too, of several objects what they
/// have in common. Nothing selected: the diagram or model at hand.
class InspectorPanel : public QWidget
{
    Q_OBJECT

public:
    InspectorPanel(ModelDocument &document, Selection &selection, QWidget *parent = nullptr);

    /// The line with icon, name and kind; the owner of this panel may place it elsewhere (a dock's title).
    QWidget *heading() const { return m_heading; }
    QWidget *page() const { return m_page; }
    /// Moves the focus into the first field, "name" as a rule.
    void focusFirstField();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void makeHeading();
    void follow();
    void rebuild();
    void keepTabOrder();
    void refresh();
    void showHeading();
    QWidget *makePage(const QList<Id> &ids);
    void addForm(QVBoxLayout *layout, QWidget *page, const QList<Field> &fields, const QString &context);
    QWidget *makeSeveral(const QList<Id> &ids);
    QList<Id> known() const;
    QString pageKey(const QList<Id> &ids) const;

    ModelDocument &m_document;
    Selection &m_selection;
    QWidget *m_heading;
    QLabel *m_icon = nullptr;
    QLabel *m_name = nullptr;
    QLabel *m_kind = nullptr;
    QToolButton *m_up = nullptr; // to the table that owns what is shown
    QScrollArea *m_scroll;
    QWidget *m_page = nullptr;
    QList<FieldForm *> m_forms; // a table's name stands above its lists, the rest below
    QString m_shown; // pageKey() of the page
    QTimer m_pause;
};

} // namespace jw::studio
