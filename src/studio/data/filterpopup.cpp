// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/filterpopup.h"

#include "studio/prompts/errorwords.h"
#include "studio/theme/keeptranslated.h"
#include "studio/theme/theme.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr int PopupWidth = 340;
constexpr int ChecklistRows = 8;
constexpr int ChecklistRowHeight = 24;

QString operatorWords(FilterOperator op)
{
    switch (op) {
    case FilterOperator::Equal:
        return FilterPopup::tr("is");
    case FilterOperator::NotEqual:
        return FilterPopup::tr("is not");
    case FilterOperator::Less:
        return FilterPopup::tr("is less than");
    case FilterOperator::LessOrEqual:
        return FilterPopup::tr("is at most");
    case FilterOperator::Greater:
        return FilterPopup::tr("is greater than");
    case FilterOperator::GreaterOrEqual:
        return FilterPopup::tr("is at least");
    case FilterOperator::Between:
    case FilterOperator::Range:
    case FilterOperator::NotRange:
        return FilterPopup::tr("is between");
    case FilterOperator::OneOf:
        return FilterPopup::tr("is one of");
    case FilterOperator::Contains:
        return FilterPopup::tr("contains");
    case FilterOperator::NotContains:
        return FilterPopup::tr("does not contain");
    case FilterOperator::IsNull:
        return FilterPopup::tr("is NULL");
    case FilterOperator::IsNotNull:
        return FilterPopup::tr("is not NULL");
    case FilterOperator::IsEmpty:
        return FilterPopup::tr("is an empty text");
    }
    return {};
}

} // namespace

FilterPopup::FilterPopup(QWidget *parent)
    : PopupFrame(parent)
    , m_title(new QLabel(this))
    , m_operator(new QComboBox(this))
    , m_first(new QLineEdit(this))
    , m_and(new QLabel(this))
    , m_second(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_text(new QLabel(this))
    , m_remove(new QPushButton(this))
    , m_apply(new QPushButton(this))
{
    setObjectName(u"filterPopup"_s);
    setFixedWidth(PopupWidth);
    m_title->setFont(Theme::instance().font(FontRole::UiStrong));
    m_operator->setObjectName(u"filterOperator"_s);
    m_first->setObjectName(u"filterValue"_s);
    m_second->setObjectName(u"filterSecondValue"_s);
    m_list->setObjectName(u"filterValues"_s);
    m_list->setFrameShape(QFrame::NoFrame);
    m_text->setObjectName(u"filterText"_s);
    m_text->setFont(Theme::instance().font(FontRole::Small));
    m_text->setWordWrap(true);
    m_remove->setObjectName(u"removeFilter"_s);
    m_apply->setObjectName(u"applyFilter"_s);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(12, 10, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(m_title, 0, 0, 1, 2);
    layout->addWidget(m_operator, 0, 2, 1, 2);
    layout->addWidget(m_first, 1, 0, 1, 4);
    layout->addWidget(m_and, 2, 0, 1, 1);
    layout->addWidget(m_second, 2, 1, 1, 3);
    layout->addWidget(m_list, 3, 0, 1, 4);
    layout->addWidget(m_text, 4, 0, 1, 4);
    layout->addWidget(m_remove, 5, 2);
    layout->addWidget(m_apply, 5, 3);
    layout->setColumnStretch(1, 1);
    connect(m_operator, &QComboBox::currentIndexChanged, this, &FilterPopup::showFields);
    connect(m_first, &QLineEdit::textChanged, this, &FilterPopup::showText);
    connect(m_second, &QLineEdit::textChanged, this, &FilterPopup::showText);
    connect(m_list, &QListWidget::itemChanged, this, &FilterPopup::showText);
    connect(m_apply, &QPushButton::clicked, this, &FilterPopup::apply);
    connect(m_remove, &QPushButton::clicked, this, &FilterPopup::remove);
    connect(&Theme::instance(), &Theme::changed, this, &FilterPopup::restyle);
    restyle();
    keepTranslated(this, [this] { showWords(); });
}

/// What else is in words is filled anew whenever it opens.
void FilterPopup::showWords()
{
    m_and->setText(tr("and"));
    m_remove->setText(tr("Remove"));
    m_apply->setText(tr("Apply"));
    m_operator->setAccessibleName(tr("Comparison"));
    m_first->setAccessibleName(tr("Value"));
    m_second->setAccessibleName(tr("Second value"));
}

/// By palettes: a style sheet would reach the list that the combo box opens.
void FilterPopup::restyle()
{
    const Theme &theme = Theme::instance();
    const auto paint = [](QWidget *widget, QPalette::ColorRole role, const QColor &color) {
        QPalette palette = widget->palette();
        palette.setColor(role, color);
        widget->setPalette(palette);
    };
    paint(m_title, QPalette::WindowText, theme.color(Token::Text));
    paint(m_and, QPalette::WindowText, theme.color(Token::Muted));
    paint(m_text, QPalette::WindowText, theme.color(m_isRefused ? Token::Error : Token::Muted));
    paint(m_list, QPalette::Base, theme.color(Token::Tip));
}

void FilterPopup::popUp(WindowModel &model, int column, const QRect &place)
{
    m_model = &model;
    m_column = column;
    m_title->setText(model.column(column).title);
    fill();
    placeAt(place);
    show();
    QWidget *first = m_first->isVisible() ? static_cast<QWidget *>(m_first) : m_list->isVisible() ? static_cast<QWidget *>(m_list) : m_operator;
    first->setFocus();
    m_first->selectAll();
}

// What the fields show

/// A column that shows labels is searched by its words like a text; its signs compare the key.
ColumnType FilterPopup::wordType() const
{
    return m_model->column(m_column).labelled ? ColumnType() : m_model->column(m_column).column.type;
}

void FilterPopup::fill()
{
    const QString text = m_model->filterText(m_column);
    const FilterText pieces = FilterText::split(text, wordType());
    const bool isNew = text.isEmpty();
    const bool isEnum = m_model->column(m_column).column.type.kind() == ColumnType::Kind::Enum;
    fillOperators(isEnum && (isNew || pieces.op == FilterOperator::Equal) ? FilterOperator::OneOf : pieces.op);
    fillValues(isNew ? QStringList() : pieces.operands);
    m_remove->setEnabled(!isNew);
    showFields();
}

void FilterPopup::fillOperators(FilterOperator chosen)
{
    const GridColumn &column = m_model->column(m_column);
    QList<FilterOperator> operators = FilterText::operators(wordType(), column.column.nullable);
    if (column.labelled)
        operators.removeOne(FilterOperator::IsEmpty);
    if (column.column.type.kind() == ColumnType::Kind::Enum)
        operators.removeOne(FilterOperator::Equal); // one of a list of one
    const QSignalBlocker blocker(m_operator);
    m_operator->clear();
    for (const FilterOperator op : operators)
        m_operator->addItem(operatorWords(op), int(op));
    m_operator->setCurrentIndex(std::max(0, m_operator->findData(int(chosen))));
}

QStringList FilterPopup::suggestions() const
{
    const ColumnType &type = m_model->column(m_column).column.type;
    if (type.kind() == ColumnType::Kind::Boolean)
        return {u"true"_s, u"false"_s};
    const EnumType *enumeration = type.kind() == ColumnType::Kind::Enum ? m_model->schema().enumType(type.enumType()) : nullptr;
    return enumeration ? enumeration->values : QStringList();
}

void FilterPopup::fillValues(const QStringList &operands)
{
    const QStringList values = suggestions();
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (const QString &value : values) {
        auto *item = new QListWidgetItem(value, m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(operands.contains(value) ? Qt::Checked : Qt::Unchecked);
        item->setSizeHint({0, ChecklistRowHeight});
    }
    m_list->setCurrentRow(0);
    m_list->setFixedHeight(std::min(m_list->count(), ChecklistRows) * ChecklistRowHeight);
    delete m_first->completer();
    m_first->setCompleter(values.isEmpty() ? nullptr : new QCompleter(values, m_first));
    const bool isList = op() == FilterOperator::OneOf;
    m_first->setText(isList ? FilterText {FilterOperator::OneOf, operands, {}}.text(ColumnType(ColumnType::Kind::Int64)) : operands.value(0));
    m_second->setText(isList ? QString() : operands.value(1));
}

FilterOperator FilterPopup::op() const
{
    return FilterOperator(m_operator->currentData().toInt());
}

bool FilterPopup::isChecklist() const
{
    return op() == FilterOperator::OneOf && m_list->count() > 0;
}

QString FilterPopup::placeholder() const
{
    if (op() == FilterOperator::OneOf)
        return tr("values with commas between them");
    if (wordType().kind() == ColumnType::Kind::Text)
        return m_model->column(m_column).labelled && op() != FilterOperator::Contains && op() != FilterOperator::NotContains ? tr("a key") : QString();
    switch (wordType().kind()) {
    case ColumnType::Kind::Date:
        return tr("2026-11-23, or 2026-11, or 2026");
    case ColumnType::Kind::Timestamp:
    case ColumnType::Kind::TimestampTz:
        return tr("2026-11-23 18:30, or 2026-11-23, or 2026-11");
    case ColumnType::Kind::Boolean:
        return tr("true or false");
    default:
        return {};
    }
}

void FilterPopup::showFields()
{
    const int count = FilterText::operandCount(op());
    m_first->setVisible(count != 0 && !isChecklist());
    m_and->setVisible(count == 2);
    m_second->setVisible(count == 2);
    m_list->setVisible(isChecklist());
    m_first->setPlaceholderText(placeholder());
    m_second->setPlaceholderText(placeholder());
    showText();
    adjustSize();
}

QStringList FilterPopup::operands() const
{
    if (isChecklist()) {
        QStringList checked;
        for (int i = 0; i < m_list->count(); ++i) {
            if (m_list->item(i)->checkState() == Qt::Checked)
                checked.append(m_list->item(i)->text());
        }
        return checked;
    }
    switch (FilterText::operandCount(op())) {
    case 0:
        return {};
    case 1:
        return {m_first->text()};
    case 2:
        return {m_first->text(), m_second->text()};
    default:
        return FilterText::split("= "_L1 + m_first->text(), ColumnType()).operands;
    }
}

QString FilterPopup::filterText() const
{
    const bool isFilled = FilterText::operandCount(op()) == 0 || !operands().join(QString()).trimmed().isEmpty();
    return isFilled ? FilterText {op(), operands(), {}}.text(wordType()) : QString();
}

void FilterPopup::showText()
{
    const QString text = filterText();
    m_apply->setEnabled(!text.isEmpty() || m_remove->isEnabled());
    say(text.isEmpty() ? tr("Nothing to compare with yet") : tr("In the filter line: %1").arg(text), false);
}

void FilterPopup::say(const QString &text, bool refused)
{
    m_isRefused = refused;
    m_text->setText(text);
    restyle();
}

// What the buttons do

void FilterPopup::apply()
{
    if (!m_model || !m_apply->isEnabled())
        return;
    try {
        m_model->setFilter(m_column, filterText());
        hide();
    } catch (const Error &error) {
        say(wordsOf(error), true);
        adjustSize();
    }
}

void FilterPopup::remove()
{
    if (m_model)
        m_model->setFilter(m_column, {});
    hide();
}

void FilterPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        apply();
    else if (event->key() == Qt::Key_Escape)
        hide();
    else
        PopupFrame::keyPressEvent(event);
}

} // namespace jw::studio
