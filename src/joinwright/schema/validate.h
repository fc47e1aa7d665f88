// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"


namespace jw {

enum class Severity : quint8 {
    Error, ///< no database can be made of it
    Warning, ///< it can be made and will hurt
    Hint, ///< worth knowing
};

/// The rules of validate(), one code each.
enum class IssueCode : quint8 {
    EmptyName,
    NameTooLong, ///< more than 63 bytes
    ReservedName, ///< a key word of SQL
    DuplicateTable,
    DuplicateColumn,
    DuplicateConstraint, ///< two keys, foreign keys, checks or indexes of one name
    DuplicateEnum,
    DuplicateAttribute, ///< two columns or relationship sides of one class with one name
    DuplicateClass,
    NoColumns,
    NoKey,
    SeveralPrimaryKeys,
    EmptyKey, ///< a key or index without columns
    NullablePrimaryKey,
    IdentityNotInteger,
    NoExpression, ///< a computed column, a check or a view without SQL
    DefaultOnComputed,
    EnumWithoutValues,
    DuplicateEnumValue,
    UnknownEnum,
    UnusedEnum,
    NoTarget, ///< a relationship whose table or column is gone
    NoTargetKey,
    ColumnCount, ///< another number of columns than the key referred to
    TypeMismatch,
    NoIndex, ///< a foreign key that no index helps
    SetNullOnMandatory,
    SetDefaultWithoutDefault,
    UnreachableCascade, ///< an action on a relationship that no constraint stands for
    MandatoryCycle,
    ManyToManyUnlinked, ///< the association table does not refer to both sides
    DuplicateIndex,
    VersionUnfit, ///< a column that cannot count versions
    DeferredKey,
    InheritanceKeys, ///< an inheritance that does not join two primary keys
    NoDiscriminator, ///< classes share a table, or extend one another, and no column says which a row is of
    UnknownPlacement, ///< a diagram shows something that the model has not
};

/// One problem of a model. Problems are data: nothing is thrown for them, and a model with problems can be saved.
struct Issue
{
    Severity severity = Severity::Warning;
    IssueCode code = IssueCode::EmptyName;
    Id id; ///< of the object concerned
    Id owner; ///< its table or diagram; null for what stands alone
    QStringList arguments; ///< fill the places of issueTemplate()
    bool isFixable = false; ///< fixed() has an answer

    QString text() const; ///< in English
    /// `sentence`, a translation of issueTemplate(), with the arguments in its places.
    QString filled(const QString &sentence) const;
    friend bool operator==(const Issue &, const Issue &) = default;
};

/// The sentence of a rule with %1, %2 … for the arguments; marked for translation in the context "jw::Issue".
const char *issueTemplate(IssueCode code);
/// What fixed() would do, "Add an index"; with the same translation context; empty when the rule has no fix.
const char *fixTemplate(IssueCode code);

/// Checks every rule: errors first, then warnings, then hints; within each by table.
QList<Issue> validate(const Schema &schema);
/// As above, and what diagrams have wrong.
QList<Issue> validate(const Model &model);

/// Whether `word` is a key word that SQLite, PostgreSQL or MariaDB does not take as a name without quotes.
bool isSqlKeyword(QStringView word);

} // namespace jw
