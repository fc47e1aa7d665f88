// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QMetaType>
#include <QtCore/QtGlobal>

namespace jw::studio {

/// What a click on the canvas does.
enum class Tool : quint8 { Select, Table, Relationship, ManyToMany, Area, Note };

} // namespace jw::studio

Q_DECLARE_METATYPE(jw::studio::Tool)
