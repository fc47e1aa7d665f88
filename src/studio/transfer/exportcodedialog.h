// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/codegen/generator.h"
#include "joinwright/schema/schema.h"

#include <QtWidgets/QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace jw::studio {

class CodeHighlighter;
class ExportModel;

/// Writes model code for the whole schema: choose a target and a folder, see every file with what will happen to it and
/// why, then export. What a person edited is never overwritten; what the target cannot express is listed.
class ExportCodeDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ExportCodeDialog(const Schema &schema, QWidget *parent = nullptr);

    void setTarget(const QString &name);
    void setFolder(const QString &folder);

signals:
    /// Code was written: the model may remember the target.
    void exported(const QString &target, const QString &folder);

private:
    void buildWidgets();
    void buildLayout();
    void fillTargets();
    void targetChosen();
    void addOption(const GeneratorOption &option);
    QString settingsKey(const QString &word) const;
    void refresh();
    void showFile();
    void showLimits();
    void browse();
    void write();
    const Generator &generator() const;
    GeneratorOptions options() const;
    QString folder() const;

    Schema m_schema;
    QComboBox *m_target;
    QWidget *m_options;
    QLineEdit *m_folder;
    QPushButton *m_browse;
    QTableView *m_files;
    ExportModel *m_model;
    QPlainTextEdit *m_preview;
    CodeHighlighter *m_highlighter = nullptr;
    QLabel *m_limits;
    QLabel *m_status;
    QPushButton *m_export;
};

} // namespace jw::studio
