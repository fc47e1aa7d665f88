// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QVariantMap>

namespace jw {

/// A Mustache template of resources/templates, "sqlalchemy/table.py". Tags stand in <% and %>, and nothing is escaped.
class Template
{
public:
    /// Throws Error(File) when there is none of this name, or when it is not well formed.
    explicit Template(const QString &name);

    /// Fills the template: texts, booleans, lists (of maps or texts) and maps.
    QString render(const QVariantMap &data) const;

private:
    QString m_name;
    QString m_text;
};

} // namespace jw
