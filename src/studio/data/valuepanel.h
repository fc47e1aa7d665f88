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

/// Shows and edits one cell's value in full beside the grid: long texts, JSON, bytes, pictures.
class ValuePanel : public QWidget
{
    Q_OBJECT

public:
    explicit ValuePanel(QWidget *parent = nullptr);

    void setGrid(GridModel *model);
    void showCell(const QModelIndex &index);
    /// Puts the focus into the text, if it can be edited.
    void beginEdit();

signals:
    void closeRequested();
    void refused(const QString &reason);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
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
    QLabel *m_title;
    QLabel *m_facts;
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
