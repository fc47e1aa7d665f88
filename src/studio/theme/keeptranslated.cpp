// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/theme/keeptranslated.h"

#include <QtCore/QEvent>
#include <QtWidgets/QWidget>

namespace jw::studio {

namespace {

class LanguageWatcher : public QObject
{
public:
    LanguageWatcher(QWidget *widget, std::function<void()> setTexts)
        : QObject(widget)
        , m_setTexts(std::move(setTexts))
    {
        widget->installEventFilter(this);
        m_setTexts();
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange)
            m_setTexts();
        return QObject::eventFilter(watched, event);
    }

private:
    std::function<void()> m_setTexts;
};

} // namespace

void keepTranslated(QWidget *widget, std::function<void()> setTexts)
{
    new LanguageWatcher(widget, std::move(setTexts));
}

} // namespace jw::studio
