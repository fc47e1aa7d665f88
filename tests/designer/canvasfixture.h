// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "document/smallshop.h"
#include "studio/designer/canvascommands.h"
#include "studio/designer/canvasfonts.h"
#include "studio/designer/diagramscene.h"
#include "studio/designer/diagramview.h"
#include "studio/designer/inplacenaming.h"
#include "studio/designer/tableitem.h"
#include "studio/designer/relationshipitem.h"
#include "studio/document/edits.h"
#include "studio/document/modeldocument.h"
#include "studio/selection/selection.h"

#include <QtTest/QtTest>
#include <QtWidgets/QLineEdit>

namespace jw::test {

/// A view of smallShop() at 100 %, shown and active, with the means of a person: mouse and keys.
class Canvas
{
public:
    Canvas()
        : Canvas(smallShop())
    {
    }
    explicit Canvas(const Model &model)
    {
        document.setModel(model);
        view = std::make_unique<studio::DiagramView>(document, selection, model.diagrams.first().id);
        view->resize(1000, 700);
        view->show();
        view->activateWindow();
        (void)QTest::qWaitForWindowActive(view.get());
        view->zoomTo(1);
        view->camera().centerOn({300, 250});
        view->setFocus();
    }

    const Schema &schema() const { return document.schema(); }
    const Diagram &diagram() const { return document.model().diagrams.first(); }
    const Table *table(const QString &name) const { return document.schema().table(name); }
    QPoint position(QStringView seed) const { return diagram().placement(id(seed))->position; }

    QPoint at(const QPointF &scene) const { return view->mapFromScene(scene); }
    /// The middle of a table's header, of a column's row, of an area's title …
    QPoint at(Id object) const
    {
        const QRectF rect = view->diagramScene().rectOf(object);
        const bool head = rect.height() > studio::TableGeometry::RowHeight;
        return at(head ? QPointF(rect.center().x(), rect.top() + 14) : rect.center());
    }
    QPoint at(QStringView seed) const { return at(id(seed)); }

    void click(QPoint point, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(view->viewport(), Qt::LeftButton, modifiers, point);
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        press(from, modifiers);
        move((from + to) / 2);
        move(to);
        release(to);
    }
    void press(QPoint point, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(view->viewport(), Qt::LeftButton, modifiers, point);
    }
    void release(QPoint point) { QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, point); }
    // QTest::mouseMove() sends no buttons, which a drag needs.
    void move(QPoint point, Qt::MouseButtons buttons = Qt::LeftButton)
    {
        QMouseEvent event(QEvent::MouseMove, point, view->viewport()->mapToGlobal(QPointF(point)), Qt::NoButton, buttons, {});
        QCoreApplication::sendEvent(view->viewport(), &event);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(view.get(), key, modifiers); }
    /// What is being typed into; null when nothing is.
    QLineEdit *editor() const
    {
        const auto editors = view->viewport()->findChildren<QLineEdit *>(QStringLiteral("inPlaceEditor"));
        for (QLineEdit *editor : editors) {
            if (editor->isVisible())
                return editor;
        }
        return nullptr;
    }
    /// Types over what the editor holds and leaves it with `key`.
    void type(const char *text, Qt::Key key)
    {
        QVERIFY2(editor(), text);
        editor()->selectAll();
        QTest::keyClicks(editor(), QLatin1StringView(text));
        QTest::keyClick(editor(), key);
    }

    studio::ModelDocument document;
    studio::Selection selection;
    std::unique_ptr<studio::DiagramView> view;
};

} // namespace jw::test
