// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/candidatemodel.h"

#include "joinwright/core/visibletext.h"
#include "joinwright/binding/valuetext.h"
#include "studio/theme/figures.h"
#include "studio/theme/theme.h"

#include <QtGui/QPainter>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr int CandidatePadding = 8;
constexpr int NumberWidth = 76;
constexpr int TextWidth = 136;

/// Marks the letters that were searched for, behind the text.
void markMatches(QPainter *painter, const QRect &rect, const QString &label, const QString &searched)
{
    const QFontMetrics metrics(painter->font());
    for (const QString &word : searched.split(u' ', Qt::SkipEmptyParts)) {
        const qsizetype at = label.indexOf(word, 0, Qt::CaseInsensitive);
        if (at < 0)
            continue;
        const int left = metrics.horizontalAdvance(label.left(at));
        const int width = metrics.horizontalAdvance(label.mid(at, word.size()));
        painter->fillRect(QRect(rect.left() + left, rect.top() + 4, width, rect.height() - 8),
            Theme::instance().color(Token::Match));
    }
}

} // namespace

void CandidateModel::setCandidates(const Candidates &candidates, const QList<Column> &details, const QString &searched)
{
    beginResetModel();
    m_candidates = candidates;
    m_details = details;
    m_searched = searched;
    endResetModel();
}

int CandidateModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_candidates.rows.size());
}

QVariant CandidateModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole || !index.isValid())
        return {};
    const Candidate &candidate = m_candidates.rows.at(index.row());
    return visibleText(candidate.label.isEmpty() ? keyText(candidate.key) : candidate.label);
}

QSize CandidateDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, 28};
}

void CandidateDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = static_cast<const CandidateModel *>(index.model());
    const Candidate &candidate = model->candidate(index.row());
    const Theme &theme = Theme::instance();
    const bool selected = option.state & QStyle::State_Selected;
    painter->fillRect(option.rect, theme.color(selected ? Token::Selection : Token::Tip));
    QRect rest = option.rect.adjusted(CandidatePadding, 0, -CandidatePadding, 0);
    for (qsizetype i = candidate.details.size() - 1; i >= 0; --i) {
        const ColumnType &type = model->details().at(i).type;
        const int width = type.isTextual() ? TextWidth : NumberWidth;
        const QRect place(rest.right() - width + 1, rest.top(), width, rest.height());
        const Qt::Alignment side = type.isTextual() ? Qt::AlignLeft : Qt::AlignRight;
        drawFigures(painter, place, visibleText(textOf(candidate.details.at(i), type)), theme.font(FontRole::Small),
            theme.color(Token::Muted), side | Qt::AlignVCenter);
        rest.setRight(rest.right() - width - CandidatePadding);
    }
    painter->setFont(theme.font(FontRole::Ui));
    const QString label = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, rest.width());
    markMatches(painter, rest, label, model->searched());
    painter->setPen(theme.color(Token::Text));
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, label);
}

} // namespace jw::studio
