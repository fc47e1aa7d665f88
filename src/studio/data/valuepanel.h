// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/gridmodel.h"
#include "studio/databases/drafts.h"

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

    void setGrid(GridModel *model, Drafts *drafts);
    void showCell(const QModelIndex &index);
    /// Puts the focus into the text, if it can be edited; `typed` replaces it.
    void beginEdit(const QString &typed = {});
    /// Takes what has been typed; what cannot be taken is kept.
    void apply();
    /// Whether something is typed that has not been taken.
    bool isTyped() const;

signals:
    void closeRequested();
    void refused(const QString &reason);
    void typedIn();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void showDraft();
    void keepDraft(const QString &reason);
    void dropDraft();
    const Draft *draft() const;
    int cell() const;
    Value value() const;
    void follow();
    QString typed() const;
    void showText(const Value &value, const ColumnType &type);
    void showBytes(const QByteArray &bytes);
    void formatJson();
    void loadFile();
    void saveFile();
    void setNull();
    void put(const QVariant &value);

    QPointer<GridModel> m_model; // goes before its view
    QPersistentModelIndex m_index;
    QPointer<Drafts> m_drafts;
    Record m_record; // what is edited, also when another has come to its row; null: one that is not there yet
    int m_column = -1;
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
