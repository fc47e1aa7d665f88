// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/linepainter.h"

#include "joinwright/schema/model.h"
#include "studio/theme/themecolors.h"

namespace jw::studio {

enum class PageMode : quint8 {
    Fitted, ///< one page as large as the diagram
    Paged, ///< A4 pages, landscape, at `scale`
};

struct PictureOptions
{
    double scale = 1.0; ///< 1 is 100 %; SVG has none
    ThemeColors colors = ThemeColors::light();
    bool background = true; ///< the canvas colour; else transparent (PNG, SVG) or white (PDF)
    Notation notation = Notation::CrowsFoot;
    PageMode pages = PageMode::Fitted; ///< of a PDF
};

/// Writes a diagram as a picture; the ending of `path` chooses PNG, SVG or PDF. The file appears whole or not at all.
///
/// A null `diagram` means the model's first; a model without diagrams is arranged afresh. Needs a QGuiApplication
/// (offscreen will do). Throws Error(Usage) for another ending or a diagram that is not there, Error(File) when the file
/// cannot be written and Error(Unsupported) when the picture would be too large for its format.
void renderPicture(const Model &model, Id diagram, const QString &path, const PictureOptions &options = {});

/// The picture as SVG text: compact, readable, text kept as text; the same model gives the same bytes.
QByteArray renderSvg(const Model &model, Id diagram, const PictureOptions &options = {});

} // namespace jw::studio
