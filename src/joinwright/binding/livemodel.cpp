// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/livemodel.h"

#include "joinwright/binding/valuetext.h"
#include "joinwright/binding/variant.h"
#include "joinwright/orm/session.h"

using namespace Qt::StringLiterals;

namespace jw {

namespace {

bool isNumber(const ColumnType &type)
{
    return type.kind() <= ColumnType::Kind::Double && type.kind() != ColumnType::Kind::Boolean;
}

} // namespace

LiveModel::LiveModel(const BasicQuery &query, QObject *parent)
    : LiveModel(query, LiveResult::Otherwise::Refuse, parent)
{
}

LiveModel::LiveModel(const BasicQuery &query, LiveResult::Otherwise otherwise, QObject *parent)
    : QAbstractTableModel(parent)
    , m_result(query, otherwise)
{
    for (int cell = 0; cell < m_result.mapper().columnCount(); ++cell)
        m_columns.append({0, cell, m_result.mapper().cellName(cell)});
    follow();
}

void LiveModel::follow()
{
    connect(&m_result, &LiveResult::insertionBegan, this, [this](int first, int last) { beginInsertRows({}, first, last); });
    connect(&m_result, &LiveResult::inserted, this, [this] { endInsertRows(); });
    connect(&m_result, &LiveResult::removalBegan, this, [this](int first, int last) { beginRemoveRows({}, first, last); });
    connect(&m_result, &LiveResult::removed, this, [this] { endRemoveRows(); });
    connect(&m_result, &LiveResult::moveBegan, this,
        [this](int from, int to) { beginMoveRows({}, from, from, {}, to > from ? to + 1 : to); });
    connect(&m_result, &LiveResult::moved, this, [this] { endMoveRows(); });
    connect(&m_result, &LiveResult::resetBegan, this, [this] { beginResetModel(); });
    connect(&m_result, &LiveResult::wasReset, this, [this] { endResetModel(); });
    connect(&m_result, &LiveResult::changed, this,
        [this](int row) { emit dataChanged(index(row, 0), index(row, columnCount() - 1)); });
    connect(&m_result, &LiveResult::failed, this, &LiveModel::failed);
    connect(&m_result, &LiveResult::loadingChanged, this, &LiveModel::loadingChanged);
    connect(&m_result, &LiveResult::inserted, this, &LiveModel::countChanged);
    connect(&m_result, &LiveResult::removed, this, &LiveModel::countChanged);
    connect(&m_result, &LiveResult::wasReset, this, &LiveModel::countChanged);
}

LiveModel::Column LiveModel::columnAt(const QString &path) const
{
    const qsizetype dot = path.lastIndexOf(u'.');
    const int source = m_result.sourceAt(dot < 0 ? QString() : path.left(dot));
    return {source, m_result.mappers()[source]->cellIndex(path.mid(dot + 1)), path};
}

void LiveModel::setColumns(const QStringList &paths)
{
    QList<Column> columns;
    for (const QString &path : paths)
        columns.append(columnAt(path));
    beginResetModel();
    m_columns = columns;
    endResetModel();
}

QStringList LiveModel::columns() const
{
    QStringList paths;
    for (const Column &column : m_columns)
        paths.append(column.path);
    return paths;
}

Record LiveModel::record(const QModelIndex &index) const
{
    return m_result.at(index.row(), m_columns.at(index.column()).source);
}

Record LiveModel::addRow()
{
    if (!m_result.session())
        throw Error(ErrorKind::Usage, u"a row cannot be added to %1: the session has ended"_s.arg(m_result.mapper().name()));
    return m_result.session()->add(&m_result.mapper().table());
}

int LiveModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_result.size();
}

int LiveModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant LiveModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return role >= FirstNamedRole ? named(m_result.at(index.row()), role - FirstNamedRole) : cellData(index, role);
}

QVariant LiveModel::cellData(const QModelIndex &index, int role) const
{
    const int cell = m_columns.at(index.column()).cell;
    const Record record = this->record(index);
    if (role == Qt::TextAlignmentRole)
        return isNumber(m_result.mappers()[m_columns.at(index.column()).source]->type(cell)) ? int(Qt::AlignRight | Qt::AlignVCenter)
                                                                                             : int(Qt::AlignLeft | Qt::AlignVCenter);
    if (!record)
        return {};
    const Value &value = valueInMemory(record, cell);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return textOf(value, record.mapper().type(cell));
    case ValueRole:
        return QVariant::fromValue(value);
    case EditedRole:
        return record.isDirty(cell);
    case NewRole:
        return record.state() == RowState::Pending;
    default:
        return {};
    }
}

QVariant LiveModel::named(const Record &record, int number) const
{
    const Mapper &mapper = m_result.mapper();
    if (number < mapper.columnCount())
        return toVariant(valueInMemory(record, number));
    const int relation = number - mapper.columnCount();
    return relation < mapper.relations().size() ? related(record, relation) : QVariant();
}

QVariant LiveModel::related(const Record &record, int index) const
{
    const Relation &relation = record.mapper().relations()[index];
    if (!record.session())
        return {};
    if (relation.kind == Relation::Kind::ToOne || relation.single)
        return toVariant(record.oneInMemory(index));
    QVariantList list;
    for (const Record &member : record.manyInMemory(index))
        list.append(toVariant(member));
    return list;
}

bool LiveModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const int number = role - FirstNamedRole;
    const bool byName = number >= 0 && number < m_result.mapper().columnCount();
    const Record record = byName ? m_result.at(index.row()) : this->record(index);
    if (!record || (!byName && role != Qt::EditRole && role != ValueRole))
        return false;
    try {
        setFromVariant(record, byName ? number : m_columns.at(index.column()).cell, value);
    } catch (const Error &error) {
        emit refused(index, error.message());
        return false;
    }
    return true;
}

bool LiveModel::removeRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || row < 0 || count < 1 || row + count > rowCount() || !m_result.session())
        return false;
    QList<Record> records;
    for (int i = row; i < row + count; ++i)
        records.append(m_result.at(i));
    try {
        const EditScope step(*m_result.session(), u"Delete %1"_s.arg(m_result.mapper().objectName()));
        for (const Record &record : std::as_const(records))
            m_result.session()->remove(record);
    } catch (const Error &error) {
        emit refused(index(row, 0), error.message());
        return false;
    }
    return true;
}

QVariant LiveModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    return section >= 0 && section < m_columns.size() ? m_columns[section].path : QVariant();
}

Qt::ItemFlags LiveModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    const Column &column = m_columns.at(index.column());
    const Mapper &mapper = *m_result.mappers()[column.source];
    const bool writable = !mapper.isReadOnly() && column.cell < mapper.columnCount() && !mapper.isComputed(column.cell);
    return writable && record(index) && m_result.session() ? flags | Qt::ItemIsEditable : flags;
}

/// A column comes before a relationship of the same name.
bool LiveModel::isRelationNamed(int relation) const
{
    const QString name = m_result.mapper().relations()[relation].name;
    return !name.isEmpty() && !m_result.mapper().table().column(name);
}

QHash<int, QByteArray> LiveModel::roleNames() const
{
    const Mapper &mapper = m_result.mapper();
    QHash<int, QByteArray> own {{ValueRole, "cellValue"}, {EditedRole, "cellEdited"}, {NewRole, "rowIsNew"}};
    for (int cell = 0; cell < mapper.columnCount(); ++cell)
        own.insert(FirstNamedRole + cell, mapper.cellName(cell).toUtf8());
    for (int relation = 0; relation < mapper.relations().size(); ++relation) {
        if (isRelationNamed(relation))
            own.insert(FirstNamedRole + mapper.columnCount() + relation, mapper.relations()[relation].name.toUtf8());
    }
    const QList<QByteArray> taken = own.values();
    const QHash<int, QByteArray> general = QAbstractTableModel::roleNames();
    for (auto it = general.cbegin(); it != general.cend(); ++it) {
        if (!taken.contains(it.value())) // a column named "display" is what is meant by that name
            own.insert(it.key(), it.value());
    }
    return own;
}

int LiveModel::role(const QString &name) const
{
    return roleNames().key(name.toUtf8(), -1);
}

} // namespace jw
