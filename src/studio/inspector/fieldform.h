// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/document/modeldocument.h"
#include "studio/inspector/field.h"

#include <QtWidgets/QWidget>

#include <optional>

class QGridLayout;

namespace jw::studio {

/// Edits fields of the document in place: one row a field, label left, editor right. Texts are written while they are
/// typed, as one step of the history; Escape takes them back. Editors are named after their fields ("name").
class FieldForm : public QWidget
{
    Q_OBJECT

public:
    /// `context` keeps apart the edits of different objects: use their ids.
    FieldForm(ModelDocument &document, const QList<Field> &fields, const QString &context, QWidget *parent = nullptr);

    /// Shows what the model says now; an editor that is being typed in keeps its text as long as it means the same.
    void refresh();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeEditor(const Field &field);
    QWidget *makeLine(const Field &field);
    QWidget *makeLines(const Field &field);
    QWidget *makeCheck(const Field &field);
    QWidget *makeChoice(const Field &field);
    QWidget *makeHue(const Field &field);
    void addRow(QGridLayout *layout, int row, const Field &field);
    void show(const Field &field, QWidget *editor);
    void typed(const Field &field, const QString &text);
    void write(const Field &field, const QVariant &value);
    void endTyping();

    ModelDocument &m_document;
    QList<Field> m_fields;
    QString m_context;
    QList<QWidget *> m_editors;
    std::optional<Model> m_base; // the model before the text now being typed was begun
    QString m_typing; // key of that field
    bool m_writing = false;
};

} // namespace jw::studio
