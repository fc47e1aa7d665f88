// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>
#include <QtCore/QVariant>

#include <functional>

namespace jw::studio {

enum class FieldKind : quint8 {
    Text, ///< one line
    Lines, ///< several lines; written as one text
    Sql, ///< several lines in the code font
    Check, ///< bool
    Choice, ///< int, an index into choices()
    Hue, ///< int, a jw::Hue
    Fact, ///< read only
};

/// One property of a selected object: how to read it from a model and how to write it back. Holds ids, never pointers.
struct Field
{
    QString key; ///< for merging edits and for finding the editor: "name", "nullable"
    QString label;
    FieldKind kind = FieldKind::Text;
    std::function<QVariant(const Model &)> read;
    std::function<void(Model &, const QVariant &)> write;
    std::function<QStringList(const Model &)> choices; ///< of a Choice; proposals of a Text
    std::function<QString(const Model &)> placeholder; ///< what holds when the field is empty
    /// Whether a text may be written; a refused one stays in its editor until Escape. Missing: all but nothing changes.
    std::function<bool(const Model &, const QString &)> accepts;
};

/// What the fields of one object are called; texts of the context "Inspector".
struct FieldTexts
{
    Q_DECLARE_TR_FUNCTIONS(jw::studio::FieldTexts)
};

/// The properties of whatever `id` names, in the order shown; empty for what has none.
QList<Field> fieldsOf(const Model &model, Id id);
/// The properties that several objects have in common; writing one writes it to all.
QList<Field> commonFields(const Model &model, const QList<Id> &ids);

} // namespace jw::studio
