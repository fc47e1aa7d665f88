// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/changesmodel.h"

#include "joinwright/binding/valuetext.h"
#include "joinwright/core/error.h"
#include "joinwright/core/visibletext.h"

using namespace Qt::StringLiterals;

namespace jw {

struct ChangesModel::Node
{
    Record record;
    Kind kind = Kind::Changed;
    int cell = -1;
    QString name;
    QString text;
    QString before;
    QString after;
    bool isNull = false;
    Node *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Node>> children;

    Node *add(std::unique_ptr<Node> child)
    {
        child->parent = this;
        child->row = int(children.size());
        children.push_back(std::move(child));
        return children.back().get();
    }
};

ChangesModel::ChangesModel(Session &session, const Schema &schema, QObject *parent)
    : QAbstractItemModel(parent)
    , m_session(session)
    , m_schema(schema)
    , m_root(std::make_unique<Node>())
{
    m_later.setSingleShot(true);
    m_later.setInterval(0);
    connect(&m_later, &QTimer::timeout, this, &ChangesModel::rebuild);
    m_session.addObserver(this);
    rebuild();
}

ChangesModel::~ChangesModel()
{
    m_session.removeObserver(this);
}

void ChangesModel::update()
{
    if (!m_later.isActive())
        return;
    m_later.stop();
    rebuild();
}

void ChangesModel::later()
{
    m_later.start();
}

void ChangesModel::rebuild()
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    for (const Record &record : m_session.changed())
        m_root->add(objectNode(record, Kind::Changed));
    QHash<const Row *, Node *> added;
    const QList<Record> news = m_session.added();
    for (const Record &record : news) {
        // Parents usually come first; one that was added later shows its member beside it.
        Node *parent = added.value(newParent(record).row(), m_root.get());
        added.insert(record.row(), parent->add(objectNode(record, Kind::New)));
    }
    const QList<Record> gone = m_session.deleted();
    for (const Record &record : gone)
        m_root->add(objectNode(record, Kind::Deleted));
    m_objects = int(m_session.changed().size() + news.size() + gone.size());
    m_missing = m_session.missingRequired();
    QList<Record> records;
    const FlushPlan plan = m_session.plan(&records);
    m_steps.clear();
    for (int i = 0; i < plan.operations.size(); ++i)
        m_steps.append({plan.preview(i, m_session.dialect()), plan.operations.at(i).reason, records.value(i)});
    endResetModel();
    emit refreshed();
}

std::unique_ptr<ChangesModel::Node> ChangesModel::objectNode(const Record &record, Kind kind) const
{
    auto node = std::make_unique<Node>();
    node->record = record;
    node->kind = kind;
    node->name = visibleText(record.objectName().simplified());
    node->text = summary(record);
    if (kind == Kind::Changed)
        addFields(*node);
    return node;
}

void ChangesModel::addFields(Node &node) const
{
    for (const int cell : node.record.dirtyCells()) {
        auto field = std::make_unique<Node>();
        field->record = node.record;
        field->kind = Kind::Field;
        field->cell = cell;
        field->name = node.record.mapper().cellName(cell);
        field->before = fieldText(node.record, cell, node.record.original(cell));
        field->after = fieldText(node.record, cell, node.record.value(cell));
        field->isNull = node.record.value(cell).isNull();
        field->text = field->before + u" → "_s + field->after;
        node.add(std::move(field));
    }
}

/// The new row of another table that this one was added to.
Record ChangesModel::newParent(const Record &record) const
{
    for (int i = 0; i < record.mapper().relations().size(); ++i) {
        if (record.mapper().relations().at(i).kind != Relation::Kind::ToOne)
            continue;
        const Record target = record.oneInMemory(i);
        if (target && target != record && target.state() == RowState::Pending)
            return target;
    }
    return {};
}

/// What a person recognises the row by, beside its key: its label as far as it is in memory, else its first values.
QString ChangesModel::summary(const Record &record) const
{
    const RowLabel rule(m_schema, record.table());
    const QString label = rule.compose(labelValues(record, rule));
    if (!rule.isKeyOnly() && !label.isEmpty() && label != keyText(record.key()))
        return visibleText(label.simplified());
    QStringList texts;
    const Mapper &mapper = record.mapper();
    for (int cell = 0; cell < mapper.columnCount() && texts.size() < 3; ++cell) {
        const bool isKey = mapper.isKey(cell) || !mapper.relationsOf(cell).isEmpty();
        if (!isKey && !record.value(cell).isNull() && record.value(cell).kind() != Value::Kind::Blob)
            texts.append(fieldText(record, cell, record.value(cell)));
    }
    return texts.join(u" · "_s);
}

QList<Value> ChangesModel::labelValues(const Record &record, const RowLabel &rule) const
{
    QList<Value> values;
    for (const RowLabel::Piece &piece : rule.columnPieces()) {
        Record at = record;
        for (const Id step : piece.path) {
            const int relation = at ? at.mapper().relationIndex(step, false) : -1;
            at = relation < 0 ? Record() : at.oneInMemory(relation);
        }
        const bool readable = at && !(at.row()->flags & Row::Expired);
        values.append(readable ? at.value(at.table().columnIndex(piece.column)) : Value());
    }
    return values;
}

QString ChangesModel::fieldText(const Record &record, int cell, const Value &value) const
{
    if (value.isNull())
        return u"NULL"_s;
    if (value.kind() == Value::Kind::Blob)
        return u"%1 bytes"_s.arg(value.toBlob().size());
    const QString text = textOf(value, record.mapper().type(cell));
    return text.isEmpty() ? u"''"_s : visibleText(text.left(120).simplified());
}

const ChangesModel::Node *ChangesModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<const Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex ChangesModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    if (row < 0 || column < 0 || column >= ColumnCount || row >= int(node->children.size()) || parent.column() > 0)
        return {};
    return createIndex(row, column, node->children[size_t(row)].get());
}

QModelIndex ChangesModel::parent(const QModelIndex &index) const
{
    const Node *parent = index.isValid() ? nodeOf(index)->parent : nullptr;
    return parent && parent != m_root.get() ? createIndex(parent->row, 0, parent) : QModelIndex();
}

int ChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(nodeOf(parent)->children.size());
}

int ChangesModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant ChangesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node *node = nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == NameColumn ? node->name : node->text;
    case KindRole:
        return int(node->kind);
    case BeforeRole:
        return node->before;
    case AfterRole:
        return node->after;
    case NullRole:
        return node->isNull;
    default:
        return {};
    }
}

QHash<int, QByteArray> ChangesModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractItemModel::roleNames();
    names.insert(KindRole, "kind");
    names.insert(BeforeRole, "before");
    names.insert(AfterRole, "after");
    names.insert(NullRole, "isNull");
    return names;
}

Record ChangesModel::record(const QModelIndex &index) const
{
    return index.isValid() ? nodeOf(index)->record : Record();
}

int ChangesModel::cell(const QModelIndex &index) const
{
    return index.isValid() ? nodeOf(index)->cell : -1;
}

void ChangesModel::revert(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const Record record = nodeOf(index)->record;
    const int cell = nodeOf(index)->cell;
    if (cell >= 0)
        m_session.revert(record, cell);
    else
        m_session.revert(record);
}

} // namespace jw
