// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/canvasmenu.h"

#include "studio/designer/canvascommands.h"
#include "studio/designer/diagramscene.h"
#include "studio/designer/diagramview.h"
#include "studio/designer/inplacenaming.h"
#include "studio/document/edits.h"
#include "studio/document/modeldocument.h"
#include "studio/theme/theme.h"

#include <QtWidgets/QMenu>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

// Builds one menu; keys are shown as text, for the canvas handles them itself.
class MenuBuilder
{
    Q_DECLARE_TR_FUNCTIONS(jw::studio::CanvasMenu)

public:
    MenuBuilder(QMenu &menu, DiagramView &view, Id object, QPoint place)
        : m_menu(menu)
        , m_view(view)
        , m_object(object)
        , m_place(place)
    {
    }

    void build()
    {
        switch (kindOf(m_view.document().model(), m_object)) {
        case ObjectKind::Table:
            return table();
        case ObjectKind::Column:
            return column();
        case ObjectKind::Relationship:
            return line();
        case ObjectKind::Area:
        case ObjectKind::Note:
            return box();
        default:
            return canvas();
        }
    }

private:
    QAction *add(QMenu &menu, const char *name, const QString &text, const QString &key, const std::function<void()> &act)
    {
        QAction *action = menu.addAction(key.isEmpty() ? text : text + u'\t' + key);
        action->setObjectName(QLatin1StringView(name));
        QObject::connect(action, &QAction::triggered, &m_view, act);
        return action;
    }
    QAction *add(const char *name, const QString &text, const QString &key, const std::function<void()> &act)
    {
        return add(m_menu, name, text, key, act);
    }

    void table()
    {
        const Placement *placement = m_view.diagramScene().diagram().placement(m_object);
        add("openRecords", tr("Open records"), u"F4"_s, [v = &m_view] { v->activateSelected(); });
        m_menu.addSeparator();
        add("renameObject", tr("Rename"), u"F2"_s, [v = &m_view] { v->rename(); });
        add("addColumn", tr("Add column"), u"Ins"_s, [v = &m_view] { v->addColumn(); });
        m_menu.addSeparator();
        detail(placement ? placement->detail : TableDetail::Full);
        QAction *pin = add("pin", tr("Pinned"), u"P"_s, [v = &m_view] { v->togglePinned(); });
        pin->setCheckable(true);
        pin->setChecked(placement && placement->pinned);
        add("expandNeighbours", tr("Place related tables"), u"E"_s, [v = &m_view] { v->expandNeighbours(); });
        clipboard();
        add("removeFromDiagram", tr("Remove from this diagram"), u"Ctrl+Del"_s, [v = &m_view] { v->removeFromDiagram(); });
        remove(tr("Delete from the model"));
    }

    void detail(TableDetail now)
    {
        QMenu *menu = m_menu.addMenu(tr("Show"));
        const std::tuple<TableDetail, const char *, QString> levels[] {{TableDetail::Full, "detailFull", tr("All columns")},
            {TableDetail::Keys, "detailKeys", tr("Keys only")}, {TableDetail::Name, "detailName", tr("Name only")}};
        for (const auto &[level, name, text] : levels) {
            QAction *action = add(*menu, name, text, {}, [v = &m_view, l = level] { v->setDetail(l); });
            action->setCheckable(true);
            action->setChecked(level == now);
        }
    }

    void column()
    {
        const Table *owner = tableWith(m_view.document().schema(), m_object);
        add("renameObject", tr("Rename"), u"F2"_s, [v = &m_view] { v->rename(); });
        add("editType", tr("Change type"), {}, [v = &m_view] { v->editType(); });
        QAction *key = add("togglePrimary", tr("Primary key"), u"K"_s, [v = &m_view] { v->commands().togglePrimary(); });
        key->setCheckable(true);
        key->setChecked(owner->isPrimary(m_object));
        QAction *optional = add("toggleOptional", tr("May be empty"), u"O"_s, [v = &m_view] { v->commands().toggleOptional(); });
        optional->setCheckable(true);
        optional->setChecked(owner->column(m_object)->nullable);
        optional->setEnabled(!owner->isPrimary(m_object));
        add("addColumn", tr("Add column"), u"Ins"_s, [v = &m_view] { v->addColumn(); });
        clipboard();
        remove(tr("Delete column"));
    }

    void line()
    {
        add("openJoined", tr("Open joined rows"), u"F4"_s, [v = &m_view] { v->activateSelected(); });
        m_menu.addSeparator();
        add("renameObject", tr("Rename"), u"F2"_s, [v = &m_view] { v->rename(); });
        QAction *bends = add("removeBends", tr("Remove bends"), u"B"_s, [v = &m_view] { v->removeBends(); });
        bends->setEnabled(m_view.diagramScene().diagram().bend(m_object));
        m_menu.addSeparator();
        remove(tr("Delete relationship"));
    }

    void box()
    {
        const bool isNote = m_view.diagramScene().diagram().note(m_object);
        add("renameObject", isNote ? tr("Change text") : tr("Rename"), u"F2"_s, [v = &m_view] { v->rename(); });
        hues();
        if (isNote)
            add("unlinkNote", tr("Belongs to no table"), {}, [v = &m_view, o = m_object] { v->commands().linkNote(o, {}); })
                ->setEnabled(!m_view.diagramScene().diagram().note(m_object)->link.isNull());
        clipboard();
        remove(tr("Delete"));
    }

    void hues()
    {
        QMenu *menu = m_menu.addMenu(tr("Colour"));
        const std::tuple<Hue, const char *, QString> all[] {{Hue::Teal, "hueTeal", tr("Teal")}, {Hue::Plum, "huePlum", tr("Plum")},
            {Hue::Sky, "hueSky", tr("Sky")}, {Hue::Slate, "hueSlate", tr("Slate")}, {Hue::Ochre, "hueOchre", tr("Ochre")},
            {Hue::Rose, "hueRose", tr("Rose")}, {Hue::Moss, "hueMoss", tr("Moss")}, {Hue::Clay, "hueClay", tr("Clay")}};
        for (const auto &[hue, name, text] : all) {
            QPixmap sample(14, 14);
            sample.fill(Theme::instance().hue(hue).label);
            add(*menu, name, text, {}, [v = &m_view, h = hue] { v->commands().setHue(h); })->setIcon(sample);
        }
    }

    void clipboard()
    {
        m_menu.addSeparator();
        add("cut", tr("Cut"), u"Ctrl+X"_s, [v = &m_view] { v->cut(); });
        add("copy", tr("Copy"), u"Ctrl+C"_s, [v = &m_view] { v->copy(); });
        paste();
        add("duplicate", tr("Duplicate"), u"Ctrl+D"_s, [v = &m_view] { v->duplicate(); });
        m_menu.addSeparator();
    }

    void paste()
    {
        add("paste", tr("Paste"), u"Ctrl+V"_s, [v = &m_view] { v->paste(); })->setEnabled(m_view.canPaste());
    }

    void remove(const QString &text)
    {
        add("deleteObject", text, u"Del"_s, [v = &m_view] { v->deleteSelected(); });
    }

    void canvas()
    {
        add("addTable", tr("Add table here"), u"T"_s, [v = &m_view, place = m_place] {
            v->naming().editName(v->commands().addTable(place), true);
        });
        add("addNote", tr("Add note here"), u"N"_s, [v = &m_view, place = m_place] {
            v->naming().editName(v->commands().addNote({place, QSize(200, 72)}), true);
        });
        add("addArea", tr("Add area here"), u"A"_s, [v = &m_view, place = m_place] {
            v->naming().editName(v->commands().addArea({place, QSize(400, 280)}), true);
        });
        m_menu.addSeparator();
        paste();
        add("selectAll", tr("Select all"), u"Ctrl+A"_s, [v = &m_view] { v->selectAll(); });
        m_menu.addSeparator();
        add("arrange", tr("Arrange"), {}, [v = &m_view] { v->arrange(); });
        add("fit", tr("Fit"), u"Ctrl+0"_s, [v = &m_view] { v->fit(); });
    }

    QMenu &m_menu;
    DiagramView &m_view;
    Id m_object;
    QPoint m_place;
};

} // namespace

void fillCanvasMenu(QMenu &menu, DiagramView &view, Id object, QPoint place)
{
    MenuBuilder(menu, view, object, place).build();
}

} // namespace jw::studio
