// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/joinedview.h"

#include "studio/data/pathbar.h"
#include "studio/prompts/guard.h"

#include <QtCore/QTimer>
#include <QtWidgets/QMenu>

using namespace Qt::StringLiterals;

namespace jw::studio {

JoinedView::JoinedView(DatabaseSession &database, const JoinPath &path, Selection &selection, QWidget *parent)
    : DataView(database, database.makeJoined(), selection, parent)
    , m_pathBar(new PathBar(this))
{
    setObjectName(u"joinedView"_s);
    setHead(m_pathBar);
    connect(m_pathBar, &PathBar::pathChosen, this, &JoinedView::setPath);
    connect(m_pathBar, &PathBar::columnToggled, this, [this](int column, bool shown) { view()->setColumnHidden(column, !shown); });
    setPath(path);
}

void JoinedView::setPath(const JoinPath &path)
{
    suspendState();
    joined().setJoinPath(path);
    view()->resetColumns();
    showBands();
    hideForeignKeys();
    m_pathBar->setPath(joined(), view()->header());
    restoreState();
    const QString text = path.toString(joined().schema());
    emit pathChanged(text);
    emit titleChanged(title());
}

void JoinedView::setHues(const QHash<Id, Hue> &hues)
{
    m_hues = hues;
    showBands();
}

void JoinedView::showBands()
{
    // Tables without a hue of their own differ by the order in which the palette offers hues.
    static constexpr Hue offered[] {Hue::Teal, Hue::Sky, Hue::Slate, Hue::Plum, Hue::Clay, Hue::Ochre, Hue::Moss, Hue::Rose};
    QList<GridBand> bands;
    const QList<JoinPath::Node> &nodes = joined().path().nodes();
    for (int i = 0; i < nodes.size(); ++i) {
        const Table *table = joined().schema().table(nodes.at(i).table);
        const Hue hue = m_hues.value(table->id, offered[i % std::size(offered)]);
        bands.append({(i == 0 ? QString() : u"› "_s) + nodes.at(i).name, tr("edits %1").arg(table->name), hue});
    }
    view()->setBands(bands);
}

/// Foreign keys that lead along the path repeat what stands beside them; the rest of their tables is shown.
void JoinedView::hideForeignKeys()
{
    const QList<JoinPath::Node> &nodes = joined().path().nodes();
    for (int column = 0; column < joined().columnCount(); ++column) {
        const GridColumn &at = joined().column(column);
        bool followed = false;
        for (const JoinPath::Node &node : nodes) {
            const Table *owner = node.relationship ? joined().schema().ownerOf(node.relationship) : nullptr;
            const Relationship *relationship = owner ? owner->relationship(node.relationship) : nullptr;
            const int holder = node.forward ? node.parent : int(&node - nodes.data());
            const bool isKeyOfMember = relationship && !node.forward && holder == at.node && relationship->columns.contains(at.column.id);
            followed = followed || isKeyOfMember;
        }
        view()->setColumnHidden(column, followed);
    }
}

QString JoinedView::title() const
{
    const QList<JoinPath::Node> &nodes = joined().path().nodes();
    return nodes.isEmpty() ? QString() : joined().path().pathTo(joined().schema(), int(nodes.size()) - 1);
}

bool JoinedView::hasPending() const
{
    const Session &session = database().session();
    const QList<JoinPath::Node> &nodes = joined().path().nodes();
    const QList<Record> pending = session.added() + session.changed() + session.deleted();
    return std::any_of(pending.cbegin(), pending.cend(), [&nodes](const Record &record) {
        return std::any_of(nodes.cbegin(), nodes.cend(),
            [&record](const JoinPath::Node &node) { return node.table == record.mapper().id(); });
    });
}

QString JoinedView::settingsKey() const
{
    return "joins/"_L1 + QString::fromLatin1(database().url().toString().toUtf8().toPercentEncoding()) + u'/'
        + QString::fromLatin1(joined().path().toString(joined().schema()).toUtf8().toPercentEncoding());
}

/// The row that shows `member` at the column's node.
void JoinedView::goTo(const Record &member, int column)
{
    const int node = joined().column(column).node;
    for (const int row : joined().rowsOf(member)) {
        if (joined().recordOfNode(row, node) == member)
            view()->goTo(joined().index(row, column));
    }
}

void JoinedView::addRow()
{
    if (!current().isValid())
        return;
    if (const QString reason = wordsOf(joined().reasonAgainstAdd(current())); !reason.isEmpty()) {
        say(reason);
        return;
    }
    const int column = current().column();
    guarded(this, [this, column] { goTo(joined().addMember(current()), column); });
}

void JoinedView::duplicate()
{
    if (!current().isValid())
        return;
    if (const QString reason = wordsOf(joined().reasonAgainstAdd(current())); !reason.isEmpty())
        return say(reason);
    const int column = current().column();
    guarded(this, [this, column] { goTo(joined().duplicate(current()), column); });
}

void JoinedView::deleteSelected()
{
    cells().onSelection([this] {
        QList<Record> records;
        for (const QModelIndex &cell : cells().cells()) {
            const QString reason = wordsOf(joined().reasonAgainstRemove(cell));
            if (!reason.isEmpty())
                return say(reason);
            const Record record = joined().record(cell.row(), cell.column());
            if (!records.contains(record))
                records.append(record);
        }
        const EditScope step(database().session(), u"Delete %1 records"_s.arg(records.size()));
        for (const Record &record : records)
            database().session().remove(record);
        say(tr("%Ln rows marked as deleted; they go with the next commit", nullptr, int(records.size())));
    });
}

void JoinedView::link()
{
    if (!current().isValid())
        return;
    if (const QString reason = wordsOf(joined().reasonAgainstLink(current())); !reason.isEmpty())
        return say(reason);
    const QPersistentModelIndex at = current();
    view()->pick(joined().linkChoice(at), at, {}, [this, at](const QList<Value> &key) {
        if (!at.isValid())
            return;
        guarded(this, [&] {
            joined().link(at, key, [this, column = at.column()](const Record &linked) { goTo(linked, column); });
        });
    });
}

void JoinedView::unlink()
{
    if (!current().isValid())
        return;
    const QString reason = wordsOf(joined().reasonAgainstUnlink(current()));
    if (reason.isEmpty())
        guarded(this, [this] { joined().unlink(current()); });
    else
        say(reason);
}

void JoinedView::pasteAsRows()
{
    const QList<QStringList> texts = cells().clipboard();
    if (!current().isValid() || texts.isEmpty())
        return;
    if (const QString reason = wordsOf(joined().reasonAgainstAdd(current())); !reason.isEmpty())
        return say(reason);
    const QPersistentModelIndex at = current();
    const QList<int> columns = cells().columnsFrom(at.column());
    readTexts(cells().withoutHeads(texts, columns), columns, [this, at, columns](const CellBlock &block) {
        if (!at.isValid())
            return;
        goTo(joined().addMembers(at, block, columns).first(), at.column());
        say(tr("%Ln new rows", nullptr, int(block.size())));
    });
}

void JoinedView::pasteBelow(const CellBlock &rest, const QList<int> &)
{
    say(tr("%Ln lines found no row here: paste them as new rows.", nullptr, int(rest.size())));
}

void JoinedView::fillContextMenu(QMenu &menu)
{
    if (!current().isValid())
        return;
    const int node = joined().column(current().column()).node;
    const QString name = joined().path().nodes().at(node).name;
    const auto add = [&menu, this](const QString &text, const QKeySequence &key, const QString &reason, void (DataView::*slot)()) {
        addMenuAction(menu, text, key, slot);
        menu.actions().last()->setEnabled(reason.isEmpty());
        menu.actions().last()->setToolTip(reason);
    };
    menu.setToolTipsVisible(true);
    add(tr("Paste as new ro&ws"), Qt::CTRL | Qt::SHIFT | Qt::Key_V, wordsOf(joined().reasonAgainstAdd(current())), &DataView::pasteAsRows);
    add(tr("&Add to %1").arg(name), Qt::CTRL | Qt::Key_Insert, wordsOf(joined().reasonAgainstAdd(current())), &DataView::addRow);
    add(tr("&Duplicate in %1").arg(name), Qt::CTRL | Qt::Key_D, wordsOf(joined().reasonAgainstAdd(current())), &DataView::duplicate);
    add(tr("Lin&k an existing row of %1…").arg(name), Qt::CTRL | Qt::Key_K, wordsOf(joined().reasonAgainstLink(current())), &DataView::link);
    add(tr("&Unlink %1").arg(name), Qt::CTRL | Qt::SHIFT | Qt::Key_K, wordsOf(joined().reasonAgainstUnlink(current())), &DataView::unlink);
    add(tr("De&lete from %1").arg(name), Qt::Key_Delete, wordsOf(joined().reasonAgainstRemove(current())), &DataView::deleteSelected);
}

} // namespace jw::studio
