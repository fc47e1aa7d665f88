// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/id.h"

#include <QtCore/QList>
#include <QtCore/QMimeData>

#include <memory>

namespace jw::studio {

/// Objects of the open model that are dragged from one view to another: their ids, one a line.
inline constexpr QLatin1StringView IdsMimeType("application/x-joinwright-ids");

inline std::unique_ptr<QMimeData> mimeOf(const QList<Id> &ids)
{
    QStringList texts;
    for (Id id : ids)
        texts.append(id.toString());
    auto data = std::make_unique<QMimeData>();
    data->setData(IdsMimeType, texts.join(u'\n').toLatin1());
    return data;
}

inline QList<Id> idsIn(const QMimeData &data)
{
    QList<Id> ids;
    const QString text = QString::fromLatin1(data.data(IdsMimeType));
    for (const QString &word : text.split(u'\n', Qt::SkipEmptyParts)) {
        if (const auto id = Id::fromString(word))
            ids.append(*id);
    }
    return ids;
}

} // namespace jw::studio
