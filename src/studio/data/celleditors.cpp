// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/celleditors.h"

#include "joinwright/binding/gridmodel.h"
#include "joinwright/binding/valuetext.h"
#include "joinwright/core/error.h"
#include "studio/prompts/errorwords.h"
#include "studio/theme/theme.h"

#include <QtCore/QTimeZone>
#include <QtWidgets/QCalendarWidget>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QLineEdit>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

using Kind = ColumnType::Kind;

/// A line that remembers what it reads its text as.
class LineEditor : public QLineEdit
{
public:
    LineEditor(const GridColumn &column, const Schema &schema, QWidget *parent)
        : QLineEdit(parent)
        , type(column.column.type)
        , schema(schema)
    {
        setFrame(false);
        setAlignment((column.rightAligned ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        setTextMargins(column.rightAligned ? 4 : 5, 0, column.rightAligned ? 5 : 4, 0);
        setFont(Theme::instance().font(FontRole::Ui));
    }

    /// Emptying a cell of another type than text means NULL, which the model decides on.
    QString problem() const
    {
        if (text().isEmpty() || text() == initial)
            return {};
        try {
            valueFromText(text(), type, schema);
        } catch (const Error &error) {
            return wordsOf(error);
        }
        return {};
    }

    const ColumnType type;
    const Schema schema;
    QString initial;
    bool wasNull = false;
};

/// Dates and times in the form they are shown in, with a calendar where there is a day.
class MomentEditor : public QDateTimeEdit
{
public:
    MomentEditor(const ColumnType &columnType, QWidget *parent)
        : QDateTimeEdit(parent)
        , type(columnType)
    {
        setFrame(false);
        setTimeSpec(Qt::UTC);
        setButtonSymbols(type.kind() == Kind::Time ? QAbstractSpinBox::NoButtons : QAbstractSpinBox::UpDownArrows);
        setCalendarPopup(type.kind() != Kind::Time);
        setDateTimeRange(QDateTime(QDate(1, 1, 1), QTime(0, 0), QTimeZone::utc()),
            QDateTime(QDate(9999, 12, 31), QTime(23, 59, 59, 999), QTimeZone::utc()));
        setFont(Theme::instance().font(FontRole::Ui));
    }

    void fill(const Value &value)
    {
        wasNull = value.isNull();
        initial = wasNull ? now() : momentOf(value);
        const bool fraction = initial.time().msec() != 0;
        setDisplayFormat(type.kind() == Kind::Date ? u"yyyy-MM-dd"_s
                : type.kind() == Kind::Time        ? (fraction ? u"HH:mm:ss.zzz"_s : u"HH:mm:ss"_s)
                : fraction                         ? u"yyyy-MM-dd HH:mm:ss.zzz"_s
                                                   : u"yyyy-MM-dd HH:mm:ss"_s);
        setDateTime(initial);
        setSelectedSection(type.kind() == Kind::Time ? QDateTimeEdit::HourSection : QDateTimeEdit::DaySection);
    }

    Value value() const
    {
        switch (type.kind()) {
        case Kind::Date:
            return date();
        case Kind::Time:
            return time();
        case Kind::Timestamp:
            return Value::timestamp(dateTime());
        default:
            return dateTime();
        }
    }

    const ColumnType type;
    QDateTime initial;
    bool wasNull = false;

private:
    QDateTime now() const
    {
        QDateTime moment = QDateTime::currentDateTimeUtc();
        moment.setTime(QTime(moment.time().hour(), moment.time().minute()));
        return moment;
    }

    QDateTime momentOf(const Value &value) const
    {
        switch (value.kind()) {
        case Value::Kind::Date:
            return QDateTime(value.toDate(), QTime(0, 0), QTimeZone::utc());
        case Value::Kind::Time:
            return QDateTime(QDate(2000, 1, 1), value.toTime(), QTimeZone::utc());
        case Value::Kind::Timestamp:
        case Value::Kind::TimestampTz:
            return value.toDateTime();
        default:
            return now(); // what is stored is no date: the editor begins with today
        }
    }
};

class EnumEditor : public QComboBox
{
public:
    using QComboBox::QComboBox;
    QString initial;
};

QWidget *makeEnumEditor(const EnumType &type, bool nullable, QWidget *parent)
{
    auto *editor = new EnumEditor(parent);
    editor->setFrame(false);
    if (nullable)
        editor->addItem(u"NULL"_s, QVariant::fromValue(Value()));
    for (const QString &value : type.values)
        editor->addItem(value, QVariant::fromValue(Value(value)));
    return editor;
}

} // namespace

bool isPanelType(const ColumnType &type)
{
    return type.kind() == Kind::Json || type.kind() == Kind::Binary;
}

QWidget *makeCellEditor(const GridColumn &column, const Schema &schema, QWidget *parent)
{
    const ColumnType &type = column.column.type;
    switch (type.kind()) {
    case Kind::Boolean:
        return nullptr;
    case Kind::Date:
    case Kind::Time:
    case Kind::Timestamp:
    case Kind::TimestampTz:
        return new MomentEditor(type, parent);
    case Kind::Enum:
        if (const EnumType *values = schema.enumType(type.enumType()))
            return makeEnumEditor(*values, column.column.nullable, parent);
        break;
    default:
        break;
    }
    return isPanelType(type) ? nullptr : new LineEditor(column, schema, parent);
}

void fillCellEditor(QWidget *editor, const Value &value, const ColumnType &type)
{
    if (auto *line = dynamic_cast<LineEditor *>(editor)) {
        line->initial = textOf(value, type);
        line->wasNull = value.isNull();
        line->setPlaceholderText(value.isNull() ? u"NULL"_s : QString());
        line->setText(line->initial);
        line->selectAll();
    } else if (auto *moment = dynamic_cast<MomentEditor *>(editor)) {
        moment->fill(value);
    } else if (auto *list = dynamic_cast<EnumEditor *>(editor)) {
        list->initial = value.isNull() ? u"NULL"_s : textOf(value, type);
        list->setCurrentIndex(list->findText(list->initial));
    }
}

std::optional<QVariant> editedValue(QWidget *editor)
{
    if (auto *line = dynamic_cast<LineEditor *>(editor)) {
        if (line->text() == line->initial && !(line->wasNull && line->isModified()))
            return std::nullopt;
        return line->text();
    }
    if (auto *moment = dynamic_cast<MomentEditor *>(editor)) {
        moment->interpretText();
        if (moment->dateTime() == moment->initial && !moment->wasNull)
            return std::nullopt;
        return QVariant::fromValue(moment->value());
    }
    if (auto *list = dynamic_cast<EnumEditor *>(editor)) {
        if (list->currentIndex() < 0 || list->currentText() == list->initial)
            return std::nullopt;
        return list->currentData();
    }
    return std::nullopt;
}

QString problemOf(QWidget *editor)
{
    const auto *line = dynamic_cast<LineEditor *>(editor);
    return line ? line->problem() : QString();
}

} // namespace jw::studio
