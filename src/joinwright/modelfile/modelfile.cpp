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

[[noreturn]] void refuse(const QString &path, const QString &reason)
{
    Error::Context context;
    context.file = path;
    throw FileError(u"%1 %2"_s.arg(path, reason), context);
}

/// Says what a file is that cannot be a model, as far as its first bytes tell.
void refuseOtherKinds(const QString &path, const QByteArray &bytes)
{
    if (bytes.trimmed().isEmpty())
        refuse(path, u"is empty: no model"_s);
    if (bytes.startsWith("SQLite format 3"))
        refuse(path, u"is an SQLite database, not a model: open it as a database"_s);
    if (bytes.startsWith("PK\x03\x04") || bytes.startsWith("\x1f\x8b"))
        refuse(path, u"is a compressed file, not a model"_s);
    if (bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff"))
        refuse(path, u"is UTF-16 text; a model is UTF-8"_s);
    if (bytes.first(qMin(bytes.size(), qsizetype(4096))).contains('\0'))
        refuse(path, u"is a binary file, not a model"_s);
}

QByteArray bytesOf(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        refuse(path, u"does not exist"_s);
    if (info.isDir())
        refuse(path, u"is a folder, not a model"_s);
    if (!info.isFile())
        refuse(path, u"is no regular file"_s);
    if (info.size() > MaxSize)
        refuse(path, u"is larger than 256 MB: no model"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        refuse(path, u"cannot be read: %1"_s.arg(file.errorString()));
    const QByteArray bytes = file.read(qMin(info.size(), MaxSize));
    if (file.error() != QFileDevice::NoError)
        refuse(path, u"cannot be read: %1"_s.arg(file.errorString()));
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
        refuse(path, u"is a folder: the model cannot be saved there"_s);
    if (info.exists() && !info.isFile())
        refuse(path, u"is no regular file: the model cannot be saved there"_s);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        refuse(path, u"cannot be saved: %1"_s.arg(file.errorString()));
    syncFolder(path);
}

} // namespace

Schema readSchema(const QString &path)
{
    if (path.endsWith(".jwd"_L1))
        refuse(path, u"has only the diagrams of a model: open the .jw file beside it"_s);
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
        refuse(u"the text"_s, u"is larger than 256 MB: no model"_s);
    JsonReader reader(text.toUtf8(), u"the text"_s);
    Model model;
    model.schema = SchemaReader(reader).read(&model.diagrams);
    return model;
}

bool isModelText(QStringView text)
{
    return text.trimmed().startsWith(u"{\"format\":");
}

} // namespace jw
