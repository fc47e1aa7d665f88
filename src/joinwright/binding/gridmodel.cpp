// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/gridmodel.h"

#include "joinwright/binding/valuetext.h"
#include "joinwright/core/error.h"
#include "joinwright/core/visibletext.h"

using namespace Qt::StringLiterals;

namespace jw {

namespace {

/// The foreign key of which `column` is the only column.
std::optional<Relationship> referenceOf(const Schema &schema, const Table &table, const Column &column)
{
    for (const Relationship *relationship : table.relationshipsOf(column.id)) {
        if (relationship->columns.size() == 1 && !relationship->isManyToMany() && schema.keyOf(*relationship))
            return *relationship;
    }
    return std::nullopt;
}

bool isRightAligned(const ColumnType &type)
{
    switch (type.kind()) {
    case ColumnType::Kind::Date:
    case ColumnType::Kind::Time:
    case ColumnType::Kind::Timestamp:
    case ColumnType::Kind::TimestampTz:
        return true;
    default:
        return type.isNumeric();
    }
}

GridColumn columnOf(const Schema &schema, const Table &table, int index, int node)
{
    const Column &column = table.columns.at(index);
    GridColumn result {table.id, column, index, node, table.isPrimary(column.id), referenceOf(schema, table, column), {}, {}, {}};
    const Table *target = result.reference ? schema.table(result.reference->to) : nullptr;
    result.labelled = target && !RowLabel(schema, *target).isKeyOnly();
    result.rightAligned = !result.labelled && isRightAligned(column.type);
    result.title = result.labelled && !result.reference->name.isEmpty() ? result.reference->name : column.name;
    return result;
}

/// Long texts are painted in one line, and only their beginning.
QString oneLine(const QString &text)
{
    QString line = text.left(200);
    for (QChar &character : line) {
        if (character == u'\n' || character == u'\r' || character == u'\t')
            character = u' ';
    }
    return visibleText(line);
}

Pending pendingOf(const Record &record)
{
    switch (record.state()) {
    case RowState::Pending:
    case RowState::Transient:
        return Pending::New;
    case RowState::Deleted:
        return Pending::Deleted;
    default:
        return record.row()->changes && !record.dirtyCells().isEmpty() ? Pending::Changed : Pending::None;
    }
}

/// Nothing given in a new row where the database knows what to put.
bool isDefault(const Record &record, int cell)
{
    const Mapper &mapper = record.mapper();
    return mapper.hasDefault(cell) || !mapper.isWritable(cell) || (mapper.isKey(cell) && mapper.assignsKey());
}

} // namespace

GridModel::GridModel(Session &session, LabelCache &labels, const Schema &schema, QObject *parent)
    : QAbstractTableModel(parent)
    , m_session(session)
    , m_labels(labels)
    , m_schema(schema)
{
    connect(&m_labels, &LabelCache::labelsArrived, this, &GridModel::repaintReferences);
}

QList<GridColumn> GridModel::columnsOf(const Schema &schema, const Table &table, int node)
{
    QList<GridColumn> columns;
    for (int i = 0; i < table.columns.size(); ++i)
        columns.append(jw::columnOf(schema, table, i, node));
    return columns;
}

void GridModel::setColumns(const QList<GridColumn> &columns)
{
    m_columns = columns;
}

int GridModel::columnOf(Id column, int node) const
{
    for (int i = 0; i < m_columns.size(); ++i) {
        if (m_columns.at(i).column.id == column && m_columns.at(i).node == node)
            return i;
    }
    return -1;
}

int GridModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

void GridModel::repaintReferences()
{
    if (rowCount() == 0)
        return;
    for (int i = 0; i < m_columns.size(); ++i) {
        if (m_columns.at(i).reference)
            emit dataChanged(index(0, i), index(rowCount() - 1, i));
    }
}

GridCell GridModel::cell(int row, int column) const
{
    GridCell cell;
    const GridColumn &at = m_columns.at(column);
    const Record record = this->record(row, column);
    cell.repeated = isRepeated(row, column);
    cell.groupEnd = isGroupEnd(row);
    if (!record || record.row()->flags & Row::Expired) {
        cell.kind = isLoading(row) || record ? CellKind::Loading : CellKind::Nothing;
        return cell;
    }
    cell.row = pendingOf(record);
    if (cell.row == Pending::Changed && record.isDirty(at.index))
        cell.pending = Pending::Changed;
    else if (cell.row != Pending::Changed)
        cell.pending = cell.row;
    if (const Pending link = linkOf(row, column); link != Pending::None && cell.pending != Pending::Deleted)
        cell.pending = link;
    cell.unreadable = record.row()->flags & Row::BadCells && record.isBad(at.index);
    cell.text = displayText(record, at);
    if (cell.text.isEmpty() && record.value(at.index).isNull())
        cell.kind = cell.row == Pending::New && !record.isDirty(at.index) && isDefault(record, at.index) ? CellKind::Default : CellKind::Null;
    cell.required = cell.kind == CellKind::Null && cell.row == Pending::New && record.mapper().isRequired(at.index);
    return cell;
}

/// A row of a referred table in memory may have been edited, and may have no key yet: it names itself.
std::optional<QString> GridModel::labelInMemory(const Record &record, const GridColumn &column) const
{
    const int relation = record.mapper().relationIndex(column.reference->id, false);
    const Record target = relation < 0 ? Record() : record.oneInMemory(relation);
    if (!target || (target.state() == RowState::Persistent && !target.row()->changes)
        || target.row()->flags & Row::Expired)
        return std::nullopt;
    const RowLabel rule(m_schema, target.table());
    QList<Value> values;
    for (const RowLabel::Piece &piece : rule.columnPieces()) {
        if (!piece.path.isEmpty())
            return std::nullopt;
        values.append(target.value(target.table().columnIndex(piece.column)));
    }
    const QString label = rule.compose(values);
    return label.isEmpty() || rule.isKeyOnly() ? target.objectName() : label;
}

QString GridModel::displayText(const Record &record, const GridColumn &column) const
{
    const Value &value = record.value(column.index);
    if (column.reference) {
        if (const std::optional<QString> label = labelInMemory(record, column))
            return visibleText(*label);
        if (value.isNull())
            return {};
        return visibleText(m_labels.label(*column.reference, {value}).value_or(u"…"_s));
    }
    switch (value.kind()) {
    case Value::Kind::Blob:
        return u"%1 bytes"_s.arg(value.toBlob().size());
    case Value::Kind::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    default:
        return oneLine(textOf(value, column.column.type));
    }
}

Value GridModel::value(const QModelIndex &index) const
{
    const Record record = this->record(index.row(), index.column());
    return record ? record.value(m_columns.at(index.column()).index) : Value();
}

QString GridModel::plainText(const QModelIndex &index) const
{
    return textOf(value(index), m_columns.at(index.column()).column.type);
}

std::optional<QString> GridModel::labelOf(const QModelIndex &index) const
{
    const GridColumn &column = m_columns.at(index.column());
    const Record record = this->record(index.row(), index.column());
    if (!record || !column.reference)
        return std::nullopt;
    return displayText(record, column);
}

QVariant GridModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const GridColumn &column = m_columns.at(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return cell(index.row(), index.column()).text;
    case Qt::EditRole:
        return plainText(index);
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter | (column.rightAligned ? Qt::AlignRight : Qt::AlignLeft));
    case ValueRole:
        return QVariant::fromValue(value(index));
    case KindRole:
        return int(cell(index.row(), index.column()).kind);
    case PendingRole:
        return int(cell(index.row(), index.column()).pending);
    case RowPendingRole:
        return int(cell(index.row(), index.column()).row);
    case LabelRole:
        return labelOf(index).value_or(QString());
    case RepeatedRole:
        return isRepeated(index.row(), index.column());
    case ColumnRole:
        return QVariant::fromValue(column.column.id);
    case TableRole:
        return QVariant::fromValue(column.table);
    default:
        return {};
    }
}

QVariant GridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= m_columns.size())
        return {};
    return m_columns.at(section).title;
}

QHash<int, QByteArray> GridModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractTableModel::roleNames();
    names.insert(ValueRole, "value");
    names.insert(KindRole, "kind");
    names.insert(PendingRole, "pending");
    names.insert(RowPendingRole, "rowPending");
    names.insert(LabelRole, "label");
    names.insert(RepeatedRole, "repeated");
    names.insert(ColumnRole, "columnId");
    names.insert(TableRole, "tableId");
    return names;
}

Qt::ItemFlags GridModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && reasonAgainstEdit(index).isEmpty() ? flags | Qt::ItemIsEditable : flags;
}

Sentence GridModel::reasonAgainstEdit(const QModelIndex &index) const
{
    if (!m_readOnlyReason.isEmpty())
        return m_readOnlyReason;
    const Record record = this->record(index.row(), index.column());
    if (!record)
        return isLoading(index.row()) ? Error::phrase("The row is still being read.") : Error::phrase("No row is here.");
    return reasonAgainst(record, m_columns.at(index.column()));
}

Sentence GridModel::reasonAgainst(const Record &record, const GridColumn &column) const
{
    const Mapper &mapper = record.mapper();
    if (mapper.isReadOnly() && record.state() != RowState::Pending)
        return Error::phrase("'%1' has no key, so its rows cannot be told apart and are read-only.", mapper.name());
    if (record.row()->flags & Row::Keyless)
        return Error::phrase("The key of this row is NULL, so it cannot be written.");
    if (column.index == mapper.versionCell())
        return Error::phrase("'%1' counts the versions of the row and is set at commit.", column.column.name);
    if (!mapper.isWritable(column.index))
        return Error::phrase("'%1' is computed by the database.", column.column.name);
    if (record.state() == RowState::Deleted)
        return Error::phrase("The row is marked as deleted; revert it first.");
    if (record.state() == RowState::Detached)
        return Error::phrase("The row is no longer in the database.");
    return {};
}

void GridModel::setReadOnly(const QString &reason)
{
    m_readOnlyReason = reason;
}

bool GridModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    if (const Sentence reason = reasonAgainstEdit(index); !reason.isEmpty()) {
        emit refused(index, reason);
        return false;
    }
    try {
        setValue(index, asValue(index.column(), value));
    } catch (const Error &error) {
        emit refused(index, named(index.column(), error));
        return false;
    }
    return true;
}

void GridModel::setCell(const Record &record, int column, const QVariant &value)
{
    const GridColumn &at = m_columns.at(column);
    const Sentence reason = m_readOnlyReason.isEmpty() ? reasonAgainst(record, at) : Sentence(m_readOnlyReason);
    if (!reason.isEmpty())
        throw Error(ErrorKind::Usage, reason);
    try {
        const EditScope step(m_session, u"%1 of %2"_s.arg(at.column.name, record.objectName()));
        record.setValue(at.index, asValue(column, value));
    } catch (const Error &error) {
        throw Error(error.kind(), named(column, error));
    }
}

Value GridModel::asValue(int column, const QVariant &value) const
{
    return value.metaType() == QMetaType::fromType<Value>() ? value.value<Value>() : typedValue(column, value.toString());
}

/// With the column, where the error does not know it.
Sentence GridModel::named(int column, const Error &error) const
{
    const GridColumn &at = m_columns.at(column);
    const QString place = m_schema.table(at.table)->name + u'.' + at.column.name;
    return error.column().isEmpty() ? Error::phrase("%1: %2", place, error.sentence()) : error.sentence();
}

/// Emptied cells become empty texts; where the type knows no empty text, NULL.
Value GridModel::typedValue(int column, const QString &text) const
{
    const ColumnType &type = m_columns.at(column).column.type;
    if (text.isEmpty() && type.kind() != ColumnType::Kind::Text && type.kind() != ColumnType::Kind::Native)
        return {};
    return valueFromText(text, type, m_schema);
}

void GridModel::setValue(const QModelIndex &index, const Value &value)
{
    const GridColumn &column = m_columns.at(index.column());
    const Record record = this->record(index.row(), index.column());
    const EditScope step(m_session, u"%1 of %2"_s.arg(column.column.name, record.objectName()));
    record.setValue(column.index, value);
}

void GridModel::revertCell(const QModelIndex &index)
{
    const Record record = this->record(index.row(), index.column());
    if (!record)
        return;
    if (record.state() == RowState::Pending)
        setDefault(index);
    else
        m_session.revert(record, m_columns.at(index.column()).index);
}

void GridModel::setDefault(const QModelIndex &index)
{
    const Record record = this->record(index.row(), index.column());
    if (record && record.state() == RowState::Pending)
        m_session.revert(record, m_columns.at(index.column()).index); // as if nothing had been given
}

bool GridModel::isRepeated(int, int) const
{
    return false;
}

bool GridModel::isGroupEnd(int) const
{
    return false;
}

Pending GridModel::linkOf(int, int) const
{
    return Pending::None;
}

} // namespace jw
