// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/databases/settingsfields.h"

#include "studio/theme/huechooser.h"
#include "studio/theme/theme.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>

using namespace Qt::StringLiterals;

namespace jw::studio {

QString modeName(DatabaseMode mode)
{
    switch (mode) {
    case DatabaseMode::Free: return SettingsFields::tr("Free");
    case DatabaseMode::Ask: return SettingsFields::tr("Ask before writing");
    case DatabaseMode::ReadOnly: return SettingsFields::tr("Read-only");
    }
    Q_UNREACHABLE();
}

QString modeTip(DatabaseMode mode)
{
    switch (mode) {
    case DatabaseMode::Free: return SettingsFields::tr("A commit writes at once.");
    case DatabaseMode::Ask: return SettingsFields::tr("A commit shows its SQL first, and writes when you say so.");
    case DatabaseMode::ReadOnly: return SettingsFields::tr("The connection refuses every change, whatever is asked of it.");
    }
    Q_UNREACHABLE();
}

SettingsFields::SettingsFields(QFormLayout &form, QWidget *parent)
    : QObject(parent)
    , m_mode(new QComboBox(parent))
    , m_explanation(new QLabel(parent))
    , m_colour(new HueChooser(parent))
{
    m_mode->setObjectName(u"databaseMode"_s);
    m_colour->setObjectName(u"databaseColour"_s);
    for (const DatabaseMode mode : {DatabaseMode::Free, DatabaseMode::Ask, DatabaseMode::ReadOnly})
        m_mode->addItem(modeName(mode), int(mode));
    m_explanation->setObjectName(u"modeExplanation"_s);
    m_explanation->setWordWrap(true);
    m_explanation->setForegroundRole(QPalette::PlaceholderText);
    m_explanation->setFont(Theme::instance().font(FontRole::Small));
    m_colour->allowNone();
    m_colour->setAccessibleName(tr("Colour"));
    m_colour->setToolTip(tr("Worn by the status bar, the tabs and the tree as long as this database is open"));
    form.addRow(tr("Mode"), m_mode);
    form.addRow(QString(), m_explanation);
    form.addRow(tr("Colour"), m_colour);
    connect(m_mode, &QComboBox::currentIndexChanged, this, [this] {
        explain();
        emit modeChosen(mode());
    });
    explain();
}

void SettingsFields::explain()
{
    m_explanation->setText(modeTip(mode()));
}

void SettingsFields::show(const DatabaseSettings &settings)
{
    m_mode->setCurrentIndex(m_mode->findData(int(settings.mode)));
    m_colour->setChoice(settings.colour);
}

DatabaseMode SettingsFields::mode() const
{
    return DatabaseMode(m_mode->currentData().toInt());
}

std::optional<Hue> SettingsFields::colour() const
{
    return m_colour->choice();
}

} // namespace jw::studio
