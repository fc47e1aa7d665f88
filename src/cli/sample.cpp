// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "cli/words.h"
#include "joinwright/modelfile/modelfile.h"
#include "joinwright/sample/sampleshop.h"

#include <QtCore/QFileInfo>

namespace jw::cli {

int sample(const SampleOptions &options)
{
    createSampleShop(options.output);
    const QFileInfo file(options.output);
    const QString model = file.path() + u'/' + file.completeBaseName() + QStringLiteral(".jw");
    saveModel(sampleModel(), model);
    print(QStringLiteral("%1 and %2").arg(options.output, model));
    return Done;
}

} // namespace jw::cli
