// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "support/paths.h"

#include <QtCore/QProcess>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;

/// Wrong use of generated classes is a compile error of a few lines that speaks the field's language.
class TestCompileErrors : public QObject
{
    Q_OBJECT

private slots:
    void wrongUseIsExplainedInAFewLines_data();
    void wrongUseIsExplainedInAFewLines();

private:
    static QString compile(const QString &statement);
};

QString TestCompileErrors::compile(const QString &statement)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"probe.cpp"_s));
    if (!file.open(QIODevice::WriteOnly))
        return u"cannot write"_s;
    const bool usesSession = statement.contains(u"session"_s);
    file.write("#include \"user.h\"\n#include \"address.h\"\n");
    file.write(usesSession ? "#include \"joinwright/orm/session.h\"\n" : "namespace jw { class Session; }\n");
    file.write("using namespace model;\nusing namespace Qt::StringLiterals;\nvoid probe(jw::Session &session) {\n"
        + statement.toUtf8() + "\n(void)session; }\n");
    file.close();
    QProcess compiler;
    compiler.start(QStringLiteral(ORM_COMPILER),
        QStringLiteral(ORM_FLAGS).split(u',')
            << u"-std=c++20"_s << u"-fsyntax-only"_s << u"-fPIC"_s << u"-fno-diagnostics-show-caret"_s << file.fileName());
    if (!compiler.waitForFinished(120000))
        return u"the compiler did not end"_s;
    return QString::fromLocal8Bit(compiler.readAllStandardError());
}

void TestCompileErrors::wrongUseIsExplainedInAFewLines_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("words"); // empty: it compiles
    QTest::newRow("right use") << u"session.query<User>().where(User::c.age > 25).all();"_s << QString();
    QTest::newRow("text for a number") << u"(void)(User::c.age > u\"x\"_s);"_s << u"jw: this column cannot be compared with a value of that type"_s;
    QTest::newRow("number for an enum") << u"(void)(User::c.role == 1);"_s << u"jw: this column cannot be compared"_s;
    QTest::newRow("columns of different types") << u"(void)(User::c.name == Address::c.id);"_s << u"jw: these two columns are of types that do not compare"_s;
    QTest::newRow("LIKE on a number") << u"User::c.age.like(u\"%\"_s);"_s << u"jw: LIKE needs a column of text"_s;
    QTest::newRow("a column of another class in filterBy") << u"session.query<User>().filterBy(Address::c.email, u\"x\"_s);"_s
                                                           << u"jw: filterBy() takes a column of the class that is queried"_s;
    QTest::newRow("a column of another class in an update") << u"session.query<User>().set(Address::c.email, u\"x\"_s);"_s
                                                            << u"jw: set() takes a column of the class that is updated"_s;
    QTest::newRow("a value of another type in an update") << u"session.query<User>().set(User::c.age, u\"x\"_s);"_s
                                                          << u"jw: this column cannot be set to a value of that type"_s;
    QTest::newRow("calculating with a text") << u"(void)(User::c.age + u\"x\"_s);"_s << u"jw: only numbers can be calculated with"_s;
    QTest::newRow("the length of a number") << u"(void)session.select(jw::fn::length(User::c.age));"_s << u"jw: this function needs a column of text"_s;
    QTest::newRow("a selected tuple") << u"std::tuple<QString, qint64> row = session.select(User::c.name, Address::c.id.count()).join(User::rel.addresses).groupBy(User::c.id).one();"_s
                                      << QString();
    QTest::newRow("a required value forgotten") << u"session.add<User>({.age = 3});"_s << u"const model::User::Init&"_s;
}

void TestCompileErrors::wrongUseIsExplainedInAFewLines()
{
    QFETCH(QString, statement);
    QFETCH(QString, words);
    const QString output = compile(statement);
    if (words.isEmpty()) {
        QCOMPARE(output, QString());
        return;
    }
    QVERIFY2(output.contains(words), qPrintable(output));
    QVERIFY2(output.contains(u"model::User"_s), qPrintable(output)); // whose column it is
    QVERIFY2(output.count(u'\n') <= 10, qPrintable(output));
}

QTEST_GUILESS_MAIN(TestCompileErrors)
#include "tst_compileerrors.moc"
