// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"

#include <QtCore/QObject>

namespace jw::studio {

class DiagramView;

/// Cut, copy and paste of what stands on a diagram: between windows and models, as text that can be mailed.
///
/// Within the program a copy keeps its relationships to tables that were not copied, where the model pasted into has
/// them. Selected columns are copied as lines "name type", which can be pasted onto a table again.
class CanvasClipboard : public QObject
{
    Q_OBJECT

public:
    explicit CanvasClipboard(DiagramView &view);

    /// False when nothing that can be copied is selected.
    bool copy();
    void paste();
    bool canPaste() const;

private:
    bool copyColumns();
    void insert(const Model &fragment);
    bool pasteColumns(const QString &text);

    DiagramView &m_view;
    QPoint m_pastedAt; // where the last paste went: the next one goes beside it
};

} // namespace jw::studio
