// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/linepainter.h"
#include "studio/theme/theme.h"

#include <QtWidgets/QDialog>

class QComboBox;
class QFormLayout;
class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTabWidget;
class QTableView;
class QTableWidget;

namespace jw::studio {

class Actions;
class ShortcutModel;

/// Theme, language, notation and shortcuts. What is chosen here holds at once and is remembered.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    SettingsDialog(Actions &actions, QWidget *parent = nullptr);

    void showShortcuts();

    /// What was chosen in the last run, or the defaults; put in force at the start of the program.
    static void applyStored();
    static Notation storedNotation();
    /// Puts a theme in force and remembers it.
    static void chooseScheme(Scheme scheme);

signals:
    void notationChanged(jw::studio::Notation notation);
    void shortcutsChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeGeneral();
    QWidget *makeShortcuts();
    QWidget *makeFixedKeys();
    void fillFixedKeys();
    void retranslate();
    void showKey();
    void storeKey();

    Actions &m_actions;
    QTabWidget *m_tabs;
    QFormLayout *m_form;
    QComboBox *m_scheme;
    QComboBox *m_language;
    QComboBox *m_notation;
    QLineEdit *m_filter;
    QTableView *m_table;
    ShortcutModel *m_model;
    QSortFilterProxyModel *m_proxy;
    QKeySequenceEdit *m_key;
    QPushButton *m_reset;
    QLabel *m_taken;
    QTableWidget *m_fixed;
};

} // namespace jw::studio
