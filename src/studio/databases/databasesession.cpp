// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/databases/databasesession.h"

#include "joinwright/engine/worker.h"
#include "joinwright/orm/asyncsession.h"
#include "joinwright/orm/delivery.h"
#include "joinwright/orm/observer.h"
#include "joinwright/orm/pendingstate.h"

#include <QtCore/QElapsedTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

// From an edit until the crash journal has it, in milliseconds.
constexpr int ShortestPause = 500;
constexpr int LongestPause = 10'000;

constexpr int MostMerges = 5; // in one commit: somebody else may write faster than this

} // namespace

class DatabaseSession::HistoryListener : public SessionObserver
{
public:
    explicit HistoryListener(DatabaseSession &owner)
        : m_owner(owner)
    {
        m_owner.session().addObserver(this);
    }
    ~HistoryListener() override { m_owner.session().removeObserver(this); }
    void historyChanged() override { emit m_owner.historyChanged(); }

private:
    DatabaseSession &m_owner;
};

DatabaseSession::DatabaseSession(QObject *parent)
    : QObject(parent)
    , m_log(std::make_unique<SqlLog>())
{
    m_writeJournal.setSingleShot(true);
    m_writeJournal.setInterval(ShortestPause);
    connect(&m_writeJournal, &QTimer::timeout, this, &DatabaseSession::writeJournal);
    connect(&m_lifeline, &Lifeline::changed, this, &DatabaseSession::connectionChanged);
    connect(&m_lifeline, &Lifeline::changed, this, &DatabaseSession::commitStateChanged);
    connect(&m_lifeline, &Lifeline::restored, this, &DatabaseSession::restored);
    connect(&m_lifeline, &Lifeline::answered, this, &DatabaseSession::failed);
}

DatabaseSession::~DatabaseSession()
{
    // Whoever closes with pending edits has asked before, or crashes: the journal is written for the second case. What was
    // reverted a moment ago must not be offered again.
    writeJournal();
    m_opening.reset();
    m_changingMode.reset();
    m_history.reset();
    m_changes.reset();
    m_drafts.reset();
    m_conflicts.reset();
    m_labels.reset();
    m_session.reset();
    m_lifeline.letGo();
    // A worker that is connecting to a server that does not answer ends when the time for it is over: nobody waits for that.
    if (isServer(m_url))
        Opening::releaseAside({std::move(m_pages), std::move(m_aside)});
}

EngineOptions DatabaseSession::optionsFor(DatabaseMode mode) const
{
    EngineOptions options;
    options.readOnly = mode == DatabaseMode::ReadOnly;
    options.create = false;
    return options;
}

void DatabaseSession::open(const Url &url, DatabaseMode mode, const Schema &model)
{
    m_state = State::Opening;
    m_url = url;
    m_mode = mode;
    m_model = model;
    m_opening = std::make_unique<Opening>();
    connect(m_opening.get(), &Opening::progressed, this, &DatabaseSession::openingProgressed);
    connect(m_opening.get(), &Opening::succeeded, this, &DatabaseSession::arrived);
    connect(m_opening.get(), &Opening::failed, this, [this](const Error &error) {
        m_opening.release()->deleteLater();
        m_state = State::Closed;
        emit openFailed(error);
    });
    m_opening->start(url, optionsFor(mode), model);
}

void DatabaseSession::arrived(const Opening::Opened &answer)
{
    m_opening.release()->deleteLater();
    m_schema = answer.matched;
    m_notes = answer.reflection.notes;
    take(*answer.engine, m_mode);
    m_pages = std::make_shared<Worker>(*m_engine);
    m_aside = m_url.isMemory() ? m_pages : std::make_shared<Worker>(*m_engine); // in memory there is one connection
    m_lifeline.watch(m_pages);
    m_lifeline.watch(m_aside);
    m_session = std::make_unique<Session>(m_pages, m_schema);
    m_history = std::make_unique<HistoryListener>(*this);
    m_labels = std::make_unique<LabelCache>(*m_pages, m_schema);
    m_changes = std::make_unique<ChangesModel>(*m_session, m_schema);
    connect(m_changes.get(), &ChangesModel::refreshed, this, &DatabaseSession::changesRefreshed);
    m_drafts = std::make_unique<Drafts>(*m_session);
    connect(m_drafts.get(), &Drafts::changed, this, &DatabaseSession::commitStateChanged);
    m_conflicts = std::make_unique<Conflicts>(*m_session);
    m_journal = std::make_unique<RowJournal>(m_url);
    m_leftBehind = m_journal->leftBehind();
    m_state = State::Open;
    updateMissing();
    emit opened();
}

// Mode, colour and connection

void DatabaseSession::take(const Engine &engine, DatabaseMode mode)
{
    m_engine = engine;
    m_mode = engine.isReadOnly() ? DatabaseMode::ReadOnly : mode;
    m_log->follow(engine);
}

QString DatabaseSession::reasonAgainstMode(DatabaseMode mode) const
{
    if (!isOpen() || isChangingMode())
        return tr("%1 is being opened.").arg(label());
    if (mode == m_mode || (mode != DatabaseMode::ReadOnly && !isReadOnly()))
        return {};
    if (m_url.isMemory())
        return tr("A database in memory has one connection, which stays as it is.");
    if (m_committing)
        return tr("A commit is under way.");
    if (m_session->hasChanges())
        return tr("Changes wait to be written. Commit or revert them first.");
    return {};
}

void DatabaseSession::setMode(DatabaseMode mode)
{
    if (mode == m_mode || !reasonAgainstMode(mode).isEmpty())
        return;
    if (mode != DatabaseMode::ReadOnly && !isReadOnly()) {
        m_mode = mode;
        emit modeChanged();
        return;
    }
    m_changingMode = std::make_unique<Opening>();
    connect(m_changingMode.get(), &Opening::succeeded, this,
        [this, mode](const Opening::Opened &opened) { modeArrived(*opened.engine, mode); });
    connect(m_changingMode.get(), &Opening::failed, this, &DatabaseSession::modeFailed);
    m_changingMode->connectOnly(m_url, optionsFor(mode));
}

/// Jobs that wait run as they were asked for, those that follow on the new connections.
void DatabaseSession::modeArrived(const Engine &engine, DatabaseMode wanted)
{
    m_changingMode.release()->deleteLater();
    take(engine, wanted);
    m_pages->moveTo(engine);
    m_aside->moveTo(engine);
    emit modeChanged();
    emit commitStateChanged();
    if (m_mode != wanted)
        emit failed(Error(ErrorKind::ReadOnly, tr("%1 takes no changes: it stays read-only.").arg(label())));
}

void DatabaseSession::modeFailed(const Error &error)
{
    m_changingMode.release()->deleteLater();
    emit modeChanged(); // or not: whoever shows it shows what it is
    emit failed(error);
}

void DatabaseSession::setColour(std::optional<Hue> colour)
{
    if (std::exchange(m_colour, colour) != colour)
        emit colourChanged();
}

void DatabaseSession::reconnect()
{
    if (isOpen())
        m_lifeline.reconnect();
}

void DatabaseSession::restored()
{
    m_labels->forget();
    emit reconnected();
}

QString DatabaseSession::serverVersion() const
{
    return m_engine ? m_engine->serverVersion() : QString();
}

// The model beside the database

void DatabaseSession::setModel(const Schema &model)
{
    m_model = model;
    updateMissing();
}

/// By ids: the database's schema took them over from the model where both have the same thing.
void DatabaseSession::updateMissing()
{
    QSet<Id> missing;
    for (const Table &table : m_model.tables()) {
        const Table *there = m_schema.table(table.id);
        if (!there)
            missing.insert(table.id);
        for (const Column &column : table.columns) {
            if (!there || !there->column(column.id))
                missing.insert(column.id);
        }
        for (const Relationship &relationship : table.relationships) {
            if (relationship.isForeignKey() && (!there || !there->relationship(relationship.id)))
                missing.insert(relationship.id);
        }
    }
    if (missing == m_missing)
        return;
    m_missing = missing;
    emit missingChanged();
}

// Rows

/// A model that follows what happens to its database.
template<typename Model>
std::unique_ptr<Model> DatabaseSession::connected(std::unique_ptr<Model> model)
{
    const auto showMode = [this, model = model.get()] {
        model->setReadOnly(isReadOnly() ? tr("%1 is opened read-only.").arg(label()) : QString());
    };
    showMode();
    connect(this, &DatabaseSession::modeChanged, model.get(), showMode);
    connect(this, &DatabaseSession::writing, model.get(), &WindowModel::stop);
    connect(this, &DatabaseSession::commitFailed, model.get(), [model = model.get()](const Error &error) {
        if (error.kind() != ErrorKind::Connection) // what is shown stays until there is something to read from
            model->reload();
    });
    connect(this, &DatabaseSession::reconnected, model.get(), &WindowModel::reload);
    return model;
}

std::unique_ptr<RecordsModel> DatabaseSession::makeRecords(Id table)
{
    return connected(std::make_unique<RecordsModel>(*m_session, *m_pages, *m_aside, *m_labels, m_schema, table));
}

std::unique_ptr<JoinedModel> DatabaseSession::makeJoined()
{
    return connected(std::make_unique<JoinedModel>(*m_session, *m_pages, *m_aside, *m_labels, m_schema));
}

void DatabaseSession::changesRefreshed()
{
    if (pendingCount() == 0)
        writeJournal(); // what was written must not be offered after a crash
    else if (!m_writeJournal.isActive()) // whoever goes on editing does not put it off
        m_writeJournal.start();
    if (m_pendingCount != pendingCount()) {
        m_pendingCount = pendingCount();
        emit pendingCountChanged(m_pendingCount);
    }
    emit commitStateChanged();
}

// Commit

QString DatabaseSession::reasonAgainstCommit() const
{
    if (!isOpen() || isReadOnly())
        return tr("%1 is opened read-only.").arg(label());
    if (m_committing || isChangingMode())
        return tr("A commit is under way.");
    if (isReconnecting())
        return tr("The connection is being made again.");
    if (const Draft *draft = m_drafts->first())
        return wordsOf(*draft);
    if (!m_session->hasChanges()) // the list of changes follows a moment later
        return tr("Nothing has changed.");
    const QList<MissingValue> missing = m_session->missingRequired();
    if (missing.isEmpty())
        return {};
    const MissingValue &first = missing.first();
    const QString text = tr("%1 needs a value for %2.")
                             .arg(first.record.objectName(), first.record.mapper().cellName(first.cell));
    return missing.size() == 1 ? text : text + u' ' + tr("%Ln more values are missing.", nullptr, int(missing.size()) - 1);
}

QString DatabaseSession::wordsOf(const Draft &draft) const
{
    return tr("%1: what was typed for %2 cannot be taken. Mend it, or give it up with Esc. (%3)")
        .arg(draft.record.objectName(), draft.record.mapper().cellName(draft.cell), draft.reason);
}

void DatabaseSession::commit()
{
    if (!canCommit())
        return;
    if (!m_conflicts->isEmpty()) {
        emit conflicted();
        return;
    }
    m_merges = 0;
    m_committing = true;
    emit commitStateChanged();
    write();
}

void DatabaseSession::write()
{
    emit writing();
    const int objects = int(m_session->added().size() + m_session->changed().size() + m_session->deleted().size());
    deliver(
        m_session->commitAsync(), this,
        [this, objects] {
            m_committing = false;
            m_labels->forget();
            emit committed(objects);
            emit commitStateChanged();
        },
        [this](const Error &error) { commitBroke(error); });
}

void DatabaseSession::commitBroke(const Error &error)
{
    const auto *stale = dynamic_cast<const StaleDataError *>(&error);
    if (stale)
        m_conflicts->take(*stale);
    const bool isMerged = stale && m_conflicts->isEmpty() && m_session->hasChanges();
    if (isMerged && ++m_merges <= MostMerges)
        return write();
    m_committing = false;
    emit commitFailed(error, failingRecord(error));
    emit commitStateChanged();
    if (!m_conflicts->isEmpty())
        emit conflicted();
}

Record DatabaseSession::failingRecord(const Error &error) const
{
    for (const Record &record : m_session->added() + m_session->changed() + m_session->deleted()) {
        if (!error.object().isEmpty() && record.objectName() == error.object())
            return record;
    }
    return {};
}

void DatabaseSession::revertAll()
{
    if (!m_session)
        return;
    m_drafts->clear();
    m_session->revertAll();
}

bool DatabaseSession::canUndo() const
{
    return m_session && m_session->canUndo();
}

bool DatabaseSession::canRedo() const
{
    return m_session && m_session->canRedo();
}

QString DatabaseSession::undoText() const
{
    return m_session ? m_session->undoText() : QString();
}

QString DatabaseSession::redoText() const
{
    return m_session ? m_session->redoText() : QString();
}

void DatabaseSession::undo()
{
    if (canUndo())
        m_session->undo();
}

void DatabaseSession::redo()
{
    if (canRedo())
        m_session->redo();
}

// Journal

void DatabaseSession::writeJournal()
{
    m_writeJournal.stop();
    if (!m_session || !m_journal)
        return;
    QElapsedTimer time;
    time.start();
    try {
        m_journal->write(m_session->pendingState());
    } catch (const Error &error) {
        emit failed(error);
    }
    // A hundred thousand pasted rows take a third of a second: not after every edit.
    m_writeJournal.setInterval(int(std::clamp<qint64>(20 * time.elapsed(), ShortestPause, LongestPause)));
}

int DatabaseSession::recoverableCount() const
{
    return m_leftBehind && !isReadOnly() ? int(m_leftBehind->rows.size()) : 0;
}

void DatabaseSession::recover()
{
    if (!m_leftBehind)
        return;
    const QList<CompiledQuery> queries = m_session->restoreQueries(*m_leftBehind);
    auto job = [queries](Connection &connection) {
        QList<FetchResult> results;
        for (const CompiledQuery &query : queries)
            results.append(query.execute(connection));
        return results;
    };
    deliver(
        m_pages->run(job), this, [this](const QList<FetchResult> &rows) { restore(rows); },
        [this](const Error &error) { emit failed(error); });
}

void DatabaseSession::restore(const QList<FetchResult> &rows)
{
    QList<QList<Handle>> kept; // clean rows are held weakly: until the edits are on them
    for (const FetchResult &result : rows)
        kept.append(m_session->adopt(result));
    const int count = recoverableCount();
    const QList<PendingRow> gone = m_session->restore(*m_leftBehind);
    m_leftBehind.reset();
    writeJournal();
    keepLeftBehind(gone);
    emit recovered(count - int(gone.size()), int(gone.size()));
}

/// What could not be brought back stays until somebody says otherwise.
void DatabaseSession::keepLeftBehind(const QList<PendingRow> &rows)
{
    if (rows.isEmpty())
        return m_journal->dropLeftBehind();
    m_leftBehind = PendingState {rows};
    try {
        m_journal->keepLeftBehind(*m_leftBehind);
    } catch (const Error &error) {
        emit failed(error); // the file has them all as before
    }
}

void DatabaseSession::dropRecoverable()
{
    m_leftBehind.reset();
    if (m_journal)
        m_journal->dropLeftBehind();
}

} // namespace jw::studio
