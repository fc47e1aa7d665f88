// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "author.h"
#include "book.h"
#include "bookcopy.h"
#include "loan.h"
#include "writing.h"

#include "codegen/featureschema.h"
#include "codegen/python.h"
#include "joinwright/codegen/generator.h"
#include "joinwright/orm/session.h"
#include "support/paths.h"
#include "user.h" // written by hand: the form that generated classes have

#include <QtTest/QtTest>

using namespace library; // the golden files of the C++ target, compiled
using namespace Qt::StringLiterals;

namespace {

/// A file without its first lines of comment.
QString withoutLicence(const QString &text)
{
    return text.section(u"\n"_s, 2);
}

} // namespace

class tst_CppTarget : public QObject
{
    Q_OBJECT

private slots:
    void theSchemaInCodeIsTheSchemaItWasMadeFrom()
    {
        QCOMPARE(library::schema(), jw::test::featureSchema());
    }

    void generatedClassesHaveTheFormOfThoseWrittenByHand_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file : {"user.h", "user.cpp", "address.h", "address.cpp", "model.h"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }

    void generatedClassesHaveTheFormOfThoseWrittenByHand()
    {
        QFETCH(QString, file);
        for (const jw::GeneratedFile &generated : jw::Generator::byName(u"cpp")->generate(model::schema())) {
            if (generated.path == file)
                QCOMPARE(generated.content, withoutLicence(jw::test::readFile(jw::test::sourcePath(u"tests/orm/model/"_s + file))));
        }
    }

    void everyTypeGoesIntoADatabaseAndBack()
    {
        QTemporaryDir folder;
        const auto engine = jw::Engine::open(u"sqlite:///"_s + folder.filePath(u"library.db"_s));
        jw::createAll(engine, schema());
        const QUuid tag = QUuid::createUuid();
        const QDateTime added(QDate(2026, 11, 23), QTime(9, 14, 30, 500), Qt::UTC);
        {
            jw::Session session(engine);
            session.add<Book>({.isbn = u"1"_s, .title = u"Türen"_s, .genre = Genre::ItSAPoem, .price = jw::Decimal("2.50"),
                .cover = QByteArray("\0\xff", 2), .facts = u"{\"a\": [1]}"_s, .tag = tag, .pages = 120, .shelf = qint16(3),
                .weight = 0.5f, .score = 0.1, .inPrint = false, .opensAt = QTime(8, 30), .addedAt = added, .seenAt = added});
            session.commit();
        }
        jw::Session session(engine);
        const Book book = *session.get<Book>(u"1"_s);
        QCOMPARE(book.title(), u"Türen"_s);
        QVERIFY(book.genre() == Genre::ItSAPoem);
        QCOMPARE(book.price(), jw::Decimal("2.50"));
        QCOMPARE(*book.gross(), jw::Decimal("2.68"));
        QCOMPARE(*book.cover(), QByteArray("\0\xff", 2));
        QCOMPARE(*book.facts(), u"{\"a\": [1]}"_s);
        QCOMPARE(*book.tag(), tag);
        QCOMPARE(*book.pages(), 120);
        QCOMPARE(*book.shelf(), qint16(3));
        QCOMPARE(*book.weight(), 0.5f);
        QCOMPARE(*book.score(), 0.1);
        QVERIFY(!book.inPrint());
        QCOMPARE(*book.opensAt(), QTime(8, 30));
        QCOMPARE(book.addedAt().time(), added.time());
        QCOMPARE(*book.seenAt(), added);
    }

    void enumsTellTheirTexts()
    {
        QString printed;
        QDebug(&printed) << Genre::ScienceFiction << jw::Opt<Genre>(Genre::Novel) << 1;
        QCOMPARE(printed.simplified(), u"science fiction novel 1"_s);
        QCOMPARE(jw::enumText(Genre::ItSAPoem), u"it's a \"poem\""_s);
    }

    void relationshipsOfEveryKindAreThere()
    {
        const auto engine = jw::Engine::open(u"sqlite://"_s);
        jw::createAll(engine, schema());
        jw::Session session(engine);
        auto ann = session.add<Author>({.name = u"Ann"_s, .class_ = u"gold"_s});
        auto bo = ann.students().add<Author>({.name = u"Bo"_s}); // to itself
        auto book = session.add<Book>({.isbn = u"1"_s, .title = u"T"_s});
        book.authors().add(ann); // many-to-many
        auto copy = book.copies().add<BookCopy>({.number = 1}); // a key that is a foreign key too
        auto loan = session.add<Loan>({.copy = copy}); // one-to-one over two columns
        session.commit();

        QVERIFY(bo.mentor() == ann);
        QVERIFY(ann.books().contains(book));
        QVERIFY(copy.loan() == loan);
        QCOMPARE(loan.isbn(), u"1"_s);
        QCOMPARE(loan.number(), 1);
        QCOMPARE(loan.days(), 28);
        QCOMPARE(*ann.class_(), u"gold"_s);
        QCOMPARE(session.query<Writing>().count(), 1);
        QVERIFY(book.genre() == Genre::Novel);
    }
};

QTEST_GUILESS_MAIN(tst_CppTarget)
#include "tst_cpptarget.moc"
