// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/databases/passwordstore.h"

#include <QtCore/QHash>
#include <QtCore/QTimer>

namespace jw::test {

/// A key store in memory; answers as late as a real one.
class PasswordStandIn : public studio::PasswordStore
{
public:
    explicit PasswordStandIn(QHash<QString, QString> &kept)
        : m_kept(kept)
    {
    }
    void probe(QObject *context, const Told &told) override { later(context, [told] { told({}); }); }
    void read(const QString &name, QObject *context, const Found &found) override
    {
        later(context, [this, name, found] { found(m_kept.contains(name) ? std::optional(m_kept.value(name)) : std::nullopt); });
    }
    void write(const QString &name, const QString &password, QObject *context, const Told &told) override
    {
        m_kept.insert(name, password);
        later(context, [told] { told({}); });
    }
    void forget(const QString &name, QObject *context, const Told &told) override
    {
        m_kept.remove(name);
        later(context, [told] { told({}); });
    }

private:
    template<typename Answer>
    static void later(QObject *context, Answer answer)
    {
        QTimer::singleShot(0, context, answer);
    }

    QHash<QString, QString> &m_kept;
};

} // namespace jw::test
