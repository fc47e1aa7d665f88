// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"

#include <QtCore/QByteArray>

namespace jw {

/// Reads a model (.jw) and, when it is there, the file of its diagrams beside it (.jwd).
///
/// Throws FileError with file, line and reason for everything that is no whole model: another kind of file, no JSON, a
/// newer format number, doubled ids, references to nothing, invalid UTF-8, NUL in a text, more than 256 MB, nesting
/// deeper than 64. Nothing is ever written. Problems that a person may fix are read as they are: see validate().
Model readModel(const QString &path);
/// Reads only the .jw file.
Schema readSchema(const QString &path);

/// Writes the model to `path` and its diagrams beside it, in this order, each by replacing the old file at once by a
/// complete new one that has reached the disk. A file that has the right content already is left alone; a model without diagrams
/// makes no file for them. Throws FileError, leaving the file concerned as it was.
void saveModel(const Model &model, const QString &path);

/// The text of a .jw file: a function of the schema alone.
QByteArray writeSchema(const Schema &schema);
/// The text of the .jwd file.
QByteArray writeDiagrams(const Model &model);
/// The path of the diagrams beside a model: "shop.jw" → "shop.jwd".
QString diagramsPath(const QString &modelPath);

/// A model, or a part of one, as one text for the clipboard or a mail; with its diagrams.
QString modelText(const Model &part);
/// Throws FileError when `text` is none.
Model readModelText(const QString &text);
/// Whether `text` looks like one, without reading it whole.
bool isModelText(QStringView text);

} // namespace jw
