// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/canvastool.h"

#include <QtCore/QRectF>

namespace jw::studio {

/// A click, or Return at a free place in view, makes a table whose name is typed at once.
class TableTool : public CanvasTool
{
    Q_DECLARE_TR_FUNCTIONS(jw::studio::TableTool)

public:
    using CanvasTool::CanvasTool;

    void press(const CanvasPointer &pointer) override;
    bool key(QKeyEvent *event) override;
    QCursor cursor(const Hit &) const override { return Qt::CrossCursor; }
    QString hint() const override;

private:
    void make(QPoint position);
};

/// A rectangle that is drawn becomes something; a click, or Return, makes one of the usual size.
class BoxTool : public CanvasTool
{
    Q_DECLARE_TR_FUNCTIONS(jw::studio::BoxTool)

public:
    using CanvasTool::CanvasTool;

    void press(const CanvasPointer &pointer) override;
    void move(const CanvasPointer &pointer) override;
    void release(const CanvasPointer &pointer) override;
    bool key(QKeyEvent *event) override;
    bool cancel() override;
    void paint(QPainter &painter) const override;
    QCursor cursor(const Hit &) const override { return Qt::CrossCursor; }

protected:
    virtual void make(QRect rect) = 0;
    virtual QRect usualAt(QPoint position) const = 0;
    virtual QRect byKey() const = 0; ///< where Return puts it

private:
    QPointF m_from;
    QPointF m_to;
    bool m_down = false;
};

/// By Return it goes around the selected tables.
class AreaTool : public BoxTool
{
    Q_DECLARE_TR_FUNCTIONS(jw::studio::AreaTool)

public:
    using BoxTool::BoxTool;
    QString hint() const override;

protected:
    void make(QRect rect) override;
    QRect usualAt(QPoint position) const override;
    QRect byKey() const override;
};

/// A note is linked to the table that is selected.
class NoteTool : public BoxTool
{
    Q_DECLARE_TR_FUNCTIONS(jw::studio::NoteTool)

public:
    using BoxTool::BoxTool;
    QString hint() const override;

protected:
    void make(QRect rect) override;
    QRect usualAt(QPoint position) const override;
    QRect byKey() const override;
};

} // namespace jw::studio
