// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/language.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLibraryInfo>
#include <QtCore/QLocale>
#include <QtCore/QTranslator>

#include <memory>

namespace jw::studio::language {

namespace {

struct Installed
{
    QString code; // empty until use() was called
    std::unique_ptr<QTranslator> own;
    std::unique_ptr<QTranslator> qt;
};

Installed &installed()
{
    static Installed it;
    return it;
}

/// lupdate names a class without `namespace jw::studio`, the running program with it.
class Translator : public QTranslator
{
public:
    QString translate(const char *context, const char *source, const char *disambiguation, int n) const override
    {
        static constexpr QLatin1StringView Prefix("jw::studio::");
        const QString found = QTranslator::translate(context, source, disambiguation, n);
        if (!found.isEmpty() || !QLatin1StringView(context).startsWith(Prefix))
            return found;
        return QTranslator::translate(context + Prefix.size(), source, disambiguation, n);
    }
};

std::unique_ptr<QTranslator> load(const QLocale &locale, const QString &name, const QString &folder)
{
    auto translator = std::make_unique<Translator>();
    if (!translator->load(locale, name, QStringLiteral("_"), folder))
        return nullptr;
    QCoreApplication::installTranslator(translator.get());
    return translator;
}

} // namespace

QStringList available()
{
    return {QStringLiteral("en"), QStringLiteral("de")};
}

QString nameOf(const QString &code)
{
    return code == QLatin1StringView("de") ? QStringLiteral("Deutsch") : QStringLiteral("English");
}

QString current()
{
    return installed().code.isEmpty() ? QStringLiteral("en") : installed().code;
}

void use(const QString &wanted)
{
    QString code = wanted.isEmpty() ? QLocale::system().name().left(2) : wanted;
    if (!available().contains(code))
        code = QStringLiteral("en");
    Installed &now = installed();
    if (code == now.code)
        return;
    now.own.reset(); // ~QTranslator takes it out of the application
    now.qt.reset();
    now.code = code;
    const QLocale locale(code);
    // Dates and numbers are written in the language of the texts, in the country's way where the system speaks it too.
    QLocale::setDefault(QLocale::system().language() == locale.language() ? QLocale::system() : locale);
    // Loaded for English too: its file has the plural forms.
    now.own = load(locale, QStringLiteral("joinwright"), QStringLiteral(":/i18n"));
    now.qt = load(locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

} // namespace jw::studio::language
