// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cli/commandline.h"

#include <QtCore/QStringList>

// One struct of options and one function for each word. They throw jw::Error for input that cannot be used.

namespace jw::cli {

struct ReflectOptions
{
    QString url;
    QString output; ///< a .jw file; empty: standard output, unless a summary is wanted
    bool summary = false;
};
int reflect(const ReflectOptions &options);

struct GenOptions
{
    QString target;
    QString model;
    QString folder;
    QStringList options; ///< of the target, "mapped"
};
int gen(const GenOptions &options);
QStringList genTargets();
QStringList genOptions(); ///< "namespace=NAME (cpp)"

struct CreateOptions
{
    QString model;
    QString url;
    bool sqlOnly = false; ///< print the statements, touch nothing
};
int create(const CreateOptions &options);

struct RenderOptions
{
    QString model;
    QString output;
    QString diagram; ///< by name; empty: the first
    double scale = 1.0;
    bool dark = false;
};
int render(const RenderOptions &options);

struct FmtOptions
{
    QStringList files;
    bool check = false;
};
int fmt(const FmtOptions &options);

struct SampleOptions
{
    QString output; ///< the database; its model is written beside it
};
int sample(const SampleOptions &options);

void print(const QString &text); ///< to standard output, with a line end
void complain(const QString &text); ///< to standard error

} // namespace jw::cli
