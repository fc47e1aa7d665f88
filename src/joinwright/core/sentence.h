// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <concepts>
#include <functional>

namespace jw {

/// What the library says to a person: an English sentence that knows its pattern, so that a program can say it in
/// another language. Patterns are marked for translation in the context "Error".
///
/// Implicitly made of a text, which is said as it stands: a name, a number, what a driver said.
class Sentence
{
public:
    Sentence() = default;
    Sentence(const QString &text)
        : m_text(text)
    {
    }
    Sentence(QStringView text)
        : m_text(text.toString())
    {
    }
    Sentence(QLatin1StringView text)
        : m_text(text)
    {
    }
    template<std::integral Number>
    Sentence(Number number)
        : m_text(QString::number(number))
    {
    }
    /// `pattern` is a literal with %1 … %9 for the arguments, which are sentences themselves.
    Sentence(const char *pattern, const QList<Sentence> &arguments);

    /// `pattern` with the arguments in its places.
    static QString filled(const QString &pattern, const QStringList &arguments);

    /// One after the other with `between` them.
    static Sentence joined(const QList<Sentence> &parts, QLatin1StringView between);

    bool isEmpty() const { return !m_pattern && m_text.isEmpty(); }
    QString text() const; ///< in English
    /// With what `translate` makes of each pattern.
    QString text(const std::function<QString(const char *pattern)> &translate) const;

private:
    const char *m_pattern = nullptr; ///< null: m_text
    QString m_text;
    QList<Sentence> m_arguments;
};

} // namespace jw
