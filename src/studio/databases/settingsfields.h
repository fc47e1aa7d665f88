// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/databases/databasesettings.h"

#include <QtCore/QObject>

class QComboBox;
class QFormLayout;
class QLabel;

namespace jw::studio {

class HueChooser;

/// What a mode is called, and what it does in one sentence.
QString modeName(DatabaseMode mode);
QString modeTip(DatabaseMode mode);

/// The lines of a form for a database's mode and colour.
class SettingsFields : public QObject
{
    Q_OBJECT

public:
    /// Adds its lines to the end of `form`; lives as long as `parent`.
    SettingsFields(QFormLayout &form, QWidget *parent);

    void show(const DatabaseSettings &settings);
    DatabaseMode mode() const;
    std::optional<Hue> colour() const;

signals:
    void modeChosen(jw::studio::DatabaseMode mode);

private:
    void explain();

    QComboBox *m_mode;
    QLabel *m_explanation;
    HueChooser *m_colour;
};

} // namespace jw::studio
