// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "orm/fixture.h"

#include "joinwright/binding/livemodel.h"
#include "joinwright/engine/worker.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTableView>

using namespace Qt::StringLiterals;
using jw::LiveModel;
using jw::Record;
using jw::Value;

namespace {

struct Staff : Company
{
    jw::Session session {engine, schema};

    Staff()
    {
        run(u"INSERT INTO departments (id, name) VALUES (1, 'Sales'), (2, 'Legal')"_s);
        run(u"INSERT INTO employees (id, name, department_id, salary, level) VALUES (1, 'Ada', 1, 10.5, 1), (2, 'Ben', 2, 20, 1), "
            "(3, 'Cid', 1, NULL, 2)"_s);
    }
    jw::Expr column(const QString &name, const QString &table = u"employees"_s) const { return jw::col(*this->table(table), name); }
    jw::Query<Record> byName()
    {
        return session.query(table(u"employees"_s)).join(u"department"_s).orderBy(column(u"name"_s));
    }
    static QStringList texts(const QAbstractItemModel &model, int column)
    {
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row)
            texts.append(model.index(row, column).data().toString());
        return texts;
    }
    /// As a QML delegate reads it: by the role's name.
    static QVariant named(const LiveModel &model, int row, const char *role)
    {
        return model.index(row, 0).data(model.roleNames().key(role, -1));
    }
};

} // namespace

class TestLiveModel : public QObject
{
    Q_OBJECT

private slots:
    void aTableViewShowsAndFollows();
    void anEditInAViewGoesToTheRecord();
    void anEditThroughTheJoinGoesToTheRelatedRecord();
    void selectionFollowsAMovedRow();
    void namedRolesAreColumnsAndRelationships();
    void namedRolesGiveTypedValues();
    void namedRolesCanBeWritten();
    void relationshipRolesHoldWhatIsThere();
    void unknownColumnsAreRefusedWithWhatThereIs();
    void refusedEditsSayWhy();
    void rowsAreRemovedAsOneStep();
    void keepsTheRulesOfModelsThroughRandomEdits();
    void loadsInTheWorker();
};

void TestLiveModel::aTableViewShowsAndFollows()
{
    Staff db;
    LiveModel model(db.byName());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setColumns({u"name"_s, u"salary"_s, u"department.name"_s});
    QTableView view;
    view.setModel(&model);
    view.resize(400, 200);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QCOMPARE(model.headerData(2, Qt::Horizontal).toString(), u"department.name"_s);
    QCOMPARE(Staff::texts(model, 0), (QStringList {u"Ada"_s, u"Ben"_s, u"Cid"_s}));
    QCOMPARE(Staff::texts(model, 1), (QStringList {u"10.50"_s, u"20.00"_s, QString()}));
    QCOMPARE(Staff::texts(model, 2), (QStringList {u"Sales"_s, u"Legal"_s, u"Sales"_s}));
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    db.session.get(db.table(u"departments"_s), {1})["name"] = u"Trade"_s;
    QCOMPARE(Staff::texts(model, 2), (QStringList {u"Trade"_s, u"Legal"_s, u"Trade"_s}));
    QCOMPARE(changes.size(), 2); // both rows beside it
    const Record fresh = model.addRow();
    fresh["name"] = u"Amy"_s;
    fresh["department_id"] = 2;
    QCOMPARE(Staff::texts(model, 0), (QStringList {u"Ada"_s, u"Amy"_s, u"Ben"_s, u"Cid"_s}));
    QVERIFY(model.index(1, 0).data(LiveModel::NewRole).toBool());
    QVERIFY(view.visualRect(model.index(3, 0)).isValid());
    QCOMPARE(view.verticalHeader()->count(), 4);
}

void TestLiveModel::anEditInAViewGoesToTheRecord()
{
    Staff db;
    LiveModel model(db.byName());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setColumns({u"name"_s, u"salary"_s});
    QTableView view;
    view.setModel(&model);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.setCurrentIndex(model.index(0, 0));
    view.edit(model.index(0, 0));
    auto *editor = view.findChild<QLineEdit *>();
    QVERIFY(editor);
    QCOMPARE(editor->text(), u"Ada"_s);
    editor->setText(u"Zed"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(Staff::texts(model, 0), (QStringList {u"Ben"_s, u"Cid"_s, u"Zed"_s}));
    QCOMPARE(db.session.changed().size(), 1);
    QVERIFY(model.index(2, 0).data(LiveModel::EditedRole).toBool());
    db.session.commit();
    QCOMPARE(db.scalar(u"SELECT name FROM employees WHERE id = 1"_s), Value(u"Zed"_s));
    QVERIFY(!model.index(2, 0).data(LiveModel::EditedRole).toBool());
}

void TestLiveModel::anEditThroughTheJoinGoesToTheRelatedRecord()
{
    Staff db;
    LiveModel model(db.byName());
    model.setColumns({u"name"_s, u"department.name"_s});
    QVERIFY(model.setData(model.index(0, 1), u"Shop"_s));
    QCOMPARE(Staff::texts(model, 1), (QStringList {u"Shop"_s, u"Legal"_s, u"Shop"_s}));
    db.session.commit();
    QCOMPARE(db.scalar(u"SELECT name FROM departments WHERE id = 1"_s), Value(u"Shop"_s));
}

void TestLiveModel::selectionFollowsAMovedRow()
{
    Staff db;
    LiveModel model(db.byName());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTableView view;
    view.setModel(&model);
    view.selectRow(0);
    const QPersistentModelIndex ada = model.index(0, 1);
    model.record(0)["name"] = u"Zoe"_s;
    QCOMPARE(ada.row(), 2);
    QCOMPARE(view.selectionModel()->selectedRows().size(), 1);
    QCOMPARE(view.selectionModel()->selectedRows().first().row(), 2);
    db.session.undo();
    QCOMPARE(ada.row(), 0);
}

void TestLiveModel::namedRolesAreColumnsAndRelationships()
{
    Staff db;
    LiveModel model(db.byName());
    const QList<QByteArray> names = model.roleNames().values();
    for (const char *name : {"id", "name", "department_id", "manager_id", "salary", "level", "department", "manager", "reports", "badge", "orders"})
        QVERIFY2(names.contains(name), name);
    QCOMPARE(QSet<QByteArray>(names.begin(), names.end()).size(), names.size());
    QCOMPARE(model.role(u"name"_s), int(LiveModel::FirstNamedRole) + 1);
    QCOMPARE(model.role(u"nonsense"_s), -1);
}

void TestLiveModel::namedRolesGiveTypedValues()
{
    Staff db;
    db.run(u"INSERT INTO orders (id, number, placed_at, seller_id) VALUES (1, 'A', '2026-03-01T12:30:00', 1)"_s);
    LiveModel staff(db.byName());
    QCOMPARE(Staff::named(staff, 0, "name"), QVariant(u"Ada"_s));
    QCOMPARE(Staff::named(staff, 0, "id"), QVariant(1LL));
    QCOMPARE(Staff::named(staff, 0, "salary"), QVariant(u"10.50"_s)); // exact, as text
    QVERIFY(!Staff::named(staff, 2, "salary").isValid());
    LiveModel orders(db.session.query(db.table(u"orders"_s)));
    QCOMPARE(Staff::named(orders, 0, "placed_at").toDateTime(), QDateTime({2026, 3, 1}, {12, 30}, Qt::UTC));
}

void TestLiveModel::namedRolesCanBeWritten()
{
    Staff db;
    LiveModel model(db.byName());
    const auto write = [&](const QString &role, const QVariant &value) { return model.setData(model.index(0, 0), value, model.role(role)); };
    QVERIFY(write(u"level"_s, 3.0)); // JavaScript's numbers
    QVERIFY(write(u"salary"_s, u"99.90"_s));
    QVERIFY(write(u"manager_id"_s, QVariant()));
    QVERIFY(write(u"name"_s, u"Abe"_s));
    const Record abe = model.record(0);
    QCOMPARE(abe.value(u"level"), Value(3));
    QCOMPARE(abe.value(u"salary"), Value(jw::Decimal(u"99.9"_s)));
    QVERIFY(write(u"salary"_s, QString()));
    QVERIFY(abe.value(u"salary").isNull());
    QVERIFY(!write(u"department"_s, 1)); // a relationship holds what is there
}

void TestLiveModel::relationshipRolesHoldWhatIsThere()
{
    Staff db;
    LiveModel model(db.byName());
    QCOMPARE(Staff::named(model, 0, "department").toMap().value(u"name"_s), QVariant(u"Sales"_s));
    QVERIFY(!Staff::named(model, 0, "manager").isValid());
    QCOMPARE(Staff::named(model, 0, "reports").toList().size(), 0);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.record(1).setOne(u"manager", model.record(0));
    QCOMPARE(Staff::named(model, 1, "manager").toMap().value(u"name"_s), QVariant(u"Ada"_s));
    QCOMPARE(Staff::named(model, 0, "reports").toList().first().toMap().value(u"name"_s), QVariant(u"Ben"_s));
    QSet<int> rows;
    for (const QList<QVariant> &change : changes)
        rows.insert(change.first().toModelIndex().row());
    QCOMPARE(rows, (QSet<int> {0, 1}));
}

void TestLiveModel::unknownColumnsAreRefusedWithWhatThereIs()
{
    Staff db;
    LiveModel model(db.byName());
    const auto message = [&](const QStringList &columns) {
        try {
            model.setColumns(columns);
        } catch (const jw::Error &error) {
            return error.message();
        }
        return QString();
    };
    QCOMPARE(message({u"manager.name"_s}), u"this query of employees does not join \"manager\"; it joins: department"_s);
    QCOMPARE(message({u"department.city"_s}), u"the table departments has no column \"city\""_s);
    QCOMPARE(model.columnCount(), 6);
}

void TestLiveModel::refusedEditsSayWhy()
{
    Staff db;
    LiveModel model(db.byName());
    QSignalSpy refusals(&model, &LiveModel::refused);
    const int salary = model.columns().indexOf(u"salary"_s);
    QVERIFY(!model.setData(model.index(0, salary), u"a lot"_s));
    QCOMPARE(refusals.size(), 1);
    QVERIFY2(refusals.first().at(1).toString().contains(u"employees.salary"_s), qPrintable(refusals.first().at(1).toString()));
    QVERIFY(!db.session.hasChanges());
    LiveModel items(db.session.query(db.table(u"order_items"_s)));
    QVERIFY(items.columns().contains(u"amount"_s));
}

void TestLiveModel::rowsAreRemovedAsOneStep()
{
    Staff db;
    LiveModel model(db.byName());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(model.removeRows(0, 2));
    QCOMPARE(Staff::texts(model, 1), QStringList {u"Cid"_s});
    db.session.undo();
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(!model.removeRows(2, 2));
}

void TestLiveModel::keepsTheRulesOfModelsThroughRandomEdits()
{
    QRandomGenerator random(7);
    Staff db;
    LiveModel all(db.byName().where(db.column(u"level"_s) < 3));
    LiveModel some(db.byName().where(db.column(u"level"_s) < 3).offset(1).limit(2));
    const QAbstractItemModelTester first(&all, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester second(&some, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int step = 0; step < 150; ++step) {
        const int row = all.rowCount() ? random.bounded(all.rowCount()) : -1;
        switch (random.bounded(6)) {
        case 0: {
            const jw::EditScope whole(db.session, u"Add"_s);
            const Record fresh = all.addRow();
            fresh["name"] = u"N%1"_s.arg(random.bounded(9));
            fresh["department_id"] = 1 + random.bounded(2);
            fresh["level"] = random.bounded(4);
            break;
        }
        case 1:
            if (row >= 0)
                all.record(row)["name"] = u"N%1"_s.arg(random.bounded(9));
            break;
        case 2:
            if (row >= 0)
                all.record(row)["level"] = random.bounded(4);
            break;
        case 3:
            if (row >= 0 && all.rowCount() > 2)
                QVERIFY(all.removeRows(row, 1));
            break;
        case 4:
            db.session.undo();
            break;
        default:
            random.bounded(2) ? db.session.commit() : db.session.rollback();
        }
        QCOMPARE(some.rowCount(), std::clamp(all.rowCount() - 1, 0, 2));
        for (int i = 0; i < some.rowCount(); ++i)
            QCOMPARE(some.record(i), all.record(i + 1));
    }
}

void TestLiveModel::loadsInTheWorker()
{
    Staff db;
    jw::Session session(std::make_shared<jw::Worker>(db.engine), db.schema);
    LiveModel model(session.query(db.table(u"employees"_s)).orderBy(db.column(u"name"_s)));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(model.isLoading());
    QCOMPARE(model.rowCount(), 0);
    QTRY_COMPARE(model.rowCount(), 3);
    QVERIFY(!model.isLoading());
}

QTEST_MAIN(TestLiveModel)
#include "tst_livemodel.moc"
