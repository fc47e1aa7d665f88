// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/camera.h"
#include "studio/designer/canvasmouse.h"
#include "studio/designer/linepainter.h"
#include "studio/designer/tool.h"

#include "joinwright/schema/diagram.h"

#include <QtCore/QSet>
#include <QtCore/QTimer>
#include <QtWidgets/QGraphicsView>

class QMenu;

namespace jw::studio {

class ArrangeJob;
class CanvasClipboard;
class CanvasCommands;
class CanvasTool;
class DiagramScene;
class FindBar;
class InPlaceNaming;
class ModelDocument;
class Selection;

/// One diagram of the document, to be looked at and worked on with mouse or keys; every change is a step of the
/// document's history. Knows nothing of tabs, menus and databases: it says what was activated, the shell acts.
///
/// Keys that work while the canvas has the focus are listed in canvaskeys.h.
class DiagramView : public QGraphicsView
{
    Q_OBJECT

public:
    DiagramView(ModelDocument &document, Selection &selection, Id diagram, QWidget *parent = nullptr);
    ~DiagramView() override;

    ModelDocument &document() const;
    Selection &selection() const;
    Id diagramId() const;
    DiagramScene &diagramScene() const { return *m_scene; }
    CanvasCommands &commands() const { return *m_commands; }
    InPlaceNaming &naming() const { return *m_naming; }
    Camera &camera() const { return *m_camera; }
    qreal zoom() const;
    Tool tool() const { return m_tool; }
    CanvasTool &toolState() const { return *m_toolState; }
    bool isArranging() const;
    bool canPaste() const;

    /// Selects something and brings it into view; false when it does not stand on this diagram.
    bool showObject(Id object);
    /// Highlights the tables whose name, or the name of a column, contains `text`; returns how many stand here.
    int find(const QString &text);
    void clearFound();

    /// Tables and columns that the opened database lacks; drawn with a small mark.
    void setNotInDatabase(const QSet<Id> &ids);
    /// Tables whose rows have changes that are not committed; drawn with a dot.
    void setPending(const QSet<Id> &tables);
    void setNotation(Notation notation);

    /// A place on the grid in view where `size` covers no table and no note.
    QPoint freePlace(const QSize &size) const;
    /// Brings an object into view, near enough (at least `zoom`) to type in it.
    void makeReadable(Id object, qreal zoom);

public slots:
    void setTool(jw::studio::Tool tool);
    void zoomIn();
    void zoomOut();
    void zoomTo(double zoom);
    void fit(); ///< everything
    void fitSelection();

    /// Arranges what is selected (two tables or more), else everything, aside; pinned tables stay. One undo step.
    void arrange();
    void cancelArrange();

    void selectAll();
    void deleteSelected(); ///< from the model
    void removeFromDiagram();
    void duplicate();
    void cut();
    void copy();
    void paste();

    void rename(); ///< in place: what is selected
    void addColumn(); ///< to the selected table, in place
    void editType(); ///< of the selected column, in place
    void activateSelected(); ///< as a double click would
    void expandNeighbours();
    void cycleDetail();
    void setDetail(jw::TableDetail detail);
    void togglePinned();
    void removeBends();

    void openFind();
    void findNext();
    void findPrevious();

signals:
    void tableActivated(jw::Id table);
    void relationshipActivated(jw::Id relationship);
    void zoomChanged(double zoom);
    void toolChanged(jw::studio::Tool tool);
    /// A sentence for the status bar; empty: nothing more to say.
    void statusText(const QString &text);
    void arrangingChanged(bool arranging);
    void arrangeProgressed(double share);
    /// A context menu for `object` (null: the canvas) is about to open; append what belongs to other rooms.
    void contextMenuAboutToShow(QMenu *menu, jw::Id object);
    /// What is visible or how it looks is different: for the overview.
    void viewChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    std::unique_ptr<CanvasTool> makeTool(Tool tool);
    void setUpLook();
    void connectParts();
    void paintFar(const QRegion &region);
    void tellHovered();
    void setMoving();
    void moveFocusToSelection();

    DiagramScene *m_scene;
    CanvasCommands *m_commands;
    Camera *m_camera;
    InPlaceNaming *m_naming;
    ArrangeJob *m_arrange;
    CanvasClipboard *m_clipboard;
    FindBar *m_find;
    CanvasMouse m_mouse;
    std::unique_ptr<CanvasTool> m_toolState;
    Tool m_tool = Tool::Select;
    bool m_wasShown = false; ///< the first time, all of it is fitted into the view
    QTimer m_rest;
    QRegion m_exposed; // of the frame being painted
};

} // namespace jw::studio
