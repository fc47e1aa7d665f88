// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/codegen/exporter.h"

#include "joinwright/codegen/filemark.h"
#include "joinwright/codegen/linediff.h"
#include "joinwright/core/error.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QSaveFile>

using namespace Qt::StringLiterals;

namespace jw {

namespace {

[[noreturn]] void fail(const QString &path, const Sentence &reason)
{
    Error::Context context;
    context.file = path;
    throw FileError(reason, context);
}

QByteArray read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        fail(path, Error::phrase("%1 cannot be read: %2", QDir::toNativeSeparators(path), Error::systemPhrase(file.errorString())));
    return file.readAll();
}

void save(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        fail(path, Error::phrase("%1 cannot be written: %2", QDir::toNativeSeparators(path), Error::systemPhrase(file.errorString())));
}

void makeFolder(const QString &folder)
{
    if (QFileInfo::exists(folder) && !QFileInfo(folder).isDir())
        fail(folder, Error::phrase("%1 cannot be used: %2", QDir::toNativeSeparators(folder), Error::phrase("it is a file, not a folder")));
    if (!QDir().mkpath(folder))
        fail(folder, Error::phrase("%1 cannot be made: %2", QDir::toNativeSeparators(folder), Error::phrase("no permission, or the disk is full")));
}

} // namespace

Exporter::Exporter(const Generator &generator, const Schema &schema, const GeneratorOptions &options)
    : m_target(generator.name())
    , m_model(schema.id.toString())
    , m_files(generator.generate(schema, options))
{
}

QList<ExportedFile> Exporter::plan(const QString &folder) const
{
    QList<ExportedFile> files;
    for (const GeneratedFile &file : m_files)
        files.append(planFile(folder, file));
    return files + planRest(folder);
}

ExportedFile Exporter::planFile(const QString &folder, const GeneratedFile &file) const
{
    const QString path = QDir(folder).filePath(file.path);
    ExportedFile result {file.path, ExportedFile::New, file.content.toUtf8(), {}};
    if (!file.isForUser)
        result.content = FileMark::marked(file.path, file.content, m_target, m_model);
    if (!QFileInfo::exists(path))
        return result;
    if (file.isForUser) {
        result.state = ExportedFile::Kept;
        return result;
    }
    const QByteArray there = read(path);
    if (withPlainLineEnds(there) == result.content) {
        result.state = ExportedFile::Unchanged;
        return result;
    }
    const FileMark mark = FileMark::of(there);
    const bool isOurs = mark.isIntact && mark.target == m_target && mark.model == m_model;
    result.state = isOurs ? ExportedFile::Updated : ExportedFile::Conflict;
    result.difference = unifiedDiff(QString::fromUtf8(withPlainLineEnds(there)), QString::fromUtf8(result.content));
    return result;
}

QList<ExportedFile> Exporter::planRest(const QString &folder) const
{
    QSet<QString> known;
    for (const GeneratedFile &file : m_files)
        known.insert(file.path);
    QList<ExportedFile> files;
    const QDir dir(folder);
    for (const QString &name : dir.entryList({u"*.h"_s, u"*.cpp"_s, u"*.py"_s, u"*.sql"_s}, QDir::Files, QDir::Name)) {
        if (known.contains(name))
            continue;
        const FileMark mark = FileMark::of(read(dir.filePath(name)));
        if (mark.target == m_target && mark.model == m_model)
            files.append({name, mark.isIntact ? ExportedFile::Removed : ExportedFile::Abandoned, {}, {}});
    }
    return files;
}

QList<ExportedFile> Exporter::write(const QString &folder) const
{
    makeFolder(folder);
    const QList<ExportedFile> files = plan(folder);
    for (const ExportedFile &file : files) {
        const QString path = QDir(folder).filePath(file.path);
        if (file.state == ExportedFile::New || file.state == ExportedFile::Updated)
            save(path, file.content);
        else if (file.state == ExportedFile::Removed && !QFile::remove(path))
            fail(path, Error::phrase("%1 cannot be deleted: %2", QDir::toNativeSeparators(path), Error::phrase("no permission")));
    }
    return files;
}

} // namespace jw
