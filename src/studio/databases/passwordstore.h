// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/engine.h"

#include <QtCore/QCoreApplication>

#include <functional>
#include <memory>
#include <optional>

namespace jw::studio {

/// Where the passwords of servers are kept between two runs. Nothing waits here: a key store may be locked, and ask its
/// person first. The functions handed over are called later, and never once `context` is gone.
class PasswordStore
{
    Q_DECLARE_TR_FUNCTIONS(PasswordStore)

public:
    PasswordStore() = default;
    virtual ~PasswordStore() = default;
    PasswordStore(const PasswordStore &) = delete;
    PasswordStore &operator=(const PasswordStore &) = delete;

    /// The system's: the Secret Service or KWallet, the keychain, the credential store.
    static std::unique_ptr<PasswordStore> ofSystem();
    /// The name under which the password of this user on this server is kept: all its databases have the same.
    static QString nameOf(const Url &url);

    using Told = std::function<void(const QString &problem)>;
    using Found = std::function<void(const std::optional<QString> &password)>;

    /// Whether passwords can be kept here: an empty problem, or why not, for a person.
    virtual void probe(QObject *context, const Told &told) = 0;
    /// Nothing where none is kept, or the key store does not give it.
    virtual void read(const QString &name, QObject *context, const Found &found) = 0;
    virtual void write(const QString &name, const QString &password, QObject *context, const Told &told) = 0;
    virtual void forget(const QString &name, QObject *context, const Told &told) = 0;
};

} // namespace jw::studio
