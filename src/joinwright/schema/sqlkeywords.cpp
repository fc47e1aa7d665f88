// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/schema/validate.h"

#include <QtCore/QSet>

namespace jw {

namespace {

// The words that at least one of the databases refuses as a bare table or column name. Words that all of them take
// (name, date, text, status, value, type, year …) are not here.
constexpr const char *Keywords[] = {"add", "all", "alter", "analyse", "analyze", "and", "any", "array", "as", "asc",
    "asymmetric", "autoincrement", "before", "between", "bigint", "binary", "blob", "both", "by", "call", "cascade",
    "case", "cast", "change", "char", "character", "check", "collate", "column", "commit", "condition", "constraint",
    "continue", "convert", "create", "cross", "current_date", "current_role", "current_time", "current_timestamp",
    "current_user", "cursor", "database", "databases", "dec", "decimal", "declare", "default", "deferrable", "delayed",
    "delete", "desc", "describe", "distinct", "div", "do", "double", "drop", "dual", "each", "else", "elseif", "enclosed",
    "end", "escape", "escaped", "except", "exists", "exit", "explain", "false", "fetch", "float", "for", "force",
    "foreign", "from", "fulltext", "generated", "grant", "group", "grouping", "having", "high_priority", "if", "ignore",
    "ilike", "in", "index", "indexed", "infile", "initially", "inner", "inout", "insert", "int", "integer", "intersect",
    "interval", "into", "is", "isnull", "iterate", "join", "key", "keys", "kill", "lateral", "leading", "leave", "left",
    "like", "limit", "lines", "load", "localtime", "localtimestamp", "lock", "long", "loop", "match", "mod", "natural",
    "not", "notnull", "null", "numeric", "of", "offset", "on", "only", "optimize", "option", "optionally", "or", "order",
    "out", "outer", "outfile", "over", "partition", "placing", "precision", "primary", "procedure", "purge", "range",
    "rank", "read", "real", "recursive", "references", "regexp", "release", "rename", "repeat", "replace", "require",
    "restrict", "return", "returning", "revoke", "right", "rlike", "row_number", "rows", "schema", "schemas", "select",
    "separator", "session_user", "set", "show", "signal", "similar", "smallint", "some", "spatial", "sql", "ssl",
    "starting", "stored", "straight_join", "symmetric", "table", "tablesample", "terminated", "then", "tinyint", "to",
    "trailing", "transaction", "trigger", "true", "undo", "union", "unique", "unlock", "unsigned", "update", "usage",
    "use", "user", "using", "utc_date", "values", "varbinary", "varchar", "variadic", "varying", "verbose", "virtual",
    "when", "where", "while", "window", "with", "write", "xor", "zerofill"};

} // namespace

bool isSqlKeyword(QStringView word)
{
    static const QSet<QString> words = [] {
        QSet<QString> result;
        for (const char *keyword : Keywords)
            result.insert(QLatin1StringView(keyword));
        return result;
    }();
    return words.contains(word.toString().toLower());
}

} // namespace jw
