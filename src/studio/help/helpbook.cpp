// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/help/helpbook.h"

#include <QtCore/QDir>

namespace jw::studio {

using namespace Qt::StringLiterals;

HelpBook::HelpBook()
{
    // A page that is not named here stands at the end.
    static const QStringList order {u"program.md"_s, u"index.md"_s, u"tutorial.md"_s, u"coming-from.md"_s, u"sessions.md"_s, u"loading.md"_s, u"queries.md"_s,
        u"live.md"_s, u"classes.md"_s, u"servers.md"_s};
    const QDir folder(u":/help"_s);
    m_names = folder.entryList({u"*.md"_s}, QDir::Files, QDir::Name);
    const auto place = [&](const QString &name) { return order.contains(name) ? order.indexOf(name) : order.size(); };
    std::stable_sort(m_names.begin(), m_names.end(), [&](const QString &a, const QString &b) { return place(a) < place(b); });
    for (const QString &name : std::as_const(m_names)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("A page of the help is missing from the program");
        m_pages.insert(name, HelpPage::fromMarkdown(QString::fromUtf8(file.readAll())));
    }
}

const HelpPage &HelpBook::page(const QString &name) const
{
    const auto found = m_pages.constFind(name);
    return found == m_pages.cend() ? *m_pages.constFind(m_names.first()) : *found;
}

} // namespace jw::studio
