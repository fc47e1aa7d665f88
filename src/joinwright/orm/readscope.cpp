// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/readscope.h"

#include "joinwright/orm/sessionparts.h"

namespace jw {

using namespace Qt::StringLiterals;

ReadScope::ReadScope(Session &session)
    : m_session(session)
    , m_isOuter(session.parts().beginReading(u"a series of reads"_s))
{
}

ReadScope::~ReadScope()
{
    if (m_isOuter)
        m_session.parts().endReading();
}

} // namespace jw
