// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/theme/tiptext.h"

#include "joinwright/core/visibletext.h"

#include <QtGui/QTextDocument>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr qsizetype LongestTip = 2000;
constexpr qsizetype LongestTipLine = 100; // beyond it the text is wrapped

} // namespace

QString tipText(const QString &text)
{
    const QString shown = visibleText(text.size() > LongestTip ? text.left(LongestTip) + u'…' : text);
    if (!Qt::mightBeRichText(shown) && shown.size() <= LongestTipLine)
        return shown;
    return "<p style='white-space: pre-wrap'>"_L1 + shown.toHtmlEscaped() + "</p>"_L1;
}

} // namespace jw::studio
