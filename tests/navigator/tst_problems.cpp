// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/document/edits.h"
#include "studio/navigator/problemspanel.h"
#include "studio/theme/rowdelegate.h"
#include "studio/theme/rowtree.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace Qt::StringLiterals;
using namespace jw;
using namespace jw::studio;

class tst_Problems : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_document = std::make_unique<ModelDocument>();
        m_document->setModel(newModel(u"shop"_s));
    }

    void areFoundAsideAfterEachChange()
    {
        ProblemsModel problems(*m_document);
        QAbstractItemModelTester tester(&problems, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy counted(&problems, &ProblemsModel::countChanged);

        const Id table = addKeylessTable();

        QTRY_COMPARE(problems.rowCount(), 1);
        QCOMPARE(counted.last().first().toInt(), 1);
        QCOMPARE(problems.issues().first().code, IssueCode::NoKey);
        QCOMPARE(problems.index(0).data(RowIdRole).value<Id>(), table);
        QCOMPARE(problems.index(0).data(RowSideRole).toString(), u"logs"_s);
        m_document->undo();
        QTRY_COMPARE(problems.rowCount(), 0);
    }

    void jumpSelectsTheObject()
    {
        Selection selection;
        ProblemsPanel panel(*m_document, selection);
        QSignalSpy jumped(&panel, &ProblemsPanel::jumped);
        const Id table = addKeylessTable();
        panel.show();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        QTRY_COMPARE(panel.model()->rowCount(), 1);

        panel.list()->setCurrentIndex(panel.model()->index(0));
        QTest::keyClick(panel.list(), Qt::Key_Return);

        QCOMPARE(selection.current(), table);
        QCOMPARE(jumped.count(), 1);
    }

    void fixMendsTheModelAndCanBeUndone()
    {
        Selection selection;
        ProblemsPanel panel(*m_document, selection);
        panel.show();
        const Id column = addNullableKey();
        QTRY_VERIFY(fixableRow(panel) >= 0);

        panel.list()->setCurrentIndex(panel.model()->index(fixableRow(panel)));
        auto *button = panel.findChild<QPushButton *>(u"fixProblem"_s);
        QVERIFY(button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);

        QVERIFY(!tableWith(m_document->schema(), column)->column(column)->nullable);
        m_document->undo();
        QVERIFY(tableWith(m_document->schema(), column)->column(column)->nullable);
    }

private:
    Id addKeylessTable()
    {
        Id table;
        m_document->edit(u"Add"_s, [&](Model &model) {
            table = addTable(model, u"logs"_s);
            setPrimaryKey(model, table, {});
        });
        return table;
    }

    Id addNullableKey()
    {
        Id column;
        m_document->edit(u"Add"_s, [&](Model &model) {
            const Id table = addTable(model, u"logs"_s);
            column = model.schema.table(table)->columns.first().id;
            model.schema.editTable(table)->editColumn(column)->nullable = true;
        });
        return column;
    }

    static int fixableRow(const ProblemsPanel &panel)
    {
        const QList<Issue> issues = panel.model()->issues();
        for (int row = 0; row < issues.size(); ++row) {
            if (issues[row].code == IssueCode::NullablePrimaryKey && issues[row].isFixable)
                return row;
        }
        return -1;
    }

    std::unique_ptr<ModelDocument> m_document;
};

QTEST_MAIN(tst_Problems)
#include "tst_problems.moc"
