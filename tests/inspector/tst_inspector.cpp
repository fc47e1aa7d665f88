// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/document/diagramedits.h"
#include "studio/document/edits.h"
#include "studio/document/relationshipedits.h"
#include "studio/inspector/columnsview.h"
#include "studio/theme/huechooser.h"
#include "studio/inspector/inspectorpanel.h"
#include "studio/theme/rowdelegate.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace Qt::StringLiterals;
using namespace jw;
using namespace jw::studio;

class tst_Inspector : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_document = std::make_unique<ModelDocument>();
        m_selection = std::make_unique<Selection>();
        m_document->setModel(newModel(u"shop"_s));
        m_document->edit(u"Set up"_s, [&](Model &model) {
            m_customers = addTable(model, u"customers"_s);
            m_orders = addTable(model, u"orders"_s);
            m_customer = addRelationship(model, m_orders, {}, m_customers);
            Column placed;
            placed.name = u"placed_on"_s;
            placed.type = ColumnType::Kind::Date;
            m_placed = addColumn(model, m_orders, placed);
            m_status = addEnum(model, u"order_status"_s, {u"open"_s, u"paid"_s});
            m_area = addArea(model, model.diagrams.first().id, QRect(0, 0, 200, 200), u"Sales"_s);
        });
        m_panel = std::make_unique<InspectorPanel>(*m_document, *m_selection);
        m_panel->resize(300, 700);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }
    void cleanup() { m_panel.reset(); }

    void typingANameRenamesWhileTypingAsOneStep()
    {
        show(m_orders);
        const int steps = m_document->historyIndex();
        type(u"name"_s, u"purchases"_s);

        QCOMPARE(table(m_orders).name, u"purchases"_s);
        QCOMPARE(table(m_orders).was, QStringList(u"orders"_s));
        QCOMPARE(m_document->historyIndex(), steps + 1);
        m_document->undo();
        QCOMPARE(table(m_orders).name, u"orders"_s);
        QCOMPARE(line(u"name"_s)->text(), u"orders"_s);
    }

    void escapeTakesBackWhatIsTyped()
    {
        show(m_orders);
        type(u"name"_s, u"x"_s);
        QTest::keyClick(line(u"name"_s), Qt::Key_Escape);
        QCOMPARE(table(m_orders).name, u"orders"_s);
        QCOMPARE(line(u"name"_s)->text(), u"orders"_s);
    }

    void emptyNameIsNotWritten()
    {
        show(m_orders);
        QLineEdit *name = line(u"name"_s);
        name->setFocus();
        name->selectAll();
        QTest::keyClick(name, Qt::Key_Delete);
        QCOMPARE(table(m_orders).name, u"orders"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(name->text(), u"orders"_s);
    }

    void namesByRuleStandAsPlaceholders()
    {
        show(m_orders);
        QCOMPARE(line(u"className"_s)->placeholderText(), u"Order"_s);
        type(u"className"_s, u"Purchase"_s);
        QCOMPARE(table(m_orders).className, u"Purchase"_s);
        type(u"options"_s, u"Strict, without rowid"_s);
        QCOMPARE(table(m_orders).options, QStringList({u"strict"_s, u"without rowid"_s}));
    }

    void columnIsEditedByItsFields()
    {
        show(m_placed);
        type(u"type"_s, u"varchar(40)"_s);
        QCOMPARE(column(m_placed).type, ColumnType::text(40));
        type(u"type"_s, u"order_status"_s);
        QCOMPARE(column(m_placed).type, ColumnType::enumeration(m_status));
        type(u"defaultValue"_s, u"'open'"_s);
        QCOMPARE(column(m_placed).defaultValue, u"'open'"_s);
        toggle(u"nullable"_s);
        QVERIFY(column(m_placed).nullable);
        toggle(u"primary"_s);
        QVERIFY(table(m_orders).isPrimary(m_placed));
        QVERIFY(!column(m_placed).nullable);
    }

    void wrongTypeStaysInTheEditorAndNotInTheModel()
    {
        show(m_placed);
        type(u"type"_s, u"nonsense"_s);
        QCOMPARE(column(m_placed).type, ColumnType(ColumnType::Kind::Date));
        QCOMPARE(line(u"type"_s)->text(), u"nonsense"_s);
        QTest::keyClick(line(u"type"_s), Qt::Key_Escape);
        QCOMPARE(line(u"type"_s)->text(), u"date"_s);
    }

    void computedColumnShowsItsExpression()
    {
        show(m_placed);
        QVERIFY(!editor<QPlainTextEdit>(u"expression"_s));
        auto *generation = editor<QComboBox>(u"generation"_s);
        generation->setFocus();
        QTest::keyClick(generation, Qt::Key_End);
        QTRY_VERIFY(editor<QPlainTextEdit>(u"expression"_s));
        QCOMPARE(column(m_placed).generation, Generation::Virtual);
        auto *expression = editor<QPlainTextEdit>(u"expression"_s);
        expression->setFocus();
        QTest::keyClicks(expression, u"date(id)"_s);
        QCOMPARE(column(m_placed).expression, u"date(id)"_s);
    }

    void columnsAreAddedNamedAndTypedWithTheKeyboard()
    {
        show(m_orders);
        auto *columns = m_panel->findChild<ColumnsView *>();
        columns->setFocus();
        columns->setCurrentIndex(columns->model()->index(columns->model()->rowCount() - 1, 0));
        QTest::keyClick(columns, Qt::Key_Insert);
        QVERIFY(openEditor(columns));
        QTest::keyClicks(openEditor(columns), u"total"_s);
        QTest::keyClick(openEditor(columns), Qt::Key_Tab);
        QTRY_VERIFY(table(m_orders).column(u"total"_s));
        QTRY_COMPARE(columns->currentIndex().column(), int(ColumnsModel::Type));
        QTRY_VERIFY(openEditor(columns));
        openEditor(columns)->selectAll();
        QTest::keyClicks(openEditor(columns), u"decimal(10,2)"_s);
        QTest::keyClick(openEditor(columns), Qt::Key_Return);
        QTRY_COMPARE(table(m_orders).column(u"total"_s)->type, ColumnType::decimal(10, 2));

        const Id total = table(m_orders).column(u"total"_s)->id;
        columns->setFocus();
        columns->setCurrentIndex(columns->model()->index(columns->columns()->rowOf(total), 0));
        QTest::keyClick(columns, Qt::Key_Space);
        QVERIFY(column(total).nullable);
        const int before = table(m_orders).columnIndex(total);
        QTest::keyClick(columns, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(table(m_orders).columnIndex(total), before - 1);
        QTest::keyClick(columns, Qt::Key_Delete);
        QVERIFY(!table(m_orders).column(total));
    }

    void columnsModelPassesTheModelTester()
    {
        ColumnsModel model(*m_document, m_orders);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy refused(&model, &ColumnsModel::typeRefused);
        const int rows = model.rowCount();
        QVERIFY(model.setData(model.index(rows - 1, ColumnsModel::Type), u"bigint"_s, Qt::EditRole));
        QVERIFY(!model.setData(model.index(rows - 1, ColumnsModel::Type), u"so long"_s, Qt::EditRole));
        QCOMPARE(refused.count(), 1);
        model.move(0, rows - 1);
        QCOMPARE(table(m_orders).columns.last().name, u"id"_s);
        model.remove({0});
        QCOMPARE(model.rowCount(), rows - 1);
    }

    void relationshipIsToldInWordsAndEdited()
    {
        show(m_customer);
        QCOMPARE(editor<QLabel>(u"path"_s)->text(), u"orders.customer_id → customers.id"_s);
        QCOMPARE(editor<QLabel>(u"cardinality"_s)->text(), u"many to one, mandatory"_s);
        auto *onDelete = editor<QComboBox>(u"onDelete"_s);
        onDelete->setFocus();
        QTest::keyClick(onDelete, Qt::Key_Home);
        QTest::keyClick(onDelete, Qt::Key_Down);
        QTest::keyClick(onDelete, Qt::Key_Down);
        QTRY_COMPARE(relationship().onDelete, ReferentialAction::Cascade);
        type(u"back"_s, u"purchases"_s);
        QCOMPARE(relationship().back, u"purchases"_s);
        click(u"showOwner"_s);
        QCOMPARE(m_selection->current(), m_orders);
    }

    void listsOfATableLeadToTheirObjects()
    {
        show(m_customers);
        auto *list = m_panel->findChild<QTreeView *>(u"relationships"_s);
        QCOMPARE(list->model()->rowCount(), 1);
        QCOMPARE(list->model()->index(0, 0).data(RowDetailRole).toString(), u"orders · many"_s);
        list->setFocus();
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(m_selection->current(), m_customer);
    }

    void plusOfRelationshipsRelatesToTheTableTyped()
    {
        show(m_customers);
        click(u"add_relationships"_s);
        auto *target = m_panel->findChild<QLineEdit *>(u"relationshipTarget"_s);
        QVERIFY(target);
        QTest::keyClicks(target, u"orders"_s);
        QTest::keyClick(target, Qt::Key_Return);
        QCOMPARE(table(m_customers).relationships.size(), 1);
        QCOMPARE(table(m_customers).relationships.first().to, m_orders);
    }

    void indexAndCheckAreAddedAndEdited()
    {
        show(m_orders);
        auto *columns = m_panel->findChild<ColumnsView *>();
        columns->selectRow(columns->columns()->rowOf(m_placed));
        click(u"add_indexes"_s);
        QCOMPARE(table(m_orders).indexes.size(), 1);
        QCOMPARE(m_selection->current(), table(m_orders).indexes.first().id);
        QTRY_VERIFY(editor<QLineEdit>(u"parts"_s));
        type(u"parts"_s, u"placed_on desc, coalesce(id, 0)"_s);
        QCOMPARE(table(m_orders).indexes.first().parts.size(), 2);
        QVERIFY(table(m_orders).indexes.first().parts.first().descending);
        QCOMPARE(table(m_orders).indexes.first().parts.last().expression, u"coalesce(id, 0)"_s);

        show(m_orders);
        click(u"add_checks"_s);
        QTRY_VERIFY(editor<QPlainTextEdit>(u"expression"_s));
        editor<QPlainTextEdit>(u"expression"_s)->setFocus();
        editor<QPlainTextEdit>(u"expression"_s)->selectAll();
        QTest::keyClicks(editor<QPlainTextEdit>(u"expression"_s), u"id > 0"_s);
        QCOMPARE(table(m_orders).checks.first().expression, u"id > 0"_s);
    }

    void enumValuesAreLines()
    {
        show(m_status);
        auto *values = editor<QPlainTextEdit>(u"values"_s);
        values->setFocus();
        values->moveCursor(QTextCursor::End);
        QTest::keyClick(values, Qt::Key_Return);
        QTest::keyClicks(values, u"shipped"_s);
        QCOMPARE(m_document->schema().enumType(m_status)->values, QStringList({u"open"_s, u"paid"_s, u"shipped"_s}));
    }

    void aTableExtendsAnothersClass()
    {
        show(m_orders);
        type(u"extends"_s, u"customers"_s);
        const Relationship *base = table(m_orders).inheritance();
        QVERIFY(base);
        QCOMPARE(base->to, m_customers);
        QCOMPARE(base->columns, table(m_orders).primaryKey()->columns);
        QVERIFY(!table(m_orders).column(base->columns.first())->isIdentity());
        QCOMPARE(table(m_orders).relationships.size(), 2); // beside the foreign key that was there
        type(u"extends"_s, u"orders"_s); // itself: refused
        QCOMPARE(table(m_orders).inheritance()->to, m_customers);
        show(m_customers);
        type(u"extends"_s, u"orders"_s); // a circle: refused
        QVERIFY(!table(m_customers).inheritance());
        show(m_orders);
        QCOMPARE(line(u"extends"_s)->text(), u"customers"_s);
        line(u"extends"_s)->setFocus();
        line(u"extends"_s)->selectAll();
        QTest::keyClick(line(u"extends"_s), Qt::Key_Delete);
        QVERIFY(!table(m_orders).inheritance());
        type(u"extends"_s, u"customers"_s);
        QCOMPARE(table(m_orders).relationships.size(), 2); // the one that was made is used again
    }

    void classesThatShareATableAreLines()
    {
        show(m_orders);
        auto *classes = editor<QPlainTextEdit>(u"subclasses"_s);
        classes->setFocus();
        QTest::keyClicks(classes, u"Rush = rush (placed_on)"_s);
        QTest::keyClick(classes, Qt::Key_Return);
        QTest::keyClicks(classes, u"Express : Rush = express"_s);
        type(u"discriminatorValue"_s, u"plain"_s);
        const QList<Subclass> made = table(m_orders).subclasses;
        QCOMPARE(made.size(), 2);
        QCOMPARE(made[0].name, u"Rush"_s);
        QCOMPARE(made[0].value, u"rush"_s);
        QCOMPARE(made[0].columns, QList<Id> {m_placed});
        QCOMPARE(made[1].name, u"Express"_s);
        QCOMPARE(made[1].base, made[0].id);
        QCOMPARE(made[1].value, u"express"_s);
        QCOMPARE(table(m_orders).discriminatorValue, u"plain"_s);

        show(m_placed);
        toggle(u"version"_s);
        toggle(u"deferred"_s);
        QVERIFY(column(m_placed).version);
        QVERIFY(column(m_placed).deferred);

        show(m_orders); // as it is read back
        classes = editor<QPlainTextEdit>(u"subclasses"_s);
        QCOMPARE(classes->toPlainText(), u"Rush = rush (placed_on)\nExpress : Rush = express"_s);
        classes->setFocus();
        classes->moveCursor(QTextCursor::End);
        QTest::keyClicks(classes, u"2"_s);
        QCOMPARE(table(m_orders).subclasses[1].id, made[1].id);
        QCOMPARE(table(m_orders).subclasses[1].value, u"express2"_s);
    }

    void hueOfAnAreaIsChosenByKey()
    {
        show(m_area);
        auto *chooser = editor<HueChooser>(u"hue"_s);
        chooser->setFocus();
        QTest::keyClick(chooser, Qt::Key_Right);
        QCOMPARE(m_document->model().diagrams.first().area(m_area)->hue, Hue::Plum);
    }

    void severalColumnsAreChangedTogether()
    {
        const Id customer = relationship().columns.first();
        m_selection->select({customer, m_placed});
        QTRY_VERIFY(m_panel->page() && editor<QCheckBox>(u"nullable"_s));
        toggle(u"nullable"_s);
        QVERIFY(column(customer).nullable);
        QVERIFY(column(m_placed).nullable);
    }

    void deletedObjectsLeaveNoFields()
    {
        show(m_placed);
        m_document->edit(u"Delete"_s, [&](Model &model) { deleteObjects(model, {m_placed}); });
        QTRY_VERIFY(!editor<QLineEdit>(u"name"_s));
    }

    void everyFieldHasRoom_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QString();
        QTest::newRow("German") << u":/i18n/joinwright_de.qm"_s;
    }

    void everyFieldHasRoom()
    {
        QFETCH(const QString, language);
        QTranslator translator;
        if (!language.isEmpty()) {
            QVERIFY(translator.load(language));
            QCoreApplication::installTranslator(&translator);
        }
        m_panel->resize(280, 700);
        for (const Id id : {m_customers, m_orders, m_customer, m_placed, m_status, m_area}) {
            show(id);
            QWidget *page = m_panel->page();
            QTRY_VERIFY2(page->width() <= page->parentWidget()->width(),
                qPrintable(u"%1: %2 of %3"_s.arg(nameOf(m_document->model(), id)).arg(page->width()).arg(page->parentWidget()->width())));
        }
    }

private:
    void show(Id id)
    {
        m_selection->select(id);
        QTest::qWait(0);
        m_panel->focusFirstField();
    }
    template<typename T>
    T *editor(const QString &key) const
    {
        return m_panel->page()->findChild<T *>(key);
    }
    QLineEdit *line(const QString &key) const { return editor<QLineEdit>(key); }
    void type(const QString &key, const QString &text)
    {
        QLineEdit *edit = line(key);
        QVERIFY(edit);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    void toggle(const QString &key)
    {
        editor<QCheckBox>(key)->setFocus();
        QTest::keyClick(editor<QCheckBox>(key), Qt::Key_Space);
    }
    void click(const QString &button) { QTest::mouseClick(m_panel->findChild<QToolButton *>(button), Qt::LeftButton); }
    static QLineEdit *openEditor(QAbstractItemView *) { return qobject_cast<QLineEdit *>(QApplication::focusWidget()); }
    const Table &table(Id id) const { return *m_document->schema().table(id); }
    const Column &column(Id id) const { return *tableWith(m_document->schema(), id)->column(id); }
    const Relationship &relationship() const { return *table(m_orders).relationship(m_customer); }

    std::unique_ptr<ModelDocument> m_document;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<InspectorPanel> m_panel;
    Id m_customers, m_orders, m_customer, m_placed, m_status, m_area;
};

QTEST_MAIN(tst_Inspector)
#include "tst_inspector.moc"
