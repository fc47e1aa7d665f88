// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/codegen/generator.h"

namespace jw {

/// What an export does, or would do, with one file.
struct ExportedFile
{
    enum State : quint8 {
        New, ///< is written
        Unchanged, ///< is there already, exactly so
        Updated, ///< was there as the last export left it; is written anew
        Conflict, ///< is there and somebody edited it, or somebody else's file: left alone
        Kept, ///< for code written by hand, and there already: left alone
        Removed, ///< the model has no use for it any more, and nobody edited it: is deleted
        Abandoned, ///< the model has no use for it any more, but somebody edited it: left alone
    };

    QString path; ///< relative to the folder
    State state = New;
    QByteArray content; ///< as it is to be; empty for Removed and Abandoned
    QString difference; ///< from what is there to `content`, as unifiedDiff() shows it; of Updated and Conflict
};

/// Writes generated code into a folder, again and again, without ever destroying what a person wrote there.
class Exporter
{
public:
    /// Generates at once; throws what Generator::generate() throws.
    Exporter(const Generator &generator, const Schema &schema, const GeneratorOptions &options = {});

    /// What an export into `folder` would do; the folder need not exist. Throws FileError for a file that cannot be read.
    QList<ExportedFile> plan(const QString &folder) const;
    /// Does it, each file whole or not at all. Throws FileError naming the file; files before it are written then.
    QList<ExportedFile> write(const QString &folder) const;

private:
    ExportedFile planFile(const QString &folder, const GeneratedFile &file) const;
    QList<ExportedFile> planRest(const QString &folder) const;

    QString m_target;
    QString m_model;
    QList<GeneratedFile> m_files;
};

} // namespace jw
