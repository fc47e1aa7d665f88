// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/document/edits.h"
#include "studio/inspector/field.h"

// How fields are made; for the sources that list the fields of one kind of object, and nobody else.

namespace jw::studio::fields {

using Read = std::function<QVariant(const Model &)>;
using Write = std::function<void(Model &, const QVariant &)>;

inline Field field(const QString &key, const QString &label, FieldKind kind, Read read, Write write)
{
    Field result;
    result.key = key;
    result.label = label;
    result.kind = kind;
    result.read = std::move(read);
    result.write = std::move(write);
    return result;
}

inline Field fact(const QString &key, const QString &label, Read read)
{
    return field(key, label, FieldKind::Fact, std::move(read), {});
}

inline Field nameField(Id id)
{
    Field name = field(QStringLiteral("name"), FieldTexts::tr("Name"), FieldKind::Text,
        [id](const Model &model) { return nameOf(model, id); },
        [id](Model &model, const QVariant &value) { rename(model, id, value.toString().trimmed()); });
    name.accepts = [](const Model &, const QString &text) { return !text.trimmed().isEmpty(); };
    return name;
}

inline const Table *ownerOf(const Model &model, Id id)
{
    return tableWith(model.schema, id);
}

inline Table *editOwner(Model &model, Id id)
{
    const Table *table = tableWith(model.schema, id);
    return table ? model.schema.editTable(table->id) : nullptr;
}

// ---- members of an object, found by its id

template<typename T>
const T *findIn(const QList<T> &list, Id id)
{
    for (const T &item : list) {
        if (item.id == id)
            return &item;
    }
    return nullptr;
}

template<typename T>
T *editIn(QList<T> &list, Id id)
{
    for (T &item : list) {
        if (item.id == id)
            return &item;
    }
    return nullptr;
}

/// A field for `member` of the item `id` in the table's list `list` (keys, indexes, checks, relationships).
template<typename T, typename Member>
Field partField(const QString &key, const QString &label, FieldKind kind, QList<T> Table::*list, Id id, Member T::*member)
{
    return field(key, label, kind,
        [=](const Model &model) -> QVariant {
            const Table *table = ownerOf(model, id);
            const T *item = table ? findIn(table->*list, id) : nullptr;
            return item ? QVariant::fromValue(item->*member) : QVariant();
        },
        [=](Model &model, const QVariant &value) {
            Table *table = editOwner(model, id);
            if (T *item = table ? editIn(table->*list, id) : nullptr)
                item->*member = value.value<Member>();
        });
}

template<typename T, typename Enumeration>
Field partChoice(const QString &key, const QString &label, QList<T> Table::*list, Id id, Enumeration T::*member,
    const QStringList &choices)
{
    Field result = field(key, label, FieldKind::Choice,
        [=](const Model &model) -> QVariant {
            const Table *table = ownerOf(model, id);
            const T *item = table ? findIn(table->*list, id) : nullptr;
            return item ? int(item->*member) : 0;
        },
        [=](Model &model, const QVariant &value) {
            Table *table = editOwner(model, id);
            if (T *item = table ? editIn(table->*list, id) : nullptr)
                item->*member = Enumeration(value.toInt());
        });
    result.choices = [choices](const Model &) { return choices; };
    return result;
}

inline QStringList tableNames(const Model &model)
{
    QStringList names;
    for (const Table &table : model.schema.tables())
        names.append(table.name);
    names.sort(Qt::CaseInsensitive);
    return names;
}

/// The fields of a relationship; those of a foreign key only where it is one.
QList<Field> relationshipFields(const Model &model, Id id);

/// Which classes the rows of a table are.
QList<Field> classFields(Id table);

} // namespace jw::studio::fields
