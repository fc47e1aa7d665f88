// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/core/error.h"

#include <algorithm>
#include <iterator>

namespace jw {

Error::Error(ErrorKind kind, const Sentence &message)
    : Error(kind, message, Context {})
{
}

Error::Error(ErrorKind kind, const Sentence &message, Context context)
    : std::runtime_error(message.text().toStdString())
    , m_kind(kind)
    , m_facts(std::make_shared<const Facts>(Facts {message, std::move(context)}))
{
}

void Error::raise() const
{
    throw *this;
}

std::unique_ptr<Error> Error::clone() const
{
    return std::make_unique<Error>(*this);
}

#define JW_ERROR_CLASS(Name, Kind)                                                                 \
    Name::Name(const Sentence &message, Context context)                                           \
        : Error(Kind, message, std::move(context))                                                 \
    {                                                                                              \
    }                                                                                              \
    void Name::raise() const                                                                       \
    {                                                                                              \
        throw *this;                                                                               \
    }                                                                                              \
    std::unique_ptr<Error> Name::clone() const                                                     \
    {                                                                                              \
        return std::make_unique<Name>(*this);                                                      \
    }

JW_ERROR_CLASS(ConnectionError, ErrorKind::Connection)
JW_ERROR_CLASS(IntegrityError, ErrorKind::Integrity)
JW_ERROR_CLASS(SchemaError, ErrorKind::Schema)
JW_ERROR_CLASS(FileError, ErrorKind::File)
JW_ERROR_CLASS(UnknownOutcomeError, ErrorKind::Connection)
#undef JW_ERROR_CLASS

Sentence Error::systemPhrase(const QString &text)
{
    static const Sentence known[] = {phrase("Permission denied"), phrase("No such file or directory"), phrase("Is a directory"),
        phrase("No space left on device"), phrase("Disk quota exceeded"), phrase("Read-only file system"), phrase("File name too long")};
    const auto found = std::find_if(std::begin(known), std::end(known), [&](const Sentence &one) { return one.text() == text; });
    return found == std::end(known) ? Sentence(text) : *found;
}

Sentence Error::objectPhrase(const QString &object)
{
    static const QLatin1StringView isNew("new ");
    return object.startsWith(isNew) ? phrase("new %1", object.sliced(isNew.size())) : Sentence(object);
}

QString Error::message() const
{
    return QString::fromUtf8(what());
}

} // namespace jw
