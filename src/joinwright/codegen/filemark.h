// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace jw {

/// The first line of a generated file: who made it, from which model, and a hash of the rest, by which a file that
/// somebody edited is told from one that nobody touched. Line ends do not count.
struct FileMark
{
    QString target; ///< the generator's name
    QString model; ///< the schema's id
    bool isIntact = false; ///< the rest of the file is as it was written

    /// `content` under its mark, as a comment in the language that the path's ending says.
    static QByteArray marked(const QString &path, const QString &content, const QString &target, const QString &model);
    /// The mark of a file; target is empty when it has none.
    static FileMark of(const QByteArray &file);
};

/// Without carriage returns, which a checkout may add.
QByteArray withPlainLineEnds(QByteArray text);

} // namespace jw
