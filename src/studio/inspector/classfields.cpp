// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// Which classes the rows of a table are: the one it extends, and those that share it.
#include "studio/inspector/fieldmakers.h"

#include "studio/document/relationshipedits.h"
#include "studio/inspector/objectwords.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace jw::studio::fields {

namespace {

Field extendsField(Id id)
{
    Field extends = field(u"extends"_s, FieldTexts::tr("Extends the class of"), FieldKind::Text,
        [id](const Model &model) -> QVariant {
            const Table *table = model.schema.table(id);
            const Relationship *base = table ? table->inheritance() : nullptr;
            const Table *extended = base ? model.schema.table(base->to) : nullptr;
            return extended ? extended->name : QString();
        },
        [id](Model &model, const QVariant &value) {
            const Table *base = model.schema.table(value.toString().trimmed());
            setExtended(model, id, base ? base->id : Id());
        });
    extends.choices = [id](const Model &model) {
        QStringList names = tableNames(model);
        names.removeIf([&](const QString &name) { return !canExtend(model.schema, id, model.schema.table(name)->id); });
        return names;
    };
    extends.accepts = [id](const Model &model, const QString &text) {
        const Table *base = model.schema.table(text.trimmed());
        return text.trimmed().isEmpty() || (base && canExtend(model.schema, id, base->id));
    };
    return extends;
}

/// The column that tells classes apart, by name.
Field discriminatorField(Id id)
{
    return field(u"discriminator"_s, FieldTexts::tr("Classes told apart by"), FieldKind::Text,
        [id](const Model &model) -> QVariant {
            const Table *table = model.schema.table(id);
            const Column *column = table ? table->column(table->discriminator) : nullptr;
            return column ? column->name : QString();
        },
        [id](Model &model, const QVariant &value) {
            Table *table = model.schema.editTable(id);
            const QString name = value.toString().trimmed();
            const Column *column = table ? table->column(name) : nullptr;
            if (table && (column || name.isEmpty()))
                table->discriminator = column ? column->id : Id();
        });
}

Field valueField(Id id)
{
    return field(u"discriminatorValue"_s, FieldTexts::tr("Value of this class"), FieldKind::Text,
        [id](const Model &model) -> QVariant {
            const Table *table = model.schema.table(id);
            return table ? table->discriminatorValue : QString();
        },
        [id](Model &model, const QVariant &value) {
            if (Table *table = model.schema.editTable(id))
                table->discriminatorValue = value.toString();
        });
}

// ---- classes that share the table, one a line: "DoubleDecker : Bus = decker (upper_seats)"

const QRegularExpression &subclassForm()
{
    static const QRegularExpression form(uR"(^\s*([^:=()]+?)\s*(?::\s*([^:=()]+?)\s*)?(?:=\s*([^()]*?)\s*)?(?:\(([^()]*)\)\s*)?$)"_s);
    return form;
}

QString subclassLine(const Table &table, const Subclass &subclass)
{
    const Subclass *base = table.subclass(subclass.base);
    QString line = subclass.name;
    if (base)
        line += u" : "_s + base->name;
    if (!subclass.value.isEmpty())
        line += u" = "_s + subclass.value;
    if (!subclass.columns.isEmpty())
        line += u" ("_s + columnNames(table, subclass.columns) + u')';
    return line;
}

QStringList subclassLines(const QString &text)
{
    QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    lines.removeIf([](const QString &line) { return line.trimmed().isEmpty(); });
    return lines;
}

/// The class of this name as it was, or the one in the same line, whose name is being typed.
Subclass subclassBefore(const QList<Subclass> &before, const QStringList &names, qsizetype line)
{
    for (const Subclass &each : before) {
        if (each.name == names[line])
            return each;
    }
    if (line < before.size() && !names.contains(before[line].name))
        return before[line];
    Subclass fresh;
    fresh.id = Id::create();
    return fresh;
}

QList<Subclass> subclassesFromText(const Table &table, const QString &text)
{
    QStringList names;
    QList<QRegularExpressionMatch> parts;
    for (const QString &line : subclassLines(text)) {
        const QRegularExpressionMatch match = subclassForm().match(line);
        if (!match.hasMatch())
            return table.subclasses;
        parts.append(match);
        names.append(match.captured(1));
    }
    QList<Subclass> result;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        Subclass subclass = subclassBefore(table.subclasses, names, i);
        subclass.name = names[i];
        subclass.value = parts[i].captured(3);
        subclass.columns = columnsFromText(table, parts[i].captured(4));
        result.append(subclass);
    }
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const qsizetype base = names.indexOf(parts[i].captured(2));
        result[i].base = base >= 0 && base < i ? result[base].id : Id(); // a class stands after the one it extends
    }
    return result;
}

Field subclassesField(Id id)
{
    Field subclasses = field(u"subclasses"_s, FieldTexts::tr("Classes in this table"), FieldKind::Lines,
        [id](const Model &model) -> QVariant {
            QStringList lines;
            if (const Table *table = model.schema.table(id)) {
                for (const Subclass &subclass : table->subclasses)
                    lines.append(subclassLine(*table, subclass));
            }
            return lines.join(u'\n');
        },
        [id](Model &model, const QVariant &value) {
            if (Table *table = model.schema.editTable(id))
                table->subclasses = subclassesFromText(*table, value.toString());
        });
    subclasses.placeholder = [](const Model &) { return FieldTexts::tr("Class : Base = value (columns)"); };
    return subclasses;
}

} // namespace

QList<Field> classFields(Id table)
{
    return {extendsField(table), discriminatorField(table), valueField(table), subclassesField(table)};
}

} // namespace jw::studio::fields
