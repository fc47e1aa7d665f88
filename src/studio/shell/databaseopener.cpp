// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/databaseopener.h"

#include "studio/prompts/errorwords.h"
#include "studio/prompts/prompts.h"

#include <QtWidgets/QWidget>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

/// The error with the database called as the person reads it elsewhere.
Error named(const Error &error, const Url &url)
{
    Error::Context context = error.context();
    if (context.object == url.label())
        context.object = labelOf(url);
    return Error(error.kind(), error.sentence(), context);
}

bool isAboutPassword(const Error &error)
{
    return error.reason() == ErrorReason::PasswordMissing || error.reason() == ErrorReason::PasswordWrong;
}

} // namespace

DatabaseOpener::DatabaseOpener(Connections &connections, PasswordStore &passwords, QWidget *window)
    : m_connections(connections)
    , m_passwords(passwords)
    , m_window(window)
{
    connect(&connections, &Connections::opened, this, &DatabaseOpener::opened);
    connect(&connections, &Connections::openFailed, this, &DatabaseOpener::refused);
}

void DatabaseOpener::open(const Url &url, const DatabaseSettings &settings, Purpose purpose, const Schema &model)
{
    Wish wish {url, settings, purpose, model, !url.password.isEmpty()};
    if (!isServer(url) || wish.isTyped || !settings.keepsPassword)
        return connectTo(wish);
    ++m_reads;
    emit progressed(tr("Asking the key store for the password of %1").arg(labelOf(url)));
    m_passwords.read(PasswordStore::nameOf(url), this, [this, wish, turn = m_turn](const std::optional<QString> &password) mutable {
        --m_reads;
        if (turn != m_turn)
            return;
        wish.url.password = password.value_or(QString());
        connectTo(wish);
    });
}

void DatabaseOpener::connectTo(const Wish &wish)
{
    DatabaseSession *session = m_connections.open(wish.url, wish.settings.mode, wish.model);
    session->setColour(wish.settings.colour);
    m_wishes.insert(wish.url.toString(), wish);
    if (session->isOpen())
        return opened(session); // already
    follow(session);
}

void DatabaseOpener::follow(DatabaseSession *session)
{
    emit progressed(tr("Connecting to %1").arg(session->label()));
    connect(session, &DatabaseSession::openingProgressed, this, [this, session](Opening::Step step, int statements) {
        if (step == Opening::Step::Reading)
            emit progressed(tr("Reading the structure of %1, step %2").arg(session->label()).arg(statements + 1));
    });
}

void DatabaseOpener::opened(DatabaseSession *session)
{
    const auto found = m_wishes.constFind(session->url().toString());
    if (found == m_wishes.constEnd())
        return;
    const Wish wish = *found;
    m_wishes.erase(found);
    if (!isBusy())
        emit progressed({});
    if (wish.isTyped)
        keepPassword(wish);
    emit arrived(session, wish.purpose);
}

void DatabaseOpener::refused(const Url &url, const Error &error)
{
    const Wish wish = m_wishes.take(url.toString());
    if (!isBusy())
        emit progressed({});
    if (isAboutPassword(error))
        askPassword(wish, error);
    else
        emit failed(url, named(error, url), wish.purpose);
}

void DatabaseOpener::askPassword(const Wish &wish, const Error &error)
{
    const QString text = wish.isTyped || error.reason() == ErrorReason::PasswordWrong
        ? wordsOf(named(error, wish.url))
        : tr("%1 asks for the password of %2.").arg(labelOf(wish.url), wish.url.user);
    m_passwords.probe(this, [this, wish, text, turn = m_turn](const QString &problem) {
        if (turn != m_turn)
            return;
        const std::optional<PasswordAnswer> answer = Prompts::password(m_window, tr("Password"), text, problem);
        if (!answer)
            return;
        Wish again = wish;
        again.url.password = answer->password;
        again.settings.keepsPassword = answer->keep;
        again.isTyped = true;
        connectTo(again);
    });
}

/// Once the server has taken it, and not before.
void DatabaseOpener::keepPassword(const Wish &wish)
{
    if (!wish.settings.keepsPassword)
        return forgetPassword(wish.url);
    m_passwords.write(PasswordStore::nameOf(wish.url), wish.url.password, this, [this, url = wish.url](const QString &problem) {
        DatabaseSettings settings = DatabaseSettings::of(url);
        settings.keepsPassword = problem.isEmpty();
        settings.save(url);
        if (!problem.isEmpty())
            Prompts::message(m_window, tr("The password is not kept"), problem);
    });
}

void DatabaseOpener::forgetPassword(const Url &url)
{
    DatabaseSettings settings = DatabaseSettings::of(url);
    if (!std::exchange(settings.keepsPassword, false))
        return;
    settings.save(url);
    m_passwords.forget(PasswordStore::nameOf(url), this, [this](const QString &problem) {
        if (!problem.isEmpty())
            Prompts::message(m_window, tr("The key store still has the password"), problem);
    });
}

void DatabaseOpener::cancel()
{
    ++m_turn;
    m_wishes.clear();
    for (DatabaseSession *session : m_connections.sessions()) {
        if (session->isOpening())
            m_connections.close(session);
    }
    emit progressed({});
}

} // namespace jw::studio
