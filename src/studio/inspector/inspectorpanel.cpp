// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/inspector/inspectorpanel.h"

#include "studio/document/edits.h"
#include "studio/inspector/fieldform.h"
#include "studio/inspector/objectwords.h"
#include "studio/inspector/tablelists.h"
#include "studio/theme/theme.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

void toMuted(QWidget *widget)
{
    QPalette palette = widget->palette();
    palette.setColor(QPalette::WindowText, Theme::instance().color(Token::Muted));
    widget->setPalette(palette);
}

} // namespace

InspectorPanel::InspectorPanel(ModelDocument &document, Selection &selection, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_selection(selection)
    , m_heading(new QWidget(this))
    , m_scroll(new QScrollArea(this))
{
    setObjectName(u"inspector"_s);
    makeHeading();
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus); // the keys go to the fields in it
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_heading);
    layout->addWidget(m_scroll);
    m_pause.setSingleShot(true);
    m_pause.setInterval(0);
    connect(&m_pause, &QTimer::timeout, this, &InspectorPanel::follow);
    connect(&selection, &Selection::changed, &m_pause, qOverload<>(&QTimer::start));
    connect(&document, &ModelDocument::changed, &m_pause, qOverload<>(&QTimer::start));
    connect(&Theme::instance(), &Theme::changed, this, &InspectorPanel::rebuild);
    m_pause.start();
}

void InspectorPanel::makeHeading()
{
    m_icon = new QLabel(m_heading);
    m_name = new QLabel(m_heading);
    m_name->setFont(Theme::instance().font(FontRole::UiStrong));
    m_kind = new QLabel(m_heading);
    m_up = new QToolButton(m_heading);
    m_up->setObjectName(u"showOwner"_s);
    m_up->setIconSize({16, 16});
    m_up->setIcon(Theme::instance().icon(u"up"_s));
    auto *layout = new QHBoxLayout(m_heading);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_name);
    layout->addWidget(m_kind, 1);
    layout->addWidget(m_up);
    m_heading->setFixedHeight(32);
    connect(m_up, &QToolButton::clicked, this, [this] {
        if (const Table *table = tableWith(m_document.schema(), m_selection.current()))
            m_selection.select(table->id);
    });
}

QList<Id> InspectorPanel::known() const
{
    QList<Id> ids;
    for (const Id id : m_selection.ids()) {
        if (kindOf(m_document.model(), id) != ObjectKind::None)
            ids.append(id);
    }
    return ids;
}

QString InspectorPanel::pageKey(const QList<Id> &ids) const
{
    QStringList parts;
    for (const Id id : ids)
        parts.append(id.toString());
    // Some fields are there for some values only; a page with others is another page.
    const QList<Field> fields = ids.size() == 1 ? fieldsOf(m_document.model(), ids.first()) : QList<Field>();
    for (const Field &field : fields)
        parts.append(field.key);
    return parts.join(u' ');
}

void InspectorPanel::follow()
{
    if (!isVisible())
        return;
    if (m_page && pageKey(known()) == m_shown)
        refresh();
    else
        rebuild();
}

void InspectorPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_pause.start();
}

void InspectorPanel::refresh()
{
    for (FieldForm *form : m_forms)
        form->refresh();
    showHeading();
}

void InspectorPanel::rebuild()
{
    const QList<Id> ids = known();
    m_shown = pageKey(ids);
    m_forms.clear();
    m_page = ids.size() > 1 ? makeSeveral(ids) : makePage(ids);
    m_scroll->setWidget(m_page);
    m_page->setAutoFillBackground(false);
    keepTabOrder();
    showHeading();
}

/// Widgets made later come last in the window: Tab would go from the panel's head to the other docks first.
void InspectorPanel::keepTabOrder()
{
    QList<QWidget *> fields;
    for (QWidget *next = m_page->nextInFocusChain(); next && next != m_page; next = next->nextInFocusChain()) {
        if (m_page->isAncestorOf(next) && next->focusPolicy() != Qt::NoFocus)
            fields.append(next);
    }
    QWidget *before = m_up;
    for (QWidget *field : fields) {
        if (field->window() == before->window())
            QWidget::setTabOrder(before, field);
        before = field;
    }
}

void InspectorPanel::addForm(QVBoxLayout *layout, QWidget *page, const QList<Field> &fields, const QString &context)
{
    m_forms.append(new FieldForm(m_document, fields, context, page));
    layout->addWidget(m_forms.last());
}

QWidget *InspectorPanel::makePage(const QList<Id> &ids)
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 4, 0, 8);
    layout->setSpacing(0);
    if (ids.isEmpty()) {
        auto *hint = new QLabel(tr("Choose something to see and edit it here."), page);
        hint->setWordWrap(true);
        hint->setContentsMargins(12, 4, 12, 0);
        toMuted(hint);
        layout->addWidget(hint);
    } else {
        const Id id = ids.first();
        const bool table = kindOf(m_document.model(), id) == ObjectKind::Table;
        const QList<Field> fields = fieldsOf(m_document.model(), id);
        addForm(layout, page, table ? fields.first(1) : fields, id.toString());
        if (table) {
            layout->addWidget(new TableLists(m_document, m_selection, id, page));
            layout->addSpacing(8);
            addForm(layout, page, fields.mid(1), id.toString());
        }
    }
    layout->addStretch(1);
    return page;
}

QWidget *InspectorPanel::makeSeveral(const QList<Id> &ids)
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 4, 0, 8);
    const QList<Field> fields = commonFields(m_document.model(), ids);
    if (!fields.isEmpty()) {
        addForm(layout, page, fields, m_shown);
    }
    QStringList names;
    for (const Id id : ids.first(std::min<qsizetype>(ids.size(), 40)))
        names.append(nameOf(m_document.model(), id));
    auto *list = new QLabel(names.join(u'\n'), page);
    list->setContentsMargins(12, 0, 12, 0);
    toMuted(list);
    layout->addWidget(list);
    layout->addStretch(1);
    return page;
}

void InspectorPanel::showHeading()
{
    const QList<Id> ids = known();
    const Model &model = m_document.model();
    const Id id = ids.value(0);
    const QString icon = ids.size() == 1 ? kindIcon(model, id) : QString();
    m_icon->setVisible(!icon.isEmpty());
    if (!icon.isEmpty())
        m_icon->setPixmap(Theme::instance().pixmap(icon, 16, Theme::instance().color(Token::Muted), devicePixelRatioF()));
    const QString name = ids.isEmpty() ? tr("Inspector")
        : ids.size() == 1              ? nameOf(model, id).section(u'\n', 0, 0)
                                       : tr("%1 things").arg(ids.size());
    m_name->setText(m_name->fontMetrics().elidedText(name, Qt::ElideRight, 180));
    m_name->setToolTip(name);
    m_kind->setText(ids.size() == 1 ? kindWord(model, id) : QString());
    toMuted(m_kind);
    const Table *owner = ids.size() == 1 ? tableWith(model.schema, id) : nullptr;
    m_up->setVisible(owner && owner->id != id);
    m_up->setToolTip(owner ? tr("Show %1").arg(owner->name) : QString());
}

void InspectorPanel::focusFirstField()
{
    if (m_pause.isActive()) {
        m_pause.stop();
        follow();
    }
    if (m_forms.isEmpty())
        return;
    if (auto *name = m_forms.first()->findChild<QWidget *>(u"name"_s))
        name->setFocus(Qt::ShortcutFocusReason);
}

void InspectorPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QWidget::changeEvent(event);
}

} // namespace jw::studio
