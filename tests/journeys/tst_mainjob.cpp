// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "journeys/journey.h"
#include "studio/transfer/exportcodedialog.h"

#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QPushButton>

using namespace jw;
using namespace jw::studio;
using namespace Qt::StringLiterals;

/// From the welcome page to exported code: design, edit, browse joined, commit, export; one test after the other in
/// one window, as a person goes.
class tst_MainJob : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::Journey> m_journey;
    QTemporaryDir m_dir;
    QString m_database;

    Id idOf(const QString &table) { return m_journey->schema().table(table)->id; }

private slots:
    void initTestCase()
    {
        QDir(qEnvironmentVariable("HOME")).removeRecursively();
        QDir().mkpath(qEnvironmentVariable("HOME"));
        m_journey = std::make_unique<test::Journey>();
    }
    void cleanupTestCase() { m_journey.reset(); }

    void theSampleOpensOnReturn()
    {
        m_journey->window.showWelcome();
        QVERIFY(m_journey->window.tabs().isWelcome());
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &m_journey->window, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(m_journey->isDatabaseOpen(), 30000);
        QCOMPARE(m_journey->schema().tables().size(), 12);
        QTRY_VERIFY(m_journey->diagram());
        QVERIFY(m_journey->database()->missing().isEmpty());
        m_database = m_journey->database()->url().database;
    }

    void theWindowComesToRest()
    {
        struct Counter : QObject
        {
            int requests = 0;
            bool eventFilter(QObject *, QEvent *event) override
            {
                requests += event->type() == QEvent::LayoutRequest;
                return false;
            }
        } counter;
        m_journey->window.installEventFilter(&counter);
        const auto inAMoment = [&counter] {
            counter.requests = 0;
            QTest::qWait(50);
            return counter.requests;
        };
        QTRY_COMPARE(inAMoment(), 0);
    }

    void aTableIsDrawnWithKeysAlone()
    {
        DiagramView *view = m_journey->diagram();
        view->setFocus();
        view->zoomTo(1);
        QTest::keyClick(view, Qt::Key_T);
        QTRY_COMPARE(view->tool(), Tool::Table);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->mapFromScene(QPointF(view->freePlace({200, 160}))));
        const auto type = [view](const char *text, Qt::Key key) {
            QLineEdit *editor = nullptr;
            QTRY_VERIFY((editor = view->viewport()->findChild<QLineEdit *>(u"inPlaceEditor"_s)) && editor->isVisible());
            editor->selectAll();
            QTest::keyClicks(editor, QString::fromLatin1(text));
            QTest::keyClick(editor, key);
        };
        type("coupons", Qt::Key_Tab);
        QTRY_VERIFY(m_journey->schema().table(u"coupons"));
        QTest::keyClick(view->viewport()->findChild<QLineEdit *>(u"inPlaceEditor"_s), Qt::Key_Escape);
        // What only the model has is marked and never gets into SQL.
        QTRY_VERIFY(m_journey->database()->missing().contains(idOf(u"coupons"_s)));
    }

    void undoTakesTheTableBackAndRedoBringsIt()
    {
        m_journey->diagram()->setFocus();
        const int steps = int(m_journey->workspace().document().history().size());
        QVERIFY(steps > 0);
        for (int i = 0; i < steps; ++i)
            m_journey->trigger("undo");
        QVERIFY(!m_journey->schema().table(u"coupons"));
        QTRY_VERIFY(!m_journey->isActionEnabled("undo"));
        for (int i = 0; i < steps; ++i)
            m_journey->trigger("redo");
        QVERIFY(m_journey->schema().table(u"coupons"));
    }

    void aDoubleClickShowsTheRecordsAndAnEditIsListed()
    {
        m_journey->doubleClick(idOf(u"employees"_s));
        QTRY_VERIFY(m_journey->data());
        QTRY_COMPARE(m_journey->data()->grid().rowCount(), 14);
        const int role = m_journey->columnOf(u"role"_s);
        QVERIFY(role >= 0);
        QTRY_VERIFY(!m_journey->cell(0, role).isEmpty());
        m_journey->typeIntoCell(0, role, u"head of joinery"_s);
        QTRY_COMPARE(m_journey->cell(0, role), u"head of joinery"_s);
        QTRY_COMPARE(m_journey->database()->pendingCount(), 1);
        QTRY_VERIFY(m_journey->isActionEnabled("commit"));
        // Nothing reaches the file before the commit.
        QCOMPARE(test::Journey::rows(m_database, u"SELECT count(*) FROM employees WHERE role = 'head of joinery'"_s).first().first().toInt64(), 0);
    }

    void pendingEditsSurviveTheEndOfTheirTab()
    {
        m_journey->trigger("closeTab");
        QTRY_VERIFY(!m_journey->data());
        QCOMPARE(m_journey->database()->pendingCount(), 1);
        m_journey->doubleClick(idOf(u"employees"_s));
        QTRY_VERIFY(m_journey->data());
        QTRY_COMPARE(m_journey->cell(0, m_journey->columnOf(u"role"_s)), u"head of joinery"_s);
    }

    void rowUndoIsAHistoryOfItsOwn()
    {
        m_journey->data()->view()->setFocus();
        m_journey->trigger("undo");
        QTRY_COMPARE(m_journey->database()->pendingCount(), 0);
        QVERIFY(m_journey->schema().table(u"coupons")); // the model's history was not touched
        m_journey->trigger("redo");
        QTRY_COMPARE(m_journey->database()->pendingCount(), 1);
    }

    void joinedRowsAreEditedThroughTheJoin()
    {
        const Table *orders = m_journey->schema().table(u"orders");
        JoinedView *view = m_journey->window.tabs().showRelationship(orders->relationship(u"customer")->id);
        QVERIFY(view);
        QTRY_VERIFY(m_journey->data() == view && view->grid().rowCount() > 10);
        const int name = m_journey->columnOf(u"email"_s);
        QVERIFY(name >= 0);
        QTRY_VERIFY(m_journey->cell(0, name).contains(u'@'));
        m_journey->typeIntoCell(0, name, u"joined@example.org"_s);
        QTRY_COMPARE(m_journey->database()->pendingCount(), 2);
    }

    void everythingIsCommittedInOneTransaction()
    {
        m_journey->data()->view()->setFocus();
        m_journey->trigger("commit");
        QTRY_COMPARE(m_journey->database()->pendingCount(), 0);
        QTRY_VERIFY(!m_journey->database()->isCommitting());
        QCOMPARE(test::Journey::rows(m_database, u"SELECT count(*) FROM employees WHERE role = 'head of joinery'"_s).first().first().toInt64(), 1);
        QCOMPARE(test::Journey::rows(m_database, u"SELECT count(*) FROM customers WHERE email = 'joined@example.org'"_s).first().first().toInt64(), 1);
        QTRY_VERIFY(!m_journey->isActionEnabled("commit"));
    }

    void theModelIsSavedAndItsCodeTaken()
    {
        const QString path = m_dir.filePath(u"mine.jw"_s);
        Prompts::answerNext(path);
        m_journey->trigger("saveAs");
        QTRY_VERIFY(QFile::exists(path));
        QVERIFY(QFile::exists(m_dir.filePath(u"mine.jwd"_s)));

        const QString code = m_dir.filePath(u"code"_s);
        QTimer::singleShot(0, this, [code] {
            auto *dialog = qobject_cast<ExportCodeDialog *>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->setTarget(u"sqlalchemy"_s);
            dialog->setFolder(code);
            QTest::mouseClick(dialog->findChild<QPushButton *>(u"exportButton"_s), Qt::LeftButton);
            dialog->reject();
        });
        m_journey->trigger("exportCode");
        const QStringList files = QDir(code).entryList({u"*.py"_s});
        QVERIFY(!files.isEmpty());
        QByteArray text;
        for (const QString &name : files) {
            QFile file(QDir(code).filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            text += file.readAll();
        }
        QVERIFY(text.contains("class Coupon("));
        QVERIFY(text.contains("class OrderItem("));
    }
};

QTEST_MAIN(tst_MainJob)
#include "tst_mainjob.moc"
