// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "cli/words.h"
#include "joinwright/core/error.h"
#include "joinwright/modelfile/modelfile.h"
#include "studio/designer/picture.h"

namespace jw::cli {

namespace {

Id diagramByName(const Model &model, const QString &name)
{
    if (name.isEmpty())
        return {};
    QStringList names;
    for (const Diagram &diagram : model.diagrams) {
        if (diagram.name == name)
            return diagram.id;
        names.append(diagram.name);
    }
    throw Error(ErrorKind::Usage,
        QStringLiteral("there is no diagram \"%1\"; the model has: %2").arg(name, names.join(QStringLiteral(", "))));
}

} // namespace

int render(const RenderOptions &options)
{
    const Model model = readModel(options.model);
    studio::PictureOptions picture;
    picture.scale = options.scale;
    if (options.dark)
        picture.colors = studio::ThemeColors::dark();
    studio::renderPicture(model, diagramByName(model, options.diagram), options.output, picture);
    return Done;
}

} // namespace jw::cli
