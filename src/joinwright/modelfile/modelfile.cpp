// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/modelfile/modelfile.h"

#include "joinwright/core/error.h"
#include "joinwright/modelfile/diagramreader.h"
#include "joinwright/modelfile/schemareader.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace jw {

namespace {

constexpr qint64 MaxSize = qint64(256) * 1024 * 1024;

[[noreturn]] void refuse(const Sentence &path, const Sentence &reason)
{
    Error::Context context;
    context.file = path.text();
    throw FileError(Error::phrase("%1 %2", path, reason), context);
}

/// Says what a file is that cannot be a model, as far as its first bytes tell.
void refuseOtherKinds(const QString &path, const QByteArray &bytes)
{
    if (bytes.trimmed().isEmpty())
        refuse(path, Error::phrase("is empty: no model"));
    if (bytes.startsWith("SQLite format 3"))
        refuse(path, Error::phrase("is an SQLite database, not a model: open it as a database"));
    if (bytes.startsWith("PK\x03\x04") || bytes.startsWith("\x1f\x8b"))
        refuse(path, Error::phrase("is a compressed file, not a model"));
    if (bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff"))
        refuse(path, Error::phrase("is UTF-16 text; a model is UTF-8"));
    if (bytes.first(qMin(bytes.size(), qsizetype(4096))).contains('\0'))
        refuse(path, Error::phrase("is a binary file, not a model"));
}

QByteArray bytesOf(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        refuse(path, Error::phrase("does not exist"));
    if (info.isDir())
        refuse(path, Error::phrase("is a folder, not a model"));
    if (!info.isFile())
        refuse(path, Error::phrase("is no regular file"));
    if (info.size() > MaxSize)
        refuse(path, Error::phrase("is larger than 256 MB: no model"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        refuse(path, Error::phrase("cannot be read: %1", Error::systemPhrase(file.errorString())));
    const QByteArray bytes = file.read(qMin(info.size(), MaxSize));
    if (file.error() != QFileDevice::NoError)
        refuse(path, Error::phrase("cannot be read: %1", Error::systemPhrase(file.errorString())));
    refuseOtherKinds(path, bytes);
    return bytes;
}

Schema schemaFrom(const QByteArray &bytes, const QString &name)
{
    JsonReader reader(bytes, name);
    return SchemaReader(reader).read();
}

QList<Diagram> diagramsFrom(const QByteArray &bytes, const QString &name, UnknownKeys &unknown)
{
    JsonReader reader(bytes, name);
    return DiagramReader(reader).read(unknown);
}

/// A rename has reached the disk only when its folder has.
void syncFolder(const QString &path)
{
#ifdef Q_OS_UNIX
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
#else
    Q_UNUSED(path);
#endif
}

bool hasContent(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return QFileInfo(path).size() == content.size() && file.open(QIODevice::ReadOnly) && file.readAll() == content;
}

void replaceFile(const QString &path, const QByteArray &content)
{
    if (hasContent(path, content))
        return;
    const QFileInfo info(path); // follows links, as the replacing does
    if (info.isDir())
        refuse(path, Error::phrase("is a folder: the model cannot be saved there"));
    if (info.exists() && !info.isFile())
        refuse(path, Error::phrase("is no regular file: the model cannot be saved there"));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        refuse(path, Error::phrase("cannot be saved: %1", Error::systemPhrase(file.errorString())));
    syncFolder(path);
}

} // namespace

Schema readSchema(const QString &path)
{
    if (path.endsWith(".jwd"_L1))
        refuse(path, Error::phrase("has only the diagrams of a model: open the .jw file beside it"));
    return schemaFrom(bytesOf(path), path);
}

Model readModel(const QString &path)
{
    Model model;
    model.schema = readSchema(path);
    const QString diagrams = diagramsPath(path);
    if (QFileInfo::exists(diagrams))
        model.diagrams = diagramsFrom(bytesOf(diagrams), diagrams, model.unknown);
    return model;
}

void saveModel(const Model &model, const QString &path)
{
    const QByteArray schema = writeSchema(model.schema);
    const QByteArray diagrams = writeDiagrams(model);
    const QString diagramsFile = diagramsPath(path);
    // What is saved can be opened: a model that the reader would refuse (a NUL in a name, a doubled id) is refused here,
    // while the old file is still there.
    UnknownKeys unknown;
    schemaFrom(schema, path);
    diagramsFrom(diagrams, diagramsFile, unknown);
    replaceFile(path, schema);
    if (!model.diagrams.isEmpty() || !model.unknown.isEmpty() || QFileInfo::exists(diagramsFile))
        replaceFile(diagramsFile, diagrams);
}

QString diagramsPath(const QString &modelPath)
{
    return modelPath.endsWith(".jw"_L1) ? modelPath + u'd' : modelPath + ".jwd"_L1;
}

Model readModelText(const QString &text)
{
    if (text.size() > MaxSize)
        refuse(Error::phrase("the text"), Error::phrase("is larger than 256 MB: no model"));
    JsonReader reader(text.toUtf8(), Error::phrase("the text"));
    Model model;
    model.schema = SchemaReader(reader).read(&model.diagrams);
    return model;
}

bool isModelText(QStringView text)
{
    return text.trimmed().startsWith(u"{\"format\":");
}

} // namespace jw
