// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/fixedkeys.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QKeySequence>

namespace jw::studio {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(FixedKeys)
};

QString native(const char *keys)
{
    QStringList texts;
    for (const QKeySequence &key : QKeySequence::listFromString(QString::fromUtf8(keys), QKeySequence::PortableText))
        texts.append(key.toString(QKeySequence::NativeText));
    return texts.join(QStringLiteral(", "));
}

QList<FixedKey> diagramKeys()
{
    const QString place = Texts::tr("Diagram");
    return {
        {place, native("Return"), Texts::tr("Does with the chosen tool what a click would; without one opens what is selected")},
        {place, native("V; Esc"), Texts::tr("Back to selecting; Esc gives up what was begun")},
        {place, native("Tab; Shift+Tab"), Texts::tr("To the next table, to the one before")},
        {place, Texts::tr("Ctrl+arrows"), Texts::tr("To the table in that direction; with Shift it is selected too")},
        {place, native("Alt+Down; Alt+Up; Alt+Left"), Texts::tr("Into the columns of the table and along them; back to the table")},
        {place, Texts::tr("Ctrl+Shift+Up, Down"), Texts::tr("Moves the selected column within its table")},
        {place, Texts::tr("Arrows"), Texts::tr("Moves what is selected by 8, with Shift by 1; bends the selected line")},
        {place, Texts::tr("Alt+Shift+arrows"), Texts::tr("Resizes the selected area or note")},
        {place, native("D"), Texts::tr("Shows all columns, the keys or the names alone, in turn")},
        {place, Texts::tr("Tab, Return"), Texts::tr("While typing in a table: next field, next column")},
        {place, native("F3; Shift+F3"), Texts::tr("To the next thing found, to the one before")},
        {place, Texts::tr("Space and drag"), Texts::tr("Moves the view; so does the middle button")},
        {place, Texts::tr("Ctrl and wheel"), Texts::tr("Zooms at the mouse")},
    };
}

QList<FixedKey> gridKeys()
{
    const QString place = Texts::tr("Grid");
    return {
        {place, native("F2; Return"), Texts::tr("Edits the cell; typing replaces what it holds")},
        {place, native("Esc"), Texts::tr("Gives up the edit; puts changed cells back")},
        {place, native("Space"), Texts::tr("Switches a yes or no")},
        {place, native("F4"), Texts::tr("Opens the row that the cell refers to")},
    };
}

} // namespace

QList<FixedKey> fixedKeys()
{
    return diagramKeys() + gridKeys();
}

} // namespace jw::studio
