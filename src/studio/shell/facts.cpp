// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/facts.h"

#include "studio/databases/databasesession.h"
#include "studio/document/edits.h"
#include "studio/inspector/objectwords.h"
#include "studio/theme/theme.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

struct FactTexts
{
    Q_DECLARE_TR_FUNCTIONS(Facts)
};

const QString Gap = u"&nbsp;&nbsp;&nbsp;&nbsp;"_s;

QString strong(const QString &text)
{
    return u"<b style=\"font-weight:600; color:%1\">%2</b>"_s.arg(Theme::instance().color(Token::Text).name(), text.toHtmlEscaped());
}

QString actionWords(ReferentialAction action)
{
    switch (action) {
    case ReferentialAction::NoAction: return {};
    case ReferentialAction::Restrict: return FactTexts::tr("on delete restrict");
    case ReferentialAction::Cascade: return FactTexts::tr("on delete cascade");
    case ReferentialAction::SetNull: return FactTexts::tr("on delete set null");
    case ReferentialAction::SetDefault: return FactTexts::tr("on delete set default");
    }
    Q_UNREACHABLE();
}

QString relationshipFacts(const Schema &schema, Id id)
{
    const Table *owner = schema.ownerOf(id);
    const Relationship *relationship = owner ? owner->relationship(id) : nullptr;
    if (!relationship)
        return {};
    QStringList parts {strong(relationshipPath(schema, *owner, *relationship)), cardinalityWords(*owner, *relationship)};
    if (const QString action = actionWords(relationship->onDelete); !action.isEmpty())
        parts.append(action);
    return parts.join(Gap);
}

QString columnFacts(const Schema &schema, const Table &table, const Column &column)
{
    QStringList parts {strong(table.name + u'.' + column.name), schema.typeName(column.type).toHtmlEscaped()};
    parts.append(column.nullable ? FactTexts::tr("may be NULL") : FactTexts::tr("required"));
    if (!column.defaultValue.isEmpty())
        parts.append(FactTexts::tr("default %1").arg(column.defaultValue.toHtmlEscaped()));
    return parts.join(Gap);
}

} // namespace

QString factsOf(const Model &model, Id id)
{
    const Schema &schema = model.schema;
    const Table *table = tableWith(schema, id);
    switch (kindOf(model, id)) {
    case ObjectKind::Table:
        return strong(table->name) + Gap
            + FactTexts::tr("%n columns", nullptr, int(table->columns.size())) + Gap
            + FactTexts::tr("%n relationships", nullptr, int(table->relationships.size() + schema.relationshipsTo(id).size()));
    case ObjectKind::Column: return columnFacts(schema, *table, *table->column(id));
    case ObjectKind::Relationship: return relationshipFacts(schema, id);
    case ObjectKind::None: return {};
    default: return strong(nameOf(model, id).section(u'\n', 0, 0));
    }
}

DatabaseMark markOf(const DatabaseSession &database)
{
    const Token dots[] = {Token::Fine, Token::Warning, Token::Muted};
    return {database.isLost() ? Token::Error : dots[size_t(database.mode())], database.isReadOnly(), database.colour()};
}

namespace {

QString modeFact(const DatabaseSession &database)
{
    switch (database.mode()) {
    case DatabaseMode::Free: return FactTexts::tr("writable");
    case DatabaseMode::Ask: return FactTexts::tr("asks before writing");
    case DatabaseMode::ReadOnly: return FactTexts::tr("read-only");
    }
    Q_UNREACHABLE();
}

QString stateFact(const DatabaseSession &database)
{
    if (database.isReconnecting())
        return FactTexts::tr("connecting");
    if (database.isLost())
        return FactTexts::tr("connection lost");
    return database.isCommitting() ? FactTexts::tr("committing") : FactTexts::tr("no open transaction");
}

} // namespace

QStringList factsOf(const DatabaseSession &database)
{
    return {database.label(), database.serverVersion(), modeFact(database), stateFact(database)};
}

QSet<Id> pendingTables(const DatabaseSession &database)
{
    QSet<Id> tables;
    if (!database.isOpen())
        return tables;
    for (const ChangesModel::Step &step : database.changes().steps()) {
        if (!step.record.isNull())
            tables.insert(step.record.mapper().table().id);
    }
    return tables;
}

} // namespace jw::studio
