// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "journeys/journey.h"
#include "support/paths.h"

using namespace jw;
using namespace jw::studio;
using namespace Qt::StringLiterals;

/// A stranger's database: opened, drawn, edited through a join, committed.
class tst_Chinook : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::Journey> m_journey;
    QTemporaryDir m_dir;
    QString m_path;

    QByteArray bytes() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    void initTestCase()
    {
        const QString script = test::dataPath(u"chinook/Chinook_Sqlite.sql"_s);
        if (script.isEmpty())
            QSKIP("the Chinook script is not there (JOINWRIGHT_DATA)");
        m_path = m_dir.filePath(u"chinook.db"_s);
        QProcess sqlite;
        sqlite.setStandardInputFile(script);
        sqlite.start(u"sqlite3"_s, {m_path});
        if (!sqlite.waitForFinished(60000) || sqlite.exitCode() != 0)
            QSKIP("the sqlite3 shell is not installed");
        m_journey = std::make_unique<test::Journey>();
    }
    void cleanupTestCase() { m_journey.reset(); }

    void itsDiagramIsArrangedWithoutOverlaps()
    {
        const QByteArray before = bytes();
        m_journey->workspace().open(m_path);
        QTRY_VERIFY_WITH_TIMEOUT(m_journey->isDatabaseOpen(), 30000);
        QTRY_VERIFY_WITH_TIMEOUT(m_journey->diagram(), 30000);
        QCOMPARE(m_journey->schema().tables().size(), 11);
        QList<QRectF> rects;
        for (const Table &table : m_journey->schema().tables())
            rects.append(m_journey->diagram()->diagramScene().rectOf(table.id));
        for (int a = 0; a < rects.size(); ++a) {
            QVERIFY(!rects[a].isEmpty());
            for (int b = a + 1; b < rects.size(); ++b)
                QVERIFY2(!rects[a].intersects(rects[b]), qPrintable(u"%1 and %2"_s.arg(a).arg(b)));
        }
        QVERIFY(bytes() == before);
    }

    void aTracksAlbumIsChangedThroughAJoinedViewAndCommitted()
    {
        const Table *tracks = m_journey->schema().table(u"Track");
        const Relationship *album = nullptr;
        for (const Relationship &relationship : tracks->relationships) {
            if (relationship.to == m_journey->schema().table(u"Album")->id)
                album = &relationship;
        }
        QVERIFY(album);
        JoinedView *view = m_journey->window.tabs().showRelationship(album->id);
        QVERIFY(view);
        QTRY_VERIFY(m_journey->data() == view && view->grid().rowCount() > 100);
        const int column = m_journey->columnOf(u"AlbumId"_s);
        QVERIFY(column >= 0);
        QTRY_VERIFY(!m_journey->cell(0, column).isEmpty());
        const auto keyOf = [this] {
            return test::Journey::rows(m_path, u"SELECT AlbumId FROM Track WHERE TrackId = 1"_s).first().first().toInt64();
        };
        QCOMPARE(keyOf(), 1);
        // The picker finds the album by its title.
        m_journey->goTo(0, column);
        m_journey->data()->view()->openPicker(m_journey->data()->view()->currentIndex(), u"Restless"_s);
        auto *search = m_journey->window.findChild<QLineEdit *>(u"pickerSearch"_s);
        QVERIFY(search);
        auto *list = search->window()->findChild<QAbstractItemView *>();
        QTRY_VERIFY(list && list->model()->rowCount() > 0);
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(m_journey->database()->pendingCount(), 1);
        m_journey->data()->view()->setFocus();
        m_journey->trigger("commit");
        QTRY_COMPARE(m_journey->database()->pendingCount(), 0);
        QTRY_COMPARE(keyOf(), 3); // Restless and Wild
    }
};

QTEST_MAIN(tst_Chinook)
#include "tst_chinook.moc"
