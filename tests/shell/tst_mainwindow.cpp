// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/codegen/generator.h"
#include "joinwright/engine/connection.h"
#include "joinwright/sample/sampleshop.h"
#include "support/paths.h"
#include "studio/document/diagramedits.h"
#include "studio/document/edits.h"
#include "studio/navigator/modeltree.h"
#include "studio/navigator/modeltreepanel.h"
#include "studio/prompts/prompts.h"
#include "studio/shell/commitbar.h"
#include "studio/shell/language.h"
#include "studio/shell/mainwindow.h"
#include "studio/shell/noticebar.h"
#include "studio/shell/settingsdialog.h"
#include "studio/theme/rowdelegate.h"
#include "studio/theme/rowtree.h"
#include "studio/theme/theme.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace Qt::StringLiterals;
using namespace jw;
using namespace jw::studio;

class tst_MainWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"joinwright"_s);
        QCoreApplication::setApplicationName(u"tst_mainwindow"_s);
        Theme::instance().apply();
    }

    void init()
    {
        QSettings().clear();
        Prompts::setUnattended(true);
        Theme::instance().setScheme(Scheme::Light);
        language::use(u"en"_s);
        m_folder = std::make_unique<QTemporaryDir>();
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1400, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->fillDocks();
    }
    void cleanup() { m_window.reset(); }

    void everyActionIsHandled()
    {
        for (const QString &id : m_window->actions().ids())
            QVERIFY2(m_window->actions().isHandled(id), qPrintable(id));
    }

    /// A page that asked for much room would squeeze the docks of the model that is opened on it, and widen the window.
    void theWelcomePageAsksForLittleRoom()
    {
        m_window->resize(1280, 800);
        m_window->showWelcome();
        QCoreApplication::processEvents();
        QVERIFY2(m_window->minimumSizeHint().width() <= 900, QByteArray::number(m_window->minimumSizeHint().width()).constData());
        m_window->workspace().openSample();
        QCoreApplication::processEvents();
        QCOMPARE(m_window->size(), QSize(1280, 800));
        QCOMPARE(m_window->docks().dock(DockId::Tree)->width(), 200);
        QCOMPARE(m_window->docks().dock(DockId::Inspector)->width(), 280);
    }

    void welcomeHidesTheDocksAndAModelBringsThem()
    {
        m_window->showWelcome();
        QVERIFY(m_window->tabs().isWelcome());
        QVERIFY(!dock(u"treeDock"_s)->isVisible());
        QVERIFY(!action("save")->isEnabled());
        const QSize size = m_window->size();

        trigger("new");

        QTRY_VERIFY(m_window->tabs().diagram());
        QVERIFY(dock(u"treeDock"_s)->isVisible());
        QVERIFY(dock(u"inspectorDock"_s)->isVisible());
        // As wide as at first, though the window was laid out without them.
        QTRY_VERIFY2(qAbs(dock(u"treeDock"_s)->width() - 200) <= 8, qPrintable(QString::number(dock(u"treeDock"_s)->width())));
        QTRY_VERIFY2(qAbs(dock(u"inspectorDock"_s)->width() - 280) <= 8, qPrintable(QString::number(dock(u"inspectorDock"_s)->width())));
        QCOMPARE(m_window->size(), size);
    }

    void undoGoesToTheModelOfTheFocusedDiagram()
    {
        newModel();
        m_window->workspace().document().edit(u"Add table"_s, [](Model &model) { addTable(model, u"orders"_s); });
        QTRY_VERIFY(action("undo")->isEnabled());
        QCOMPARE(action("undo")->text(), u"&Undo: Add table"_s);
        QCOMPARE(action("redo")->text(), u"&Redo"_s);
        trigger("undo");
        QVERIFY(m_window->workspace().document().schema().tables().isEmpty());
        QTRY_VERIFY(action("redo")->isEnabled());
        QCOMPARE(action("undo")->text(), u"&Undo"_s);
        QCOMPARE(action("redo")->text(), u"&Redo: Add table"_s);
        trigger("redo");
        QCOMPARE(m_window->workspace().document().schema().tables().size(), 1);
    }

    void savingAsksForAFileAndOpeningReadsIt()
    {
        newModel();
        m_window->workspace().document().edit(u"Add table"_s, [](Model &model) { addTable(model, u"orders"_s); });
        const QString path = m_folder->filePath(u"shop"_s);
        Prompts::answerNext(path);
        QTRY_VERIFY(action("save")->isEnabled());
        trigger("save");
        QVERIFY(QFile::exists(path + u".jw"_s));
        QTRY_VERIFY(m_window->windowTitle().startsWith(u"shop.jw"_s));
        QVERIFY(!m_window->isWindowModified());
        QCOMPARE(m_window->workspace().document().schema().name, u"shop"_s); // no longer "untitled"

        newModel();
        Prompts::answerNext(path + u".jw"_s);
        trigger("open");
        QVERIFY(m_window->workspace().document().schema().table(u"orders"_s));
        QCOMPARE(m_window->workspace().recents().entries().first().name(), u"shop.jw"_s);
    }

    void unsavedWorkIsAskedAboutBeforeItGoes()
    {
        newModel();
        m_window->workspace().document().edit(u"Add table"_s, [](Model &model) { addTable(model, u"orders"_s); });
        trigger("new"); // no answer: cancelled
        QCOMPARE(m_window->workspace().document().schema().tables().size(), 1);
        QVERIFY(!m_window->close());
        Prompts::answerNext(QVariant::fromValue(SaveAnswer::Discard));
        trigger("new");
        QVERIFY(m_window->workspace().document().schema().tables().isEmpty());
    }

    void aDatabaseFileBecomesAModelWithAnArrangedDiagramAndItsRowsCanBeBrowsed()
    {
        openDatabase();
        const Schema &schema = m_window->workspace().document().schema();
        QCOMPARE(schema.tables().size(), 12);
        DiagramView *diagram = m_window->tabs().diagram();
        QVERIFY(diagram);
        QCOMPARE(m_window->workspace().document().model().diagrams.first().placements.size(), 12);

        RecordsView *orders = m_window->tabs().showRecords(schema.table(u"orders"_s)->id);
        QVERIFY(orders);
        QTRY_VERIFY(orders->grid().rowCount() > 100);
        QCOMPARE(m_window->area().groupCount(), 2);
        QVERIFY(m_window->workspace().database()->missing().isEmpty());
    }

    void anEditedRowCountsInTabTreeAndBarAndCommits()
    {
        openDatabase();
        const Id orders = m_window->workspace().document().schema().table(u"orders"_s)->id;
        RecordsView *view = m_window->tabs().showRecords(orders);
        QTRY_VERIFY(view->grid().rowCount() > 100 && !view->grid().isFirstLoad());
        QVERIFY(!action("commit")->isEnabled());

        const int remark = columnOf(*view, orders, u"remark"_s);
        QVERIFY(view->grid().setData(view->grid().index(0, remark), u"call before"_s, Qt::EditRole));

        QTRY_VERIFY(action("commit")->isEnabled());
        QTRY_COMPARE(dock(u"changesDock"_s)->windowTitle(), u"Changes 1"_s);
        auto *commit = m_window->findChild<QPushButton *>(u"commitButton"_s);
        QTRY_COMPARE(commit->text(), u"Commit 1"_s);
        QTest::mouseClick(commit, Qt::LeftButton);
        QTRY_COMPARE(m_window->workspace().database()->pendingCount(), 0);
        const Engine engine = Engine::open(Url::fromFile(databasePath()));
        Connection connection = engine.connect();
        Result result = connection.execute(u"SELECT count(*) FROM orders WHERE remark = 'call before'"_s);
        QVERIFY(result.next());
        QCOMPARE(result.raw(0).toInt64(), 1);
    }

    void undoGoesToTheRowsWhenTheirTabIsFocused()
    {
        openDatabase();
        const Id orders = m_window->workspace().document().schema().table(u"orders"_s)->id;
        RecordsView *view = m_window->tabs().showRecords(orders);
        QTRY_VERIFY(view->grid().rowCount() > 100 && !view->grid().isFirstLoad());
        const int remark = columnOf(*view, orders, u"remark"_s);
        QVERIFY(view->grid().setData(view->grid().index(0, remark), u"undo me"_s, Qt::EditRole));
        QTRY_COMPARE(m_window->workspace().database()->pendingCount(), 1);
        QTRY_VERIFY(action("undo")->isEnabled());
        QCOMPARE(action("undo")->text(), u"&Undo"_s);
        trigger("undo");
        QTRY_COMPARE(m_window->workspace().database()->pendingCount(), 0);
    }

    void whatTheModelHasAndTheDatabaseLacksIsMarked()
    {
        openDatabase();
        Id added;
        m_window->workspace().document().edit(u"Add table"_s, [&](Model &model) { added = addTable(model, u"invoices"_s); });
        QTRY_VERIFY(m_window->workspace().database()->missing().contains(added));
        QVERIFY(!m_window->tabs().showRecords(added));
    }

    void aColumnThatTheDatabaseLacksIsMarkedInTreeDiagramAndGrid()
    {
        openDatabase();
        const Id orders = m_window->workspace().document().schema().table(u"orders"_s)->id;
        RecordsView *view = m_window->tabs().showRecords(orders);
        QTRY_VERIFY(view->grid().rowCount() > 100 && !view->grid().isFirstLoad());
        const int columns = view->grid().columnCount();
        const auto *note = view->findChild<QLabel *>(u"notInDatabase"_s);
        QVERIFY(!note->isVisible());

        Id added;
        m_window->workspace().document().edit(u"Add column"_s, [&](Model &model) {
            added = addColumn(model, orders);
            rename(model, added, u"due_on"_s);
        });

        QTRY_VERIFY(note->isVisible());
        QCOMPARE(note->text(), u"due_on is not in the database yet"_s);
        const ModelTree *tree = m_window->tree()->model();
        QVERIFY(tree->indexOf(added).data(RowMutedRole).toBool());
        QVERIFY(tree->indexOf(added).data(Qt::ToolTipRole).toString().contains(u"Not in the database yet"_s));
        QVERIFY(!tree->indexOf(orders).data(RowMutedRole).toBool());
        QCOMPARE(view->grid().columnCount(), columns);
        const int remark = columnOf(*view, orders, u"remark"_s);
        QVERIFY(view->grid().setData(view->grid().index(0, remark), u"late"_s, Qt::EditRole));
        for (const ChangesModel::Step &step : m_window->workspace().database()->changes().steps())
            QVERIFY2(!step.sql.contains(u"due_on"_s), qPrintable(step.sql));

        m_window->workspace().document().undo();
        QTRY_VERIFY(!note->isVisible());
    }

    void relationshipOpensBothTablesAsOneGrid()
    {
        openDatabase();
        const Table &orders = *m_window->workspace().document().schema().table(u"orders"_s);
        const Id customers = m_window->workspace().document().schema().table(u"customers"_s)->id;
        Id wanted;
        for (const Relationship &relationship : orders.relationships) {
            if (relationship.to == customers)
                wanted = relationship.id;
        }
        JoinedView *view = m_window->tabs().showRelationship(wanted);
        QVERIFY(view);
        QTRY_VERIFY(view->grid().rowCount() > 100);
        QCOMPARE(view->joined().path().nodes().size(), 2);
    }

    void aBadFileIsAClearMessageAndChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("name");
        QTest::newRow("a text as model") << QByteArray("hello") << u"bad.jw"_s;
        QTest::newRow("an empty model") << QByteArray() << u"empty.jw"_s;
        QTest::newRow("a model cut short") << QByteArray("{\"format\":1,\"id\":\"m5k2x0w9qa\"\n,\"tables\":[") << u"short.jw"_s;
        QTest::newRow("a model newer than the program") << QByteArray("{\"format\":99,\"id\":\"m5k2x0w9qa\",\"name\":\"shop\"}\n") << u"newer.jw"_s;
        QTest::newRow("a binary as database") << QByteArray::fromHex("7f454c4600010203") + " and more than sixteen bytes" << u"bad.db"_s;
    }
    void aBadFileIsAClearMessageAndChangesNothing()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, name);
        newModel();
        m_window->workspace().document().edit(u"Add"_s, [](Model &model) { addTable(model, u"mine"_s); });
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        Prompts::said();
        Prompts::answerNext(QVariant::fromValue(SaveAnswer::Discard));

        m_window->workspace().open(file.fileName());

        QStringList said;
        QTRY_VERIFY(!(said += Prompts::said()).filter(name).isEmpty());
        QVERIFY(m_window->workspace().document().schema().table(u"mine"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }

    void aPlaceWithoutAFileIsAClearMessageAndMakesNone_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("no such model") << u"gone.jw"_s;
        QTest::newRow("no such database") << u"gone.db"_s;
        QTest::newRow("a folder as model") << u"folder.jw"_s;
        QTest::newRow("a folder as database") << u"folder.db"_s;
    }
    void aPlaceWithoutAFileIsAClearMessageAndMakesNone()
    {
        QFETCH(QString, name);
        newModel();
        const QDir folder(m_folder->path());
        if (name.startsWith(u"folder"_s))
            QVERIFY(folder.mkdir(name));
        const QStringList before = folder.entryList(QDir::NoDotAndDotDot | QDir::AllEntries);
        Prompts::said();

        m_window->workspace().open(folder.filePath(name));

        QStringList said;
        QTRY_VERIFY(!(said += Prompts::said()).filter(name).isEmpty());
        QCOMPARE(folder.entryList(QDir::NoDotAndDotDot | QDir::AllEntries), before);
        QVERIFY(m_window->workspace().hasModel());
    }

    void panelsAreReachedByKeyAndClosedByKey()
    {
        newModel();
        QTRY_VERIFY(action("goToHistory")->isEnabled());
        trigger("goToHistory");
        QDockWidget *history = dock(u"historyDock"_s);
        QTRY_VERIFY(history->isVisible() && history->isAncestorOf(QApplication::focusWidget()));
        trigger("closePanel");
        QVERIFY(!history->isVisible());
        QVERIFY(m_window->tabs().diagram()->hasFocus());
        for (const char *panel : {"goToModel", "goToInspector", "goToCode", "goToChanges", "goToProblems", "goToSqlLog"}) {
            trigger(panel);
            const QWidget *focus = QApplication::focusWidget();
            QVERIFY2(focus && !m_window->area().isAncestorOf(focus), panel);
        }
        trigger("goToTab");
        QVERIFY(m_window->tabs().diagram()->hasFocus());
        m_window->workspace().document().edit(u"Add table"_s, [](Model &model) { addTable(model, u"orders"_s); });
        m_window->workspace().selection().select(m_window->workspace().document().schema().tables().first().id);
        QCoreApplication::processEvents();
        trigger("goToInspector"); // into its first field
        QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        QCOMPARE(QApplication::focusWidget()->objectName(), u"name"_s);
    }

    void delInAPanelLeavesTheDiagramAlone()
    {
        newModel();
        Id table;
        m_window->workspace().document().edit(u"Add"_s, [&](Model &model) {
            table = addTable(model, u"orders"_s);
            placeTable(model, model.diagrams.first().id, table, {0, 0});
        });
        m_window->workspace().selection().select(table);
        QTRY_VERIFY(action("delete")->isEnabled());
        trigger("goToHistory");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_T);
        QVERIFY(m_window->workspace().document().schema().table(table));
        QCOMPARE(m_window->tabs().diagram()->tool(), Tool::Select);
        trigger("goToTab");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
        QVERIFY(!m_window->workspace().document().schema().table(table));
    }

    void aColumnBecomesKeyAndOptionalByTheActionsOfTheModelMenu()
    {
        newModel();
        Id table, column;
        m_window->workspace().document().edit(u"Add"_s, [&](Model &model) {
            table = addTable(model, u"orders"_s);
            column = addColumn(model, table);
            placeTable(model, model.diagrams.first().id, table, {0, 0});
        });
        QTRY_VERIFY(!action("optional")->isEnabled());
        m_window->workspace().selection().select(column);
        QTRY_VERIFY(action("optional")->isEnabled());
        const auto current = [&] { return m_window->workspace().document().schema().table(table); };
        const bool nullable = current()->column(column)->nullable;
        trigger("optional");
        QCOMPARE(current()->column(column)->nullable, !nullable);
        trigger("primaryKey");
        QVERIFY(current()->isPrimary(column));
        QVERIFY(!action("straighten")->isEnabled());
    }

    void paletteGoesToATableAndRunsAnAction()
    {
        openDatabase();
        trigger("palette");
        auto *edit = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(edit);
        QTest::keyClicks(edit, u"shipments"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(m_window->workspace().selection().current(),
            m_window->workspace().document().schema().table(u"shipments"_s)->id);
    }

    void layoutIsRemembered()
    {
        newModel();
        dock(u"historyDock"_s)->close();
        m_window->resizeDocks({dock(u"treeDock"_s)}, {321}, Qt::Horizontal);
        QTRY_COMPARE(dock(u"treeDock"_s)->width(), 321);
        QVERIFY(m_window->close());

        m_window = std::make_unique<MainWindow>();
        m_window->resize(1400, 900);
        m_window->show();
        m_window->fillDocks();
        newModel();
        QTRY_COMPARE(dock(u"treeDock"_s)->width(), 321);
        QVERIFY(!dock(u"historyDock"_s)->isVisible());
        trigger("resetLayout");
        QTRY_VERIFY(dock(u"historyDock"_s)->isVisible() || !m_window->tabifiedDockWidgets(dock(u"changesDock"_s)).isEmpty());
    }

    void themeSwitchesLiveByItsAction()
    {
        newModel();
        trigger("darkTheme");
        QVERIFY(Theme::instance().isDark());
        QCOMPARE(m_window->palette().color(QPalette::Window), ThemeColors::dark().color(Token::Window));
        trigger("darkTheme");
        QVERIFY(!Theme::instance().isDark());
    }

    void languageSwitchesLive()
    {
        newModel();
        QCOMPARE(dock(u"historyDock"_s)->windowTitle(), u"History"_s);
        language::use(u"de"_s);
        QTRY_COMPARE(m_window->menuBar()->actions().first()->text().remove(u'&'), u"Datei"_s);
        QTRY_VERIFY(dock(u"historyDock"_s)->windowTitle() != u"History"_s);
        QCOMPARE(QLocale().monthName(3), u"März"_s);
        QCOMPARE(QLocale().toString(1234.5), u"1.234,5"_s);
        language::use(u"en"_s);
        QCOMPARE(QLocale().monthName(3), u"March"_s);
        QTRY_COMPARE(m_window->menuBar()->actions().first()->text().remove(u'&'), u"File"_s);
    }

    void aCommitIsInReachHoweverLongTheTextsBesideItAre()
    {
        openDatabase();
        m_window->resize(1280, 800);
        language::use(u"de"_s);
        QTRY_COMPARE(m_window->menuBar()->actions().first()->text().remove(u'&'), u"Datei"_s);
        m_window->findChild<CommitBar *>()->setDatabase(u"a_database_of_some_length on a.host.of.some.length:33077"_s, {}, nullptr);
        auto *commit = m_window->findChild<QPushButton *>(u"commitButton"_s);
        QTRY_VERIFY(commit->isVisible());
        QVERIFY(m_window->rect().contains(QRect(commit->mapTo(m_window.get(), QPoint()), commit->size())));
        language::use(u"en"_s);
    }

    void everyTextInSightChangesItsLanguage()
    {
        openDatabase();
        const Id orders = m_window->workspace().document().schema().table(u"orders"_s)->id;
        m_window->tabs().diagram()->openFind();
        RecordsView *view = m_window->tabs().showRecords(orders);
        QTRY_VERIFY(view->grid().rowCount() > 100 && !view->grid().isFirstLoad());
        m_window->tabs().showJoinedOf(orders);
        m_window->workspace().selection().select(orders);
        QHash<QString, QString> german;
        collectTranslations(german);
        QVERIFY(german.size() > 200);

        language::use(u"de"_s);
        for (int i = 0; i < 3; ++i)
            QCoreApplication::processEvents();

        for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
            for (const QString &text : textsOf(*widget))
                QVERIFY2(!german.contains(text), qPrintable(u"%1 of %2 %3 is still English"_s.arg(
                    text, QString::fromUtf8(widget->metaObject()->className()), widget->objectName() + u" in "_s + QString::fromUtf8(widget->parentWidget()->metaObject()->className()))));
        }
        language::use(u"en"_s);
    }

    void whatGeneratorsCallTheirOptionsIsGermanToo()
    {
        QHash<QString, QString> german;
        collectTranslations(german);
        for (const Generator *generator : Generator::all()) {
            for (const GeneratorOption &option : generator->options()) {
                QVERIFY2(german.contains(option.title), qPrintable(option.title));
                QVERIFY2(german.contains(option.text), qPrintable(option.text));
            }
        }
    }

    void newEnumIsEditedInTheInspector()
    {
        newModel();
        trigger("addEnum");
        QTRY_VERIFY(QApplication::focusWidget() && QApplication::focusWidget()->objectName() == u"name"_s);
        QTest::keyClicks(QApplication::focusWidget(), u"status"_s);
        QCOMPARE(m_window->workspace().document().schema().enums().first().name, u"status"_s);
    }

    void deleteInTheTreeDeletesTheObject()
    {
        newModel();
        Id table;
        m_window->workspace().document().edit(u"Add"_s, [&](Model &model) { table = addTable(model, u"orders"_s); });
        m_window->workspace().selection().select(table);
        m_window->tree()->tree()->setFocus();
        QTRY_VERIFY(action("delete")->isEnabled());
        trigger("delete");
        QVERIFY(!m_window->workspace().document().schema().table(table));
    }

    void pictureIsExported()
    {
        openDatabase();
        m_window->area().show(m_window->tabs().lastDiagram());
        const QString path = m_folder->filePath(u"shop.png"_s);
        Prompts::answerNext(path);
        QTimer presser;
        connect(&presser, &QTimer::timeout, this, [] {
            const QWidget *dialog = QApplication::activeModalWidget();
            if (auto *save = dialog ? dialog->findChild<QPushButton *>(u"savePicture"_s) : nullptr)
                save->click();
        });
        presser.start(20);
        QTRY_VERIFY(action("exportPicture")->isEnabled());
        trigger("exportPicture");
        QVERIFY(QImage(path).width() > 500);
    }

private:
    /// Every text of the program that is another one in German, without its mnemonic.
    static void collectTranslations(QHash<QString, QString> &german)
    {
        QFile file(test::sourcePath(u"translations/joinwright_de.ts"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader reader(&file);
        QString source;
        while (!reader.atEnd()) {
            if (reader.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (reader.name() == u"source"_s)
                source = reader.readElementText().remove(u'&');
            else if (reader.name() == u"translation"_s) {
                const QString text = reader.readElementText(QXmlStreamReader::IncludeChildElements).remove(u'&');
                if (text != source && source.size() > 2)
                    german.insert(source, text);
            }
        }
    }

    static QStringList textsOf(const QWidget &widget)
    {
        QStringList texts {widget.toolTip(), widget.accessibleName()};
        if (const auto *label = qobject_cast<const QLabel *>(&widget))
            texts.append(label->text());
        if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
            texts.append(button->text());
        if (const auto *edit = qobject_cast<const QLineEdit *>(&widget))
            texts.append(edit->placeholderText());
        for (QString &text : texts)
            text.remove(u'&');
        texts.removeAll(QString());
        return texts;
    }

    QAction *action(const char *id) const { return m_window->actions().action(id); }
    void trigger(const char *id)
    {
        QCoreApplication::processEvents();
        action(id)->trigger();
        QCoreApplication::processEvents();
    }
    QDockWidget *dock(const QString &name) const { return m_window->findChild<QDockWidget *>(name); }
    void newModel()
    {
        if (m_window->workspace().hasModel() && m_window->workspace().document().isModified())
            Prompts::answerNext(QVariant::fromValue(SaveAnswer::Discard));
        trigger("new");
    }
    QString databasePath() const { return m_folder->filePath(u"real.db"_s); }
    void openDatabase()
    {
        createSampleShop(databasePath());
        m_window->workspace().open(databasePath());
        QTRY_VERIFY(m_window->workspace().database() && m_window->workspace().database()->isOpen());
        QTRY_VERIFY(m_window->tabs().diagram());
    }
    int columnOf(const RecordsView &view, Id table, const QString &name) const
    {
        const Id wanted = m_window->workspace().document().schema().table(table)->column(name)->id;
        for (int i = 0; i < view.grid().columnCount(); ++i) {
            if (view.grid().index(0, i).data(GridModel::ColumnRole).value<Id>() == wanted)
                return i;
        }
        return -1;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(tst_MainWindow)
#include "tst_mainwindow.moc"
