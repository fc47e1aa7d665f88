// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/fixedkeys.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QKeySequence>

namespace jw::studio {

namespace {

struct KeyTexts
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
    const QString place = KeyTexts::tr("Diagram");
    return {
        {place, native("Return"), KeyTexts::tr("Does with the chosen tool what a click would; without one opens what is selected")},
        {place, native("V; Esc"), KeyTexts::tr("Back to selecting; Esc gives up what was begun")},
        {place, native("Tab; Shift+Tab"), KeyTexts::tr("To the next table, to the one before")},
        {place, KeyTexts::tr("Ctrl+arrows"), KeyTexts::tr("To the table in that direction; with Shift it is selected too")},
        {place, native("Alt+Down; Alt+Up; Alt+Left"), KeyTexts::tr("Into the columns of the table and along them; back to the table")},
        {place, KeyTexts::tr("Ctrl+Shift+Up, Down"), KeyTexts::tr("Moves the selected column within its table")},
        {place, KeyTexts::tr("Arrows"), KeyTexts::tr("Moves what is selected by 8, with Shift by 1; bends the selected line")},
        {place, KeyTexts::tr("Alt+Shift+arrows"), KeyTexts::tr("Resizes the selected area or note")},
        {place, native("D"), KeyTexts::tr("Shows all columns, the keys or the names alone, in turn")},
        {place, KeyTexts::tr("Tab, Return"), KeyTexts::tr("While typing in a table: next field, next column")},
        {place, native("F3; Shift+F3"), KeyTexts::tr("To the next thing found, to the one before")},
        {place, KeyTexts::tr("Space and drag"), KeyTexts::tr("Moves the view; so does the middle button")},
        {place, KeyTexts::tr("Ctrl and wheel"), KeyTexts::tr("Zooms at the mouse")},
    };
}

QList<FixedKey> gridKeys()
{
    const QString place = KeyTexts::tr("Grid");
    return {
        {place, native("F2; Return"), KeyTexts::tr("Edits the cell; typing replaces what it holds")},
        {place, native("Esc"), KeyTexts::tr("Gives up the edit; puts changed cells back")},
        {place, native("Space"), KeyTexts::tr("Switches a yes or no")},
        {place, native("F4"), KeyTexts::tr("Opens the row that the cell refers to")},
        {place, native("Alt+Left"), KeyTexts::tr("From related rows back to the row they belong to")},
        {place, native("F4"), KeyTexts::tr("In the filter line: opens the form that puts the filter together")},
    };
}

} // namespace

QList<FixedKey> fixedKeys()
{
    return diagramKeys() + gridKeys();
}

} // namespace jw::studio
