// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/codegen/template.h"

#include "joinwright/core/error.h"

#include <QtCore/QFile>

#include <kainjow/mustache.hpp>

#include <algorithm>

using kainjow::mustache::data;
using kainjow::mustache::mustache;

namespace jw {

namespace {

data toData(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::QVariantMap: {
        data object(data::type::object);
        const QVariantMap map = value.toMap();
        for (auto it = map.cbegin(); it != map.cend(); ++it)
            object.set(it.key().toStdString(), toData(it.value()));
        return object;
    }
    case QMetaType::QVariantList:
    case QMetaType::QStringList: {
        data list(data::type::list);
        for (const QVariant &item : value.toList())
            list.push_back(toData(item));
        return list;
    }
    case QMetaType::Bool:
        return data(value.toBool() ? data::type::bool_true : data::type::bool_false);
    default:
        return data(value.toString().toStdString());
    }
}

bool isBlank(QStringView line)
{
    return line.trimmed().isEmpty();
}

/// Blank lines as the language's readers expect them, whatever sections were left out around them.
QString tidied(const QString &text, bool isPython)
{
    QStringList lines;
    int blanks = 0;
    for (const QString &line : text.split(u'\n')) {
        if (isBlank(line)) {
            ++blanks;
            continue;
        }
        const bool isInside = line.startsWith(u' ');
        const bool opens = lines.isEmpty() || lines.last().endsWith(u'{');
        const bool closes = !isPython && line.trimmed().startsWith(u'}') && isInside;
        const bool ends = !isPython && (line == u"}" || line == u"};");
        const int wanted = opens || closes || ends ? 0 : std::min(blanks, isPython && !isInside ? 2 : 1);
        const bool isNamespace = !lines.isEmpty() && lines.last().startsWith(u"namespace ");
        for (int i = 0; i < (isNamespace ? std::min(blanks, 1) : wanted); ++i)
            lines.append(QString());
        lines.append(line);
        blanks = 0;
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace

Template::Template(const QString &name)
    : m_name(name)
{
    QFile file(QStringLiteral(":/joinwright/templates/%1.mustache").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        throw FileError(Error::phrase("There is no template %1.", name));
    m_text = QString::fromUtf8(file.readAll());
}

QString Template::render(const QVariantMap &values) const
{
    mustache engine("{{=<% %>=}}" + m_text.toStdString());
    engine.set_custom_escape([](const std::string &text) { return text; });
    const std::string result = engine.render(toData(values));
    if (!engine.is_valid())
        throw FileError(Error::phrase("The template %1 is not well formed: %2", m_name, QString::fromStdString(engine.error_message())));
    return tidied(QString::fromStdString(result), m_name.endsWith(QLatin1StringView(".py")));
}

} // namespace jw
