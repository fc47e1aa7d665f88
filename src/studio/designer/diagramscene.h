// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/farlayer.h"
#include "studio/designer/highlights.h"
#include "studio/designer/linepainter.h"
#include "studio/designer/routekeeper.h"
#include "studio/designer/sheet.h"

#include <QtWidgets/QGraphicsScene>

namespace jw::studio {

class AreaItem;
class ModelDocument;
class NoteItem;
class RelationshipItem;
class Selection;
class TableItem;

/// One diagram of the document as items. Follows the document and the selection by comparing what was with what is, and
/// touches only the items that differ. Changes nothing itself: tools and commands edit the document.
class DiagramScene : public QGraphicsScene
{
    Q_OBJECT

public:
    DiagramScene(ModelDocument &document, Selection &selection, Id diagram, QObject *parent = nullptr);
    ~DiagramScene() override;

    ModelDocument &document() const { return m_document; }
    Selection &selection() const { return m_selection; }
    Id diagramId() const { return m_diagramId; }
    /// As shown: of a preview while there is one. An empty one when the diagram was deleted.
    const Diagram &diagram() const { return m_diagram; }

    const Sheet &sheet() const { return m_sheet; }
    const Routes &routes() const { return m_routes->routes(); }
    const Highlights &highlights() const { return m_lights; }
    const FarLayer &farLayer() const; ///< built when it is asked for
    FarLook farLook() const;

    /// The rectangle of a table, a row of one, an area, a note or a line; null for what does not stand here.
    QRectF rectOf(Id object) const;
    /// Around all that is drawn; null when the diagram is empty.
    QRectF contentRect() const;
    TableItem *tableItem(Id table) const { return m_tables.value(table); }
    RelationshipItem *lineItem(Id relationship) const { return m_lines.value(relationship); }

    /// Shows another model for a while (something is being dragged) without editing the document.
    void preview(const Model &model);
    void endPreview();
    bool isPreviewing() const { return m_previewing; }

    void setFound(const QSet<Id> &tables);
    QSet<Id> found() const { return m_found; }
    /// Tables and columns that the opened database does not have; drawn with a small mark.
    void setNotInDatabase(const QSet<Id> &ids);
    /// Tables with rows that are changed and not committed.
    void setPending(const QSet<Id> &tables);
    void setNotation(Notation notation);
    Notation notation() const { return m_notation; }

signals:
    /// Things stand elsewhere, or others do.
    void contentChanged();
    /// The same things wear other colours.
    void lightsChanged();

private:
    void follow(const Model &before, const Model &after);
    void show(const Model &model, bool previewing);
    void showTables();
    void showLines();
    void showDrawing();
    void applyRoutes(const QSet<Id> &relationships);
    void applyLights();
    void relight();
    void look(Id table, TableItem &item);
    void look(const SheetLink &link, RelationshipItem &item);
    void lookAtAll();

    ModelDocument &m_document;
    Selection &m_selection;
    Id m_diagramId;
    Diagram m_diagram;
    Sheet m_sheet;
    GeometryCache m_cache;
    RouteKeeper *m_routes;
    Highlights m_lights;
    QSet<Id> m_found;
    QSet<Id> m_notInDatabase;
    QSet<Id> m_pending;
    Notation m_notation = Notation::CrowsFoot;
    bool m_previewing = false;
    QHash<Id, TableItem *> m_tables;
    QHash<Id, RelationshipItem *> m_lines;
    QHash<Id, AreaItem *> m_areas;
    QHash<Id, NoteItem *> m_notes;
    mutable std::optional<FarLayer> m_far;
};

} // namespace jw::studio
