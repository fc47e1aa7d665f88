// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/navigator/problemsmodel.h"

#include "joinwright/schema/fix.h"
#include "studio/document/edits.h"
#include "studio/theme/rowdelegate.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("jw::Issue", text);
}

QString sentence(const Issue &issue)
{
    return issue.filled(translated(issueTemplate(issue.code)));
}

QString severityIcon(Severity severity)
{
    return severity == Severity::Error ? u"stop"_s : severity == Severity::Warning ? u"problems"_s : u"info"_s;
}

Token severityToken(Severity severity)
{
    return severity == Severity::Error ? Token::Error : severity == Severity::Warning ? Token::Warning : Token::Hint;
}

} // namespace

ProblemsModel::ProblemsModel(ModelDocument &document, QObject *parent)
    : QAbstractListModel(parent)
    , m_document(document)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(150);
    connect(&m_pause, &QTimer::timeout, this, &ProblemsModel::check);
    connect(&document, &ModelDocument::changed, this, [this] { m_pause.start(); });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] { take(m_watcher.result()); });
    m_pause.start();
}

ProblemsModel::~ProblemsModel()
{
    m_watcher.waitForFinished();
}

void ProblemsModel::check()
{
    m_again = m_watcher.isRunning();
    if (!m_again)
        m_watcher.setFuture(QtConcurrent::run([model = m_document.model()] { return validate(model); }));
}

void ProblemsModel::take(const QList<Issue> &issues)
{
    if (m_again)
        check();
    if (issues == m_issues)
        return;
    beginResetModel();
    m_issues = issues;
    endResetModel();
    emit countChanged(int(m_issues.size()));
}

void ProblemsModel::fix(int row)
{
    if (row < 0 || row >= m_issues.size() || !m_issues[row].isFixable)
        return;
    const Issue issue = m_issues[row];
    m_document.edit(fixText(row), [&](Model &model) {
        if (const auto mended = fixed(model, issue))
            model = *mended;
    });
}

QString ProblemsModel::fixText(int row) const
{
    const Issue issue = m_issues.value(row);
    return issue.isFixable ? translated(fixTemplate(issue.code)) : QString();
}

QString ProblemsModel::place(const Issue &issue) const
{
    const QString name = nameOf(m_document.model(), issue.id);
    const QString owner = issue.owner.isNull() || issue.owner == issue.id ? QString() : nameOf(m_document.model(), issue.owner);
    return owner.isEmpty() || name.isEmpty() ? name + owner : owner + u'.' + name;
}

int ProblemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_issues.size());
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_issues.size())
        return {};
    const Issue &issue = m_issues[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return sentence(issue);
    case RowIconRole: return severityIcon(issue.severity);
    case RowIconTokenRole: return int(severityToken(issue.severity));
    case RowIdRole: return QVariant::fromValue(issue.id);
    case RowDetailRole: return fixText(index.row());
    case RowSideRole: return place(issue);
    default: return {};
    }
}

void ProblemsModel::retranslate()
{
    if (!m_issues.isEmpty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

} // namespace jw::studio
