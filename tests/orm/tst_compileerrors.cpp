// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "support/paths.h"

#include <QtCore/QProcess>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;

namespace {

/// What a message has to say beside its sentence: the column by class and name, as g++ shows template arguments, and a type.
QStringList column(const QString &className, const QString &name, const QString &type)
{
    return {"model::"_L1 + className, u"{\"%1\"}"_s.arg(name), type};
}

} // namespace

/// Wrong use of generated classes is a compile error of a few lines that speaks the field's language.
class TestCompileErrors : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void rightUseCompiles_data();
    void rightUseCompiles();
    void wrongUseIsExplainedInAFewLines_data();
    void wrongUseIsExplainedInAFewLines();

private:
    QString compile(const QString &statement) const;
    QString run(const QStringList &arguments) const;
    QString write(const QString &name, const QByteArray &text) const;

    QTemporaryDir m_folder;
};

QString TestCompileErrors::write(const QString &name, const QByteArray &text) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

QString TestCompileErrors::run(const QStringList &arguments) const
{
    QProcess compiler;
    compiler.setWorkingDirectory(m_folder.path());
    compiler.start(QStringLiteral(ORM_COMPILER),
        QStringLiteral(ORM_FLAGS).split(u',') << u"-std=c++20"_s << u"-fPIC"_s << u"-fno-diagnostics-show-caret"_s << arguments);
    if (!compiler.waitForFinished(120000))
        return u"the compiler did not end"_s;
    return QString::fromLocal8Bit(compiler.readAllStandardError());
}

void TestCompileErrors::initTestCase()
{
    write(u"probe.h"_s,
        "#include \"user.h\"\n#include \"address.h\"\n#include \"joinwright/orm/session.h\"\n");
    QCOMPARE(run({u"-x"_s, u"c++-header"_s, u"probe.h"_s, u"-o"_s, u"probe.h.gch"_s}), QString());
}

QString TestCompileErrors::compile(const QString &statement) const
{
    const QString file = write(u"probe.cpp"_s,
        "#include \"probe.h\"\nusing namespace model;\nusing namespace Qt::StringLiterals;\n"
        "void probe(jw::Session &session, User user) {\n"
            + statement.toUtf8() + "\n(void)session; (void)user; }\n");
    return run({u"-fsyntax-only"_s, file});
}

void TestCompileErrors::rightUseCompiles_data()
{
    QTest::addColumn<QString>("statement");
    QTest::newRow("a condition") << u"session.query<User>().where(User::c.age > 25).all();"_s;
    QTest::newRow("lists") << u"(void)User::c.age.in({1, 2}); (void)User::c.age.in(QList<qint64> {1}); (void)User::c.age.in(QList<int> {1});"
                              "(void)User::c.name.notIn({u\"a\"_s}); (void)User::c.age.in(std::vector<int> {1}); (void)User::c.name.notIn(QSet<QString>());"
                              "(void)User::c.age.in(session.select(User::c.age).toSelect()); (void)User::c.name.in(QStringList {u\"a\"_s}); (void)User::c.role.in({UserRole::Admin});"_s;
    QTest::newRow("between") << u"(void)User::c.age.between(1, 2L); (void)User::c.name.between(u\"a\"_s, u\"b\"_s);"_s;
    QTest::newRow("the value first") << u"(void)(3 < User::c.age && u\"a\"_s == User::c.name && UserRole::Admin != User::c.role);"
                                        "jw::TypedExpr<jw::Opt<qint64>> left = 100 - User::c.age * 2; (void)(2 == left);"
                                        "const jw::Expr plain = User::c.age; (void)(3 >= plain && 7 - plain > 2);"_s;
    QTest::newRow("conditions") << u"jw::Expr e; session.query<User>().where(e).where({}).where(true).where(e && User::c.age > 3 || !e).having(e);"
                                   "const jw::ColumnRef r = User::c.age; session.query<User>().groupBy(r).orderBy(r, e, e.desc(), User::c.id.count());"
                                   "(void)(User::c.age == r);"_s;
    QTest::newRow("a selected tuple")
        << u"std::tuple<QString, qint64> row = session.select(User::c.name, Address::c.id.count()).join(User::rel.addresses).groupBy(User::c.id).one();"_s;
    QTest::newRow("a new object") << u"const jw::Opt<int> age; session.add<User>({.name = u\"a\"_s, .age = age, .role = {}, .joinedAt = nullptr});"_s;
    QTest::newRow("a path") << u"session.query<User>().with(User::rel.addresses, Address::rel.user).all();"_s;
    QTest::newRow("a truth") << u"session.query<User>().where(jw::typed<bool>(User::c.age > 3)).all();"_s;
    QTest::newRow("an update") << u"session.query<User>().set(User::c.age, nullptr).set(User::c.role, UserRole::Admin).update();"_s;
    QTest::newRow("an upsert")
        << u"session.upsert<User>().values({.name = u\"a\"_s}).onConflict(User::c.name).doUpdate(User::c.age, User::c.role).execute();"_s;
}

void TestCompileErrors::rightUseCompiles()
{
    QFETCH(QString, statement);
    QCOMPARE(compile(statement), QString());
}

void TestCompileErrors::wrongUseIsExplainedInAFewLines_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QStringList>("names");
    const QStringList age = column(u"User"_s, u"age"_s, u"jw::Opt<int>"_s);
    const QStringList name = column(u"User"_s, u"name"_s, u"QString"_s);
    const QStringList email = column(u"Address"_s, u"email"_s, u"QString"_s);

    const QString value = u"jw: this column cannot be compared with a value of that type"_s;
    for (const char *op : {"==", "!=", "<", "<=", ">", ">="})
        QTest::addRow("text %s a number", op) << u"(void)(User::c.age %1 u\"x\"_s);"_s.arg(QLatin1StringView(op)) << value << age;
    QTest::newRow("a number for an enum") << u"(void)(User::c.role == 1);"_s << value << column(u"User"_s, u"role"_s, u"UserRole"_s);
    QTest::newRow("a truth for a text") << u"(void)(User::c.name == true);"_s << value << name;
    QTest::newRow("columns of different types") << u"(void)(User::c.name == Address::c.id);"_s
                                                << u"jw: these two columns are of types that do not compare"_s
                                                << name + column(u"Address"_s, u"id"_s, u"long long int"_s);
    const QString values = u"jw: this column cannot be compared with values of that type"_s;
    QTest::newRow("texts for a number") << u"(void)User::c.age.in({u\"a\"_s});"_s << values << age;
    QTest::newRow("a list of texts for a number") << u"(void)User::c.age.in(QList<QString> {u\"a\"_s});"_s << values << age;
    QTest::newRow("a vector of texts for a number") << u"(void)User::c.age.in(std::vector<QString> {u\"a\"_s});"_s << values << age;
    QTest::newRow("a value for a list") << u"(void)User::c.name.in(u\"a\"_s);"_s << u"jw: in() takes a list of values or a SELECT"_s << name;
    QTest::newRow("objects for a list") << u"(void)User::c.age.notIn(session.query<User>());"_s << u"jw: in() takes a list of values or a SELECT"_s << age;
    QTest::newRow("numbers for a text") << u"(void)User::c.name.notIn({1, 2});"_s << values << name;
    QTest::newRow("limits of another type") << u"(void)User::c.age.between(u\"a\"_s, u\"b\"_s);"_s
                                            << u"jw: this column cannot be compared with limits of those types"_s << age;
    QTest::newRow("a limit of another type") << u"(void)User::c.name.between(u\"a\"_s, 5);"_s
                                             << u"jw: this column cannot be compared with limits of those types"_s << name;
    for (const char *function : {"like", "ilike", "contains", "startsWith"})
        QTest::addRow("%s() of a number", function) << u"(void)User::c.age.%1(u\"%\"_s);"_s.arg(QLatin1StringView(function))
                                                    << u"jw: LIKE and the like need a column of text"_s << age;
    QTest::newRow("like() with a number") << u"(void)User::c.name.like(5);"_s << u"cannot convert ‘int’ to ‘const QString&’"_s << name;

    QTest::newRow("a column of another class in filterBy") << u"session.query<User>().filterBy(Address::c.email, u\"x\"_s);"_s
                                                           << u"jw: filterBy() takes a column of the class that is queried"_s << email;
    QTest::newRow("a column of another class in undefer") << u"session.query<User>().undefer(Address::c.email);"_s
                                                          << u"jw: undefer() takes a column of the class that is queried"_s << email;
    QTest::newRow("a column of another class in an update") << u"session.query<User>().set(Address::c.email, u\"x\"_s);"_s
                                                            << u"jw: set() takes a column of the class that is updated"_s << email;
    QTest::newRow("a column of another class in onConflict") << u"session.upsert<User>().onConflict(User::c.name, Address::c.email);"_s
                                                             << u"jw: onConflict() takes columns of the class that is written"_s << email;
    QTest::newRow("a column of another class in doUpdate") << u"session.upsert<User>().doUpdate(Address::c.email);"_s
                                                           << u"jw: doUpdate() takes columns of the class that is written"_s << email;
    QTest::newRow("a value of another type in an update") << u"session.query<User>().set(User::c.age, u\"x\"_s);"_s
                                                          << u"jw: this column cannot be set to a value of that type"_s << age;
    QTest::newRow("NULL for a column that has none") << u"session.query<User>().set(User::c.name, nullptr);"_s
                                                     << u"jw: this column cannot be set to a value of that type"_s << name;

    QTest::newRow("a text as condition") << u"session.query<User>().where(User::c.name);"_s
                                         << u"jw: where() takes a condition, and this is no truth value"_s << name;
    QTest::newRow("a number as condition of groups") << u"session.select(User::c.name).having(User::c.age);"_s
                                                     << u"jw: having() takes a condition, and this is no truth value"_s << age;
    QTest::newRow("calculating with a text") << u"(void)(User::c.age + u\"x\"_s);"_s << u"jw: only numbers can be calculated with"_s << age;
    QTest::newRow("a text calculated with") << u"(void)(User::c.name * 2);"_s << u"jw: only numbers can be calculated with"_s << name;
    QTest::newRow("the sum of texts") << u"(void)User::c.name.sum();"_s << u"jw: sums and averages need a column of numbers"_s << name;
    QTest::newRow("the average of texts") << u"(void)User::c.name.avg();"_s << u"jw: sums and averages need a column of numbers"_s << name;
    QTest::newRow("the length of a number") << u"(void)jw::fn::length(User::c.age);"_s << u"jw: this function needs a column of text"_s << age;
    QTest::newRow("the year of a text") << u"(void)jw::fn::year(User::c.name);"_s << u"jw: this function needs a column of dates or times"_s << name;
    QTest::newRow("the absolute value of a text") << u"(void)jw::fn::abs(User::c.name);"_s << u"jw: this function needs a column of numbers"_s << name;
    QTest::newRow("another type instead of NULL") << u"(void)jw::fn::coalesce(User::c.age, u\"x\"_s);"_s
                                                  << u"jw: NULL cannot be replaced by a value of that type"_s << age;

    QTest::newRow("the value first") << u"(void)(u\"x\"_s < User::c.age);"_s << value << age;
    QTest::newRow("the value first, for equality") << u"(void)(3 == User::c.name);"_s << value << name;
    QTest::newRow("a text that is added to") << u"(void)(3 + User::c.name);"_s << u"jw: only numbers can be calculated with"_s << name;
    const QString null = u"jw: nothing compares with NULL: use isNull() or isNotNull()"_s;
    QTest::newRow("equal to NULL") << u"(void)(User::c.name == nullptr);"_s << null << name;
    QTest::newRow("another than NULL") << u"(void)(User::c.age != nullptr);"_s << null << age;
    const QString noTruth = u"jw: AND, OR and NOT take conditions, and this is no truth value"_s;
    QTest::newRow("a text with AND") << u"(void)(User::c.age > 3 && User::c.name);"_s << noTruth << name;
    QTest::newRow("a number with OR") << u"(void)(User::c.age || User::c.age > 3);"_s << noTruth << age;
    QTest::newRow("NOT a number") << u"(void)!User::c.age;"_s << noTruth << age;
    QTest::newRow("SQL text as condition") << u"session.query<User>().where(u\"age > 3\"_s);"_s
                                           << u"jw: where() takes a condition, and this is no truth value"_s << QStringList {u"C = QString"_s};
    QTest::newRow("a relationship as condition") << u"session.query<User>().where(User::rel.addresses);"_s
                                                 << u"jw: where() takes a condition, and this is no truth value"_s
                                                 << QStringList {u"jw::ToMany<model::User, model::Address>"_s};
    QTest::newRow("the place of a column in orderBy") << u"session.query<User>().orderBy(2);"_s
                                                      << u"jw: orderBy() takes columns, expressions and Orders"_s << QStringList {u"int"_s};
    QTest::newRow("a name among columns in orderBy") << u"session.query<User>().orderBy(User::c.age, u\"name\"_s);"_s
                                                     << u"jw: orderBy() takes columns, expressions and Orders"_s << age;
    QTest::newRow("the place of a column in groupBy") << u"session.select(User::c.age).groupBy(1);"_s
                                                      << u"jw: groupBy() takes columns and expressions"_s << QStringList {u"int"_s};
    QTest::newRow("an expression of another type in an update") << u"session.query<User>().set(User::c.age, User::c.name);"_s
                                                                << u"jw: this column cannot be set to an expression of that type"_s << age + name;
    QTest::newRow("a relationship selected") << u"session.select(User::rel.addresses);"_s << u"jw: only columns and expressions can be selected"_s
                                             << QStringList {u"jw::ToMany<model::User, model::Address>"_s};
    QTest::newRow("a join to a column") << u"session.query<User>().join(User::c.age);"_s
                                        << u"jw: join() takes a relationship, and this is a column"_s << age;
    QTest::newRow("a column loaded ahead") << u"session.query<User>().with(User::rel.addresses, Address::c.email);"_s
                                           << u"jw: what is loaded with the rows is said by a path of relationships"_s << email;
    QTest::newRow("objects of no class") << u"session.query<QString>().all();"_s << u"jw: query<T>() takes a generated class"_s
                                         << QStringList {u"T = QString"_s};

    const QStringList requiredName = column(u"User"_s, u"name"_s, u"T = QString"_s);
    QTest::newRow("a required value forgotten") << u"session.add<User>({.age = 3});"_s
                                                << u"jw: this column has no default, a value is required"_s << requiredName;
    QTest::newRow("a required value forgotten in an upsert") << u"session.upsert<User>().values({.age = 3});"_s
                                                             << u"jw: this column has no default, a value is required"_s << requiredName;
    QTest::newRow("NULL for a required value") << u"session.add<User>({.name = nullptr});"_s << u"jw: this column cannot be NULL"_s << requiredName;
    QTest::newRow("a value of another type") << u"session.add<User>({.name = 5});"_s
                                             << u"jw: this column cannot be given a value of that type"_s << requiredName;
    QTest::newRow("another type for what may be left out") << u"session.make<User>({.name = u\"a\"_s, .age = u\"b\"_s});"_s
                                                           << u"jw: this column cannot be given a value of that type"_s
                                                           << column(u"User"_s, u"age"_s, u"T = int"_s);
    QTest::newRow("a setter's value") << u"user.setAge(u\"x\"_s);"_s << u"cannot convert ‘QString’ to ‘const jw::Opt<int>&’"_s
                                      << QStringList {u"model::User::setAge"_s};

    QTest::newRow("a column that is not there") << u"(void)(User::c.nothing == 3);"_s << u"has no member named ‘nothing’"_s
                                                << QStringList {u"model::User::Columns"_s};
    QTest::newRow("a relationship that is not there") << u"session.query<User>().with(User::rel.nothing);"_s << u"has no member named ‘nothing’"_s
                                                      << QStringList {u"model::User::Relations"_s};
    QTest::newRow("a relationship of another class") << u"session.query<User>().with(Address::rel.user);"_s
                                                     << u"jw: the path of relationships starts at another class than the one queried"_s
                                                     << QStringList {u"jw::ToOne<model::Address, model::User>"_s, u"T = model::User"_s};
    QTest::newRow("a broken path") << u"session.query<User>().with(User::rel.addresses, User::rel.addresses);"_s
                                   << u"jw: each relationship of a path starts where the one before it ends"_s
                                   << QStringList {u"jw::ToMany<model::User, model::Address>"_s};
}

void TestCompileErrors::wrongUseIsExplainedInAFewLines()
{
    QFETCH(QString, statement);
    QFETCH(QString, sentence);
    QFETCH(QStringList, names);
    const QString output = compile(statement);
    QVERIFY2(output.contains(sentence), qPrintable(output));
    for (const QString &name : names)
        QVERIFY2(output.contains(name), qPrintable(name + u" is not in\n"_s + output));
    QVERIFY2(output.count(u'\n') <= 10, qPrintable(output));
}

QTEST_GUILESS_MAIN(TestCompileErrors)
#include "tst_compileerrors.moc"
