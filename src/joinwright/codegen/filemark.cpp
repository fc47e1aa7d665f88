// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/codegen/filemark.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace jw {

namespace {

constexpr int HashLength = 16; // hex digits: enough to notice an edit

QString hashOf(const QByteArray &text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(HashLength));
}

QString commentSign(const QString &path)
{
    if (path.endsWith(".sql"_L1))
        return u"-- "_s;
    return path.endsWith(".py"_L1) || path.endsWith(".txt"_L1) ? u"# "_s : u"// "_s;
}

} // namespace

QByteArray withPlainLineEnds(QByteArray text)
{
    return text.replace("\r\n", "\n");
}

QByteArray FileMark::marked(const QString &path, const QString &content, const QString &target, const QString &model)
{
    const QByteArray rest = content.toUtf8();
    const QString line = "%1Made by Joinwright (%2 %3 %4). The next export leaves it alone once you edit it.\n"_L1.arg(
        commentSign(path), target, model, hashOf(rest));
    return line.toUtf8() + rest;
}

FileMark FileMark::of(const QByteArray &file)
{
    static const QRegularExpression pattern(u"Made by Joinwright \\((\\S+) (\\S+) ([0-9a-f]{16})\\)"_s);
    const QByteArray text = withPlainLineEnds(file);
    const qsizetype end = text.indexOf('\n');
    const QRegularExpressionMatch match = pattern.match(QString::fromUtf8(text.left(end < 0 ? text.size() : end)));
    if (!match.hasMatch())
        return {};
    return {match.captured(1), match.captured(2), hashOf(end < 0 ? QByteArray() : text.mid(end + 1)) == match.captured(3)};
}

} // namespace jw
