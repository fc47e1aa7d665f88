// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/core/sentence.h"

namespace jw {

/// In one pass: an argument may hold "%1" itself.
QString Sentence::filled(const QString &pattern, const QStringList &arguments)
{
    QString result;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const int place = pattern[i] == u'%' && i + 1 < pattern.size() ? pattern[i + 1].digitValue() : -1;
        if (place < 1 || place > arguments.size()) {
            result += pattern[i];
            continue;
        }
        result += arguments[place - 1];
        ++i;
    }
    return result;
}

Sentence::Sentence(const char *pattern, const QList<Sentence> &arguments)
    : m_pattern(pattern)
    , m_arguments(arguments)
{
}

Sentence Sentence::joined(const QList<Sentence> &parts, QLatin1StringView between)
{
    Sentence all;
    for (const Sentence &part : parts)
        all = all.isEmpty() ? part : Sentence("%1%2%3", {all, between, part});
    return all;
}

QString Sentence::text() const
{
    return text([](const char *pattern) { return QString::fromUtf8(pattern); });
}

QString Sentence::text(const std::function<QString(const char *)> &translate) const
{
    if (!m_pattern)
        return m_text;
    QStringList arguments;
    for (const Sentence &argument : m_arguments)
        arguments.append(argument.text(translate));
    return filled(translate(m_pattern), arguments);
}

} // namespace jw
