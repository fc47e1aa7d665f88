// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/gridmodel.h"

#include <QtCore/QPersistentModelIndex>
#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace jw::studio {

class CodeHighlighter;
class ValueFacts;

/// Shows and edits one cell's value in full beside the grid: long texts, JSON, bytes, pictures.
///
/// A text that cannot be taken is kept for its cell and shown again, until it is mended or Escape gives it up.
class ValuePanel : public QWidget
{
    Q_OBJECT

public:
    explicit ValuePanel(QWidget *parent = nullptr);

    void setGrid(GridModel *model);
    void showCell(const QModelIndex &index);
    /// Puts the focus into the text, if it can be edited; `typed` replaces it.
    void beginEdit(const QString &typed = {});

signals:
    void closeRequested();
    void refused(const QString &reason);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    /// What was typed for a cell and could not be taken.
    struct Draft
    {
        Record record;
        int column = -1;
        QString text;
        QString reason;
    };

    void refresh();
    void showDraft();
    void keepDraft(const QString &reason);
    void dropDraft();
    bool isDraftOf(const Draft &draft) const;
    QString typed() const;
    bool isTyped() const;
    void showText(const Value &value, const ColumnType &type);
    void showBytes(const QByteArray &bytes);
    void apply();
    void formatJson();
    void loadFile();
    void saveFile();
    void setNull();
    void put(const QVariant &value);

    QPointer<GridModel> m_model; // goes before its view
    QPersistentModelIndex m_index;
    Record m_record; // of the cell, also when the rows have been read anew
    int m_column = -1;
    QList<Draft> m_drafts;
    QLabel *m_title;
    ValueFacts *m_facts;
    QStackedWidget *m_pages;
    QPlainTextEdit *m_text;
    CodeHighlighter *m_highlighter;
    QScrollArea *m_scroll;
    QLabel *m_picture;
    QPlainTextEdit *m_hex;
    QPushButton *m_apply;
    QPushButton *m_format;
    QPushButton *m_load;
    QPushButton *m_save;
    QPushButton *m_null;
    QString m_shown;
};

} // namespace jw::studio
