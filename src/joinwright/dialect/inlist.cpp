// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/inlist.h"

#include "joinwright/sql/comparison.h"

#include <algorithm>

namespace jw {

namespace {

/// What the first value that is not NULL is bound as.
std::optional<ColumnType> typeOfFirst(const ExprNode &node)
{
    const auto first = std::find_if(node.values.begin(), node.values.end(), [](const Value &value) { return !value.isNull(); });
    return first == node.values.end() ? std::nullopt : literalType(node.arguments[0].type(), *first);
}

} // namespace

InList::InList(const ExprNode &node, const Dialect &dialect)
{
    const std::optional<ColumnType> type = node.values.size() < Fewest ? std::nullopt : typeOfFirst(node);
    text = type ? dialect.inList(*type, node.arguments[0].type(), node.negated) : QString();
    if (text.isEmpty()) {
        others = node.values;
        return;
    }
    const std::optional<ColumnType> left = node.arguments[0].type();
    QList<Value> listed;
    listed.reserve(node.values.size());
    for (const Value &value : node.values) {
        const bool isAlike = value.isNull() || literalType(left, value) == type;
        const Value bound = isAlike ? boundValue(dialect, value, type) : value;
        if (isAlike && dialect.canList(bound))
            listed.append(bound);
        else
            others.append(value);
    }
    if (listed.isEmpty())
        text.clear();
    else
        list = dialect.list(listed);
}

Value boundValue(const Dialect &dialect, const Value &value, const std::optional<ColumnType> &type)
{
    if (!type || value.isNull())
        return value;
    const Value uuid = type->kind() == ColumnType::Kind::Uuid && value.kind() == Value::Kind::Text ? uuidIn(value.toText()) : Value();
    return dialect.toDatabase(uuid.isNull() ? value : uuid, *type);
}

} // namespace jw
