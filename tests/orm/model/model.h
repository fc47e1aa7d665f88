// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/entity.h"

namespace model {

class Address;
class User;

enum class UserRole { Member, Editor, Admin };
const jw::EnumInfo &enumInfo(UserRole);
inline QDebug operator<<(QDebug debug, UserRole value) { return jw::printEnum(debug, enumInfo(value), int(value)); }

/// The schema that these classes were made from.
const jw::Schema &schema();

} // namespace model
