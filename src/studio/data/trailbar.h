// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/id.h"
#include "joinwright/core/value.h"

#include <QtWidgets/QWidget>

class QHBoxLayout;

namespace jw::studio {

/// A row, and the related rows that were asked for from it.
struct TrailStep
{
    Id table; ///< of the row
    QList<Value> key; ///< its primary key
    QString row; ///< as a person names it: "Customer 17"
    QString relationship; ///< that was followed: "orders"
    QList<Id> columns; ///< of the rows it leads to: what tells them from others
    QList<Value> values; ///< of these columns

    friend bool operator==(const TrailStep &, const TrailStep &) = default;
};

/// How a tab came to show what it shows, the first step first.
using Trail = QList<TrailStep>;

/// The bar over related rows: Customer 17 › orders › Order 5 › items. Each row leads back to where it stands.
class TrailBar : public QWidget
{
    Q_OBJECT

public:
    explicit TrailBar(QWidget *parent = nullptr);

    /// Hidden when `trail` is empty.
    void setTrail(const Trail &trail);
    const Trail &trail() const { return m_trail; }

signals:
    void stepChosen(int step);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void rebuild();
    void addLabel(const QString &text, const QString &name = {});

    Trail m_trail;
    QHBoxLayout *m_steps;
};

} // namespace jw::studio
