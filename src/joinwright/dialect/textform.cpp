// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/textform.h"

namespace jw {

namespace {

bool isWithin(QChar c, char16_t first, char16_t last)
{
    return c.unicode() >= first && c.unicode() <= last;
}

QChar withoutMarks(QChar c)
{
    const QString parts = c.decompositionTag() == QChar::Canonical ? c.decomposition() : QString();
    return parts.isEmpty() ? c : withoutMarks(parts.front());
}

/// Only letters that collations without a language's rules agree on: databases know the letters of different ages of
/// Unicode, and some have marks of Cyrillic letters make other letters.
QChar baseLetter(QChar c)
{
    if (c.unicode() < 0x80 || isWithin(c, 0x400, 0x45F))
        return c.toUpper();
    if (!c.isLetter())
        return c;
    const bool isLatin = (isWithin(c, 0xC0, 0x17F) && c != QChar(0x131)) || isWithin(c, 0x1E00, 0x1EF9);
    return isLatin || isWithin(c, 0x386, 0x3CE) ? withoutMarks(c).toUpper() : c;
}

QString withoutAccents(QString text)
{
    for (QChar &c : text)
        c = baseLetter(c);
    return text;
}

} // namespace

QString foldAscii(const QString &text, bool upper)
{
    QString folded = text;
    for (QChar &c : folded) {
        if (upper && c >= u'a' && c <= u'z')
            c = QChar(char16_t(c.unicode() - 32));
        else if (!upper && c >= u'A' && c <= u'Z')
            c = QChar(char16_t(c.unicode() + 32));
    }
    return folded;
}

QString TextForm::of(const QString &text) const
{
    QString form = letters == Letters::AsciiCase ? foldAscii(text)
        : letters == Letters::CaseAndAccents     ? withoutAccents(text)
                                                 : text;
    while (trimsBlanks && form.endsWith(u' '))
        form.chop(1);
    return form;
}

Value TextForm::of(const Value &value) const
{
    return isExact() || value.kind() != Value::Kind::Text ? value : Value(of(value.toText()));
}

} // namespace jw
