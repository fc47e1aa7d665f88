// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/selectlist.h"

#include <QtCore/QList>

#include <algorithm>

namespace jw {

qsizetype behindQuoted(QStringView sql, qsizetype from)
{
    if (!QStringView(u"'\"`[-/").contains(sql[from]))
        return from;
    static constexpr std::pair<QStringView, QStringView> pairs[]
        = {{u"'", u"'"}, {u"\"", u"\""}, {u"`", u"`"}, {u"[", u"]"}, {u"--", u"\n"}, {u"/*", u"*/"}};
    for (const auto &[opening, closing] : pairs) {
        if (!sql.sliced(from).startsWith(opening))
            continue;
        const qsizetype end = sql.indexOf(closing, from + opening.size());
        return end < 0 ? sql.size() : end + closing.size();
    }
    return from;
}

namespace {

/// Qt reads the names of a result's columns whenever the statement runs: one without letters costs the least.
constexpr QStringView NoName = u"\"\"";
constexpr QStringView ServerName = u"\"~\""; // servers insist on a letter

/// Calls `visit` with each place outside of quotes and parentheses, until it returns false.
template <typename F>
void visitTop(QStringView sql, qsizetype from, F visit)
{
    int depth = 0;
    for (qsizetype at = from; at < sql.size(); ++at) {
        const qsizetype behind = behindQuoted(sql, at);
        if (behind > at) {
            at = behind - 1;
            continue;
        }
        depth += sql[at] == u'(' ? 1 : sql[at] == u')' ? -1 : 0;
        if (depth == 0 && !visit(at))
            return;
    }
}

/// The columns of a SELECT, up to its FROM; none when its rows are compared with one another.
QList<QStringView> columnsOf(QStringView sql)
{
    constexpr QStringView Begin = u"SELECT ";
    QList<QStringView> columns;
    if (!sql.startsWith(Begin) || sql.startsWith(u"SELECT DISTINCT ") || sql.contains(NoName) || sql.contains(ServerName))
        return {};
    qsizetype begin = Begin.size();
    visitTop(sql, begin, [&](qsizetype at) {
        const bool isEnd = sql.sliced(at).startsWith(u" FROM ");
        if (isEnd || sql[at] == u',') {
            columns.append(sql.sliced(begin, at - begin).trimmed());
            begin = at + 1;
        }
        return !isEnd;
    });
    bool isCompound = false;
    visitTop(sql, begin, [&](qsizetype at) {
        const QStringView rest = sql.sliced(at);
        isCompound = rest.startsWith(u" UNION ") || rest.startsWith(u" INTERSECT ") || rest.startsWith(u" EXCEPT ");
        return !isCompound;
    });
    return isCompound ? QList<QStringView>() : columns;
}

/// "name", "table.name", either quoted or not.
bool isColumnName(QStringView column)
{
    for (qsizetype at = 0; at < column.size(); ++at) {
        if (column[at] == u'"')
            at = behindQuoted(column, at) - 1;
        else if (!column[at].isLetterOrNumber() && column[at] != u'_' && column[at] != u'.')
            return false;
    }
    return !column.isEmpty();
}

QString formed(QStringView column, ColumnForm form)
{
    if (form == ColumnForm::AsIs)
        return column.toString();
    if (form == ColumnForm::Cast)
        return QStringLiteral("CAST(%1 AS text) AS %2").arg(column, ServerName);
    if (form == ColumnForm::Undeclared)
        return QStringLiteral("+%1 AS %2").arg(column, NoName);
    if (form == ColumnForm::Time)
        return QStringLiteral("CAST(%1 AS BLOB) AS %2").arg(column, NoName);
    // Texts lie behind all numbers and before all blobs. To ask for typeof(), or with two comparisons that leave out the bounds
    // themselves, costs up to three times as much. The plus keeps texts from being read as numbers.
    return QStringLiteral("CASE WHEN +%1 BETWEEN 9e999 AND X'' THEN CAST(%1 AS BLOB) WHEN %1 IS NULL THEN NULL "
                          "WHEN typeof(%1)='blob' THEN quote(%1) ELSE %1 END AS %2")
        .arg(column, NoName);
}

} // namespace

QString inForms(const QString &sql, std::vector<ColumnForm> &forms)
{
    const QList<QStringView> columns = columnsOf(sql);
    if (columns.size() < qsizetype(forms.size()))
        return {};
    QString result;
    const QChar *done = sql.constData();
    for (size_t i = 0; i < forms.size(); ++i) {
        const QStringView column = columns[qsizetype(i)];
        if (!isColumnName(column))
            forms[i] = ColumnForm::AsIs;
        result += QStringView(done, column.data());
        result += formed(column, forms[i]);
        done = column.data() + column.size();
    }
    result += QStringView(done, sql.constData() + sql.size());
    return result;
}

} // namespace jw
