// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/picture.h"

#include <QtWidgets/QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace jw::studio {

/// Asks how a diagram is to be written as a picture, then where, and writes it. Pictures wear the light theme.
class PictureDialog : public QDialog
{
    Q_OBJECT

public:
    PictureDialog(const Model &model, Id diagram, Notation notation, QWidget *parent = nullptr);

    QString writtenPath() const { return m_path; } ///< empty as long as nothing was written

private:
    PictureOptions options() const;
    QString ending() const;
    void showFitting();
    void write();

    Model m_model;
    Id m_diagram;
    Notation m_notation;
    QComboBox *m_format;
    QSpinBox *m_scale;
    QLabel *m_scaleLabel;
    QCheckBox *m_background;
    QCheckBox *m_paged;
    QString m_path;
};

} // namespace jw::studio
