// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/navigator/modeltree.h"

#include "studio/document/edits.h"
#include "studio/theme/rowdelegate.h"

#include <QtCore/QMimeData>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

// internalId: 0 a section, 1 + section an entry, from 16 on the table that owns a column.
constexpr quint64 FirstTable = 16;

QString sectionIcon(ModelTree::Section section)
{
    switch (section) {
    case ModelTree::Tables: return u"table"_s;
    case ModelTree::Types: return u"enum"_s;
    case ModelTree::Views: return u"view"_s;
    case ModelTree::Diagrams: return u"diagram"_s;
    default: return u"database"_s;
    }
}

template<typename List>
QList<Id> idsOf(const List &list)
{
    QList<Id> ids;
    ids.reserve(list.size());
    for (const auto &item : list)
        ids.append(item.id);
    return ids;
}

QString columnIcon(const Table &table, Id column)
{
    if (table.isPrimary(column))
        return u"key"_s;
    return table.relationshipsOf(column).isEmpty() ? QString() : u"fk"_s;
}

} // namespace

ModelTree::ModelTree(ModelDocument &document, QObject *parent)
    : QAbstractItemModel(parent)
    , m_document(document)
{
    reset(document.model());
    connect(&document, &ModelDocument::changed, this, [this](const Model &, const Model &after) { update(after); });
}

// ---- following the document

ModelTree::Entries ModelTree::entries(Section section, const Model &model)
{
    Entries list;
    const auto add = [&](const auto &items) {
        list.reserve(items.size());
        for (const auto &item : items)
            list.append({item.id, item.name});
    };
    switch (section) {
    case Tables: add(model.schema.tables()); break;
    case Types: add(model.schema.enums()); break;
    case Views: add(model.schema.views()); break;
    case Diagrams: add(model.diagrams); return list; // in the author's order
    default: break;
    }
    std::sort(list.begin(), list.end(), [](const Entry &a, const Entry &b) {
        const int order = a.name.compare(b.name, Qt::CaseInsensitive);
        return order ? order < 0 : a.id < b.id;
    });
    return list;
}

ModelTree::Entries ModelTree::databaseEntries() const
{
    Entries list;
    for (const DatabaseEntry &database : m_databases)
        list.append({database.id, database.name});
    return list;
}

bool ModelTree::isMuchDifferent(const Model &after) const
{
    if (after.schema.id != m_model.schema.id)
        return true;
    const qsizetype before = m_model.schema.tables().size();
    return std::abs(after.schema.tables().size() - before) > 200;
}

void ModelTree::reset(const Model &after)
{
    beginResetModel();
    m_model = after;
    for (int i = Tables; i < Databases; ++i) {
        m_entries[size_t(i)] = entries(Section(i), after);
        number(Section(i));
    }
    m_columns.clear();
    for (const Table &table : after.schema.tables())
        m_columns.insert(table.id, idsOf(table.columns));
    endResetModel();
}

void ModelTree::update(const Model &after)
{
    if (isMuchDifferent(after))
        return reset(after);
    // Rows go away while their objects can still be asked, and come when theirs can.
    for (int i = Tables; i < Databases; ++i) {
        QSet<Id> wanted;
        const Entries list = entries(Section(i), after);
        for (const Entry &entry : list)
            wanted.insert(entry.id);
        removeMissing(Section(i), wanted);
    }
    const Schema before = std::exchange(m_model, after).schema;
    for (int i = Tables; i < Databases; ++i)
        updateSection(Section(i), entries(Section(i), after));
    updateColumns(before);
}

void ModelTree::updateSection(Section section, const Entries &after)
{
    reorder(section, after);
    insertNew(section, after);
    announce(section);
}

void ModelTree::removeMissing(Section section, const QSet<Id> &wanted)
{
    Entries &rows = m_entries[section];
    for (qsizetype row = rows.size() - 1; row >= 0; --row) {
        if (wanted.contains(rows[row].id))
            continue;
        beginRemoveRows(sectionIndex(section), int(row), int(row));
        m_columns.remove(rows[row].id);
        rows.removeAt(row);
        number(section);
        endRemoveRows();
    }
}

void ModelTree::reorder(Section section, const Entries &after)
{
    Entries kept;
    for (const Entry &entry : after) {
        if (m_rows[section].contains(entry.id))
            kept.append(entry);
    }
    Entries &rows = m_entries[section];
    const bool same = std::equal(kept.begin(), kept.end(), rows.begin(), rows.end(),
        [](const Entry &a, const Entry &b) { return a.id == b.id; });
    if (same) {
        rows = kept;
        return;
    }
    emit layoutAboutToBeChanged({sectionIndex(section)});
    const QHash<Id, int> before = m_rows[section];
    rows = kept;
    number(section);
    QModelIndexList from;
    QModelIndexList to;
    for (auto it = before.begin(); it != before.end(); ++it) {
        from.append(createIndex(*it, 0, quintptr(1 + section)));
        to.append(createIndex(m_rows[section].value(it.key()), 0, quintptr(1 + section)));
    }
    changePersistentIndexList(from, to);
    emit layoutChanged({sectionIndex(section)});
}

void ModelTree::insertNew(Section section, const Entries &after)
{
    Entries &rows = m_entries[section];
    for (qsizetype row = 0; row < after.size(); ++row) {
        const Id id = after[row].id;
        if (row < rows.size() && rows[row].id == id)
            continue;
        beginInsertRows(sectionIndex(section), int(row), int(row));
        rows.insert(row, after[row]);
        if (const Table *table = section == Tables ? m_model.schema.table(id) : nullptr)
            m_columns.insert(id, idsOf(table->columns));
        number(section);
        endInsertRows();
    }
}

void ModelTree::updateColumns(const Schema &before)
{
    for (const Table &table : m_model.schema.tables()) {
        const Table *old = before.table(table.id);
        if (!old || (old->columns.isSharedWith(table.columns) && *old == table))
            continue;
        if (m_columns.value(table.id) != idsOf(table.columns))
            replaceColumns(table);
        const QModelIndex parent = indexOf(table.id);
        if (const int count = rowCount(parent); count > 0)
            emit dataChanged(index(0, 0, parent), index(count - 1, 0, parent));
    }
}

void ModelTree::replaceColumns(const Table &table)
{
    const QModelIndex parent = indexOf(table.id);
    QList<Id> &columns = m_columns[table.id];
    if (!columns.isEmpty()) {
        beginRemoveRows(parent, 0, int(columns.size()) - 1);
        columns.clear();
        endRemoveRows();
    }
    if (table.columns.isEmpty())
        return;
    beginInsertRows(parent, 0, int(table.columns.size()) - 1);
    columns = idsOf(table.columns);
    endInsertRows();
}

void ModelTree::number(Section section)
{
    QHash<Id, int> &rows = m_rows[section];
    rows.clear();
    for (qsizetype i = 0; i < m_entries[section].size(); ++i)
        rows.insert(m_entries[section][i].id, int(i));
}

void ModelTree::announce(Section section)
{
    const QModelIndex parent = sectionIndex(section);
    emit dataChanged(parent, parent);
    if (const int count = rowCount(parent); count > 0)
        emit dataChanged(index(0, 0, parent), index(count - 1, 0, parent));
}

void ModelTree::setDatabases(const QList<DatabaseEntry> &databases)
{
    QSet<Id> wanted;
    for (const DatabaseEntry &database : databases)
        wanted.insert(database.id);
    removeMissing(Databases, wanted);
    m_databases = databases;
    updateSection(Databases, databaseEntries());
}

void ModelTree::setPending(const QSet<Id> &tables)
{
    if (tables == m_pending)
        return;
    m_pending = tables;
    announce(Tables);
}

void ModelTree::setNotInDatabase(const QSet<Id> &ids)
{
    if (ids == m_notInDatabase)
        return;
    m_notInDatabase = ids;
    announce(Tables);
    for (int row = 0; row < rowCount(sectionIndex(Tables)); ++row) {
        const QModelIndex table = index(row, 0, sectionIndex(Tables));
        if (const int columns = rowCount(table); columns > 0)
            emit dataChanged(index(0, 0, table), index(columns - 1, 0, table));
    }
}

void ModelTree::retranslate()
{
    emit dataChanged(index(0, 0), index(SectionCount - 1, 0));
}

// ---- structure

QModelIndex ModelTree::indexOf(Id id) const
{
    for (int i = 0; i < SectionCount; ++i) {
        if (const auto it = m_rows[size_t(i)].find(id); it != m_rows[size_t(i)].end())
            return createIndex(*it, 0, quintptr(1 + i));
    }
    if (const Table *table = tableWith(m_model.schema, id)) {
        const qsizetype row = m_columns.value(table->id).indexOf(id);
        return row < 0 ? QModelIndex() : createIndex(int(row), 0, quintptr(table->id.toNumber() + FirstTable));
    }
    return {};
}

ModelTree::Section ModelTree::sectionOf(const QModelIndex &entry) const
{
    return Section(entry.internalId() - 1);
}

Id ModelTree::idAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    if (index.internalId() < FirstTable)
        return m_entries[sectionOf(index)].value(index.row()).id;
    return m_columns.value(Id::fromNumber(index.internalId() - FirstTable)).value(index.row());
}

QModelIndex ModelTree::index(int row, int column, const QModelIndex &parent) const
{
    if (column != 0 || row < 0 || row >= rowCount(parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, 0, quintptr(0));
    if (parent.internalId() == 0)
        return createIndex(row, 0, quintptr(1 + parent.row()));
    return createIndex(row, 0, quintptr(idAt(parent).toNumber() + FirstTable));
}

QModelIndex ModelTree::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    if (child.internalId() < FirstTable)
        return createIndex(int(child.internalId()) - 1, 0, quintptr(0));
    const Id table = Id::fromNumber(child.internalId() - FirstTable);
    return createIndex(m_rows[Tables].value(table), 0, quintptr(1 + Tables));
}

int ModelTree::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return SectionCount;
    if (parent.internalId() == 0)
        return int(m_entries[size_t(parent.row())].size());
    if (parent.internalId() == quintptr(1 + Tables))
        return int(m_columns.value(idAt(parent)).size());
    return 0;
}

int ModelTree::columnCount(const QModelIndex &) const
{
    return 1;
}

// ---- content

QVariant ModelTree::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == 0)
        return sectionData(Section(index.row()), role);
    if (role == RowIdRole)
        return QVariant::fromValue(idAt(index));
    const QVariant absent = m_notInDatabase.contains(idAt(index)) ? absentData(index, role) : QVariant();
    return absent.isValid() ? absent : objectData(index, role);
}

QVariant ModelTree::absentData(const QModelIndex &index, int role) const
{
    switch (role) {
    case RowMutedRole: return true;
    case RowSideIconRole: return u"absent"_s;
    case Qt::ToolTipRole: return objectData(index, role).toString() + u'\n' + tr("Not in the database yet");
    default: return {};
    }
}

QVariant ModelTree::objectData(const QModelIndex &index, int role) const
{
    if (index.internalId() < FirstTable)
        return entryData(sectionOf(index), m_entries[sectionOf(index)].value(index.row()), role);
    const Table *table = m_model.schema.table(idAt(index.parent()));
    return table ? columnData(*table, idAt(index), role) : QVariant();
}

QVariant ModelTree::sectionData(Section section, int role) const
{
    if (role == RowStrongRole)
        return true;
    if (role == RowSideRole)
        return QString::number(m_entries[section].size());
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Tables: return tr("Tables");
    case Types: return tr("Types");
    case Views: return tr("Views");
    case Diagrams: return tr("Diagrams");
    default: return tr("Databases");
    }
}

QVariant ModelTree::entryData(Section section, const Entry &entry, int role) const
{
    if (role == Qt::DisplayRole || role == Qt::EditRole)
        return entry.name;
    if (role == RowIconRole)
        return sectionIcon(section);
    if (section == Databases)
        return databaseData(entry.id, role);
    if (section == Types && role == RowSideRole) {
        const EnumType *type = m_model.schema.enumType(entry.id);
        return type ? QString::number(type->values.size()) : QString();
    }
    if (section == Tables && role == RowDotRole && m_pending.contains(entry.id))
        return int(Token::ChangedBar);
    if (section == Tables && role == Qt::ToolTipRole) {
        const Table *table = m_model.schema.table(entry.id);
        return table && !table->comment.isEmpty() ? entry.name + u'\n' + table->comment : entry.name;
    }
    return role == Qt::ToolTipRole ? QVariant(entry.name) : QVariant();
}

QVariant ModelTree::databaseData(Id id, int role) const
{
    for (const DatabaseEntry &database : m_databases) {
        if (database.id == id && role == RowDotRole)
            return int(database.dot);
        if (database.id == id && role == RowIconHueRole && database.colour)
            return int(*database.colour);
        if (database.id == id && role == Qt::ToolTipRole)
            return database.address;
    }
    return {};
}

QVariant ModelTree::columnData(const Table &table, Id id, int role) const
{
    const Column *column = table.column(id);
    if (!column)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return column->name;
    case Qt::ToolTipRole: return column->name + u' ' + m_model.schema.typeName(column->type);
    case RowSideRole: return m_model.schema.typeName(column->type);
    case RowStrongRole: return table.isPrimary(id);
    case RowIconRole: return columnIcon(table, id);
    default: return {};
    }
}

bool ModelTree::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const Id id = idAt(index);
    const QString name = value.toString().trimmed();
    if (role != Qt::EditRole || id.isNull() || name.isEmpty() || name == index.data(Qt::EditRole).toString())
        return false;
    m_document.edit(tr("Rename %1 to %2").arg(index.data().toString(), name),
        [&](Model &model) { rename(model, id, name); });
    return true;
}

Qt::ItemFlags ModelTree::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.internalId() == 0)
        return flags & ~Qt::ItemIsSelectable;
    const bool database = index.internalId() == quintptr(1 + Databases);
    if (!database)
        flags |= Qt::ItemIsEditable;
    if (index.internalId() == quintptr(1 + Tables))
        flags |= Qt::ItemIsDragEnabled;
    return flags;
}

QStringList ModelTree::mimeTypes() const
{
    return {QString::fromLatin1(MimeType)};
}

QMimeData *ModelTree::mimeData(const QModelIndexList &indexes) const
{
    QStringList ids;
    QStringList names;
    for (const QModelIndex &index : indexes) {
        ids.append(idAt(index).toString());
        names.append(index.data().toString());
    }
    auto *data = new QMimeData;
    data->setData(QString::fromLatin1(MimeType), ids.join(u'\n').toLatin1());
    data->setText(names.join(u'\n'));
    return data;
}

Qt::DropActions ModelTree::supportedDragActions() const
{
    return Qt::CopyAction;
}

} // namespace jw::studio
