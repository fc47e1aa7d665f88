// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/codegen/pythondata.h"

#include "joinwright/codegen/pythontext.h"

using namespace Qt::StringLiterals;

namespace jw::python {

QVariantList enumData(const Schema &schema, const CodeNames &names)
{
    QVariantList enums;
    for (const EnumType &type : schema.enums()) {
        QVariantList members;
        const QStringList enumerators = names.enumerators(type.id);
        for (qsizetype i = 0; i < type.values.size(); ++i)
            members.append(QVariantMap {{u"name"_s, enumerators[i]}, {u"value"_s, string(type.values[i])}});
        enums.append(QVariantMap {{u"name"_s, names.enumName(type.id)}, {u"members"_s, members},
            {u"doc"_s, docText(type.comment.isEmpty() ? "Values of %1."_L1.arg(type.name) : type.comment)}});
    }
    return enums;
}

bool hasKind(const Schema &schema, ColumnType::Kind kind)
{
    for (const Table &table : schema.tables()) {
        for (const Column &column : table.columns) {
            if (column.type.kind() == kind || (column.type.kind() == ColumnType::Kind::Array && column.type.element().kind() == kind))
                return true;
        }
    }
    return false;
}

} // namespace jw::python
