// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/document/edits.h"
#include "studio/navigator/historypanel.h"
#include "studio/theme/rowdelegate.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace Qt::StringLiterals;
using namespace jw;
using namespace jw::studio;

class tst_History : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_document = std::make_unique<ModelDocument>();
        m_document->setModel(newModel(u"shop"_s));
    }

    void listsTheStepsAndMutesWhatIsUndone()
    {
        HistoryModel history(*m_document);
        QAbstractItemModelTester tester(&history, QAbstractItemModelTester::FailureReportingMode::Fatal);
        add(u"orders"_s);
        add(u"customers"_s);
        QCOMPARE(history.rowCount(), 3);
        QCOMPARE(history.index(2).data().toString(), u"Add customers"_s);

        m_document->undo();
        QVERIFY(history.index(2).data(RowMutedRole).toBool());
        QVERIFY(history.index(1).data(RowStrongRole).toBool());

        add(u"items"_s);
        QCOMPARE(history.rowCount(), 3);
        QCOMPARE(history.index(2).data().toString(), u"Add items"_s);
    }

    void aClickGoesToThatStep()
    {
        HistoryPanel panel(*m_document);
        panel.resize(300, 200);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        add(u"orders"_s);
        add(u"customers"_s);

        QTest::mouseClick(panel.viewport(), Qt::LeftButton, {}, panel.visualRect(panel.model()->index(0, 0)).center());
        QCOMPARE(m_document->historyIndex(), 0);
        QVERIFY(m_document->schema().tables().isEmpty());
        QTest::mouseClick(panel.viewport(), Qt::LeftButton, {}, panel.visualRect(panel.model()->index(2, 0)).center());
        QCOMPARE(m_document->schema().tables().size(), 2);
        QCOMPARE(panel.currentIndex().row(), 2);
    }

private:
    void add(const QString &name)
    {
        m_document->edit(u"Add "_s + name, [&](Model &model) { addTable(model, name); });
    }

    std::unique_ptr<ModelDocument> m_document;
};

QTEST_MAIN(tst_History)
#include "tst_history.moc"
