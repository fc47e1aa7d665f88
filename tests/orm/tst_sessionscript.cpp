// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "fixture.h"

#include <QtCore/QRandomGenerator>

#include <map>

using namespace Qt::StringLiterals;
using jw::Record;
using jw::Value;

namespace {

/// Random edits through a session, and the same in a plain model of what the rows should be: at every commit the
/// database must be the model, and at every rollback or undo the session must be what it was.
class Script
{
public:
    explicit Script(quint32 seed)
        : m_random(seed)
        , m_session(std::make_unique<jw::Session>(m_db.engine, m_db.schema))
    {
        m_db.run(u"INSERT INTO departments (id, name) VALUES (1, 'a'), (2, 'b'), (3, 'c')"_s);
    }

    void step()
    {
        switch (m_random.bounded(14)) {
        case 0:
        case 1:
        case 2:
            return add();
        case 3:
        case 4:
            return rename();
        case 5:
        case 6:
            return relate();
        case 7:
            return hire();
        case 8:
            return remove();
        case 9:
            return revert();
        case 10:
            return undoAndRedo();
        case 11:
            return commit();
        case 12:
            return m_random.bounded(3) ? commit() : rollback();
        default:
            return startAnew();
        }
    }

    void commit()
    {
        m_session->commit();
        m_saved = m_now;
        compareDatabase();
    }

private:
    struct Person
    {
        QString name;
        int department;
        int manager; ///< number of a person; -1: none
        friend bool operator==(const Person &, const Person &) = default;
    };
    using People = std::map<int, Person>;

    int pick()
    {
        return m_now.empty() ? -1 : std::next(m_now.begin(), m_random.bounded(int(m_now.size())))->first;
    }
    Record record(int number)
    {
        if (const Record held = m_records.value(number))
            return held;
        const jw::Table &employees = *m_db.table(u"employees"_s);
        return m_session->query(&employees).where(jw::col(employees, u"level") == number).one();
    }
    Record department(int id) { return m_session->get(m_db.table(u"departments"_s), {id}); }
    QString word() { return u"n%1"_s.arg(m_random.bounded(5)); }

    void add()
    {
        const int number = m_next++;
        const Person person {word(), 1 + m_random.bounded(3), m_random.bounded(2) ? pick() : -1};
        const jw::EditScope scope(*m_session, u"Add"_s);
        const Record fresh = m_random.bounded(2) ? department(person.department).many(u"employees").addNew()
                                                 : m_db.add(*m_session, u"employees"_s);
        fresh["name"] = person.name;
        fresh["level"] = number; // tells the persons apart
        if (m_random.bounded(2))
            fresh["department_id"] = person.department;
        else
            fresh.setOne(u"department", department(person.department));
        if (person.manager >= 0)
            fresh.setOne(u"manager", record(person.manager));
        m_records.insert(number, fresh);
        m_now[number] = person;
    }
    void rename()
    {
        if (const int number = pick(); number >= 0) {
            m_now[number].name = word();
            record(number)["name"] = m_now[number].name;
        }
    }
    void relate()
    {
        const int number = pick();
        if (number < 0)
            return;
        const int manager = m_random.bounded(3) ? pick() : -1;
        m_now[number].manager = manager;
        if (manager >= 0 && m_random.bounded(2))
            record(manager).many(u"reports").add(record(number));
        else
            record(number).setOne(u"manager", manager < 0 ? Record() : record(manager));
    }
    void hire()
    {
        const int number = pick();
        if (number < 0)
            return;
        m_now[number].department = 1 + m_random.bounded(3);
        department(m_now[number].department).many(u"employees").add(record(number));
    }
    void remove()
    {
        const int number = pick();
        if (number < 0)
            return;
        const jw::EditScope scope(*m_session, u"Remove"_s);
        for (auto &[other, person] : m_now) {
            if (person.manager != number)
                continue;
            person.manager = -1;
            record(other).setOne(u"manager", Record());
        }
        m_session->remove(record(number));
        m_now.erase(number);
    }
    void revert()
    {
        const int number = pick();
        if (number < 0 || !m_saved.count(number) || (m_saved[number].manager >= 0 && !m_now.count(m_saved[number].manager)))
            return;
        m_session->revert(record(number));
        m_now[number] = m_saved[number];
    }
    void undoAndRedo()
    {
        const jw::PendingState before = m_session->pendingState();
        int steps = 0;
        for (const int wanted = m_random.bounded(6); steps < wanted && m_session->canUndo(); ++steps)
            m_session->undo();
        while (steps-- > 0)
            m_session->redo();
        QVERIFY(sorted(m_session->pendingState()) == sorted(before));
    }
    void rollback()
    {
        m_session->rollback();
        QVERIFY(!m_session->hasChanges());
        m_now = m_saved;
        m_records.removeIf([this](const auto &item) { return !m_now.count(item.key()); });
    }
    /// What waits survives a crash: a fresh session takes it over.
    void startAnew()
    {
        const jw::PendingState state = jw::PendingState::fromBytes(m_session->pendingState().toBytes());
        m_records.clear();
        m_session = std::make_unique<jw::Session>(m_db.engine, m_db.schema);
        QVERIFY(m_session->restore(state).isEmpty());
        QVERIFY(m_session->pendingState() == state);
        for (const Record &added : m_session->added())
            m_records.insert(int(added.value(u"level").toInt64()), added);
    }

    /// Undo and redo keep what waits, not the order in which it came.
    static QList<QByteArray> sorted(const jw::PendingState &state)
    {
        QList<QByteArray> rows;
        for (jw::PendingRow row : state.rows) {
            std::sort(row.cells.begin(), row.cells.end(),
                [](const jw::PendingCell &a, const jw::PendingCell &b) { return a.column < b.column; });
            for (auto &target : row.targets)
                target.second = 0;
            rows.append(jw::PendingState {{row}}.toBytes());
        }
        std::sort(rows.begin(), rows.end());
        return rows;
    }

    void compareDatabase()
    {
        People stored;
        for (const auto &row : m_db.rows(u"SELECT e.level, e.name, e.department_id, m.level FROM employees e "
                                         "LEFT JOIN employees m ON m.id = e.manager_id"_s))
            stored[int(row[0].toInt64())] = {row[1].toText(), int(row[2].toInt64()), row[3].isNull() ? -1 : int(row[3].toInt64())};
        QVERIFY(stored == m_now);
        for (int id = 1; id <= 3; ++id) {
            QStringList members;
            for (const Record &member : department(id).many(u"employees"))
                members.append(QString::number(member.value(u"level").toInt64()));
            QStringList expected;
            for (const auto &[number, person] : m_now) {
                if (person.department == id)
                    expected.append(QString::number(number));
            }
            members.sort();
            expected.sort();
            QCOMPARE(members, expected);
        }
    }

    QRandomGenerator m_random;
    Company m_db;
    std::unique_ptr<jw::Session> m_session;
    QHash<int, Record> m_records;
    People m_now;
    People m_saved;
    int m_next = 100;
};

} // namespace

class TestSessionScript : public QObject
{
    Q_OBJECT

private slots:
    void randomEditsEndAsInThePlainModel_data();
    void randomEditsEndAsInThePlainModel();
};

void TestSessionScript::randomEditsEndAsInThePlainModel_data()
{
    QTest::addColumn<quint32>("seed");
    // JOINWRIGHT_SEED repeats one that failed; the last is new with every run.
    const quint32 own = qEnvironmentVariableIntValue("JOINWRIGHT_SEED");
    for (const quint32 seed : {1u, 2u, 3u, 4u, 5u, 6u, 7u, 8u, own ? own : QRandomGenerator::global()->generate()})
        QTest::addRow("seed %u", seed) << seed;
}

void TestSessionScript::randomEditsEndAsInThePlainModel()
{
    QFETCH(quint32, seed);
    Script script(seed);
    for (int i = 0; i < 150 && !QTest::currentTestFailed(); ++i)
        script.step();
    if (!QTest::currentTestFailed())
        script.commit();
    if (QTest::currentTestFailed())
        qWarning("JOINWRIGHT_SEED=%u repeats this", seed);
}

QTEST_GUILESS_MAIN(TestSessionScript)
#include "tst_sessionscript.moc"
