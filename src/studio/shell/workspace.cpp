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

/// Writes the sample's copy when it is not there yet; a reason when that failed.
QString provideSample(const QString &path)
{
    return QFileInfo::exists(path) ? QString() : failureOf([&] {
        QDir().mkpath(QFileInfo(path).path());
        createSampleShop(path);
    });
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

Workspace::Workspace(QWidget *window)
    : m_window(window)
{
    connect(&m_connections, &Connections::opened, this, &Workspace::arrived);
    connect(&m_connections, &Connections::openFailed, this, [this](const Url &, const Error &error) {
        m_drawNext = false;
        emit busyChanged({});
        Prompts::error(m_window, error);
    });
    connect(&m_drawing, &QFutureWatcherBase::finished, this, &Workspace::drawn);
    connect(&m_sample, &QFutureWatcherBase::finished, this, [this] {
        if (const QString reason = m_sample.result(); !reason.isEmpty())
            return Prompts::error(m_window, Error(ErrorKind::File, reason));
        connectTo(Url::fromFile(m_samplePath));
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
    const int pending = m_connections.pendingCount();
    return pending == 0
        || Prompts::confirm(m_window, tr("Uncommitted rows"),
            pending == 1 ? tr("One changed row is not committed. It is kept and offered when the database is opened again.")
                         : tr("%1 changed rows are not committed. They are kept and offered when the database is opened again.")
                               .arg(pending),
            tr("Close all the same"));
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
    connect(m_journal.get(), &RecoveryJournal::failed, this, [this](const QString &reason) {
        emit busyChanged(tr("Unsaved work cannot be kept safe: %1").arg(reason));
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
    openDatabase(url, Connections::rememberedMode(url));
}

void Workspace::openRecent(const QString &location)
{
    guarded(m_window, [&] {
        const Url url = isModelFile(location) ? Url() : Url::fromString(location);
        if (url.hosts.isEmpty() || !url.password.isEmpty())
            open(location);
        else
            emit serverWanted(url);
    });
}

void Workspace::openServer(const Url &url, DatabaseMode mode)
{
    if (mayReplace())
        guarded(m_window, [&] { openDatabase(url, mode); });
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

void Workspace::openDatabase(const Url &url, DatabaseMode mode)
{
    m_drawNext = true;
    emit busyChanged(tr("Opening %1").arg(url.label()));
    DatabaseSession *session = m_connections.open(url, mode);
    if (session->isOpen())
        arrived(session); // open already: it becomes the model
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
    m_sample.setFuture(QtConcurrent::run(provideSample, path));
}

void Workspace::connectTo(const Url &url, DatabaseMode mode)
{
    emit busyChanged(tr("Opening %1").arg(url.label()));
    m_connections.open(url, mode, m_document.schema());
}

void Workspace::arrived(DatabaseSession *session)
{
    m_recents.add(session->url().isFile() ? session->url().database : session->url().toString(), session->isReadOnly());
    m_connections.setCurrent(session);
    if (std::exchange(m_drawNext, false))
        return drawFrom(session);
    rememberDatabase(*session);
    emit busyChanged({});
    emit databaseOpened(session, false);
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
    for (DatabaseSession *other : m_connections.sessions()) {
        if (other != session)
            m_connections.close(other);
    }
    m_selection.clear();
    // Nothing of the person's is in it yet: what was read can be read again.
    m_document.setModel(m_drawing.result());
    m_hasModel = true;
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
            connectTo(url, Connections::rememberedMode(url));
    });
}

void Workspace::closeDatabases()
{
    for (DatabaseSession *session : m_connections.sessions())
        m_connections.close(session);
}

bool Workspace::save()
{
    if (m_document.path().isEmpty())
        return saveAs();
    return guarded(m_window, [&] { m_document.save(); });
}

bool Workspace::saveAs()
{
    const QString proposal = m_document.path().isEmpty() ? m_document.title() + u".jw"_s : m_document.path();
    QString path = Prompts::saveFileName(m_window, tr("Save the model"), modelFilter(), proposal);
    if (path.isEmpty())
        return false;
    if (!isModelFile(path))
        path += u".jw"_s;
    const bool saved = guarded(m_window, [&] { m_document.saveAs(path); });
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
