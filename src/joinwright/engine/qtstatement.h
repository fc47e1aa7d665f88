// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"
#include "joinwright/engine/selectlist.h"
#include "joinwright/engine/scratch.h"
#include "joinwright/engine/statement.h"
#include "joinwright/engine/textplaces.h"

#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

namespace jw {

/// Throws what the dialect makes of `error`.
[[noreturn]] void raise(const Dialect &dialect, const QSqlError &error, const QString &sql);

/// A statement through QtSql alone.
class QtStatement final : public PreparedStatement
{
public:
    enum class Driver : quint8 {
        Sqlite,
        Server,
        Text, ///< a server that does not prepare statements of this kind: their values become part of the text
    };

    QtStatement(const QSqlDatabase &database, const Dialect &dialect, const QString &sql, Driver driver, const TextPlaces &texts = {});

    void bind(int place, const Value &value) override;
    void bind(int place, const Value &value, const CellCodec &codec) override;
    void expect(int column, const CellCodec *codecs, int count) override;
    void start() override;
    bool hasColumns() const override { return m_query.isSelect(); }
    bool next() override;
    int columnCount() const override;
    QString columnName(int column) const override;
    Value raw(int column) const override;
    bool isNull(int column) const override;
    bool integer(int column, qint64 *number) const override;
    bool read(int column, const CellCodec *codecs, int count, Value *cells, TextArena &texts) const override;
    qint64 rowsAffected() const override { return m_affected; }
    Value lastInsertId() const override { return m_lastId; }
    void finish() override;
    void close() override;

protected:
    int placeCount() const override { return m_places; }
    void expectNothing() override;

private:
    void prepare();
    void prepareAgain(); ///< what is bound stays
    bool isUtf8() const;
    bool asksForTextsInstead(); ///< of times; true: it has to run again
    bool hasTimes(const QSqlQuery &columns);
    void lookAtReturned();
    QString inItsForms();
    bool reachesPlaces() const;
    ColumnForm form(int column) const
    {
        return size_t(column) < m_forms.size() ? m_forms[size_t(column)] : ColumnForm::AsIs;
    }
    /// False when it does not fit.
    Q_NEVER_INLINE bool readLeniently(const QVariant &stored, int column, const CellCodec &codec, Value &cell) const;
    void bindVariant(int place, QVariant value);
    void bindInteger(int place, qint64 number);
    bool bindShortly(int place, const Value &value, const CellCodec &codec);
    bool bindText(int place, const Value &value);
    void bindAscii(int place, const char *text, qsizetype size);
    bool takesBytes(int place) const { return !m_texts.empty() && m_texts[size_t(place) % m_texts.size()]; }
    bool run();
    qint64 schemaVersion() const;

    const Dialect &m_dialect;
    QSqlDatabase m_database;
    const Driver m_driver;
    QSqlQuery m_query;
    TextPlaces m_texts; ///< places that take UTF-8; empty: none does
    Scratch m_scratch;
    int m_places = 0; ///< how many "?"
    QStringList m_literals; ///< of Driver::Text, what is bound
    qint64 m_affected = -1; ///< kept, because QtSql forgets both with finish()
    Value m_lastId;
    std::vector<ColumnForm> m_forms; ///< of the columns that are expected
    int m_expected = 0; ///< so many columns
    QString m_returned; ///< what it says behind RETURNING, as a SELECT of that
    QStringList m_names; ///< of the columns, before they were asked for in another form
    const bool m_mayGrow; ///< it names no columns: it may have more of them when the table was changed
    qint64 m_schemaVersion = -1; ///< when it was prepared
};

} // namespace jw
