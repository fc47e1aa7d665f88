// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/error.h"
#include "joinwright/schema/table.h"

#include <QtCore/QByteArray>
#include <QtCore/QSet>

#include <functional>

namespace jw {

/// Reads JSON from front to back, strictly by RFC 8259, and knows the place of everything it reads.
///
/// The caller says what it expects; anything else throws FileError with file, line and reason. Nothing is built that
/// the caller does not keep, and nesting is limited, so that no input can take much memory or stack.
class JsonReader
{
public:
    /// `file` is for messages. Throws when `bytes` are not UTF-8.
    JsonReader(const QByteArray &bytes, const Sentence &file);

    /// Calls `field` for each key; it reads the value and returns true, or returns false without reading: then the value goes
    /// to `unknown` as its raw text.
    void object(UnknownKeys &unknown, const std::function<bool(const QString &key)> &field);
    /// Calls `item` before each item, which it has to read.
    void array(const std::function<void()> &item);

    QString text();
    QStringList texts();
    bool boolean();
    int number(int least, int most);
    Id id(); ///< any id
    Id newId(); ///< an id that must not have been read by newId() before
    QString raw(); ///< any value as it stands
    /// The place of `text()` in `words`; refuses others by naming the choice. The first word may be empty.
    int word(std::initializer_list<const char *> words);
    bool isAtObject(); ///< the next value is an object
    void end(); ///< refuses anything but white space

    qsizetype position() const { return m_at; } ///< for failAt()
    [[noreturn]] void fail(const Sentence &reason) const { failAt(m_at, reason); }
    [[noreturn]] void failAt(qsizetype position, const Sentence &reason) const;

private:
    void checkEncoding() const;
    void skipSpace();
    char peek();
    void expect(char c, const Sentence &what);
    bool isNext(char c);
    void skipValue();
    void skipNumber();
    void skipLiteral(const char *literal);
    bool skipDigits();
    QString string();
    void escape(QString &result);
    char16_t hex4();
    [[noreturn]] void wrongKind(const Sentence &wanted);
    int lineOf(qsizetype position) const;

    class Nesting;

    const QByteArray m_bytes;
    const Sentence m_file;
    qsizetype m_at = 0;
    int m_depth = 0;
    QString m_key; // whose value is being read
    QHash<Id, qsizetype> m_ids;
};

} // namespace jw
