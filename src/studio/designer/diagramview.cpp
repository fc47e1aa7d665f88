// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/diagramview.h"

#include "studio/designer/arrangejob.h"
#include "studio/designer/canvasclipboard.h"
#include "studio/designer/canvascommands.h"
#include "studio/designer/canvasfonts.h"
#include "studio/designer/canvaskeys.h"
#include "studio/designer/canvasmenu.h"
#include "studio/designer/canvaspainter.h"
#include "studio/designer/diagramaccessible.h"
#include "studio/designer/diagramscene.h"
#include "studio/designer/findbar.h"
#include "studio/designer/freeplace.h"
#include "studio/designer/handles.h"
#include "studio/designer/inplacenaming.h"
#include "studio/designer/maketools.h"
#include "studio/designer/relationshipfacts.h"
#include "studio/designer/relationtool.h"
#include "studio/designer/selecttool.h"
#include "studio/document/edits.h"
#include "studio/document/idsmime.h"
#include "studio/document/modeldocument.h"
#include "studio/selection/selection.h"
#include "studio/theme/theme.h"

#include <QtWidgets/QMenu>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr qreal FarZoom = 0.18;
constexpr qreal WheelStep = 1.15;
constexpr int RestMilliseconds = 120;
constexpr qsizetype PlainWhileMoving = 400; // tables; fewer are drawn smoothly in time

} // namespace

DiagramView::DiagramView(ModelDocument &document, Selection &selection, Id diagram, QWidget *parent)
    : QGraphicsView(parent)
    , m_scene(new DiagramScene(document, selection, diagram, this))
    , m_commands(new CanvasCommands(*m_scene))
    , m_camera(new Camera(*this))
    , m_naming(new InPlaceNaming(*this, *m_commands))
    , m_arrange(new ArrangeJob(*m_scene))
    , m_clipboard(new CanvasClipboard(*this))
    , m_find(new FindBar(*this))
    , m_mouse(*this)
    , m_toolState(makeTool(Tool::Select))
{
    setScene(m_scene);
    setUpLook();
    connectParts();
    m_camera->setContent(m_scene->contentRect());
    makeAccessible(*this);
}

// An editor that loses the focus while its view is being taken apart would still talk to it.
DiagramView::~DiagramView()
{
    m_naming->finish();
}

void DiagramView::setUpLook()
{
    setObjectName(u"diagramView"_s);
    setFrameShape(QFrame::NoFrame);
    setViewportUpdateMode(MinimalViewportUpdate);
    setOptimizationFlags(DontSavePainterState | DontAdjustForAntialiasing);
    setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    setTransformationAnchor(NoAnchor);
    setResizeAnchor(NoAnchor);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    m_rest.setSingleShot(true);
    m_rest.setInterval(RestMilliseconds);
}

void DiagramView::connectParts()
{
    connect(m_camera, &Camera::zoomChanged, this, &DiagramView::zoomChanged);
    connect(m_camera, &Camera::moved, this, [this] {
        m_naming->follow();
        emit viewChanged();
    });
    connect(m_scene, &DiagramScene::contentChanged, this, [this] {
        if (!m_scene->isPreviewing())
            m_camera->setContent(m_scene->contentRect());
        m_naming->follow();
        if (zoom() < FarZoom)
            viewport()->update();
        emit viewChanged();
    });
    connect(m_scene, &DiagramScene::lightsChanged, this, [this] {
        if (zoom() < FarZoom)
            viewport()->update();
        emit viewChanged();
    });
    connect(&m_rest, &QTimer::timeout, this, [this] {
        setRenderHint(QPainter::Antialiasing, true);
        viewport()->update();
    });
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    connect(&selection(), &Selection::hoveredChanged, this, &DiagramView::tellHovered);
    connect(&selection(), &Selection::changed, this, &DiagramView::moveFocusToSelection);
    connect(m_commands, &CanvasCommands::refused, this, &DiagramView::statusText);
    connect(m_naming, &InPlaceNaming::hint, this, &DiagramView::statusText);
    connect(m_arrange, &ArrangeJob::progressed, this, &DiagramView::arrangeProgressed);
    connect(m_arrange, &ArrangeJob::runningChanged, this, [this](bool running) {
        emit statusText(running ? tr("Arranging … Esc cancels") : QString());
        emit arrangingChanged(running);
    });
}

ModelDocument &DiagramView::document() const
{
    return m_scene->document();
}

Selection &DiagramView::selection() const
{
    return m_scene->selection();
}

Id DiagramView::diagramId() const
{
    return m_scene->diagramId();
}

qreal DiagramView::zoom() const
{
    return m_camera->zoom();
}

bool DiagramView::isArranging() const
{
    return m_arrange->isRunning();
}

bool DiagramView::canPaste() const
{
    return m_clipboard->canPaste();
}

std::unique_ptr<CanvasTool> DiagramView::makeTool(Tool tool)
{
    switch (tool) {
    case Tool::Table:
        return std::make_unique<TableTool>(*this);
    case Tool::Relationship:
        return std::make_unique<RelationTool>(*this, RelationTool::Kind::ManyToOne);
    case Tool::ManyToMany:
        return std::make_unique<RelationTool>(*this, RelationTool::Kind::ManyToMany);
    case Tool::Area:
        return std::make_unique<AreaTool>(*this);
    case Tool::Note:
        return std::make_unique<NoteTool>(*this);
    case Tool::Select:
        break;
    }
    return std::make_unique<SelectTool>(*this);
}

void DiagramView::setTool(Tool tool)
{
    m_naming->finish();
    m_toolState->cancel();
    m_toolState = makeTool(tool);
    viewport()->setCursor(m_toolState->cursor({}));
    emit statusText(m_toolState->hint());
    if (std::exchange(m_tool, tool) != tool)
        emit toolChanged(tool);
}

// ---- looking

void DiagramView::zoomIn()
{
    m_camera->zoomIn();
}

void DiagramView::zoomOut()
{
    m_camera->zoomOut();
}

void DiagramView::zoomTo(double zoom)
{
    m_wasShown = true;
    m_camera->zoomTo(zoom);
}

void DiagramView::fit()
{
    m_camera->fit(m_scene->contentRect());
}

void DiagramView::fitSelection()
{
    QRectF rect;
    for (Id id : selection().ids())
        rect |= m_scene->rectOf(id);
    if (!rect.isNull())
        m_camera->fit(rect);
}

bool DiagramView::showObject(Id object)
{
    const QRectF rect = m_scene->rectOf(object);
    if (rect.isNull())
        return false;
    selection().select({object}, object);
    if (m_camera->visible().contains(rect))
        return true;
    m_camera->centerOn(rect.center());
    return true;
}

void DiagramView::makeReadable(Id object, qreal least)
{
    const QRectF rect = m_scene->rectOf(object);
    if (rect.isNull())
        return;
    if (zoom() < least) {
        m_camera->zoomTo(1);
        m_camera->centerOn(rect.center());
    }
    m_camera->show(rect.adjusted(0, 0, 0, TableGeometry::RowHeight));
}

int DiagramView::find(const QString &text)
{
    return m_find->search(text);
}

void DiagramView::clearFound()
{
    m_find->clear();
}

void DiagramView::openFind()
{
    m_naming->finish();
    m_find->open();
}

void DiagramView::findNext()
{
    m_find->step(1);
}

void DiagramView::findPrevious()
{
    m_find->step(-1);
}

void DiagramView::setNotInDatabase(const QSet<Id> &ids)
{
    m_scene->setNotInDatabase(ids);
}

void DiagramView::setPending(const QSet<Id> &tables)
{
    m_scene->setPending(tables);
}

void DiagramView::setNotation(Notation notation)
{
    m_scene->setNotation(notation);
}

QPoint DiagramView::freePlace(const QSize &size) const
{
    return freePlaceOn(m_scene->sheet(), m_camera->visible().center(), size);
}

// ---- commands

void DiagramView::arrange()
{
    const QList<Id> tables = m_commands->selectedTables();
    m_arrange->start(tables.size() > 1 ? QSet<Id>(tables.begin(), tables.end()) : QSet<Id>());
}

void DiagramView::cancelArrange()
{
    m_arrange->cancel();
}

void DiagramView::selectAll()
{
    m_commands->selectAll();
}

void DiagramView::deleteSelected()
{
    m_commands->deleteSelected();
}

void DiagramView::removeFromDiagram()
{
    m_commands->removeSelectedFromDiagram();
}

void DiagramView::duplicate()
{
    m_commands->duplicateSelected();
}

void DiagramView::cut()
{
    if (m_clipboard->copy())
        m_commands->deleteSelected();
}

void DiagramView::copy()
{
    m_clipboard->copy();
}

void DiagramView::paste()
{
    m_clipboard->paste();
}

void DiagramView::rename()
{
    m_naming->editName(selection().current());
}

void DiagramView::addColumn()
{
    const QList<Id> tables = m_commands->selectedTables();
    if (!tables.isEmpty())
        m_naming->addColumn(tables.last());
}

void DiagramView::editType()
{
    m_naming->editType(selection().current());
}

void DiagramView::activateSelected()
{
    const Id current = selection().current();
    if (m_scene->sheet().tableIndex(current) >= 0)
        emit tableActivated(current);
    else if (m_scene->lineItem(current))
        emit relationshipActivated(current);
    else if (const Table *table = tableWith(document().schema(), current))
        emit tableActivated(table->id);
}

void DiagramView::expandNeighbours()
{
    m_commands->expandNeighbours();
}

void DiagramView::cycleDetail()
{
    m_commands->cycleDetail();
}

void DiagramView::setDetail(TableDetail detail)
{
    m_commands->setDetail(detail);
}

void DiagramView::togglePinned()
{
    m_commands->togglePinned();
}

void DiagramView::removeBends()
{
    m_commands->removeBends();
}

// ---- painting

void DiagramView::paintEvent(QPaintEvent *event)
{
    m_exposed = event->region();
    if (zoom() >= FarZoom)
        return QGraphicsView::paintEvent(event);
    paintFar(event->region());
}

// Thousands of items are too many to ask one by one: from far the scene is one layer.
void DiagramView::paintFar(const QRegion &region)
{
    QPainter painter(viewport());
    painter.setClipRegion(region);
    painter.setWorldTransform(viewportTransform());
    const QRectF exposed = mapToScene(region.boundingRect().adjusted(-1, -1, 1, 1)).boundingRect();
    drawBackground(&painter, exposed);
    m_scene->farLayer().paint(painter, exposed, m_scene->farLook(), Theme::instance().colors(), CanvasFonts::instance(), zoom());
    painter.setRenderHint(QPainter::Antialiasing);
    drawForeground(&painter, exposed);
}

// While scrolling two thin stripes are exposed; what is around both is the whole view, and full of dots.
void DiagramView::drawBackground(QPainter *painter, const QRectF &)
{
    for (const QRect &rect : m_exposed) {
        const QRectF exposed = viewportTransform().inverted().mapRect(QRectF(rect).adjusted(-1, -1, 1, 1));
        paintBackground(*painter, exposed, Theme::instance().colors(), zoom());
    }
}

void DiagramView::drawForeground(QPainter *painter, const QRectF &)
{
    m_toolState->paint(*painter);
}

// Big diagrams are drawn plain while they move and smooth once they rest.
void DiagramView::setMoving()
{
    if (m_scene->sheet().tables.size() < PlainWhileMoving)
        return;
    setRenderHint(QPainter::Antialiasing, false);
    m_rest.start();
}

void DiagramView::resizeEvent(QResizeEvent *event)
{
    const bool fitted = m_camera->isFitted();
    QGraphicsView::resizeEvent(event);
    m_camera->setContent(m_scene->contentRect());
    if (fitted)
        fit();
    m_find->follow();
    emit viewChanged();
}

void DiagramView::showEvent(QShowEvent *event)
{
    QGraphicsView::showEvent(event);
    if (m_wasShown)
        return;
    m_wasShown = true;
    fit();
}

void DiagramView::scrollContentsBy(int dx, int dy)
{
    setMoving();
    QGraphicsView::scrollContentsBy(dx, dy);
}

// ---- mouse and keys

void DiagramView::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        const bool sideways = event->modifiers() & Qt::ShiftModifier;
        if (!sideways)
            return QGraphicsView::wheelEvent(event);
        m_camera->scrollBy({-event->angleDelta().y() - event->angleDelta().x(), 0});
        return event->accept();
    }
    const qreal notches = event->angleDelta().y() / 120.0;
    setMoving();
    m_camera->zoomAt(zoom() * std::pow(WheelStep, notches), event->position().toPoint());
    event->accept();
}

// Tab walks tables; only with Ctrl it leaves the canvas.
bool DiagramView::event(QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool tab = key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab;
        if (tab && !(key->modifiers() & Qt::ControlModifier) && !m_scene->sheet().tables.isEmpty()) {
            keyPressEvent(key);
            return true;
        }
    }
    return QGraphicsView::event(event);
}

void DiagramView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space) {
        m_mouse.holdSpace(true);
    } else if (event->key() == Qt::Key_Escape) {
        if (m_arrange->isRunning())
            m_arrange->cancel();
        else if (!m_toolState->cancel() && m_tool != Tool::Select)
            setTool(Tool::Select);
        else if (!selection().isEmpty())
            selection().clear();
        else
            m_scene->setFound({});
    } else if (!m_toolState->key(event) && !canvaskeys::press(*this, *event)) {
        return QGraphicsView::keyPressEvent(event);
    }
    event->accept();
}

void DiagramView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat())
        m_mouse.holdSpace(false);
    QGraphicsView::keyReleaseEvent(event);
}

void DiagramView::mousePressEvent(QMouseEvent *event)
{
    m_mouse.press(*event);
}

void DiagramView::mouseMoveEvent(QMouseEvent *event)
{
    m_mouse.move(*event);
}

void DiagramView::mouseReleaseEvent(QMouseEvent *event)
{
    m_mouse.release(*event);
}

void DiagramView::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_mouse.doubleClick(*event);
}

void DiagramView::leaveEvent(QEvent *event)
{
    selection().setHovered({});
    QGraphicsView::leaveEvent(event);
}

// The facts of a line stand in the status bar, never as a tip over the drawing.
void DiagramView::tellHovered()
{
    if (underMouse() && m_tool == Tool::Select && !m_naming->isActive())
        emit statusText(relationshipFacts(document().schema(), selection().hovered()));
}

void DiagramView::moveFocusToSelection()
{
    tellAccessible(*this);
}

void DiagramView::contextMenuEvent(QContextMenuEvent *event)
{
    m_naming->finish();
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QPointF place = mapToScene(byMouse ? event->pos() : viewport()->rect().center());
    Id object = selection().current();
    if (byMouse) {
        const Hit hit = hitAt(*m_scene, place, zoom());
        const bool onSelectedColumn = hit.column && selection().contains(hit.column);
        object = onSelectedColumn ? hit.column : hit.object;
        if (object && !selection().contains(object))
            selection().select({object}, object);
    }
    auto *menu = new QMenu(this);
    menu->setObjectName(u"canvasMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillCanvasMenu(*menu, *this, object, onGrid(place));
    emit contextMenuAboutToShow(menu, object);
    const QPoint anchor = m_scene->rectOf(object).isNull() ? viewport()->rect().center() : mapFromScene(m_scene->rectOf(object).center());
    menu->popup(byMouse ? event->globalPos() : viewport()->mapToGlobal(anchor));
}

// ---- tables dragged from the tree

void DiagramView::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasFormat(IdsMimeType))
        event->acceptProposedAction();
}

void DiagramView::dragMoveEvent(QDragMoveEvent *event)
{
    if (event->mimeData()->hasFormat(IdsMimeType))
        event->acceptProposedAction();
}

void DiagramView::dropEvent(QDropEvent *event)
{
    QList<Id> tables;
    for (Id id : idsIn(*event->mimeData())) {
        if (document().schema().table(id))
            tables.append(id);
    }
    m_commands->place(tables, onGrid(mapToScene(event->position().toPoint())));
    event->acceptProposedAction();
}

} // namespace jw::studio
