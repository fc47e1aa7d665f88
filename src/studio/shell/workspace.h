// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/document/modeldocument.h"
#include "studio/document/recoveryjournal.h"
#include "studio/selection/selection.h"
#include "studio/shell/databaseopener.h"
#include "studio/shell/recents.h"

#include <QtCore/QFutureWatcher>

namespace jw::studio {

/// What one window works on: a model, the databases beside it, one selection, and how they are opened and saved.
///
/// Opening a database makes a model of it; opening a model opens the database that was last used with it, if it is
/// still there. Questions are asked over the widget given to the constructor.
class Workspace : public QObject
{
    Q_OBJECT

public:
    /// `passwords` is the system's key store when none is given.
    explicit Workspace(QWidget *window, std::unique_ptr<PasswordStore> passwords = nullptr);
    ~Workspace() override;

    ModelDocument &document() { return m_document; }
    Selection &selection() { return m_selection; }
    Connections &connections() { return m_connections; }
    Recents &recents() { return m_recents; }
    PasswordStore &passwords() { return *m_passwords; }
    DatabaseSession *database() const { return m_connections.current(); }
    bool hasModel() const { return m_hasModel; }

    /// Asks about unsaved work, uncommitted rows and drafts first; false: the person wants to stay.
    bool mayReplace();
    void newModel();
    /// A model's file, a database's file or its address.
    void open(const QString &location);
    /// The same for what was opened before; a server whose password is not known is asked for: serverWanted().
    void openRecent(const QString &location);
    /// A server's database becomes the model; its password is kept when `settings` say so.
    void openServer(const Url &url, const DatabaseSettings &settings);
    /// The sample shop with the person's latest copy of its database.
    void openSample();
    /// The sample shop with a new copy; those made before stay where they are.
    void openFreshSample();
    /// Opens a database beside the model that is open, in the mode and colour that it had last.
    void connectTo(const Url &url);
    void forgetPassword(const Url &url) { m_opener.forgetPassword(url); }
    /// Stops what busyChanged() tells of: nothing is opened then, and the sample's copy is not written.
    void stop();
    bool save();
    bool saveAs();
    /// Puts a model left behind by a crash in place of the current one.
    void restore(const UnsavedWork &work);

    static QString openFilter();
    static QString modelFilter();

signals:
    /// What is being typed is to be taken now: it may be asked about.
    void aboutToReplace();
    /// Another model is open; databases that belonged to the old one are closed.
    void modelOpened();
    /// The person has to say how to connect to this server.
    void serverWanted(const jw::Url &url);
    /// The database last used with the model that has just been opened cannot be had.
    void databaseUnavailable(const jw::Url &url, const jw::Error &error);
    /// Something runs aside: words for the status line; empty when it has ended. `percent` is -1 where nobody knows.
    void busyChanged(const QString &text, int percent = -1);
    /// A database of the workspace is there; `drawn`: the model was made from it.
    void databaseOpened(jw::studio::DatabaseSession *session, bool drawn);

private:
    void nameAfter(const QString &path);
    void show(const Model &model, const QString &path, bool modified);
    void openModel(const QString &path);
    void openSampleAt(const QString &path);
    void openAddress(const QString &address);
    void openSampleFile();
    void arrived(DatabaseSession *session, DatabaseOpener::Purpose purpose);
    void openFailed(const Url &url, const Error &error, DatabaseOpener::Purpose purpose);
    void drawFrom(DatabaseSession *session);
    void drawn();
    void rememberDatabase(const DatabaseSession &session);
    void reopenDatabase();
    void closeDatabases();
    void keepJournal();

    QWidget *m_window;
    ModelDocument m_document;
    Selection m_selection;
    Recents m_recents;
    Connections m_connections;
    std::unique_ptr<PasswordStore> m_passwords;
    DatabaseOpener m_opener;
    std::unique_ptr<RecoveryJournal> m_journal;
    QFutureWatcher<Model> m_drawing; // a model made of a database, arranged aside
    QFutureWatcher<QString> m_sample; // the sample's copy being written; a reason when that failed
    QString m_samplePath;
    DatabaseSession *m_drawingFrom = nullptr;
    bool m_hasModel = false;
};

/// Whether this is a model file, by its ending.
bool isModelFile(const QString &location);
/// Where the latest copy of the sample lives, or will: the person's data folder.
QString sampleDatabasePath();
/// Where the next copy will live; nothing is there yet.
QString freshSamplePath();

} // namespace jw::studio
