// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/engine.h"
#include "studio/prompts/prompts.h"
#include "studio/transfer/createdatabasedialog.h"
#include "studio/transfer/databasecreation.h"

#include <QtTest/QtTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace jw;
using namespace jw::studio;
using namespace Qt::StringLiterals;

namespace {

Schema library()
{
    Table authors;
    authors.id = Id::fromSeed(u"authors");
    authors.name = u"authors"_s;
    authors.columns = {{.id = Id::fromSeed(u"authors.id"), .name = u"id"_s, .type = ColumnType::Kind::Int64, .generation = Generation::Identity},
        {.id = Id::fromSeed(u"authors.name"), .name = u"name"_s}};
    authors.keys = {{.id = Id::fromSeed(u"authors.pk"), .primary = true, .columns = {authors.columns[0].id}}};
    Table books;
    books.id = Id::fromSeed(u"books");
    books.name = u"books"_s;
    books.columns = {{.id = Id::fromSeed(u"books.id"), .name = u"id"_s, .type = ColumnType::Kind::Int64, .generation = Generation::Identity},
        {.id = Id::fromSeed(u"books.author_id"), .name = u"author_id"_s, .type = ColumnType::Kind::Int64}};
    books.keys = {{.id = Id::fromSeed(u"books.pk"), .primary = true, .columns = {books.columns[0].id}}};
    books.relationships = {{.id = Id::fromSeed(u"books.author"), .name = u"author"_s, .back = u"books"_s, .columns = {books.columns[1].id}, .to = authors.id}};
    Schema schema;
    schema.setTable(authors);
    schema.setTable(books);
    return schema;
}

} // namespace

class tst_CreateDatabaseDialog : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

private slots:
    void initTestCase() { Prompts::setUnattended(true); }

    void showsTheSqlBeforeAnythingHappens()
    {
        const QString path = m_dir.filePath(u"shown.db"_s);
        CreateDatabaseDialog dialog(library(), path);
        const QString sql = dialog.findChild<QPlainTextEdit *>(u"createSql"_s)->toPlainText();
        QVERIFY(sql.indexOf(u"authors"_s) < sql.indexOf(u"books"_s));
        QVERIFY(sql.contains(u"CREATE TABLE"_s));
        QVERIFY(!QFile::exists(path));
    }

    void makesTheDatabaseAndOffersToOpenIt()
    {
        const QString path = m_dir.filePath(u"made.db"_s);
        CreateDatabaseDialog dialog(library(), path);
        QSignalSpy created(&dialog, &CreateDatabaseDialog::created);
        QTest::mouseClick(dialog.findChild<QPushButton *>(u"createButton"_s), Qt::LeftButton);
        QTRY_COMPARE(created.size(), 1);
        QCOMPARE(created.first()[0].toString(), path);
        QCOMPARE(created.first()[1].toBool(), true);
        const Reflection found = Engine::open(Url::fromFile(path)).reflect();
        QCOMPARE(found.schema.tables().size(), 2);
        QCOMPARE(found.schema.table(u"books")->relationships.size(), 1);
    }

    void refusesWhatExists()
    {
        const QString path = m_dir.filePath(u"mine.db"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("mine");
        file.close();
        CreateDatabaseDialog dialog(library(), path);
        QVERIFY(!dialog.findChild<QPushButton *>(u"createButton"_s)->isEnabled());
        QVERIFY(dialog.findChild<QLabel *>(u"createReason"_s)->text().contains(u"exists"_s));
        QVERIFY_THROWS_EXCEPTION(FileError, createDatabaseFile(library(), path));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("mine"));
        dialog.findChild<QLineEdit *>(u"databasePath"_s)->setText(m_dir.filePath(u"other.db"_s));
        QVERIFY(dialog.findChild<QPushButton *>(u"createButton"_s)->isEnabled());
    }

    void refusesAModelWithErrors()
    {
        Schema schema = library();
        schema.editTable(Id::fromSeed(u"books"))->name = u"authors"_s;
        CreateDatabaseDialog dialog(schema, m_dir.filePath(u"bad.db"_s));
        QVERIFY(!dialog.findChild<QPushButton *>(u"createButton"_s)->isEnabled());
        QVERIFY(dialog.findChild<QPlainTextEdit *>(u"createSql"_s)->toPlainText().contains(u"authors"_s));
    }

    void refusesAnExpressionThatIsNoSql()
    {
        Schema schema = library();
        schema.editTable(Id::fromSeed(u"books"))->checks = {{.id = Id::create(), .name = u"broken"_s, .expression = u"this is ( no SQL"_s}};
        const CreationPlan plan = planCreation(schema);
        QCOMPARE(plan.problems.size(), 1);
        QVERIFY(plan.problems.first().contains(u"books"_s));
    }

    void leavesNothingBehindWhenItFails()
    {
        Schema schema = library();
        schema.editTable(Id::fromSeed(u"books"))->checks = {{.id = Id::create(), .name = u"broken"_s, .expression = u"missing_column > 0"_s}};
        const QString path = m_dir.filePath(u"failed.db"_s);
        CreateDatabaseDialog dialog(schema, path);
        QTest::mouseClick(dialog.findChild<QPushButton *>(u"createButton"_s), Qt::LeftButton);
        QStringList said; // reading empties the list
        QTRY_VERIFY(!(said += Prompts::said()).isEmpty());
        QVERIFY(said.join(u" "_s).contains(u"missing_column"_s));
        QVERIFY(QDir(m_dir.path()).entryList({u"failed.db*"_s}).isEmpty());
        QVERIFY(dialog.findChild<QPushButton *>(u"createButton"_s)->isEnabled());
    }
};

QTEST_MAIN(tst_CreateDatabaseDialog)
#include "tst_createdatabasedialog.moc"
