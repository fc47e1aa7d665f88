// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/palettemodel.h"

#include "joinwright/schema/schema.h"
#include "studio/shell/actions.h"
#include "studio/theme/theme.h"

#include <QtGui/QPainter>

#include <algorithm>

namespace jw::studio {

namespace {

constexpr int RowHeight = 28;
constexpr int TableBonus = 600; // a table whose second word is meant comes before the columns that begin so

constexpr int TipMalus = 1000; // whatever is called so comes first

struct Hit
{
    int score = -1; // below zero: not found
    QList<std::pair<int, int>> matches;
};

bool startsWord(const QString &text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

/// Every word of `wanted` somewhere in `text`; the start of the text counts most, then the start of a word.
Hit find(const QString &text, const QStringList &wanted)
{
    Hit hit {int(200 - qMin(text.size(), qsizetype(100))), {}};
    for (const QString &word : wanted) {
        qsizetype best = text.indexOf(word, 0, Qt::CaseInsensitive);
        for (qsizetype at = best; at >= 0 && !startsWord(text, best); at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
            if (startsWord(text, at))
                best = at;
        }
        if (best < 0)
            return {};
        hit.score += best == 0 ? 1000 : startsWord(text, best) ? 500 : 0;
        hit.matches.append({int(best), int(word.size())});
    }
    return hit;
}

struct Ranked
{
    int score;
    PaletteEntry entry;
};

void add(QList<Ranked> &list, PaletteEntry entry, const QStringList &wanted, int bonus)
{
    Hit hit = find(entry.text, wanted);
    if (hit.score < 0)
        return;
    entry.matches = hit.matches;
    list.append({hit.score + bonus, std::move(entry)});
}

/// By its title, or with less weight by what its tip says too.
void addAction(QList<Ranked> &list, PaletteEntry entry, const QString &tip, const QStringList &wanted)
{
    const qsizetype before = list.size();
    add(list, entry, wanted, 40);
    if (list.size() > before)
        return;
    const Hit hit = find(entry.text + u' ' + tip, wanted);
    if (hit.score >= 0) {
        entry.detail = tip;
        list.append({hit.score - TipMalus, std::move(entry)});
    }
}

void addActions(QList<Ranked> &list, const Actions &actions, const QStringList &wanted)
{
    for (const QString &id : actions.ids()) {
        const QAction *action = actions.action(id);
        if (!action->isEnabled() || id == QLatin1StringView("palette"))
            continue;
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        addAction(list, {CommandPalette::tr("Actions"), actions.title(id), {}, key, QStringLiteral("right"), id, {}, {}}, action->statusTip(), wanted);
    }
}

void addObjects(QList<Ranked> &list, const Schema &schema, const QStringList &wanted)
{
    for (const Table &table : schema.tables()) {
        add(list, {CommandPalette::tr("Tables"), table.name, CommandPalette::tr("%n columns", nullptr, int(table.columns.size())), {},
                      QStringLiteral("table"), {}, table.id, {}},
            wanted, TableBonus);
        if (wanted.isEmpty())
            continue;
        for (const Column &column : table.columns) {
            const bool foreign = !table.relationshipsOf(column.id).isEmpty();
            const QString icon = table.isPrimary(column.id) ? QStringLiteral("key") : foreign ? QStringLiteral("fk") : QStringLiteral("type");
            add(list, {CommandPalette::tr("Columns"), column.name, table.name, schema.typeName(column.type), icon, {}, column.id, {}},
                wanted, 0);
        }
    }
}

} // namespace

QList<PaletteEntry> findEntries(const QString &text, const Actions &actions, const Schema *schema, int most)
{
    const QStringList wanted = text.split(u' ', Qt::SkipEmptyParts);
    QList<Ranked> ranked;
    addActions(ranked, actions, wanted);
    if (schema)
        addObjects(ranked, *schema, wanted);
    if (!wanted.isEmpty())
        std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked &a, const Ranked &b) { return a.score > b.score; });
    QList<PaletteEntry> entries;
    for (qsizetype i = 0; i < qMin(ranked.size(), qsizetype(most)); ++i)
        entries.append(ranked[i].entry);
    return entries;
}

void PaletteModel::setEntries(const QList<PaletteEntry> &entries)
{
    QStringList sections;
    for (const PaletteEntry &entry : entries) {
        if (!sections.contains(entry.section))
            sections.append(entry.section);
    }
    beginResetModel();
    m_entries.clear();
    for (const QString &section : sections) {
        m_entries.append({section, section, {}, {}, {}, {}, {}, {}});
        std::copy_if(entries.begin(), entries.end(), std::back_inserter(m_entries),
            [&](const PaletteEntry &entry) { return entry.section == section; });
    }
    endResetModel();
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    const bool heading = !index.isValid() || m_entries[index.row()].isHeading();
    return heading ? Qt::NoItemFlags : QAbstractListModel::flags(index);
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_entries.size())
        return {};
    const PaletteEntry &entry = m_entries[index.row()];
    if (role == Qt::DisplayRole)
        return entry.text;
    if (role == Qt::AccessibleTextRole)
        return QStringLiteral("%1: %2 %3 %4").arg(entry.section, entry.text, entry.detail, entry.end);
    return {};
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, RowHeight};
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::instance();
    const PaletteEntry &entry = static_cast<const PaletteModel *>(index.model())->entry(index.row());
    const bool current = option.state & QStyle::State_Selected;
    if (current)
        painter->fillRect(option.rect, theme.color(Token::Selection));
    QRect rect = option.rect.adjusted(12, 0, -12, 0);
    if (entry.isHeading()) {
        painter->setFont(theme.font(FontRole::Small));
        painter->setPen(theme.color(Token::Muted));
        return painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft, entry.text);
    }
    painter->drawPixmap(rect.left(), rect.center().y() - 7, theme.pixmap(entry.icon, 16, theme.color(Token::Muted), painter->device()->devicePixelRatioF()));
    rect.setLeft(rect.left() + 28);
    painter->setFont(theme.font(FontRole::Ui));
    const QFontMetrics metrics(painter->font());
    for (const auto &[start, length] : entry.matches) {
        const int x = rect.left() + metrics.horizontalAdvance(entry.text.left(start));
        const int width = metrics.horizontalAdvance(entry.text.mid(start, length));
        painter->fillRect(QRect(x, rect.top() + 5, width, rect.height() - 10), theme.color(Token::Match));
    }
    painter->setPen(theme.color(Token::Text));
    painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft, entry.text);
    painter->setPen(theme.color(Token::Muted));
    painter->setFont(theme.font(FontRole::Small));
    painter->drawText(rect, Qt::AlignVCenter | Qt::AlignRight, entry.end);
    const QFontMetrics small(painter->font());
    rect.adjust(rect.width() * 2 / 5, 0, -small.horizontalAdvance(entry.end) - 12, 0);
    painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft, small.elidedText(entry.detail, Qt::ElideRight, rect.width()));
}

} // namespace jw::studio
