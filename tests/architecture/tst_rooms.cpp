// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "support/paths.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;

namespace {

// The law of arrows: a room, and the rooms whose headers it may include beside its own. One row a room.
// "library" means every room of src/joinwright. README draws the same picture.
const QHash<QString, QStringList> &arrows()
{
    static const QStringList engineBelow {u"core"_s, u"schema"_s, u"sql"_s, u"dialect"_s};
    static const QStringList common {u"core"_s, u"schema"_s, u"studio/selection"_s, u"studio/prompts"_s, u"studio/theme"_s};
    static const QHash<QString, QStringList> table {
        {u"core"_s, {}},
        {u"schema"_s, {u"core"_s}},
        {u"sql"_s, {u"core"_s, u"schema"_s}},
        {u"dialect"_s, {u"core"_s, u"schema"_s, u"sql"_s}},
        {u"dialect/mysql"_s, {u"core"_s, u"schema"_s, u"sql"_s, u"dialect"_s}},
        {u"dialect/postgresql"_s, {u"core"_s, u"schema"_s, u"sql"_s, u"dialect"_s}},
        {u"dialect/sqlite"_s, {u"core"_s, u"schema"_s, u"sql"_s, u"dialect"_s}},
        {u"engine"_s, engineBelow},
        {u"orm"_s, engineBelow + QStringList {u"engine"_s}},
        {u"binding"_s, engineBelow + QStringList {u"engine"_s, u"orm"_s}},
        {u"modelfile"_s, engineBelow},
        {u"codegen"_s, engineBelow + QStringList {u"modelfile"_s}},
        {u"sample"_s, engineBelow + QStringList {u"engine"_s, u"modelfile"_s}},
        {u"cli"_s, {u"library"_s, u"studio/designer"_s, u"studio/theme"_s}},
        {u"studio/theme"_s, {u"core"_s, u"schema"_s}},
        {u"studio/prompts"_s, {u"core"_s, u"schema"_s, u"studio/theme"_s}},
        {u"studio/selection"_s, {u"core"_s, u"schema"_s}},
        {u"studio/document"_s, common + QStringList {u"library"_s}},
        {u"studio/designer"_s, common + QStringList {u"studio/document"_s, u"modelfile"_s}},
        {u"studio/navigator"_s, common + QStringList {u"studio/document"_s}},
        {u"studio/inspector"_s, common + QStringList {u"studio/document"_s, u"codegen"_s}},
        {u"studio/databases"_s, common + QStringList {u"library"_s}},
        {u"studio/data"_s, common + QStringList {u"library"_s, u"studio/databases"_s}},
        {u"studio/transfer"_s, common + QStringList {u"library"_s, u"studio/document"_s, u"studio/databases"_s}},
        {u"studio/help"_s, common},
        {u"studio/shell"_s, {u"library"_s, u"studio"_s}},
    };
    return table;
}

/// The room of a path below src/ ("joinwright/dialect/sqlite/x.h" → "dialect/sqlite"); empty: none.
QString roomOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    if (parts.first() == u"joinwright" && parts.size() >= 3)
        return parts[1] == u"dialect" && parts.size() == 4 ? parts[1] + u'/' + parts[2] : parts[1];
    if (parts.first() == u"studio" && parts.size() >= 3)
        return u"studio/"_s + parts[1];
    return parts.first() == u"cli" ? u"cli"_s : QString();
}

bool isAllowed(const QString &from, const QString &to)
{
    const QStringList allowed = arrows().value(from);
    // The base of a room knows its vendors by name only in one place: Dialect::byName().
    if (from == to || allowed.contains(to))
        return true;
    if (allowed.contains(u"library"_s) && !to.startsWith(u"studio"))
        return to != u"cli";
    return allowed.contains(u"studio"_s) && to.startsWith(u"studio/");
}

QStringList sources()
{
    QStringList files;
    const QDir src(jw::test::sourcePath(u"src"_s));
    QDirIterator it(src.path(), {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(src.relativeFilePath(it.next()));
    files.sort();
    return files;
}

QByteArray read(const QString &relative)
{
    QFile file(jw::test::sourcePath(u"src/"_s + relative));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList includesOf(const QByteArray &text)
{
    static const QRegularExpression pattern(u"^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"_s, QRegularExpression::MultilineOption);
    QStringList result;
    for (auto it = pattern.globalMatch(QString::fromUtf8(text)); it.hasNext();)
        result.append(it.next().captured(2));
    return result;
}

/// What a file includes, and what that does, as far as it is ours.
QSet<QString> allIncludesOf(const QString &file)
{
    QSet<QString> found;
    QStringList open {file};
    while (!open.isEmpty()) {
        for (const QString &include : includesOf(read(open.takeLast()))) {
            if (found.contains(include))
                continue;
            found.insert(include);
            open.append(include);
        }
    }
    return found;
}

} // namespace

class tst_Rooms : public QObject
{
    Q_OBJECT

private slots:
    void everyRoomIncludesOnlyWhatItMay_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString &file : sources())
            QTest::newRow(qPrintable(file)) << file;
    }

    void everyRoomIncludesOnlyWhatItMay()
    {
        QFETCH(QString, file);
        const QString room = roomOf(file);
        if (room.isEmpty())
            return; // main.cpp puts the rooms together
        QVERIFY2(arrows().contains(room), qPrintable(u"the room %1 is not in the table of arrows"_s.arg(room)));
        for (const QString &include : includesOf(read(file))) {
            const QString target = roomOf(include);
            const bool isByName = file == u"joinwright/dialect/dialect.cpp" && target.startsWith(u"dialect/");
            if (!target.isEmpty() && !isByName)
                QVERIFY2(isAllowed(room, target), qPrintable(u"%1: %2 -> %3 (%4)"_s.arg(file, room, target, include)));
        }
    }

    void onlyTheEngineSeesQtSql()
    {
        static const QRegularExpression qtSql(u"^(QtSql/|QSql)"_s);
        for (const QString &file : sources()) {
            if (roomOf(file) == u"engine")
                continue;
            for (const QString &include : includesOf(read(file)))
                QVERIFY2(!qtSql.match(include).hasMatch(), qPrintable(file + u" includes "_s + include));
        }
    }

    void theLibraryDrawsNothing()
    {
        static const QRegularExpression gui(u"^(QtGui/|QtWidgets/|QWidget|QPainter)"_s);
        for (const QString &file : sources()) {
            if (!file.startsWith(u"joinwright/"))
                continue;
            for (const QString &include : includesOf(read(file)))
                QVERIFY2(!gui.match(include).hasMatch(), qPrintable(file + u" includes "_s + include));
        }
    }

    void theArrowsHaveNoCycle()
    {
        QHash<QString, QStringList> open = arrows();
        for (QStringList &targets : open) {
            if (targets.contains(u"library"_s) || targets.contains(u"studio"_s))
                targets.clear(); // both are below: only shell and cli name them whole
        }
        bool removed = true;
        while (removed) {
            removed = false;
            for (const QString &room : open.keys()) {
                if (std::none_of(open[room].cbegin(), open[room].cend(), [&](const QString &t) { return open.contains(t); })) {
                    open.remove(room);
                    removed = true;
                }
            }
        }
        QVERIFY2(open.isEmpty(), qPrintable(u"a cycle through "_s + open.keys().join(u", ")));
    }

    void filesStayUnderSixHundredLines()
    {
        for (const QString &file : sources())
            QVERIFY2(read(file).count('\n') <= 600, qPrintable(file + u" has more than 600 lines"_s));
    }

    /// Every file of a program reads these: each of the headers below, or of Qt's, would cost the compiler more than all of ours.
    void whatEveryProgramIncludesIsLight_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("a generated class") << u"joinwright/orm/entity.h"_s;
        QTest::newRow("a session") << u"joinwright/orm/session.h"_s;
    }

    void whatEveryProgramIncludesIsLight()
    {
        QFETCH(QString, file);
        static const QSet<QString> heavy {u"QtCore/QFuture"_s, u"QtCore/QFutureWatcher"_s, u"QtCore/QPromise"_s, u"QtCore/QThread"_s, u"QtCore/QMutex"_s,
            u"QtCore/QJsonObject"_s, u"QtCore/QVariant"_s, u"QtCore/QRegularExpression"_s, u"QtCore/QSettings"_s, u"future"_s, u"thread"_s, u"mutex"_s,
            u"condition_variable"_s, u"regex"_s, u"iostream"_s, u"ranges"_s, u"joinwright/orm/rowbatch.h"_s, u"joinwright/orm/identitymap.h"_s};
        const QSet<QString> all = allIncludesOf(file);
        QVERIFY(all.contains(u"joinwright/core/value.h"_s));
        QCOMPARE((all & heavy).values(), QStringList());
        QVERIFY(allIncludesOf(u"joinwright/orm/asyncsession.h"_s).contains(u"QtCore/QPromise"_s)); // it would be seen
    }

    void aForbiddenArrowIsSeen()
    {
        QVERIFY(!isAllowed(u"schema"_s, u"orm"_s));
        QVERIFY(!isAllowed(u"studio/designer"_s, u"engine"_s));
        QVERIFY(!isAllowed(u"studio/data"_s, u"studio/document"_s));
        QVERIFY(!isAllowed(u"studio/document"_s, u"studio/designer"_s));
        QCOMPARE(includesOf("#include \"joinwright/orm/session.h\"\n# include <QSqlQuery>\n"),
            (QStringList {u"joinwright/orm/session.h"_s, u"QSqlQuery"_s}));
        QCOMPARE(roomOf(u"joinwright/dialect/sqlite/sqlitedialect.h"_s), u"dialect/sqlite"_s);
    }
};

QTEST_GUILESS_MAIN(tst_Rooms)
#include "tst_rooms.moc"
