// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/document/modeldocument.h"

#include <QtCore/QAbstractListModel>

namespace jw::studio {

/// The steps of the document, oldest first; row 0 is the model as it was opened. Steps that were undone are muted.
class HistoryModel : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit HistoryModel(ModelDocument &document, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    void retranslate();

private:
    void follow();

    ModelDocument &m_document;
    QStringList m_steps;
};

} // namespace jw::studio
