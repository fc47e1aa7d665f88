// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/workspace.h"

#include "joinwright/sample/sampleshop.h"
#include "studio/designer/arranger.h"
#include "studio/document/edits.h"
#include "studio/prompts/guard.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QWidget>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

QString databaseKey(const Schema &schema)
{
    return u"modelDatabases/"_s + schema.id.toString();
}

/// A model of what a database holds, its tables arranged on one diagram.
Model modelOf(const Schema &schema, const Url &url)
{
    Model model;
    model.schema = schema;
    if (model.schema.id.isNull())
        model.schema.id = Id::create();
    model.schema.name = url.isFile() ? QFileInfo(url.database).completeBaseName() : url.database;
    model.diagrams.append(arrangedDiagram(schema, Id::create(), QObject::tr("Main")));
    return model;
}

/// Writes the sample's copy when it is not there yet; the result is a reason when that failed.
void provideSample(QPromise<QString> &promise, const QString &path)
{
    const auto progress = [&promise](qsizetype written, qsizetype all) {
        promise.setProgressRange(0, int(all));
        promise.setProgressValue(int(written));
        return !promise.isCanceled();
    };
    promise.addResult(QFileInfo::exists(path) ? QString() : failureOf([&] {
        QDir().mkpath(QFileInfo(path).path());
        createSampleShop(path, progress);
    }));
}

} // namespace

bool isModelFile(const QString &location)
{
    return location.endsWith(".jw"_L1, Qt::CaseInsensitive) || location.endsWith(".jwd"_L1, Qt::CaseInsensitive);
}

namespace {

/// The copies are numbered: shop.db, shop-2.db, …
QString samplePath(int copy)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/joinwright/sample/"_s;
    return folder + (copy == 1 ? u"shop.db"_s : u"shop-%1.db"_s.arg(copy));
}

} // namespace

QString sampleDatabasePath()
{
    int copy = 1;
    while (QFileInfo::exists(samplePath(copy + 1)))
        ++copy;
    return samplePath(copy);
}

QString freshSamplePath()
{
    int copy = 1;
    while (QFileInfo::exists(samplePath(copy)))
        ++copy;
    return samplePath(copy);
}

Workspace::Workspace(QWidget *window, std::unique_ptr<PasswordStore> passwords)
    : m_window(window)
    , m_passwords(passwords ? std::move(passwords) : PasswordStore::ofSystem())
    , m_opener(m_connections, *m_passwords, window)
{
    connect(&m_opener, &DatabaseOpener::progressed, this, [this](const QString &text) { emit busyChanged(text); });
    connect(&m_opener, &DatabaseOpener::arrived, this, &Workspace::arrived);
    connect(&m_opener, &DatabaseOpener::failed, this, &Workspace::openFailed);
    connect(&m_drawing, &QFutureWatcherBase::finished, this, &Workspace::drawn);
    connect(&m_sample, &QFutureWatcherBase::finished, this, &Workspace::openSampleFile);
    connect(&m_sample, &QFutureWatcherBase::progressValueChanged, this, [this](int written) {
        const int all = std::max(1, m_sample.progressMaximum());
        emit busyChanged(tr("Writing the sample shop, %L1 of %L2 rows").arg(written).arg(all), 100 * written / all);
    });
    connect(&m_document, &ModelDocument::changed, this, [this](const Model &, const Model &after) {
        for (DatabaseSession *session : m_connections.sessions()) {
            if (session->isOpen())
                session->setModel(after.schema);
        }
    });
}

Workspace::~Workspace()
{
    m_sample.cancel();
    m_drawing.waitForFinished();
    m_sample.waitForFinished();
}

QString Workspace::openFilter()
{
    return tr("Models and databases (*.jw *.db *.sqlite *.sqlite3 *.db3);;Models (*.jw);;All files (*)");
}

QString Workspace::modelFilter()
{
    return tr("Joinwright models (*.jw)");
}

bool Workspace::mayReplace()
{
    if (m_hasModel && m_document.isModified()) {
        const SaveAnswer answer = Prompts::askToSave(m_window, m_document.title());
        if (answer == SaveAnswer::Cancel || (answer == SaveAnswer::Save && !save()))
            return false;
    }
    emit aboutToReplace();
    const int pending = m_connections.pendingCount();
    const int drafts = m_connections.draftCount();
    QStringList texts;
    if (drafts > 0)
        texts.append(tr("%Ln typed texts cannot be taken for their columns, and are lost: mend them, or give them up with Esc.", nullptr, drafts));
    if (pending > 0)
        texts.append(tr("%Ln changed rows are not committed. They are kept and offered when the database is opened again.", nullptr, pending));
    return texts.isEmpty() || Prompts::confirm(m_window, tr("Uncommitted rows"), texts.join(u"\n\n"_s), tr("Close all the same"));
}

void Workspace::show(const Model &model, const QString &path, bool modified)
{
    closeDatabases();
    m_selection.clear();
    m_document.setModel(model, path, modified);
    m_hasModel = true;
    keepJournal();
    emit modelOpened();
}

void Workspace::keepJournal()
{
    if (m_journal)
        return;
    m_journal = std::make_unique<RecoveryJournal>(m_document);
    connect(m_journal.get(), &RecoveryJournal::failed, this, [this](const Sentence &reason) {
        emit busyChanged(tr("Unsaved work cannot be kept safe: %1").arg(wordsOf(reason)));
    });
}

void Workspace::newModel()
{
    if (mayReplace())
        show(studio::newModel(tr("untitled")), {}, false);
}

void Workspace::open(const QString &location)
{
    if (!mayReplace())
        return;
    guarded(m_window, [&] {
        if (isModelFile(location))
            openModel(location);
        else
            openAddress(location);
    });
}

void Workspace::openAddress(const QString &address)
{
    const Url url = Url::fromString(address);
    m_opener.open(url, DatabaseSettings::of(url), DatabaseOpener::Purpose::Draw);
}

void Workspace::openRecent(const QString &location)
{
    guarded(m_window, [&] {
        const Url url = isModelFile(location) ? Url::fromFile(location) : Url::fromString(location);
        if (!isServer(url) || !url.password.isEmpty() || DatabaseSettings::of(url).keepsPassword)
            open(location);
        else
            emit serverWanted(url);
    });
}

void Workspace::openServer(const Url &url, const DatabaseSettings &settings)
{
    if (mayReplace())
        m_opener.open(url, settings, DatabaseOpener::Purpose::Draw);
}

void Workspace::openModel(const QString &path)
{
    m_document.open(path);
    closeDatabases();
    m_selection.clear();
    m_hasModel = true;
    keepJournal();
    m_recents.add(QFileInfo(path).absoluteFilePath());
    emit modelOpened();
    reopenDatabase();
}

void Workspace::openSample()
{
    openSampleAt(sampleDatabasePath());
}

void Workspace::openFreshSample()
{
    openSampleAt(freshSamplePath());
}

void Workspace::openSampleAt(const QString &path)
{
    if (!mayReplace())
        return;
    show(sampleModel(), {}, false);
    m_samplePath = path;
    if (!QFileInfo::exists(path))
        emit busyChanged(tr("Writing the sample shop"), 0);
    m_sample.setFuture(QtConcurrent::run(provideSample, path));
}

void Workspace::openSampleFile()
{
    if (m_sample.isCanceled())
        return;
    emit busyChanged({});
    if (const QString reason = m_sample.result(); !reason.isEmpty())
        return Prompts::error(m_window, Error(ErrorKind::File, reason));
    connectTo(Url::fromFile(m_samplePath));
}

void Workspace::connectTo(const Url &url)
{
    m_opener.open(url, DatabaseSettings::of(url), DatabaseOpener::Purpose::Beside, m_document.schema());
}

void Workspace::stop()
{
    m_opener.cancel();
    m_sample.cancel();
    if (DatabaseSession *session = std::exchange(m_drawingFrom, nullptr))
        m_connections.close(session);
    emit busyChanged({});
}

void Workspace::arrived(DatabaseSession *session, DatabaseOpener::Purpose purpose)
{
    m_recents.add(session->url().isFile() ? session->url().database : session->url().toString(), session->isReadOnly());
    m_connections.setCurrent(session);
    if (purpose == DatabaseOpener::Purpose::Draw)
        return drawFrom(session);
    rememberDatabase(*session);
    emit databaseOpened(session, false);
}

/// What the person did not ask for just now gets in nobody's way.
void Workspace::openFailed(const Url &url, const Error &error, DatabaseOpener::Purpose purpose)
{
    if (purpose == DatabaseOpener::Purpose::Reopen)
        emit databaseUnavailable(url, error);
    else
        Prompts::error(m_window, error);
}

void Workspace::drawFrom(DatabaseSession *session)
{
    emit busyChanged(tr("Drawing %1").arg(session->label()));
    m_drawingFrom = session;
    m_drawing.setFuture(QtConcurrent::run(modelOf, session->schema(), session->url()));
}

void Workspace::drawn()
{
    emit busyChanged({});
    DatabaseSession *session = std::exchange(m_drawingFrom, nullptr);
    if (!m_connections.sessions().contains(session))
        return;
    m_sample.cancel();
    for (DatabaseSession *other : m_connections.sessions()) {
        if (other != session)
            m_connections.close(other);
    }
    m_selection.clear();
    // Nothing of the person's is in it yet: what was read can be read again.
    m_document.setModel(m_drawing.result());
    m_hasModel = true;
    rememberDatabase(*session);
    keepJournal();
    emit modelOpened();
    emit databaseOpened(session, true);
}

void Workspace::rememberDatabase(const DatabaseSession &session)
{
    QSettings().setValue(databaseKey(m_document.schema()), session.url().toString());
}

void Workspace::reopenDatabase()
{
    const QString address = QSettings().value(databaseKey(m_document.schema())).toString();
    if (address.isEmpty())
        return;
    guarded(m_window, [&] {
        const Url url = Url::fromString(address);
        if (!url.isFile() || QFileInfo::exists(url.database))
            m_opener.open(url, DatabaseSettings::of(url), DatabaseOpener::Purpose::Reopen, m_document.schema());
    });
}

/// What is on its way belongs to the model that goes.
void Workspace::closeDatabases()
{
    m_sample.cancel();
    m_opener.cancel();
    for (DatabaseSession *session : m_connections.sessions())
        m_connections.close(session);
}

bool Workspace::save()
{
    if (m_document.path().isEmpty())
        return saveAs();
    return guarded(m_window, [&] { m_document.save(); });
}

/// A new model takes the name of its first file, unless a person has named it.
void Workspace::nameAfter(const QString &path)
{
    const QString name = m_document.schema().name;
    if (!m_document.path().isEmpty() || (name != tr("untitled") && name != "untitled"_L1))
        return;
    m_document.edit(tr("Name the model"), [&path](Model &model) { model.schema.name = QFileInfo(path).completeBaseName(); });
}

bool Workspace::saveAs()
{
    const QString proposal = m_document.path().isEmpty() ? m_document.title() + u".jw"_s : m_document.path();
    QString path = Prompts::saveFileName(m_window, tr("Save the model"), modelFilter(), proposal);
    if (path.isEmpty())
        return false;
    if (!isModelFile(path))
        path += u".jw"_s;
    const bool saved = guarded(m_window, [&] {
        nameAfter(path);
        m_document.saveAs(path);
    });
    if (saved)
        m_recents.add(QFileInfo(path).absoluteFilePath());
    return saved;
}

void Workspace::restore(const UnsavedWork &work)
{
    if (!mayReplace())
        return;
    guarded(m_window, [&] {
        const RecoveryStore store;
        const Model model = store.recover(work);
        show(model, work.path, true);
        m_journal->flush(); // the new place holds it before the old one is given up
        store.discard(work);
        reopenDatabase();
    });
}

} // namespace jw::studio
