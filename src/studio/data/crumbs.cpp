// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/crumbs.h"

#include "studio/theme/theme.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace jw::studio {

QString crumbStyle()
{
    const Theme &theme = Theme::instance();
    return u"QPushButton { border: none; background: transparent; padding: 0 2px; min-width: 0; color: %1; }"
           "QPushButton:hover { color: %2; } QPushButton#step { color: %3; } QPushButton#lastStep { color: %2; font-weight: 600; }"
           "QLabel { color: %1; } QLabel#lastStep { color: %2; font-weight: 600; }"_s.arg(theme.color(Token::Muted).name(), theme.color(Token::Text).name(),
               theme.color(Token::AccentLine).name());
}

QPushButton *makeCrumb(const QString &text, const QString &name, QWidget *bar)
{
    auto *button = new QPushButton(text, bar);
    button->setObjectName(name);
    button->setFlat(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

void clearCrumbs(QBoxLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

} // namespace jw::studio
