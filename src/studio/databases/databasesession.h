// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/changesmodel.h"
#include "joinwright/binding/joinedmodel.h"
#include "joinwright/binding/recordsmodel.h"
#include "studio/databases/databasesettings.h"
#include "studio/databases/conflicts.h"
#include "studio/databases/drafts.h"
#include "studio/databases/lifeline.h"
#include "studio/databases/opening.h"
#include "studio/databases/rowjournal.h"
#include "studio/databases/sqllog.h"

#include <QtCore/QSet>

namespace jw::studio {

/// One opened database: its connections, its structure matched to the model, the rows in memory with their pending
/// edits, and their journal. Never waits for the database in its own thread. Views and models made on it go before it.
/// What is pending when it is destroyed is offered at the next opening; revertAll() before gives it up.
class DatabaseSession : public QObject
{
    Q_OBJECT

public:
    enum class State : quint8 { Closed, Opening, Open };

    explicit DatabaseSession(QObject *parent = nullptr);
    ~DatabaseSession() override;

    /// Opens and reads the structure aside; ends in opened() or openFailed(). `model` gives its ids, labels and
    /// relationship names to what it and the database both have; it may be empty.
    void open(const Url &url, DatabaseMode mode = DatabaseMode::Free, const Schema &model = {});
    State state() const { return m_state; }
    bool isOpening() const { return m_state == State::Opening; }
    bool isOpen() const { return m_state == State::Open; }

    const Url &url() const { return m_url; }
    QString label() const { return labelOf(m_url); }
    /// ReadOnly also where the file or the server takes no writes.
    DatabaseMode mode() const { return m_mode; }
    bool isReadOnly() const { return m_mode == DatabaseMode::ReadOnly; }
    bool isChangingMode() const { return m_changingMode != nullptr; }
    /// Why it cannot become `mode` now; empty when it can.
    QString reasonAgainstMode(DatabaseMode mode) const;
    /// To and from ReadOnly other connections are made, aside: ends in modeChanged() or failed(). What is in memory and
    /// shown stays. Does nothing when there is a reason against it.
    void setMode(DatabaseMode mode);
    /// The colour that the person gave it.
    std::optional<Hue> colour() const { return m_colour; }
    void setColour(std::optional<Hue> colour);
    QString serverVersion() const; ///< "SQLite 3.40.1"

    /// What the database has, with the model's ids. All that grids, sessions and commits use.
    const Schema &schema() const { return m_schema; }
    const QList<ReflectionNote> &notes() const { return m_notes; }
    /// A later version of the same model: what it has and the database has not is known by missing().
    void setModel(const Schema &model);
    /// Tables, columns and foreign keys of the model that are not in the database. Never part of any SQL.
    const QSet<Id> &missing() const { return m_missing; }

    // All below only while it is open.
    Session &session() const { return *m_session; }
    LabelCache &labels() const { return *m_labels; }
    ChangesModel &changes() const { return *m_changes; }
    SqlLog &log() const { return *m_log; }
    /// What was typed and could not be taken. Nothing is committed as long as there is any.
    Drafts &drafts() const { return *m_drafts; }
    /// Where others have written what is edited here.
    Conflicts &conflicts() const { return *m_conflicts; }
    int draftCount() const { return m_drafts ? int(m_drafts->all().size()) : 0; }
    std::unique_ptr<RecordsModel> makeRecords(Id table);
    std::unique_ptr<JoinedModel> makeJoined();

    /// Whether the server is gone; why is said by trouble(). What is pending stays.
    bool isLost() const { return m_lifeline.isLost(); }
    const Error *trouble() const { return m_lifeline.trouble(); }
    bool isReconnecting() const { return m_lifeline.isReconnecting(); }
    void reconnect();

    int pendingCount() const { return m_changes ? m_changes->objectCount() : 0; }
    bool isCommitting() const { return m_committing; }
    /// Why nothing can be committed now, naming what is missing; empty when it can.
    QString reasonAgainstCommit() const;
    bool canCommit() const { return reasonAgainstCommit().isEmpty(); }
    /// Writes everything in one transaction; ends in committed(), commitFailed() or conflicted(). What others have written in
    /// other fields meanwhile is merged, and the commit is tried again.
    void commit();
    /// Drafts are given up too.
    void revertAll();

    bool canUndo() const;
    bool canRedo() const;
    QString undoText() const;
    QString redoText() const;
    void undo();
    void redo();

    /// Rows that a crash left pending; 0: none, or it takes no changes.
    int recoverableCount() const;
    /// Brings them back as pending edits; ends in recovered().
    void recover();
    void dropRecoverable();

signals:
    void openingProgressed(jw::studio::Opening::Step step, int statements);
    void opened();
    void openFailed(const jw::Error &error);
    void pendingCountChanged(int count);
    /// Whether a commit is possible, or why not, may be different now.
    void commitStateChanged();
    void historyChanged();
    /// A commit is about to take the database: readers stop.
    void writing();
    void committed(int objects);
    /// Everything is still pending. `failing` is the object named by the error, where it is known.
    void commitFailed(const jw::Error &error, const jw::Record &failing);
    /// Nothing was written, and everything is still pending: others have written what is edited here. Once the conflicts()
    /// are resolved it can be committed.
    void conflicted();
    void missingChanged();
    void modeChanged();
    void colourChanged();
    /// It is lost, there again, or being tried.
    void connectionChanged();
    /// It was lost and is there again: readers read anew.
    void reconnected();
    /// `gone` of the recovered rows are not in the database, or their tables not in the model; they can be recovered later.
    void recovered(int restored, int gone);
    void failed(const jw::Error &error);

private:
    class HistoryListener;

    EngineOptions optionsFor(DatabaseMode mode) const;
    void arrived(const Opening::Opened &answer);
    void take(const Engine &engine, DatabaseMode mode);
    void modeArrived(const Engine &engine, DatabaseMode wanted);
    void modeFailed(const Error &error);
    void restored();
    template<typename Model>
    std::unique_ptr<Model> connected(std::unique_ptr<Model> model);
    void updateMissing();
    void changesRefreshed();
    QString wordsOf(const Draft &draft) const;
    void writeJournal();
    Record failingRecord(const Error &error) const;
    void restore(const QList<FetchResult> &rows);
    void write();
    void commitBroke(const Error &error);
    void keepLeftBehind(const QList<PendingRow> &rows);

    State m_state = State::Closed;
    Url m_url;
    DatabaseMode m_mode = DatabaseMode::Free;
    std::optional<Hue> m_colour;
    std::unique_ptr<Opening> m_opening;
    std::unique_ptr<Opening> m_changingMode;
    Schema m_model;
    Schema m_schema;
    QList<ReflectionNote> m_notes;
    QSet<Id> m_missing;
    std::optional<Engine> m_engine;
    std::shared_ptr<Worker> m_pages;
    std::shared_ptr<Worker> m_aside;
    Lifeline m_lifeline;
    std::unique_ptr<SqlLog> m_log;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<HistoryListener> m_history;
    std::unique_ptr<LabelCache> m_labels;
    std::unique_ptr<ChangesModel> m_changes;
    std::unique_ptr<Drafts> m_drafts;
    std::unique_ptr<Conflicts> m_conflicts;
    std::unique_ptr<RowJournal> m_journal;
    std::optional<PendingState> m_leftBehind;
    QTimer m_writeJournal;
    int m_pendingCount = 0;
    bool m_committing = false;
    int m_merges = 0; // of the commit that is under way
};

} // namespace jw::studio
