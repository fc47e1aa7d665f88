// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/connection.h"
#include "studio/data/gridview.h"
#include "studio/designer/diagramscene.h"
#include "studio/prompts/prompts.h"
#include "studio/shell/mainwindow.h"

#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>

namespace jw::test {

/// The real window and what a person does with it: mouse and keys.
class Journey
{
public:
    Journey()
    {
        studio::Prompts::setUnattended(true);
        window.resize(1600, 1000);
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
        window.fillDocks();
    }

    studio::Workspace &workspace() { return window.workspace(); }
    const Schema &schema() { return workspace().document().schema(); }
    studio::DatabaseSession *database() { return workspace().database(); }
    bool isDatabaseOpen() { return database() && database()->isOpen(); }
    bool isActionEnabled(const char *id) { return window.actions().action(id)->isEnabled(); }
    /// As a key or a menu would; waits until the action may be used.
    void trigger(const char *id)
    {
        QTRY_VERIFY2(isActionEnabled(id), id);
        window.actions().action(id)->trigger();
    }

    studio::DiagramView *diagram() { return window.tabs().diagram(); }
    studio::DataView *data() { return window.tabs().data(); }

    QPoint placeOf(Id object)
    {
        const QRectF rect = diagram()->diagramScene().rectOf(object);
        return diagram()->mapFromScene(QPointF(rect.center().x(), rect.top() + 10));
    }
    void doubleClick(Id object)
    {
        diagram()->showObject(object);
        QTest::mouseDClick(diagram()->viewport(), Qt::LeftButton, {}, placeOf(object));
    }

    /// The grid's column of this name; -1 when it shows none.
    int columnOf(const QString &name)
    {
        const QAbstractItemModel &model = data()->grid();
        for (int column = 0; column < model.columnCount(); ++column) {
            if (data()->grid().column(column).column.name == name)
                return column;
        }
        return -1;
    }
    QString cell(int row, int column) { return data()->grid().index(row, column).data().toString(); }
    void goTo(int row, int column)
    {
        studio::GridView *view = data()->view();
        view->setFocus();
        view->setCurrentIndex(view->model()->index(row, column));
        view->scrollTo(view->currentIndex());
    }
    /// Opens the cell's editor with F2, types over what it holds and leaves it with Return.
    void typeIntoCell(int row, int column, const QString &text)
    {
        goTo(row, column);
        QTest::keyClick(data()->view(), Qt::Key_F2);
        QWidget *editor = nullptr;
        QTRY_VERIFY((editor = data()->view()->viewport()->findChild<QWidget *>(QStringLiteral("cellEditor"))));
        if (auto *line = qobject_cast<QLineEdit *>(editor))
            line->selectAll();
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
    }

    /// What the file itself says, through a connection of its own.
    static QList<QList<Value>> rows(const QString &path, const QString &sql)
    {
        EngineOptions options;
        options.readOnly = true;
        options.create = false;
        return Engine::open(Url::fromFile(path), options).connect().execute(sql).all();
    }

    studio::MainWindow window;
};

} // namespace jw::test
