// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/transfer/exportmodel.h"

#include "studio/theme/theme.h"

namespace jw::studio {

namespace {

struct Wording
{
    const char *text;
    const char *icon; // state is shown by colour and glyph
    Token colour;
};

const Wording &wordingOf(ExportedFile::State state)
{
    static const Wording wordings[] = {
        {QT_TRANSLATE_NOOP("jw::studio::ExportModel", "new"), "plus", Token::NewText},
        {QT_TRANSLATE_NOOP("jw::studio::ExportModel", "unchanged"), "", Token::Muted},
        {QT_TRANSLATE_NOOP("jw::studio::ExportModel", "will be updated"), "edit", Token::ChangedText},
        {QT_TRANSLATE_NOOP("jw::studio::ExportModel", "edited by hand: left alone"), "problems", Token::Warning},
        {QT_TRANSLATE_NOOP("jw::studio::ExportModel", "yours: left alone"), "lock", Token::Muted},
        {QT_TRANSLATE_NOOP("jw::studio::ExportModel", "will be removed"), "minus", Token::DeletedText},
        {QT_TRANSLATE_NOOP("jw::studio::ExportModel", "no longer used, edited by hand: left alone"), "problems", Token::Warning},
    };
    return wordings[int(state)];
}

} // namespace

void ExportModel::setFiles(const QList<ExportedFile> &files)
{
    beginResetModel();
    m_files = files;
    endResetModel();
}

int ExportModel::pending() const
{
    return int(std::count_if(m_files.begin(), m_files.end(), [](const ExportedFile &file) {
        return file.state == ExportedFile::New || file.state == ExportedFile::Updated || file.state == ExportedFile::Removed;
    }));
}

int ExportModel::conflicts() const
{
    return int(std::count_if(m_files.begin(), m_files.end(), [](const ExportedFile &file) {
        return file.state == ExportedFile::Conflict || file.state == ExportedFile::Abandoned;
    }));
}

int ExportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_files.size());
}

int ExportModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ExportModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ExportedFile &file = m_files[index.row()];
    const Wording &wording = wordingOf(file.state);
    const bool isState = index.column() == StateColumn;
    switch (role) {
    case Qt::DisplayRole:
        return isState ? tr(wording.text) : file.path;
    case Qt::DecorationRole:
        return isState && *wording.icon ? Theme::instance().icon(QString::fromUtf8(wording.icon), wording.colour) : QVariant();
    case Qt::ForegroundRole:
        return isState ? Theme::instance().color(wording.colour) : QVariant();
    default:
        return {};
    }
}

QVariant ExportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == FileColumn ? tr("File") : tr("What happens");
}

} // namespace jw::studio
