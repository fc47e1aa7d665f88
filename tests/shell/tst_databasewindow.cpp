// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/connection.h"
#include "joinwright/sample/sampleshop.h"
#include "studio/document/edits.h"
#include "studio/navigator/modeltree.h"
#include "studio/navigator/modeltreepanel.h"
#include "studio/prompts/prompts.h"
#include "studio/shell/mainwindow.h"
#include "studio/shell/noticebar.h"
#include "studio/theme/huechooser.h"
#include "studio/theme/rowdelegate.h"
#include "studio/theme/theme.h"
#include "support/servers.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace jw;
using namespace jw::studio;
using jw::test::Server;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 60'000; // milliseconds, on a machine that does other things

} // namespace

/// What the window shows of its databases: modes, colours, a server that is gone.
class tst_DatabaseWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"joinwright"_s);
        QCoreApplication::setApplicationName(u"tst_databasewindow"_s);
        Theme::instance().apply();
    }

    void init()
    {
        QSettings().clear();
        Prompts::setUnattended(true);
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", m_folder->path().toUtf8());
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1400, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->fillDocks();
    }
    void cleanup() { m_window.reset(); }

    void aDatabaseThatAsksShowsTheSqlAndWritesWhenItMay()
    {
        openFile();
        choose(DatabaseMode::Ask, std::nullopt);
        QVERIFY(status()->text().contains(u"asks before writing"_s));
        edit(u"asked"_s);
        trigger("commit"); // no answer: not wanted
        const QStringList said = Prompts::said();
        QCOMPARE(said.size(), 1);
        QVERIFY2(said.first().contains(u"UPDATE"_s) && said.first().contains(u"asked"_s) && said.first().contains(u"COMMIT"_s), qPrintable(said.first()));
        QCOMPARE(database()->pendingCount(), 1);
        QCOMPARE(stored(), u"NULL"_s);
        Prompts::answerNext(true);
        trigger("commit");
        QTRY_COMPARE(database()->pendingCount(), 0);
        QCOMPARE(stored(), u"asked"_s);
    }

    void whatIsStillBeingTypedIsAmongWhatIsShown()
    {
        openFile();
        choose(DatabaseMode::Ask, std::nullopt);
        edit(u"first"_s);
        m_window->activateWindow(); // the dialog had the focus
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        grid()->view()->setFocus();
        grid()->view()->goTo(cell().siblingAtRow(1));
        QTest::keyClicks(grid()->view(), u"s"_s);
        auto *editor = grid()->view()->findChild<QLineEdit *>(u"cellEditor"_s);
        QVERIFY(editor && editor->hasFocus());
        QTest::keyClicks(editor, u"econd"_s);
        action("commit")->trigger();
        const QString said = Prompts::said().value(0);
        QVERIFY2(said.contains(u"first"_s) && said.contains(u"second"_s), qPrintable(said));
    }

    void whatIsTypedCanBeCommittedWithAClick()
    {
        openFile();
        auto *button = m_window->findChild<QPushButton *>(u"commitButton"_s);
        QVERIFY(!button->isEnabled());
        typeIn(cell(), u"typed"_s);
        QTRY_VERIFY(button->isEnabled()); // nothing else is pending
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(stored(), u"typed"_s);
        QTRY_VERIFY(!button->isEnabled());
    }

    void whatCannotBeTakenIsAskedAboutBeforeItIsLost()
    {
        openFile();
        typeIn(cell().siblingAtColumn(grid()->grid().columnOf(grid()->records().table().column(u"total"_s)->id)), u"much"_s);
        Prompts::said();
        QVERIFY(!m_window->close()); // no answer: stay
        const QString said = Prompts::said().join(u'\n');
        QVERIFY2(said.contains(u"cannot be taken"_s), qPrintable(said));
        QCOMPARE(database()->draftCount(), 1);
        QVERIFY(!m_window->findChild<QPushButton *>(u"commitButton"_s)->isEnabled());
        QTRY_VERIFY(action("revert")->isEnabled());
        trigger("revert");
        QCOMPARE(database()->draftCount(), 0);
        QVERIFY(m_window->close());
    }

    void conflictsAreAskedAboutInTheWindow()
    {
        openFile();
        edit(u"mine"_s);
        Engine::open(Url::fromFile(database()->url().database)).connect().run(
            u"UPDATE orders SET remark = 'theirs' WHERE id = (SELECT min(id) FROM orders)"_s);
        Prompts::said();
        trigger("commit");
        QTRY_VERIFY(m_window->findChild<QDialog *>(u"conflictDialog"_s));
        QVERIFY2(Prompts::said().isEmpty(), "no error beside it");
        QCOMPARE(stored(), u"theirs"_s);
        m_window->findChild<QPushButton *>(u"keepMine"_s)->click();
        m_window->findChild<QPushButton *>(u"commitChosen"_s)->click();
        QTRY_COMPARE(stored(), u"mine"_s);
    }

    void commitStaysInSightInANarrowWindow_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("800") << 800;
        QTest::newRow("1024") << 1024;
    }

    void commitStaysInSightInANarrowWindow()
    {
        QFETCH(int, width);
        openFile();
        edit(u"narrow"_s);
        m_window->resize(width, 700);
        QTRY_COMPARE(m_window->width(), width);
        for (const char *name : {"commitButton", "revertButton", "databaseChooser"}) {
            const auto *button = m_window->findChild<QAbstractButton *>(QString::fromLatin1(name));
            const QRect place(button->mapTo(m_window.get(), QPoint()), button->size());
            QVERIFY2(button->isVisible() && m_window->rect().contains(place) && button->width() >= button->minimumSizeHint().width(), name);
        }
        const auto *more = m_window->findChild<QToolBar *>(u"tools"_s)->findChild<QToolButton *>(u"qt_toolbar_ext_button"_s);
        QVERIFY(more && more->isVisible());
    }

    void aReadOnlyDatabaseTakesNothingUntilItIsFreeAgain()
    {
        openFile();
        choose(DatabaseMode::ReadOnly, std::nullopt);
        QTRY_VERIFY(database()->isReadOnly());
        QTRY_VERIFY(status()->text().contains(u"read-only"_s));
        QVERIFY(!grid()->grid().setData(cell(), u"no"_s));
        choose(DatabaseMode::Free, std::nullopt);
        QTRY_VERIFY(!database()->isReadOnly());
        edit(u"yes"_s);
        trigger("commit");
        QTRY_COMPARE(database()->pendingCount(), 0);
        QCOMPARE(stored(), u"yes"_s);
    }

    void theColourIsWornByTreeTabAndStatusLineAndRemembered()
    {
        openFile();
        const QImage plain = m_window->statusBar()->grab().toImage();
        choose(DatabaseMode::Free, Hue::Rose);
        const QColor ground = Theme::instance().hue(Hue::Rose).header;
        const QImage worn = m_window->statusBar()->grab().toImage();
        QCOMPARE(worn.pixelColor(worn.width() - 2, worn.height() / 2), ground);
        QVERIFY(plain.pixelColor(worn.width() - 2, worn.height() / 2) != ground);
        const ModelTree &tree = *m_window->tree()->model();
        const QModelIndex entry = tree.index(0, 0, tree.sectionIndex(ModelTree::Databases));
        QCOMPARE(entry.data(RowIconHueRole).toInt(), int(Hue::Rose));
        const QTabWidget *tabs = groupOf(grid());
        const QImage icon = tabs->tabIcon(tabs->indexOf(grid())).pixmap(16, 16).toImage();
        QCOMPARE(icon.pixelColor(8, icon.height() - 1), Theme::instance().hue(Hue::Rose).label);
        QCOMPARE(DatabaseSettings::of(database()->url()).colour, Hue::Rose);
        choose(DatabaseMode::Free, std::nullopt);
        QVERIFY(!DatabaseSettings::of(database()->url()).colour);
    }

    void aMessageIsOneLineOfPlainTextAndGoesWithTheNextEdit()
    {
        m_window->workspace().newModel();
        emit m_window->tabs().statusText(u"\"a\" & <b>\nis no name"_s);
        auto *facts = m_window->findChild<QLabel *>(u"statusFacts"_s);
        QTextDocument shown;
        shown.setHtml(facts->text());
        QCOMPARE(facts->textFormat(), Qt::RichText);
        QCOMPARE(shown.toPlainText(), u"\"a\" & <b> is no name"_s);
        m_window->workspace().document().edit(u"Add table"_s, [](Model &model) { addTable(model, u"orders"_s); });
        QVERIFY(!facts->text().contains(u"no name"_s));
    }

    void aSampleThatIsBeingWrittenSaysSo()
    {
        qputenv("XDG_DATA_HOME", m_folder->path().toUtf8());
        auto *busy = m_window->findChild<QLabel *>(u"statusBusy"_s);
        trigger("openSample");
        QVERIFY(m_window->tabs().diagram());
        QVERIFY2(busy->text().contains(u"sample"_s), qPrintable(busy->text()));
        QVERIFY(m_window->findChild<QProgressBar *>(u"statusProgress"_s)->isVisible());
        emit busy->linkActivated(u"stop"_s);
        QCOMPARE(busy->text(), QString());
        trigger("openSample");
        QTRY_VERIFY_WITH_TIMEOUT(database() && database()->isOpen(), Patience);
        QTRY_COMPARE(busy->text(), QString());
        const QStringList files = QDir(m_folder->filePath(u"joinwright/sample"_s)).entryList(QDir::Files);
        QVERIFY2(files.contains(u"shop.db"_s) && files.filter(QRegularExpression(u"^shop\\.db\\.[0-9a-f]"_s)).isEmpty(), qPrintable(files.join(u' ')));
    }

    void aLostServerIsSaidInTheWindowAndReconnected_data()
    {
        QTest::addColumn<QString>("dialect");
        QTest::addColumn<bool>("commits");
        QTest::newRow("postgresql, at a commit") << u"postgresql"_s << true;
        QTest::newRow("postgresql, by itself") << u"postgresql"_s << false;
        QTest::newRow("mariadb, at a commit") << u"mysql"_s << true;
        QTest::newRow("mariadb, by itself") << u"mysql"_s << false;
    }

    void aLostServerIsSaidInTheWindowAndReconnected()
    {
        QFETCH(const QString, dialect);
        QFETCH(const bool, commits);
        QString why;
        Server *server = Server::named(dialect, &why);
        if (!server)
            QSKIP(qPrintable(why));
        QVERIFY(server->start());
        const QString name = server->makeDatabase();
        server->run(name, u"CREATE TABLE orders (id int PRIMARY KEY, remark varchar(20))"_s);
        server->run(name, u"INSERT INTO orders VALUES (1, 'one')"_s);
        m_window->workspace().openServer(Url::fromString(server->url(name)), {});
        QTRY_VERIFY_WITH_TIMEOUT(m_window->tabs().diagram() && database() && database()->isOpen(), Patience);
        showOrders();
        edit(u"kept"_s);
        auto *bar = m_window->findChild<QWidget *>(u"connectionBar"_s);
        QVERIFY(!bar->isVisible());
        QVERIFY(!action("reconnect")->isEnabled());

        server->kill();
        if (commits)
            trigger("commit");
        QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), Patience);
        QTRY_VERIFY(!database()->isCommitting());
        QCOMPARE(Prompts::said(), QStringList()); // the bar says it
        const QString text = bar->findChild<QLabel *>(u"connectionText"_s)->text();
        QVERIFY2(text.startsWith(database()->label()) && text.contains(u"change"_s), qPrintable(text));
        QTRY_VERIFY(status()->text().contains(u"connection lost"_s));
        QTRY_VERIFY(action("reconnect")->isEnabled());
        QCOMPARE(grid()->grid().cell(0, 1).text, u"kept"_s);

        QVERIFY(server->start());
        QTest::mouseClick(bar->findChild<QPushButton *>(u"connectionAgain"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!bar->isVisible(), Patience);
        QCOMPARE(grid()->grid().cell(0, 1).text, u"kept"_s);
        QTRY_VERIFY(action("commit")->isEnabled());
        trigger("commit");
        QTRY_COMPARE_WITH_TIMEOUT(database()->pendingCount(), 0, Patience);
        QCOMPARE(Engine::open(server->url(name)).connect().execute(u"SELECT remark FROM orders"_s).all().first().first(), Value(u"kept"_s));
    }

private:
    DatabaseSession *database() const { return m_window->workspace().database(); }
    QLabel *status() const { return m_window->findChild<QLabel *>(u"statusDatabase"_s); }
    QAction *action(const char *id) const { return m_window->actions().action(id); }
    void trigger(const char *id)
    {
        QCoreApplication::processEvents();
        action(id)->trigger();
        QCoreApplication::processEvents();
    }
    QString path() const { return m_folder->filePath(u"shop.db"_s); }
    QString stored() const { return Engine::open(Url::fromFile(path())).connect().execute(u"SELECT remark FROM orders WHERE id = 1"_s).all().first().first().toString(); }
    RecordsView *grid() const { return static_cast<RecordsView *>(m_window->tabs().dataViews().first()); }
    QModelIndex cell() const
    {
        const Id column = grid()->records().table().column(u"remark"_s)->id;
        return grid()->grid().index(0, grid()->records().columnOf(column));
    }
    static QTabWidget *groupOf(QWidget *tab) { return qobject_cast<QTabWidget *>(tab->parentWidget()->parentWidget()); }

    void openFile()
    {
        createSampleShop(path());
        m_window->workspace().open(path());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->tabs().diagram() && database() && database()->isOpen(), Patience);
        showOrders();
    }
    void showOrders()
    {
        m_window->tabs().showRecords(database()->schema().table(u"orders"_s)->id);
        QTRY_VERIFY_WITH_TIMEOUT(grid()->grid().rowCount() > 0 && !grid()->grid().isLoading(0), Patience);
    }
    void typeIn(const QModelIndex &place, const QString &text)
    {
        grid()->view()->setFocus();
        grid()->view()->goTo(place);
        QTest::keyClick(grid()->view(), Qt::Key_F2);
        auto *editor = grid()->view()->findChild<QLineEdit *>(u"cellEditor"_s);
        QVERIFY(editor && editor->hasFocus());
        editor->selectAll();
        QTest::keyClicks(editor, text);
    }
    void edit(const QString &text)
    {
        QVERIFY(grid()->grid().setData(cell(), text));
        QTRY_COMPARE(database()->pendingCount(), 1);
        QTRY_VERIFY(action("commit")->isEnabled());
    }
    /// By the dialog, as a person does it.
    void choose(DatabaseMode mode, std::optional<Hue> colour)
    {
        QTRY_VERIFY(action("databaseSettings")->isEnabled());
        QTimer::singleShot(0, this, [mode, colour] {
            QWidget *dialog = QApplication::activeModalWidget();
            dialog->findChild<QComboBox *>(u"databaseMode"_s)->setCurrentIndex(int(mode));
            dialog->findChild<HueChooser *>(u"databaseColour"_s)->setChoice(colour);
            QTest::mouseClick(dialog->findChild<QPushButton *>(u"databaseApply"_s), Qt::LeftButton);
        });
        action("databaseSettings")->trigger();
        QTRY_VERIFY(!database()->isChangingMode());
        QCOMPARE(database()->mode(), mode);
        QCoreApplication::processEvents();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(tst_DatabaseWindow)
#include "tst_databasewindow.moc"
