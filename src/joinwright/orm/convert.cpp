// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/convert.h"

#include "joinwright/core/error.h"

namespace jw {

using namespace Qt::StringLiterals;

void throwEmptyOpt()
{
    throw Error(ErrorKind::Usage, u"a value was asked of an empty jw::Opt"_s);
}

void throwOutOfRange(qint64 value, int bits)
{
    throw Error(ErrorKind::Value, u"%1 does not fit a whole number of %2 bits"_s.arg(value).arg(bits));
}

QString EnumInfo::text(int position) const
{
    if (position < 0 || position >= count)
        throw Error(ErrorKind::Value, u"%1 has no value number %2"_s.arg(QLatin1StringView(name)).arg(position));
    return QString::fromUtf8(values[position]);
}

QDebug printEnum(QDebug debug, const EnumInfo &info, int position)
{
    const QDebugStateSaver saver(debug);
    if (position >= 0 && position < info.count)
        return debug.noquote().nospace() << info.text(position);
    return debug.nospace() << info.name << '(' << position << ')';
}

int EnumInfo::position(const QString &text) const
{
    for (int i = 0; i < count; ++i) {
        if (text == QString::fromUtf8(values[i]))
            return i;
    }
    throw Error(ErrorKind::Value, u"%1 has no value \"%2\""_s.arg(QLatin1StringView(name), text));
}

} // namespace jw
