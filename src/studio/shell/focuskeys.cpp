// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/focuskeys.h"

#include "studio/navigator/modeltreepanel.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QDockWidget>

namespace jw::studio {

namespace {

template<typename T>
bool isInside(const QWidget *widget)
{
    while (widget && !qobject_cast<const T *>(widget))
        widget = widget->parentWidget();
    return widget != nullptr;
}

bool isLetter(const QKeyEvent &key)
{
    const bool commands = key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    return !commands && !key.text().isEmpty() && key.text().front().isPrint();
}

bool isEditing(const QKeyEvent &key)
{
    return key.key() == Qt::Key_Delete || key.key() == Qt::Key_Insert || key.key() == Qt::Key_F2;
}

} // namespace

bool isKeyOfFocus(const QKeyEvent &key, const QWidget *focus)
{
    if (isLetter(key) && qobject_cast<const QAbstractItemView *>(focus))
        return true;
    // What stands in the tree is what is selected in the diagram: there these keys mean the same.
    return isEditing(key) && isInside<QDockWidget>(focus) && !isInside<ModelTreePanel>(focus);
}

} // namespace jw::studio
