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
    joined().setJoinPath(path);
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
    view()->header()->setBands(bands);
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

void JoinedView::addRow()
{
    if (!current().isValid())
        return;
    const int node = joined().column(current().column()).node;
    if (const QString reason = joined().reasonAgainstAdd(current()); !reason.isEmpty()) {
        say(reason);
        return;
    }
    const int column = current().column();
    guarded(this, [this, column, node] {
        const Record member = joined().addMember(current());
        for (const int row : joined().rowsOf(member)) {
            if (joined().recordOfNode(row, node) == member)
                view()->goTo(joined().index(row, column));
        }
    });
}

void JoinedView::duplicate()
{
    const Record source = current().isValid() ? joined().record(current().row(), current().column()) : Record();
    if (!source || !canEdit())
        return;
    guarded(this, [this, source] {
        const EditScope step(database().session(), u"Duplicate %1"_s.arg(source.objectName()));
        const Record copy = database().session().add(&source.table());
        for (int cell = 0; cell < source.mapper().columnCount(); ++cell) {
            const bool handedOut = source.mapper().isKey(cell) && source.mapper().assignsKey();
            if (!handedOut && !source.mapper().isComputed(cell) && !source.value(cell).isNull())
                copy.setValue(cell, source.value(cell));
        }
    });
}

void JoinedView::deleteSelected()
{
    QList<Record> records;
    for (const QModelIndex &cell : selectedCells()) {
        const QString reason = joined().reasonAgainstRemove(cell);
        if (!reason.isEmpty()) {
            say(reason);
            return;
        }
        const Record record = joined().record(cell.row(), cell.column());
        if (!records.contains(record))
            records.append(record);
    }
    guarded(this, [this, records] {
        const EditScope step(database().session(), u"Delete %1 records"_s.arg(records.size()));
        for (const Record &record : records)
            database().session().remove(record);
    });
}

void JoinedView::unlinkSelected()
{
    if (!current().isValid())
        return;
    const QString reason = joined().reasonAgainstUnlink(current());
    if (reason.isEmpty())
        guarded(this, [this] { joined().unlink(current()); });
    else
        say(reason);
}

/// Each text goes through the cell that it lands on, so that every record takes only what is its own.
void JoinedView::paste()
{
    const QList<QStringList> texts = clipboardCells();
    if (texts.isEmpty() || !current().isValid())
        return;
    const QList<int> columns = columnsFrom(current().column());
    const int first = current().row();
    const EditScope step(database().session(), u"Paste"_s);
    for (qsizetype row = 0; row < texts.size() && first + row < joined().rowCount(); ++row) {
        for (qsizetype i = 0; i < std::min(texts.at(row).size(), columns.size()); ++i) {
            const QString &text = texts.at(row).at(i);
            joined().setData(joined().index(first + int(row), columns.at(i)),
                text.isNull() ? QVariant::fromValue(Value()) : QVariant(text));
        }
    }
}

void JoinedView::pasteAsRows()
{
    say(tr("New rows are pasted in the grid of their own table."));
}

void JoinedView::fillContextMenu(QMenu &menu)
{
    if (!canEdit() || !current().isValid())
        return;
    const int node = joined().column(current().column()).node;
    const QString name = joined().path().nodes().at(node).name;
    QAction *add = menu.addAction(tr("&Add to %1").arg(name), this, &JoinedView::addRow);
    add->setEnabled(joined().reasonAgainstAdd(current()).isEmpty());
    QAction *unlink = menu.addAction(tr("&Unlink %1").arg(name), this, &JoinedView::unlinkSelected);
    unlink->setEnabled(joined().reasonAgainstUnlink(current()).isEmpty());
    QAction *remove = menu.addAction(tr("De&lete from %1").arg(name), this, &JoinedView::deleteSelected);
    remove->setEnabled(joined().reasonAgainstRemove(current()).isEmpty());
}

} // namespace jw::studio
