// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "binding/shop.h"
#include "joinwright/binding/celltexts.h"
#include "joinwright/binding/joinedmodel.h"
#include "joinwright/binding/recordsmodel.h"
#include "joinwright/modelfile/modelfile.h"
#include "studio/prompts/errorwords.h"
#include "support/errorof.h"
#include "support/paths.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace jw::studio;
using jw::test::errorOf;
using jw::test::Shop;
using namespace Qt::StringLiterals;

namespace {

/// The texts that the library marks, as the compiler sees them.
QSet<QByteArray> markedPatterns()
{
    static const QRegularExpression call(u"(?:phrase\\(|QT_TRANSLATE_NOOP\\(\"Error\",)\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+)"_s);
    static const QRegularExpression literal(u"\"((?:[^\"\\\\]|\\\\.)*)\""_s);
    QSet<QByteArray> found;
    QDirIterator files(test::sourcePath(u"src"_s), {u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const auto &match : call.globalMatch(QString::fromUtf8(file.readAll()))) {
            QString text;
            for (const auto &part : literal.globalMatch(match.captured(1)))
                text += part.captured(1);
            found.insert(text.replace(u"\\\""_s, u"\""_s).replace(u"\\\\"_s, u"\\"_s).toUtf8());
        }
    }
    return found;
}

} // namespace

/// What real files and databases refuse, as a person reads it in a German window.
class tst_ErrorsInGerman : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_german.load(QLocale(u"de"_s), u"joinwright"_s, u"_"_s, u":/i18n"_s));
        QCoreApplication::installTranslator(&m_german);
    }

    void everySentenceOfTheLibraryHasGermanWords()
    {
        const QSet<QByteArray> patterns = markedPatterns();
        QVERIFY2(patterns.size() > 300, qPrintable(QString::number(patterns.size())));
        QStringList missing;
        for (const QByteArray &pattern : patterns) {
            const QString german = m_german.translate("Error", pattern.constData());
            bool isWhole = !german.isEmpty();
            for (char place = '1'; place <= '9'; ++place)
                isWhole = isWhole && german.contains(u'%' + QChar::fromLatin1(place)) == pattern.contains(QByteArray("%") + place);
            if (!isWhole)
                missing.append(QString::fromUtf8(pattern));
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    void aModelFileNamesFileLineAndObject_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("words");
        const QByteArray begin = R"({"format":1,"id":"s000000001","name":"shop","tables":[)" "\n";
        const QByteArray orders = R"({"id":"t000000001","name":"orders","columns":[)" "\n";
        QTest::newRow("a column without type") << begin + orders + R"({"id":"c000000001","name":"total"}]}]})"
                                               << u"%1, Zeile 3 (orders.total): Bei „Spalte“ fehlt die Angabe „type“."_s;
        QTest::newRow("a type that is none") << begin + orders + R"({"id":"c000000001","name":"total","type":"money"}]}]})"
                                             << u"%1, Zeile 3 (orders.total): „money“ ist kein Typ."_s;
        QTest::newRow("a flag that is a text") << begin + orders + R"({"id":"c000000001","name":"total","type":"text","nullable":"yes"}]}]})"
                                               << u"%1, Zeile 3 (orders.total): \"nullable\": Hier muss true oder false stehen."_s;
        QTest::newRow("a reference to nothing")
            << begin + orders + R"({"id":"c000000001","name":"total","type":"text"}],"keys":[{"id":"k000000001","primary":["c000000009"]}]}]})"
            << u"%1, Zeile 3 (orders): Spalte c000000009 gibt es nicht."_s;
        QTest::newRow("a comma that is missing") << begin + R"({"id":"t000000001" "name":"orders"}]})"
                                                 << u"%1, Zeile 2: Kein JSON: Erwartet wird ein Komma oder eine schließende geschweifte Klammer."_s;
        QTest::newRow("the end that is missing") << begin + orders << u"%1, Zeile 3 (orders): Die Datei endet zu früh."_s;
        QTest::newRow("a newer format") << QByteArray(R"({"format":7})")
                                        << u"%1, Zeile 1: Die Datei hat Format 7 und stammt von einem neueren Joinwright; dieses kennt Format 1."_s;
        QTest::newRow("a merge conflict") << QByteArray("{\"format\":1\n<<<<<<< ours\n}")
                                          << u"%1, Zeile 2: Ein Konflikt beim Zusammenführen mit git ist nicht gelöst."_s;
        QTest::newRow("an SQLite database") << QByteArray("SQLite format 3\0\x10\0", 18)
                                            << u"%1 ist eine SQLite-Datenbank, kein Modell: Öffnen Sie sie als Datenbank."_s;
        QTest::newRow("nothing in it") << QByteArray() << u"%1 ist leer: kein Modell."_s;
    }

    void aModelFileNamesFileLineAndObject()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const QString, words);
        const QString path = file(u"bad.jw"_s, content);
        const auto error = errorOf([&] { readModel(path); });
        QCOMPARE(wordsOf(*error), words.arg(path));
        QCOMPARE(error->file(), path);
        QVERIFY(error->message() != wordsOf(*error)); // the English one is kept as detail
    }

    void filesThatCannotBeUsedAreSaid()
    {
        const QString none = m_folder.filePath(u"none.jw"_s);
        QCOMPARE(wordsOf(*errorOf([&] { readModel(none); })), none + u" gibt es nicht."_s);
        const QString folder = m_folder.path();
        QCOMPARE(wordsOf(*errorOf([&] { readModel(folder); })), folder + u" ist ein Ordner, kein Modell."_s);
        const QString nowhere = m_folder.filePath(u"no/such/folder.jw"_s);
        QCOMPARE(wordsOf(*errorOf([&] { saveModel({}, nowhere); })), nowhere + u" kann nicht gespeichert werden: Die Datei oder den Ordner gibt es nicht."_s);
    }

    void databaseFilesThatCannotBeOpenedAreSaid()
    {
        const auto opening = [](const QString &path) {
            return errorOf([&] { Engine::open(Url::fromFile(path), {.create = false}).connect().execute(u"SELECT 1 FROM sqlite_schema"_s); });
        };
        const QString none = m_folder.filePath(u"none.db"_s);
        QCOMPARE(wordsOf(*opening(none)), u"Es gibt keine Datei %1."_s.arg(none));
        QCOMPARE(wordsOf(*opening(m_folder.path())), u"%1 ist ein Ordner, keine Datenbankdatei."_s.arg(m_folder.path()));
        const QString other = file(u"other.db"_s, QByteArray(5000, 'x'));
        const auto error = opening(other);
        QVERIFY2(wordsOf(*error).endsWith(u": Die Datei ist keine SQLite-Datenbank, oder sie ist verschlüsselt."_s), qPrintable(wordsOf(*error)));
        QCOMPARE(error->file(), other);
        const QString address = u"oracle://host/shop"_s;
        QCOMPARE(wordsOf(*errorOf([&] { Url::fromString(address); })),
            u"„oracle://host/shop“ ist keine Adresse einer Datenbank: „oracle“ ist weder sqlite noch postgresql noch mysql."_s);
    }

    void aLockedDatabaseIsSaid()
    {
        Shop shop(3);
        Connection writer = shop.engine.connect();
        writer.begin(true);
        const auto error = errorOf([&] { Engine::open(shop.engine.url(), {.busyTimeout = std::chrono::milliseconds(1)}).connect().begin(true); });
        QCOMPARE(wordsOf(*error), u"Ein anderes Programm oder eine andere Verbindung hält eine Sperre darauf. Versuchen Sie es gleich noch einmal."_s);
    }

    void whatSomebodyElseChangedOrDeletedIsNamed()
    {
        Shop shop(3);
        Session session(shop.engine, shop.schema);
        Record order = session.get(&shop.table(u"orders"), {Value(1)});
        order.setValue(u"status"_s, u"shipped"_s);
        shop.engine.connect().run(u"UPDATE orders SET status = 'paid' WHERE id = 1"_s);
        const auto changed = errorOf([&] { session.commit(); });
        QCOMPARE(wordsOf(*changed), u"Inzwischen in der Datenbank geändert: orders 1 (status: war open, ist jetzt paid, Ihr Wert: shipped). Nichts wurde geschrieben."_s);
        QCOMPARE(changed->table() + u'.' + changed->column(), u"orders.status"_s);
        QCOMPARE(changed->object(), u"orders 1"_s);

        session.rollback();
        order.setValue(u"status"_s, u"shipped"_s);
        shop.engine.connect().run(u"PRAGMA foreign_keys = OFF"_s);
        shop.engine.connect().run(u"DELETE FROM items WHERE order_id = 1"_s);
        shop.engine.connect().run(u"DELETE FROM orders WHERE id = 1"_s);
        const auto gone = errorOf([&] { session.commit(); });
        QCOMPARE(wordsOf(*gone), u"Inzwischen in der Datenbank geändert: orders 1 (gelöscht). Nichts wurde geschrieben."_s);
    }

    void aMissingValueIsNamedWithItsNewRow()
    {
        Shop shop(3);
        Session session(shop.engine, shop.schema);
        session.add(&shop.table(u"orders"));
        const auto error = errorOf([&] { session.commit(); });
        QCOMPARE(wordsOf(*error), u"Neu: orders: Ein Wert fehlt: orders.customer_id darf nicht NULL sein."_s);
    }

    void aForeignKeyThatRefusesIsNamed()
    {
        Shop shop(3);
        Session session(shop.engine, shop.schema);
        session.get(&shop.table(u"orders"), {Value(1)}).setValue(u"customer_id"_s, 77);
        const auto error = errorOf([&] { session.commit(); });
        QCOMPARE(wordsOf(*error), u"orders 1: Die Zeile, auf die orders.customer_id verweist, gibt es nicht."_s);
        QCOMPARE(wordsOf(error->sentence()), u"orders 1: Ein Fremdschlüssel verbietet die Änderung: customers hat keine Zeile mit customer_id = 77."_s);
    }

    void valuesThatDoNotFitAreNamedWithTheirColumn_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("a word for a date") << u"placed"_s << u"gestern"_s << u"orders.placed: „gestern“ passt nicht: Erwartet wird ein Datum wie 2026-11-23."_s;
        QTest::newRow("a word for a number") << u"total"_s << u"viel"_s << u"orders.total: „viel“ passt nicht: Erwartet wird eine Dezimalzahl mit Punkt."_s;
        QTest::newRow("too many digits") << u"total"_s << u"1.555"_s
                                         << u"orders.total: „1.555“ passt nicht: Erwartet wird eine Zahl mit höchstens 2 Stellen nach dem Punkt."_s;
    }

    void valuesThatDoNotFitAreNamedWithTheirColumn()
    {
        QFETCH(const QString, column);
        QFETCH(const QString, text);
        QFETCH(const QString, words);
        Shop shop(3);
        RecordsModel model(*shop.session, *shop.pages, *shop.aside, *shop.labels, shop.schema, shop.table(u"orders").id);
        QString refused;
        connect(&model, &GridModel::refused, this, [&](const QModelIndex &, const Sentence &reason) { refused = wordsOf(reason); });
        model.load();
        QTRY_VERIFY(model.isCountExact());
        const int place = model.columnOf(shop.table(u"orders").column(column)->id);
        QVERIFY(!model.setData(model.index(0, place), text));
        QCOMPARE(refused, words);

        QString pasted; // the same in the second of two lines
        readCells(model, {{QString()}, {text}}, {place}, [](const CellBlock &) {}, [&](const Error &error) { pasted = wordsOf(error); });
        QTRY_COMPARE(pasted, column + u", Zeile 2: "_s + words.section(u": "_s, 1));
    }

    void whatARecordRefusesIsNamed()
    {
        Shop shop(3);
        Session session(shop.engine, shop.schema);
        const Record order = session.get(&shop.table(u"orders"), {Value(1)});
        const auto error = errorOf([&] { order.setText(order.mapper().cellIndex(u"customer_id"_s), u"viele"_s); });
        QCOMPARE(wordsOf(*error), u"orders.customer_id ist vom Typ %1 und kann nicht \"viele\" sein"_s.arg(shop.table(u"orders").column(u"customer_id"_s)->type.toString()));
        session.remove(order);
        QCOMPARE(wordsOf(*errorOf([&] { order.setValue(u"status"_s, u"x"_s); })), u"orders 1 ist als gelöscht markiert und kann nicht geändert werden."_s);
    }

    void aGridSaysWhyACellIsNotEdited()
    {
        Shop shop(3);
        RecordsModel orders(*shop.session, *shop.pages, *shop.aside, *shop.labels, shop.schema, shop.table(u"orders").id);
        orders.load();
        QTRY_VERIFY(orders.isCountExact());
        shop.session->remove(orders.record(0, 0));
        QCOMPARE(wordsOf(orders.reasonAgainstEdit(orders.index(0, 1))), u"Die Zeile ist als gelöscht markiert: Machen Sie das zuerst rückgängig."_s);
        QCOMPARE(wordsOf(*errorOf([&] { JoinPath::fromString(shop.schema, u"orders › nowhere"_s); })), u"Von „orders“ führt keine Beziehung „nowhere“ weiter."_s);
    }

    void whatIsNoPatternIsSaidAsItStands()
    {
        QCOMPARE(wordsOf(Error(ErrorKind::Usage, u"100 %1"_s)), u"100 %1"_s);
    }

private:
    QString file(const QString &name, const QByteArray &content) const
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

    QTemporaryDir m_folder;
    QTranslator m_german;
};

QTEST_MAIN(tst_ErrorsInGerman)
#include "tst_errorsingerman.moc"
