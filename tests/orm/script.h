// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "scriptschema.h"

#include "joinwright/engine/connection.h"
#include "joinwright/orm/session.h"
#include "support/databaseurl.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>

/// One step of a script: what to do, and numbers to choose rows and values by. Steps stand for themselves, so that a
/// script that fails stays a script when steps are taken out of it.
struct ScriptStep
{
    quint32 kind;
    quint32 a;
    quint32 b;
    quint32 c;
};

/// Two databases of the same schema, used by one script after the other.
struct ScriptWorld
{
    ScriptWorld();
    void empty();

    ScriptSchema script;
    jw::Engine engine = jw::Engine::open(jw::test::databaseUrl(QStringLiteral("sqlite://"))); ///< the sessions'
    jw::Engine plainEngine = jw::Engine::open(jw::test::databaseUrl(QStringLiteral("sqlite://"))); ///< of the plain SQL
    jw::Connection database = engine.connect();
    jw::Connection plain = plainEngine.connect();
};

/// What a script found: the session is not what plain SQL makes of the same steps.
struct ScriptFailure
{
    QString what;
};

/// Does each step twice: with a session, and in plain SQL in a database of its own, where every step is a savepoint. What
/// plain SQL refuses is not done in the session either; what the session has in memory must be what plain SQL has, after
/// every step, undo included; what is committed must be equal in both databases.
class Script
{
public:
    explicit Script(ScriptWorld &world);
    ~Script();

    /// Throws ScriptFailure; any other exception of the session is one too.
    void run(const QList<ScriptStep> &steps);
    QStringList log() const { return m_log; } ///< the steps in words
    int done() const { return m_done; } ///< steps that had an effect

private:
    using Act = std::function<void()>;
    struct Done
    {
        QStringList sql;
        QList<QList<jw::Value>> values;
        int journal; ///< steps that it is for the session's undo
    };
    struct Nested
    {
        std::unique_ptr<jw::Savepoint> savepoint;
        QString plainName;
        QList<Done> history; ///< as it was when the savepoint was made
        qsizetype position;
        bool hasFlushed;
        int flushes; ///< so far
    };
    struct Sql
    {
        QString text;
        QList<jw::Value> values;
    };

    void step(const ScriptStep &step);
    void both(const QString &what, const QList<Sql> &sql, const Act &act);
    bool plainTakes(const QList<Sql> &sql);
    void add(const ScriptStep &step);
    void addUser(const ScriptStep &step);
    void edit(const ScriptStep &step);
    void badge(const ScriptStep &step);
    void clash(const ScriptStep &step);
    void swapBadges(const ScriptStep &step);
    void swapDesks(const ScriptStep &step);
    void link(const ScriptStep &step);
    void unlink(const ScriptStep &step);
    void learn(const ScriptStep &step);
    void forgetSkill(const ScriptStep &step);
    void train(const ScriptStep &step);
    void remove(const ScriptStep &step);
    void revert(const ScriptStep &step);
    void undo(const ScriptStep &step);
    void flush();
    void commit();
    void rollback();
    void expire(const ScriptStep &step);
    void letGo(const ScriptStep &step);
    void startAnew();
    void openSavepoint();
    void endSavepoint(const ScriptStep &step);
    qsizetype undoable() const; ///< steps that undo may take back: none beyond an open savepoint
    /// Of the savepoint in plain SQL before a step; MariaDB has no two of the same name.
    QString stepName(qsizetype position) const;
    void otherSession(const ScriptStep &step);
    void query(const ScriptStep &step);
    void hire(const ScriptStep &step);
    void retrain(const ScriptStep &step);
    void train(const QString &tag, const QString &column, const jw::Opt<int> &value);
    void dismiss(const ScriptStep &step);
    void launch(const ScriptStep &step);
    void refit(const ScriptStep &step);
    void command(const ScriptStep &step);
    void revertCrew(const ScriptStep &step);
    void queryClasses(const ScriptStep &step);
    template<typename T>
    void queryClass(const QString &table, const QString &kinds);

    std::unique_ptr<jw::Session> makeSession() const;
    QStringList tags(const QString &table);
    QString pick(const QString &table, quint32 number);
    jw::Record record(const QString &table, const QString &tag);
    jw::Record recordIn(jw::Session &session, const QString &table, const QString &tag);
    const jw::Table *table(const QString &name) const;
    QString sqlOf(const ScriptLink &link, bool toNull) const;
    jw::Value valueFor(const QString &column, quint32 number) const;
    /// Of the database as the session's transaction sees it.
    QList<QList<jw::Value>> ours(const QString &sql, const QList<jw::Value> &values = {});
    QString joinedTags(const QString &tag, const QString &table, const QString &condition) const;
    void checkMemory();
    void noticeFlush();
    void flushed();
    void checkRecord(const QString &table, const QString &tag);
    void checkCrew(const QString &tag);
    void checkCraft(const QString &tag);
    void checkDatabases();
    void begin();
    void endTransaction(bool keep);
    void dropRedo();
    void note(const QString &what) { m_log.append(what); }

    ScriptWorld &m_world;
    jw::Schema m_classes;
    std::unique_ptr<jw::Session> m_session;
    std::unique_ptr<jw::Session> m_other;
    QHash<QString, jw::Record> m_held; ///< by "table tag"
    QList<Done> m_history; ///< since the last flush, what undo takes back; plain SQL has a savepoint before each
    qsizetype m_position = 0; ///< in it
    QList<QList<QList<jw::Value>>> m_written; ///< the plain rows by table as of the last flush, whole
    QStringList m_log;
    int m_next = 1;
    int m_done = 0;
    bool m_hasFlushed = false; ///< since the last commit
    int m_flushes = 0; ///< that were not taken back
    bool m_autoflush = false; ///< the session writes what waits before it reads: some scripts are like that throughout
    bool m_isOpen = false; ///< the session has begun a transaction for a savepoint
    std::vector<Nested> m_savepoints;
};

[[noreturn]] void failScript(const QString &what);
bool isLive(const jw::Record &record); ///< pending or persistent
/// What waits, in an order of its own: undo and redo keep what waits, not the order in which it came.
QList<QByteArray> sorted(const jw::PendingState &state);
QString rowsText(const QList<QList<jw::Value>> &rows);
