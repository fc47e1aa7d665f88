// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/help/helpfindbar.h"
#include "studio/help/helpview.h"
#include "studio/theme/rowtree.h"
#include "studio/theme/theme.h"

#include <QtGui/QTextBlock>
#include <QtGui/QTextTable>
#include <QtTest/QtTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;
using namespace jw::studio;

namespace {

QTextBlock blockWith(const QTextDocument *document, const QString &text)
{
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        if (block.text().contains(text))
            return block;
    }
    return {};
}

/// The colour that a word of the page is shown in; invalid when it has none of its own.
QColor colorOf(const QTextDocument *document, const QString &line, const QString &word)
{
    const QTextBlock block = blockWith(document, line);
    const qsizetype at = block.text().indexOf(word);
    for (const QTextLayout::FormatRange &range : block.layout()->formats()) {
        if (range.start <= at && at < range.start + range.length)
            return range.format.foreground().color();
    }
    return {};
}

int columnsAt(const QTextDocument *document, const QString &line)
{
    const QTextTable *table = QTextCursor(blockWith(document, line)).currentTable();
    return table ? table->columns() : 0;
}

QStringList hrefs(const QTextDocument *document)
{
    QStringList links;
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QString href = it.fragment().charFormat().anchorHref();
            if (!href.isEmpty())
                links.append(href);
        }
    }
    return links;
}

bool hasAnchor(const QTextDocument *document, const QString &name)
{
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (it.fragment().charFormat().anchorNames().contains(name))
                return true;
        }
    }
    return false;
}

struct Shown
{
    HelpView view;

    explicit Shown(QSize size = {1200, 700})
    {
        view.resize(size);
        static_cast<QWidget &>(view).show();
        QCoreApplication::processEvents();
    }
    QTextBrowser *browser() const { return view.browser(); }
    QTextDocument *document() const { return view.browser()->document(); }
    template<typename T>
    T *part(const QString &name) const
    {
        return view.findChild<T *>(name);
    }
    void click(const QString &href)
    {
        emit view.browser()->anchorClicked(QUrl(href));
    }
};

} // namespace

class tst_HelpView : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { Theme::instance().setScheme(Scheme::Light); }

    void listsThePagesInTheOrderOfReading()
    {
        Shown help;
        const QAbstractItemModel *pages = help.part<RowTree>(u"helpPages"_s)->model();
        QStringList titles;
        for (int i = 0; i < pages->rowCount(); ++i)
            titles.append(pages->index(i, 0).data().toString());
        QCOMPARE(titles, QStringList({u"The program"_s, u"Joinwright's library"_s, u"Tutorial"_s, u"From SQLAlchemy, Django, QxOrm"_s, u"Sessions"_s,
                             u"Loading"_s, u"Queries"_s, u"Live results"_s, u"Classes"_s, u"Servers, and when one machine is not enough"_s}));
        QCOMPARE(help.view.page(), u"program.md"_s);
    }

    void aSectionOfTheListShowsItsPlace()
    {
        Shown help;
        auto *list = help.part<RowTree>(u"helpPages"_s);
        const QModelIndex sessions = list->model()->index(4, 0);
        QModelIndex threads;
        for (int i = 0; i < list->model()->rowCount(sessions); ++i) {
            if (list->model()->index(i, 0, sessions).data() == u"Threads"_s)
                threads = list->model()->index(i, 0, sessions);
        }
        QVERIFY(threads.isValid());
        list->setCurrentIndex(threads);
        QCOMPARE(help.view.page(), u"sessions.md"_s);
        QVERIFY(help.browser()->verticalScrollBar()->value() > 0);
        QCOMPARE(list->currentIndex(), threads);
    }

    void everyLinkLeadsToAPageAndAPlace()
    {
        Shown help;
        const HelpBook book;
        for (const QString &name : book.names()) {
            help.view.show(name);
            const QStringList links = hrefs(help.document());
            QVERIFY2(!links.isEmpty(), qPrintable(name + u" leads nowhere"_s));
            for (const QString &href : links) {
                help.view.show(name);
                help.click(href);
                const QString page = href.section(u'#', 0, 0);
                const QString anchor = href.section(u'#', 1);
                QCOMPARE(help.view.page(), page.isEmpty() ? name : page);
                QVERIFY2(anchor.isEmpty() || hasAnchor(help.document(), anchor), qPrintable(name + u" -> "_s + href));
            }
        }
    }

    void codeWearsTheColoursOfTheTheme_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void codeWearsTheColoursOfTheTheme()
    {
        QFETCH(bool, dark);
        Shown help;
        help.view.show(u"tutorial.md"_s);
        Theme::instance().setScheme(dark ? Scheme::Dark : Scheme::Light);
        const QTextDocument *page = help.document();
        const Theme &theme = Theme::instance();
        QCOMPARE(colorOf(page, u"session.query(User).all():"_s, u"for"_s), theme.color(Token::CodeKeyword));
        QCOMPARE(colorOf(page, u"const auto engine"_s, u"auto"_s), theme.color(Token::CodeKeyword));
        QCOMPARE(colorOf(page, u"const auto engine"_s, u"\"sqlite"_s), theme.color(Token::CodeText));
        QCOMPARE(colorOf(page, u"Ten steps"_s, u"Python"_s), QColor()); // prose is left alone
        const QTextBlock code = blockWith(page, u"const auto engine"_s);
        QCOMPARE(QTextCursor(code).currentTable()->format().background().color(), theme.color(Token::Panel));
        const QTextCharFormat format = code.begin().fragment().charFormat();
        QVERIFY(format.fontFamilies().toStringList().contains(theme.font(FontRole::Code).family()));
    }

    void pythonStandsBesideCppWhereThereIsRoom()
    {
        Shown help;
        help.view.show(u"tutorial.md"_s);
        QCOMPARE(columnsAt(help.document(), u"const auto engine"_s), 2);
        help.view.resize(760, 700);
        QTRY_COMPARE(columnsAt(help.document(), u"const auto engine"_s), 1);
        QVERIFY(blockWith(help.document(), u"create_engine("_s).isValid());
        help.view.resize(1300, 700);
        QTRY_COMPARE(columnsAt(help.document(), u"const auto engine"_s), 2);
    }

    void noPageHasToBePushedSideways()
    {
        Shown help;
        const HelpBook book;
        for (const int width : {1000, 1300}) {
            help.view.resize(width, 700);
            QCoreApplication::processEvents();
            for (const QString &name : book.names()) {
                help.view.show(name);
                QVERIFY2(help.browser()->horizontalScrollBar()->maximum() == 0, qPrintable(u"%1 at %2"_s.arg(name).arg(width)));
            }
        }
    }

    void findMarksAllPlacesAndWalksOverThem()
    {
        Shown help;
        help.view.show(u"sessions.md"_s);
        help.view.find();
        auto *text = help.part<QLineEdit>(u"helpFindText"_s);
        auto *bar = help.part<HelpFindBar>(u"helpFindBar"_s);
        const qsizetype all = help.document()->toPlainText().count(u"rollback"_s, Qt::CaseInsensitive);
        QVERIFY(all > 2);
        QTest::keyClicks(text, u"rollback"_s);
        QCOMPARE(qsizetype(bar->count()), all);
        QCOMPARE(help.browser()->extraSelections().size(), all);
        QCOMPARE(help.part<QLabel>(u"helpFindCount"_s)->text(), u"1 of %1"_s.arg(all));
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(bar->current(), 1);
        QTest::keyClick(text, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClick(text, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(qsizetype(bar->current()), all - 1);
        QTest::keyClicks(text, u" of the Romans"_s);
        QCOMPARE(bar->count(), 0);
        QVERIFY(help.browser()->extraSelections().isEmpty());
        QCOMPARE(help.part<QLabel>(u"helpFindCount"_s)->text(), u"none here"_s);
    }

    void backAndForwardComeToWhereOneWas()
    {
        Shown help;
        auto *back = help.part<QToolButton>(u"helpBack"_s);
        auto *forward = help.part<QToolButton>(u"helpForward"_s);
        QVERIFY(!back->isEnabled() && !forward->isEnabled());
        help.click(u"sessions.md"_s);
        help.browser()->verticalScrollBar()->setValue(300);
        help.click(u"loading.md"_s);
        QCOMPARE(help.browser()->verticalScrollBar()->value(), 0);
        back->click();
        QCOMPARE(help.view.page(), u"sessions.md"_s);
        QCOMPARE(help.browser()->verticalScrollBar()->value(), 300);
        QTest::keyClick(&help.view, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(help.view.page(), u"program.md"_s);
        QVERIFY(!back->isEnabled());
        forward->click();
        forward->click();
        QCOMPARE(help.view.page(), u"loading.md"_s);
        QVERIFY(!forward->isEnabled());
    }

    void theOtherThemeKeepsThePlace()
    {
        Shown help;
        help.view.show(u"sessions.md"_s);
        help.browser()->verticalScrollBar()->setValue(400);
        Theme::instance().setScheme(Scheme::Dark);
        QCOMPARE(help.browser()->verticalScrollBar()->value(), 400);
    }
};

QTEST_MAIN(tst_HelpView)
#include "tst_helpview.moc"
