// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/inspector/fieldmakers.h"

#include "joinwright/schema/naming.h"
#include "studio/document/diagramedits.h"
#include "studio/document/edits.h"
#include "studio/inspector/objectwords.h"
#include "studio/document/typetext.h"

using namespace Qt::StringLiterals;

namespace jw::studio {

using namespace fields;

namespace {

// ---- tables

template<typename Member>
Field tableField(const QString &key, const QString &label, FieldKind kind, Id id, Member Table::*member)
{
    return field(key, label, kind,
        [=](const Model &model) -> QVariant {
            const Table *table = model.schema.table(id);
            return table ? QVariant::fromValue(table->*member) : QVariant();
        },
        [=](Model &model, const QVariant &value) {
            if (Table *table = model.schema.editTable(id))
                table->*member = value.value<Member>();
        });
}

Field optionsField(Id id)
{
    return field(u"options"_s, FieldTexts::tr("Options"), FieldKind::Text,
        [id](const Model &model) -> QVariant {
            const Table *table = model.schema.table(id);
            return table ? table->options.join(u", "_s) : QString();
        },
        [id](Model &model, const QVariant &value) {
            QStringList options;
            for (const QString &option : value.toString().split(u',', Qt::SkipEmptyParts))
                options.append(option.trimmed().toLower());
            if (Table *table = model.schema.editTable(id))
                table->options = options;
        });
}

QList<Field> tableFields(Id id)
{
    Field className = tableField(u"className"_s, FieldTexts::tr("Class"), FieldKind::Text, id, &Table::className);
    className.placeholder = [id](const Model &model) {
        const Table *table = model.schema.table(id);
        return table ? NamingRules(model.schema).className(table->name) : QString();
    };
    Field label = tableField(u"label"_s, FieldTexts::tr("Label"), FieldKind::Text, id, &Table::label);
    label.placeholder = [id](const Model &model) {
        const Table *table = model.schema.table(id);
        if (!table)
            return QString();
        Table unnamed = *table;
        unnamed.label.clear();
        return NamingRules(model.schema).label(unnamed);
    };
    Field options = optionsField(id);
    options.placeholder = [](const Model &) { return u"strict, without rowid"_s; };
    return QList<Field> {nameField(id), className, label, options} + classFields(id)
        + QList<Field> {tableField(u"comment"_s, FieldTexts::tr("Comment"), FieldKind::Lines, id, &Table::comment)};
}

// ---- columns

/// Writes one member of a column through setColumn(), so that what follows from it follows.
template<typename Member>
Field columnField(const QString &key, const QString &label, FieldKind kind, Id id, Member Column::*member)
{
    return field(key, label, kind,
        [=](const Model &model) -> QVariant {
            const Table *table = ownerOf(model, id);
            const Column *column = table ? table->column(id) : nullptr;
            return column ? QVariant::fromValue(column->*member) : QVariant();
        },
        [=](Model &model, const QVariant &value) {
            const Table *table = ownerOf(model, id);
            if (!table || !table->column(id))
                return;
            Column column = *table->column(id);
            column.*member = value.value<Member>();
            setColumn(model, table->id, column);
        });
}

Field typeField(Id id)
{
    Field type = field(u"type"_s, FieldTexts::tr("Type"), FieldKind::Text,
        [id](const Model &model) -> QVariant {
            const Table *table = ownerOf(model, id);
            const Column *column = table ? table->column(id) : nullptr;
            return column ? model.schema.typeName(column->type) : QString();
        },
        [id](Model &model, const QVariant &value) {
            const auto wanted = readType(model.schema, value.toString());
            const Table *table = ownerOf(model, id);
            if (!wanted || !table || !table->column(id))
                return;
            Column column = *table->column(id);
            column.type = wanted->type;
            column.nullable = column.nullable || wanted->nullable;
            setColumn(model, table->id, column);
        });
    type.choices = [](const Model &model) { return typeWords(model.schema); };
    type.accepts = [](const Model &model, const QString &text) { return readType(model.schema, text).has_value(); };
    return type;
}

Field primaryField(Id id)
{
    return field(u"primary"_s, FieldTexts::tr("Primary key"), FieldKind::Check,
        [id](const Model &model) -> QVariant {
            const Table *table = ownerOf(model, id);
            return table && table->isPrimary(id);
        },
        [id](Model &model, const QVariant &value) {
            const Table *table = ownerOf(model, id);
            if (!table)
                return;
            QList<Id> columns = table->primaryKey() ? table->primaryKey()->columns : QList<Id>();
            columns.removeAll(id);
            if (value.toBool())
                columns.append(id);
            setPrimaryKey(model, table->id, columns);
        });
}

Field generationField(Id id)
{
    Field generation = field(u"generation"_s, FieldTexts::tr("Generated"), FieldKind::Choice,
        [id](const Model &model) -> QVariant {
            const Table *table = ownerOf(model, id);
            const Column *column = table ? table->column(id) : nullptr;
            return column ? int(column->generation) : 0;
        },
        [id](Model &model, const QVariant &value) {
            const Table *table = ownerOf(model, id);
            if (!table || !table->column(id))
                return;
            Column column = *table->column(id);
            column.generation = Generation(value.toInt());
            setColumn(model, table->id, column);
        });
    generation.choices = [](const Model &) {
        return QStringList {FieldTexts::tr("no"), FieldTexts::tr("numbered by the database"),
            FieldTexts::tr("computed, stored"), FieldTexts::tr("computed when read")};
    };
    return generation;
}

QList<Field> columnFields(const Model &model, Id id)
{
    Field member = columnField(u"member"_s, FieldTexts::tr("Attribute"), FieldKind::Text, id, &Column::member);
    member.placeholder = [id](const Model &now) {
        const Table *table = ownerOf(now, id);
        const Column *column = table ? table->column(id) : nullptr;
        return column ? NamingRules(now.schema).memberName(column->name) : QString();
    };
    QList<Field> fields {nameField(id), typeField(id),
        columnField(u"nullable"_s, FieldTexts::tr("May be NULL"), FieldKind::Check, id, &Column::nullable),
        primaryField(id),
        columnField(u"defaultValue"_s, FieldTexts::tr("Default"), FieldKind::Text, id, &Column::defaultValue),
        generationField(id)};
    const Table *table = ownerOf(model, id);
    if (const Column *column = table ? table->column(id) : nullptr; column && column->isComputed())
        fields.append(columnField(u"expression"_s, FieldTexts::tr("Expression"), FieldKind::Sql, id, &Column::expression));
    fields.append({columnField(u"collation"_s, FieldTexts::tr("Collation"), FieldKind::Text, id, &Column::collation), member,
        columnField(u"version"_s, FieldTexts::tr("Counts versions"), FieldKind::Check, id, &Column::version),
        columnField(u"deferred"_s, FieldTexts::tr("Loaded when looked at"), FieldKind::Check, id, &Column::deferred),
        columnField(u"comment"_s, FieldTexts::tr("Comment"), FieldKind::Lines, id, &Column::comment)});
    return fields;
}

// ---- keys, indexes, checks

Field keyColumnsField(Id id)
{
    Field columns = field(u"columns"_s, FieldTexts::tr("Columns"), FieldKind::Text,
        [id](const Model &model) -> QVariant {
            const Table *table = ownerOf(model, id);
            const Key *key = table ? table->key(id) : nullptr;
            return key ? columnNames(*table, key->columns) : QString();
        },
        [id](Model &model, const QVariant &value) {
            Table *table = editOwner(model, id);
            Key *key = table ? editIn(table->keys, id) : nullptr;
            const QList<Id> wanted = key ? columnsFromText(*table, value.toString()) : QList<Id>();
            if (wanted.isEmpty())
                return;
            if (key->primary)
                setPrimaryKey(model, table->id, wanted);
            else
                key->columns = wanted;
        });
    columns.accepts = [id](const Model &model, const QString &text) {
        const Table *table = ownerOf(model, id);
        return table && !columnsFromText(*table, text).isEmpty();
    };
    return columns;
}

QList<Field> keyFields(Id id)
{
    Field name = partField(u"name"_s, FieldTexts::tr("Name"), FieldKind::Text, &Table::keys, id, &Key::name);
    name.placeholder = [id](const Model &model) {
        const Table *table = ownerOf(model, id);
        return table && table->key(id) ? NamingRules(model.schema).constraintName(*table, *table->key(id)) : QString();
    };
    return {name, keyColumnsField(id)};
}

Field indexPartsField(Id id)
{
    return field(u"parts"_s, FieldTexts::tr("Columns"), FieldKind::Text,
        [id](const Model &model) -> QVariant {
            const Table *table = ownerOf(model, id);
            const Index *index = table ? findIn(table->indexes, id) : nullptr;
            return index ? indexPartsText(*table, *index) : QString();
        },
        [id](Model &model, const QVariant &value) {
            Table *table = editOwner(model, id);
            if (Index *index = table ? editIn(table->indexes, id) : nullptr)
                index->parts = indexPartsFromText(*table, value.toString());
        });
}

QList<Field> indexFields(Id id)
{
    Field name = partField(u"name"_s, FieldTexts::tr("Name"), FieldKind::Text, &Table::indexes, id, &Index::name);
    name.placeholder = [id](const Model &model) {
        const Table *table = ownerOf(model, id);
        const Index *index = table ? findIn(table->indexes, id) : nullptr;
        return index ? NamingRules(model.schema).constraintName(*table, *index) : QString();
    };
    return {name, indexPartsField(id),
        partField(u"unique"_s, FieldTexts::tr("Unique"), FieldKind::Check, &Table::indexes, id, &Index::unique),
        partField(u"where"_s, FieldTexts::tr("Where"), FieldKind::Sql, &Table::indexes, id, &Index::where),
        partField(u"method"_s, FieldTexts::tr("Method"), FieldKind::Text, &Table::indexes, id, &Index::method),
        partField(u"comment"_s, FieldTexts::tr("Comment"), FieldKind::Lines, &Table::indexes, id, &Index::comment)};
}

QList<Field> checkFields(Id id)
{
    Field name = partField(u"name"_s, FieldTexts::tr("Name"), FieldKind::Text, &Table::checks, id, &Check::name);
    name.placeholder = [id](const Model &model) {
        const Table *table = ownerOf(model, id);
        const Check *check = table ? findIn(table->checks, id) : nullptr;
        return check ? NamingRules(model.schema).constraintName(*table, *check) : QString();
    };
    return {name, partField(u"expression"_s, FieldTexts::tr("Condition"), FieldKind::Sql, &Table::checks, id, &Check::expression)};
}

// ---- types, views

QList<Field> enumFields(Id id)
{
    const auto edit = [id](Model &model, const std::function<void(EnumType &)> &change) {
        if (const EnumType *type = model.schema.enumType(id)) {
            EnumType copy = *type;
            change(copy);
            model.schema.setEnum(copy);
        }
    };
    return {nameField(id),
        field(u"values"_s, FieldTexts::tr("Values"), FieldKind::Lines,
            [id](const Model &model) -> QVariant {
                const EnumType *type = model.schema.enumType(id);
                return type ? type->values.join(u'\n') : QString();
            },
            [edit](Model &model, const QVariant &value) {
                QStringList values;
                for (const QString &line : value.toString().split(u'\n', Qt::SkipEmptyParts))
                    values.append(line.trimmed());
                values.removeAll(QString());
                edit(model, [&](EnumType &type) { type.values = values; });
            }),
        field(u"comment"_s, FieldTexts::tr("Comment"), FieldKind::Lines,
            [id](const Model &model) -> QVariant {
                const EnumType *type = model.schema.enumType(id);
                return type ? type->comment : QString();
            },
            [edit](Model &model, const QVariant &value) {
                edit(model, [&](EnumType &type) { type.comment = value.toString(); });
            })};
}

template<typename Member>
Field viewField(const QString &key, const QString &label, FieldKind kind, Id id, Member View::*member)
{
    return field(key, label, kind,
        [=](const Model &model) -> QVariant {
            const View *view = model.schema.view(id);
            return view ? QVariant::fromValue(view->*member) : QVariant();
        },
        [=](Model &model, const QVariant &value) {
            if (const View *view = model.schema.view(id)) {
                View copy = *view;
                copy.*member = value.value<Member>();
                model.schema.setView(copy);
            }
        });
}

QList<Field> viewFields(Id id)
{
    return {nameField(id), viewField(u"sql"_s, FieldTexts::tr("Query"), FieldKind::Sql, id, &View::sql),
        viewField(u"materialized"_s, FieldTexts::tr("Materialized"), FieldKind::Check, id, &View::materialized),
        viewField(u"comment"_s, FieldTexts::tr("Comment"), FieldKind::Lines, id, &View::comment)};
}

// ---- what stands on diagrams

const Diagram *diagramWith(const Model &model, Id areaOrNote)
{
    for (const Diagram &diagram : model.diagrams) {
        if (diagram.area(areaOrNote) || diagram.note(areaOrNote))
            return &diagram;
    }
    return nullptr;
}

Field hueField(const QList<Id> &ids)
{
    return field(u"hue"_s, FieldTexts::tr("Hue"), FieldKind::Hue,
        [ids](const Model &model) -> QVariant {
            const Diagram *diagram = diagramWith(model, ids.first());
            if (const Area *area = diagram ? diagram->area(ids.first()) : nullptr)
                return int(area->hue);
            const Note *note = diagram ? diagram->note(ids.first()) : nullptr;
            return note ? int(note->hue) : 0;
        },
        [ids](Model &model, const QVariant &value) {
            if (const Diagram *diagram = diagramWith(model, ids.first()))
                setHue(model, diagram->id, ids, Hue(value.toInt()));
        });
}

Field noteLinkField(Id id)
{
    Field link = field(u"link"_s, FieldTexts::tr("Line to"), FieldKind::Text,
        [id](const Model &model) -> QVariant {
            const Diagram *diagram = diagramWith(model, id);
            const Note *note = diagram ? diagram->note(id) : nullptr;
            const Table *table = note ? model.schema.table(note->link) : nullptr;
            return table ? table->name : QString();
        },
        [id](Model &model, const QVariant &value) {
            const Table *table = model.schema.table(value.toString().trimmed());
            if (const Diagram *diagram = diagramWith(model, id))
                setNoteLink(model, diagram->id, id, table ? table->id : Id());
        });
    link.choices = tableNames;
    link.accepts = [](const Model &model, const QString &text) {
        return text.trimmed().isEmpty() || model.schema.table(text.trimmed());
    };
    return link;
}

QList<Field> noteFields(Id id)
{
    Field text = nameField(id);
    text.key = u"text"_s;
    text.label = FieldTexts::tr("Text");
    text.kind = FieldKind::Lines;
    return {text, hueField({id}), noteLinkField(id)};
}

QList<Field> diagramFields(Id id)
{
    const auto count = [id](const auto &list) {
        return [id, list](const Model &model) -> QVariant {
            const Diagram *diagram = model.diagram(id);
            return diagram ? QString::number((diagram->*list).size()) : QString();
        };
    };
    return {nameField(id), fact(u"tables"_s, FieldTexts::tr("Tables"), count(&Diagram::placements)),
        fact(u"areas"_s, FieldTexts::tr("Areas"), count(&Diagram::areas)),
        fact(u"notes"_s, FieldTexts::tr("Notes"), count(&Diagram::notes))};
}

/// `one` made for the first id, writing to all of them.
Field forAll(const QList<Id> &ids, const std::function<Field(Id)> &one)
{
    Field first = one(ids.first());
    QList<Write> writes;
    for (const Id id : ids)
        writes.append(one(id).write);
    first.write = [writes](Model &model, const QVariant &value) {
        for (const Write &write : writes)
            write(model, value);
    };
    return first;
}

bool areAll(const Model &model, const QList<Id> &ids, std::initializer_list<ObjectKind> kinds)
{
    return std::all_of(ids.begin(), ids.end(), [&](Id id) {
        return std::find(kinds.begin(), kinds.end(), kindOf(model, id)) != kinds.end();
    });
}

} // namespace

QList<Field> fieldsOf(const Model &model, Id id)
{
    switch (kindOf(model, id)) {
    case ObjectKind::Table: return tableFields(id);
    case ObjectKind::Column: return columnFields(model, id);
    case ObjectKind::Key: return keyFields(id);
    case ObjectKind::Relationship: return relationshipFields(model, id);
    case ObjectKind::Index: return indexFields(id);
    case ObjectKind::Check: return checkFields(id);
    case ObjectKind::Enum: return enumFields(id);
    case ObjectKind::View: return viewFields(id);
    case ObjectKind::Diagram: return diagramFields(id);
    case ObjectKind::Area: return {nameField(id), hueField({id})};
    case ObjectKind::Note: return noteFields(id);
    case ObjectKind::None: return {};
    }
    Q_UNREACHABLE();
}

QList<Field> commonFields(const Model &model, const QList<Id> &ids)
{
    if (areAll(model, ids, {ObjectKind::Area, ObjectKind::Note}))
        return {hueField(ids)};
    if (areAll(model, ids, {ObjectKind::Column})) {
        return {forAll(ids, typeField), forAll(ids, [](Id id) {
            return columnField(u"nullable"_s, FieldTexts::tr("May be NULL"), FieldKind::Check, id, &Column::nullable);
        })};
    }
    if (areAll(model, ids, {ObjectKind::Table}))
        return {forAll(ids, optionsField)};
    return {};
}

} // namespace jw::studio
