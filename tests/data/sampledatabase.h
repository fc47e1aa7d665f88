// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/connection.h"
#include "joinwright/sample/sampleshop.h"
#include "studio/databases/databasesession.h"

#include <QtTest/QtTest>

namespace jw::test {

using namespace Qt::StringLiterals;

/// A copy of the sample shop, opened as the studio opens it.
class SampleDatabase
{
public:
    explicit SampleDatabase(studio::DatabaseMode mode = studio::DatabaseMode::Free)
        : path(m_folder.filePath(u"shop.db"_s))
    {
        static QTemporaryDir origin;
        const QString made = origin.filePath(u"shop.db"_s);
        if (!QFile::exists(made))
            createSampleShop(made);
        QFile::copy(made, path);
        open(mode);
    }

    bool open(studio::DatabaseMode mode = studio::DatabaseMode::Free)
    {
        database = std::make_unique<studio::DatabaseSession>();
        database->open(Url::fromFile(path), mode, sampleModel().schema);
        return QTest::qWaitFor([this] { return database->isOpen(); }, 20'000);
    }
    Id table(QStringView name) const { return database->schema().table(name)->id; }
    /// One value as the file has it now.
    QString stored(const QString &sql) const
    {
        const QList<QList<Value>> rows = Engine::open(Url::fromFile(path)).connect().execute(sql).all();
        return rows.isEmpty() ? u"nothing"_s : rows.first().first().toString();
    }

private:
    QTemporaryDir m_folder;

public:
    const QString path;
    std::unique_ptr<studio::DatabaseSession> database;
};

} // namespace jw::test
