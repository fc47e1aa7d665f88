// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/schema/words.h"

namespace jw {

QString wordOf(ReferentialAction action)
{
    static constexpr const char *Words[] = {"", "restrict", "cascade", "setNull", "setDefault"};
    return QLatin1StringView(Words[int(action)]);
}

QString wordOf(Deferral deferral)
{
    static constexpr const char *Words[] = {"", "deferrable", "deferred"};
    return QLatin1StringView(Words[int(deferral)]);
}

QString wordOf(Generation generation)
{
    static constexpr const char *Words[] = {"", "identity", "stored", "virtual"};
    return QLatin1StringView(Words[int(generation)]);
}

QString wordOf(Removal removal)
{
    static constexpr const char *Words[] = {"", "delete", "nullify", "ignore"};
    return QLatin1StringView(Words[int(removal)]);
}

QString wordOf(Hue hue)
{
    static constexpr const char *Words[] = {"slate", "teal", "plum", "sky", "ochre", "rose", "moss", "clay"};
    return QLatin1StringView(Words[int(hue)]);
}

QString wordOf(TableDetail detail)
{
    static constexpr const char *Words[] = {"", "keys", "name"};
    return QLatin1StringView(Words[int(detail)]);
}

} // namespace jw
