// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/picturedialog.h"

#include "studio/prompts/guard.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>

using namespace Qt::StringLiterals;

namespace jw::studio {

PictureDialog::PictureDialog(const Model &model, Id diagram, Notation notation, QWidget *parent)
    : QDialog(parent)
    , m_model(model)
    , m_diagram(diagram)
    , m_notation(notation)
    , m_format(new QComboBox(this))
    , m_scale(new QSpinBox(this))
    , m_scaleLabel(new QLabel(tr("Scale"), this))
    , m_background(new QCheckBox(tr("With the canvas's background"), this))
    , m_paged(new QCheckBox(tr("On A4 pages"), this))
{
    setWindowTitle(tr("Export picture"));
    setObjectName(u"pictureDialog"_s);
    m_format->setObjectName(u"pictureFormat"_s);
    m_format->addItem(tr("PNG, pixels"), u"png"_s);
    m_format->addItem(tr("SVG, for the web and for editing"), u"svg"_s);
    m_format->addItem(tr("PDF, for print"), u"pdf"_s);
    m_scale->setRange(10, 800);
    m_scale->setValue(200);
    m_scale->setSuffix(tr(" %"));
    m_background->setChecked(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *save = buttons->addButton(tr("Save…"), QDialogButtonBox::AcceptRole);
    save->setObjectName(u"savePicture"_s);
    save->setDefault(true);
    auto *layout = new QFormLayout(this);
    layout->addRow(tr("Format"), m_format);
    layout->addRow(m_scaleLabel, m_scale);
    layout->addRow(QString(), m_background);
    layout->addRow(QString(), m_paged);
    layout->addRow(buttons);
    connect(m_format, &QComboBox::currentIndexChanged, this, &PictureDialog::showFitting);
    connect(m_paged, &QCheckBox::toggled, this, &PictureDialog::showFitting);
    connect(buttons, &QDialogButtonBox::accepted, this, &PictureDialog::write);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showFitting();
}

QString PictureDialog::ending() const
{
    return m_format->currentData().toString();
}

void PictureDialog::showFitting()
{
    const bool pdf = ending() == "pdf"_L1;
    m_paged->setEnabled(pdf);
    const bool scaled = ending() == "png"_L1 || (pdf && m_paged->isChecked());
    m_scale->setEnabled(scaled);
    m_scaleLabel->setEnabled(scaled);
}

PictureOptions PictureDialog::options() const
{
    PictureOptions options;
    options.scale = m_scale->isEnabled() ? m_scale->value() / 100.0 : 1.0;
    options.background = m_background->isChecked();
    options.notation = m_notation;
    options.pages = m_paged->isEnabled() && m_paged->isChecked() ? PageMode::Paged : PageMode::Fitted;
    return options;
}

void PictureDialog::write()
{
    const Diagram *diagram = m_model.diagram(m_diagram);
    const QString name = (diagram ? diagram->name : m_model.schema.name) + u'.' + ending();
    QString path = Prompts::saveFileName(this, windowTitle(), u"%1 (*.%2)"_s.arg(ending().toUpper(), ending()), name);
    if (path.isEmpty())
        return;
    if (!path.endsWith(u'.' + ending(), Qt::CaseInsensitive))
        path += u'.' + ending();
    if (!guarded(this, [&] { renderPicture(m_model, m_diagram, path, options()); }))
        return;
    m_path = path;
    accept();
}

} // namespace jw::studio
