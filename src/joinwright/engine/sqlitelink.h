// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/link.h"

namespace jw {

/// A connection of QSQLITE, by way of sqlite3's own handle where it may be touched.
class SqliteLink final : public Link
{
public:
    SqliteLink(const LinkOptions &options, const Dialect &dialect);
    ~SqliteLink() override;

    bool inTransaction() const override
    {
        return m_native.isUsable() ? m_native.inTransaction() : Link::inTransaction();
    }
    void interrupt() override;
    QString version() override;
    SqliteNative sqlite() const override { return m_native; }
    void hold() override;
    void letGo() noexcept override;

protected:
    std::shared_ptr<PreparedStatement> prepare(const QString &sql, const TextPlaces &texts) override;
    void runText(const QString &sql) override;
    void starting() override;
    void failed(const Error &error) override;
    void closeDriver() override;

private:
    void open();
    void setUp();
    void leaveLogAsItIs() const;

    QSqlDatabase m_database;
    BusyWait m_wait;
    SqliteNative m_native;
    int m_holds = 0;
};

} // namespace jw
