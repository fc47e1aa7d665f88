// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/actions.h"

#include "studio/theme/theme.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSettings>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QToolBar>
#include <QtWidgets/QToolButton>

namespace jw::studio {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Actions", text);
}

QList<QKeySequence> keysOf(const char *text)
{
    return *text ? QKeySequence::listFromString(QString::fromUtf8(text), QKeySequence::PortableText) : QList<QKeySequence>();
}

/// The tip, with the key in brackets.
QString tipWithKey(const QAction &action, const QString &tip)
{
    const QString key = action.shortcut().toString(QKeySequence::NativeText);
    return key.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, key);
}

} // namespace

Actions::Actions(QObject *parent)
    : QObject(parent)
{
    for (const ActionRow &entry : actionTable()) {
        auto *action = new QAction(this);
        action->setObjectName(QString::fromUtf8(entry.id));
        action->setCheckable(entry.checkable);
        action->setShortcuts(keysOf(entry.key));
        action->setEnabled(!entry.needs);
        m_actions.insert(action->objectName(), action);
    }
    retranslate();
    const auto dress = [this] {
        for (const ActionRow &entry : actionTable()) {
            if (*entry.icon)
                action(entry.id)->setIcon(Theme::instance().icon(QString::fromUtf8(entry.icon), Token::Text));
        }
    };
    dress();
    connect(&Theme::instance(), &Theme::changed, this, dress);
}

QAction *Actions::action(const char *id) const
{
    return m_actions.value(QString::fromUtf8(id));
}

const ActionRow *Actions::row(const QString &id) const
{
    for (const ActionRow &entry : actionTable()) {
        if (id == QLatin1StringView(entry.id))
            return &entry;
    }
    return nullptr;
}

QStringList Actions::ids() const
{
    QStringList ids;
    for (const ActionRow &entry : actionTable())
        ids.append(QString::fromUtf8(entry.id));
    return ids;
}

QString Actions::title(const QString &id) const
{
    const ActionRow *entry = row(id);
    QString text = entry ? translated(entry->text) : QString();
    return text.remove(u'&').remove(u'…');
}

void Actions::handle(const char *id, std::function<void()> run)
{
    QAction *found = action(id);
    Q_ASSERT_X(found, "Actions::handle", id);
    Q_ASSERT_X(!m_handled.contains(found->objectName()), "handled twice", id);
    m_handled.insert(found->objectName());
    connect(found, &QAction::triggered, this, std::move(run));
}

void Actions::setAvailable(Needs available)
{
    for (const ActionRow &entry : actionTable())
        action(entry.id)->setEnabled((entry.needs & available) == entry.needs);
}

QString Actions::text(const ActionRow &row) const
{
    constexpr qsizetype longest = 48;
    QString detail = m_details.value(QString::fromUtf8(row.id));
    if (detail.size() > longest)
        detail = detail.left(longest) + u'…';
    const QString text = translated(row.text);
    return detail.isEmpty() ? text : QStringLiteral("%1: %2").arg(text, detail.replace(u'&', QStringLiteral("&&")));
}

void Actions::setDetail(const char *id, const QString &detail)
{
    if (std::exchange(m_details[QString::fromUtf8(id)], detail) != detail)
        action(id)->setText(text(*row(QString::fromUtf8(id))));
}

void Actions::fillMenuBar(QMenuBar *bar, const std::function<void(const QString &, QMenu *)> &fill)
{
    for (const MenuRow &entry : menuTable()) {
        QMenu *menu = bar->addMenu(translated(entry.text));
        m_menus.append({menu, entry.text});
        for (const char *item : entry.items) {
            if (*item == '@')
                fill(QString::fromUtf8(item + 1), menu);
            else if (*item == '-')
                menu->addSeparator();
            else
                menu->addAction(action(item));
        }
    }
}

void Actions::fillToolBar(QToolBar *bar)
{
    for (const char *item : toolBarTable()) {
        if (*item == '-') {
            bar->addSeparator();
            continue;
        }
        const bool withText = *item == '*';
        QAction *entry = action(withText ? item + 1 : item);
        bar->addAction(entry);
        if (auto *button = qobject_cast<QToolButton *>(bar->widgetForAction(entry)))
            button->setToolButtonStyle(withText ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    }
}

void Actions::retranslate()
{
    static const QHash<QString, const char *> shortTexts {
        {QStringLiteral("addTable"), QT_TRANSLATE_NOOP("Actions", "Table")},
        {QStringLiteral("addRelationship"), QT_TRANSLATE_NOOP("Actions", "Relation")},
        {QStringLiteral("addManyToMany"), QT_TRANSLATE_NOOP("Actions", "M:N")},
        {QStringLiteral("addNote"), QT_TRANSLATE_NOOP("Actions", "Note")},
        {QStringLiteral("addArea"), QT_TRANSLATE_NOOP("Actions", "Area")},
        {QStringLiteral("zoomFit"), QT_TRANSLATE_NOOP("Actions", "Fit")},
    };
    for (const ActionRow &entry : actionTable()) {
        QAction *found = action(entry.id);
        found->setText(text(entry));
        if (const char *text = shortTexts.value(found->objectName()))
            found->setIconText(translated(text));
        found->setStatusTip(translated(entry.tip));
        found->setToolTip(tipWithKey(*found, translated(entry.tip)));
    }
    for (const auto &[menu, text] : m_menus)
        menu->setTitle(translated(text));
}

QList<QKeySequence> Actions::defaultShortcuts(const QString &id) const
{
    const ActionRow *entry = row(id);
    return entry ? keysOf(entry->key) : QList<QKeySequence>();
}

void Actions::setShortcuts(const QString &id, const QList<QKeySequence> &keys)
{
    QAction *found = action(id);
    if (!found)
        return;
    found->setShortcuts(keys);
    found->setToolTip(tipWithKey(*found, found->statusTip()));
}

QString Actions::ownerOf(const QKeySequence &key, const QString &except) const
{
    for (const ActionRow &entry : actionTable()) {
        const QAction *found = action(entry.id);
        if (found->objectName() != except && found->shortcuts().contains(key))
            return found->objectName();
    }
    return {};
}

void Actions::load(QSettings &settings)
{
    settings.beginGroup(QStringLiteral("shortcuts"));
    for (const QString &id : settings.childKeys()) {
        setShortcuts(id, keysOf(settings.value(id).toString().toUtf8()));
    }
    settings.endGroup();
}

void Actions::save(QSettings &settings) const
{
    settings.remove(QStringLiteral("shortcuts"));
    settings.beginGroup(QStringLiteral("shortcuts"));
    for (const QString &id : ids()) {
        const QList<QKeySequence> keys = action(id)->shortcuts();
        if (keys != defaultShortcuts(id))
            settings.setValue(id, QKeySequence::listToString(keys, QKeySequence::PortableText));
    }
    settings.endGroup();
}

} // namespace jw::studio
