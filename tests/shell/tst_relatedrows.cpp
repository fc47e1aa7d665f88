// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/recordsview.h"
#include "studio/prompts/prompts.h"
#include "studio/shell/mainwindow.h"
#include "studio/theme/theme.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace Qt::StringLiterals;
using namespace jw;
using namespace jw::studio;

/// From a row to those it refers to and those that refer to it, and back along the bar above them.
class tst_RelatedRows : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"joinwright"_s);
        QCoreApplication::setApplicationName(u"tst_relatedrows"_s);
        Theme::instance().apply();
    }

    void init()
    {
        QSettings().clear();
        Prompts::setUnattended(true);
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1400, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->workspace().openSample();
        QTRY_VERIFY(m_window->workspace().database() && m_window->workspace().database()->isOpen());
    }

    void cleanup() { m_window.reset(); }

    void theWayIsShownAndLeadsBack()
    {
        open(u"customers"_s, 2);
        const Record customer = current();
        QVERIFY(steps().isEmpty());
        follow(u"orders"_s);
        QTRY_COMPARE(table(), u"orders"_s);
        QCOMPARE(steps(), QStringList({customer.objectName(), u"›"_s, u"orders"_s}));
        const QString filter = filterOf(u"customer_id"_s);
        QCOMPARE(filter, u"= "_s + customer.key().first().toString());
        go(1);
        const Record order = current();
        follow(u"items"_s);
        QTRY_COMPARE(table(), u"order_items"_s);
        QCOMPARE(steps(), QStringList({customer.objectName(), u"›"_s, u"orders"_s, u"›"_s, order.objectName(), u"›"_s, u"items"_s}));

        QTest::keyClick(view()->view(), Qt::Key_Left, Qt::AltModifier);
        QTRY_COMPARE(table(), u"orders"_s);
        QCOMPARE(filterOf(u"customer_id"_s), filter);
        QCOMPARE(current(), order);
        QCOMPARE(steps().size(), 3);

        QTest::mouseClick(bar()->findChild<QPushButton *>(u"step"_s), Qt::LeftButton);
        QTRY_COMPARE(table(), u"customers"_s);
        QCOMPARE(current(), customer);
        QVERIFY(steps().isEmpty());
    }

    void aTabThatShowsOtherRowsByNowShowsTheOldOnesAgain()
    {
        open(u"customers"_s, 2);
        follow(u"orders"_s);
        QTRY_COMPARE(table(), u"orders"_s);
        const QString filter = filterOf(u"customer_id"_s);
        go(1);
        const Record order = current();
        follow(u"items"_s);
        QTRY_COMPARE(table(), u"order_items"_s);
        const Trail trail = view()->trail();
        m_window->tabs().showRecords(order.mapper().id())->clearFilters();
        QTRY_VERIFY(steps().isEmpty()); // these are all orders
        m_window->tabs().showStep(trail, 1);
        QCOMPARE(filterOf(u"customer_id"_s), filter);
        QTRY_COMPARE(current(), order);
        QCOMPARE(steps().size(), 3);
    }

private:
    RecordsView *view() const { return qobject_cast<RecordsView *>(m_window->tabs().data()); }
    TrailBar *bar() const { return view()->findChild<TrailBar *>(); }
    QString table() const { return view() ? view()->title() : QString(); }
    QString filterOf(const QString &column) const
    {
        return view()->grid().filterText(view()->records().columnOf(view()->records().table().column(column)->id));
    }
    Record current() const
    {
        const QModelIndex index = view()->view()->currentIndex();
        return index.isValid() ? view()->grid().record(index.row(), index.column()) : Record();
    }

    /// What the bar says; nothing when it is not there.
    QStringList steps() const
    {
        QStringList texts;
        const QLayout *layout = bar()->layout();
        for (int i = 0; bar()->isVisible() && i < layout->count(); ++i) {
            const QWidget *widget = layout->itemAt(i)->widget();
            if (const auto *button = qobject_cast<const QPushButton *>(widget))
                texts.append(button->text());
            else if (const auto *label = qobject_cast<const QLabel *>(widget))
                texts.append(label->text());
        }
        return texts;
    }

    void go(int row)
    {
        QTRY_VERIFY(view() && view()->grid().rowCount() > row && view()->grid().record(row, 0));
        view()->goToRow(row);
    }

    void open(const QString &name, int row)
    {
        const Table *table = m_window->workspace().database()->schema().table(name);
        QVERIFY(m_window->tabs().showRecords(table->id));
        go(row);
    }

    /// Chooses the relationship from the menu that Shift+F4 opens.
    void follow(const QString &relationship)
    {
        QTimer::singleShot(0, this, [&] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            for (QAction *action : menu ? menu->actions() : QList<QAction *>()) {
                if (action->text().startsWith(relationship + u' '))
                    menu->setActiveAction(action);
            }
            QTest::keyClick(menu, Qt::Key_Return);
        });
        view()->showRelated();
    }

    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(tst_RelatedRows)
#include "tst_relatedrows.moc"
