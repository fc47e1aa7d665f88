// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/sqlite/sqliteparser.h"

#include "joinwright/dialect/sqlite/sqlitetokens.h"

namespace jw::sqlite {

namespace {

/// A position in the tokens of one statement, and what every parser below needs.
class Cursor
{
public:
    explicit Cursor(const QString &sql)
        : m_sql(sql)
        , m_tokens(tokenize(sql))
    {
    }

    bool atEnd() const { return m_at >= m_tokens.size(); }
    const Token &peek(qsizetype offset = 0) const
    {
        static const Token none;
        return m_at + offset < m_tokens.size() ? m_tokens[m_at + offset] : none;
    }
    void skip() { ++m_at; }
    bool take(const char *word)
    {
        const bool found = peek().is(word);
        m_at += found;
        return found;
    }
    bool takeSymbol(char16_t symbol)
    {
        const bool found = peek().isSymbol(symbol);
        m_at += found;
        return found;
    }
    QString takeName()
    {
        return isNameOrString(peek()) ? m_tokens[m_at++].text : QString();
    }
    /// At "(": what stands between it and its partner, and goes behind that.
    QString takeParentheses()
    {
        if (!peek().isSymbol(u'('))
            return {};
        const qsizetype start = peek().end;
        skipParentheses();
        const qsizetype end = m_at > 0 ? m_tokens[m_at - 1].start : start;
        return m_sql.sliced(start, std::max<qsizetype>(0, end - start)).trimmed();
    }
    void skipParentheses()
    {
        int depth = 0;
        do {
            depth += peek().isSymbol(u'(') - peek().isSymbol(u')');
            skip();
        } while (depth > 0 && !atEnd());
    }
    void skipOver(const char *word)
    {
        while (!atEnd() && !take(word))
            skip();
    }
    /// From the next token to the end of the text.
    QString rest() const { return atEnd() ? QString() : m_sql.sliced(peek().start).trimmed(); }
    QString between(qsizetype from, qsizetype to) const
    {
        if (from >= to)
            return {};
        return m_sql.sliced(m_tokens[from].start, m_tokens[to - 1].end - m_tokens[from].start);
    }
    qsizetype position() const { return m_at; }

private:
    QString m_sql;
    QList<Token> m_tokens;
    qsizetype m_at = 0;
};

class TableParser
{
public:
    explicit TableParser(const QString &sql)
        : m_in(sql)
    {
    }

    ParsedTable parse()
    {
        while (!m_in.atEnd() && !m_in.takeSymbol(u'(')) // CREATE TABLE IF NOT EXISTS main.name
            m_in.skip();
        while (!m_in.atEnd() && !m_in.peek().isSymbol(u')')) {
            if (isTableConstraint())
                readTableConstraint();
            else
                readColumn();
            m_in.takeSymbol(u',');
        }
        return m_table;
    }

private:
    bool isTableConstraint() const
    {
        const Token &token = m_in.peek();
        return token.is("CONSTRAINT") || token.is("PRIMARY") || token.is("UNIQUE") || token.is("CHECK") || token.is("FOREIGN");
    }

    bool isColumnConstraint() const
    {
        static constexpr const char *Words[] = {"CONSTRAINT", "PRIMARY", "NOT", "NULL", "UNIQUE", "CHECK", "DEFAULT",
            "COLLATE", "REFERENCES", "GENERATED", "AS", "DEFERRABLE"};
        return std::any_of(std::begin(Words), std::end(Words), [this](const char *word) { return m_in.peek().is(word); });
    }

    bool atEndOfDefinition() const
    {
        return m_in.atEnd() || m_in.peek().isSymbol(u',') || m_in.peek().isSymbol(u')');
    }

    QStringList takeColumns()
    {
        QStringList names;
        if (!m_in.takeSymbol(u'('))
            return names;
        while (!m_in.atEnd() && !m_in.takeSymbol(u')')) {
            names.append(m_in.takeName());
            while (!m_in.atEnd() && !m_in.peek().isSymbol(u',') && !m_in.peek().isSymbol(u')')) {
                m_table.autoIncrement |= m_in.peek().is("AUTOINCREMENT");
                m_in.skip(); // ASC, DESC, COLLATE x
            }
            m_in.takeSymbol(u',');
        }
        return names;
    }

    void readTableConstraint()
    {
        QString name;
        if (m_in.take("CONSTRAINT"))
            name = m_in.takeName();
        if (m_in.take("PRIMARY")) {
            m_in.take("KEY");
            m_table.primaryKey = {name, takeColumns()};
        } else if (m_in.take("UNIQUE")) {
            m_table.uniques.append({name, takeColumns()});
        } else if (m_in.take("CHECK")) {
            m_table.checks.append({name, m_in.takeParentheses()});
        } else if (m_in.take("FOREIGN")) {
            m_in.take("KEY");
            const QStringList columns = takeColumns();
            m_in.take("REFERENCES");
            m_table.foreignKeys.append({name, columns, takeReference()});
        }
        skipConflict();
        // Constraints may follow one another without a comma; anything else here is not SQLite's.
        while (!atEndOfDefinition() && !isTableConstraint())
            m_in.skip();
    }

    void skipConflict()
    {
        if (m_in.peek().is("ON") && m_in.peek(1).is("CONFLICT")) {
            m_in.skip();
            m_in.skip();
            m_in.skip();
        }
    }

    /// Behind REFERENCES: the table, its columns, the actions; gives what says when it is checked.
    Deferral takeReference()
    {
        m_in.takeName();
        takeColumns();
        Deferral deferral = Deferral::NotDeferrable;
        for (;;) {
            if (m_in.peek().is("ON") && !m_in.peek(1).is("CONFLICT")) {
                m_in.skip(); // ON
                m_in.skip(); // DELETE
                if (!m_in.take("SET"))
                    m_in.take("NO");
                m_in.skip(); // CASCADE, NULL, ACTION
            } else if (m_in.take("MATCH")) {
                m_in.takeName();
            } else if (m_in.peek().is("DEFERRABLE") || (m_in.peek().is("NOT") && m_in.peek(1).is("DEFERRABLE"))) {
                deferral = takeDeferral();
            } else {
                return deferral;
            }
        }
    }

    Deferral takeDeferral()
    {
        const bool isNot = m_in.take("NOT");
        m_in.take("DEFERRABLE");
        bool deferred = false;
        if (m_in.take("INITIALLY")) {
            deferred = m_in.peek().is("DEFERRED");
            m_in.skip();
        }
        return isNot ? Deferral::NotDeferrable : deferred ? Deferral::InitiallyDeferred : Deferral::Deferrable;
    }

    void readColumn()
    {
        const qsizetype start = m_in.position();
        ParsedColumn column;
        column.name = m_in.takeName();
        while (!atEndOfDefinition() && !isColumnConstraint()) { // the type
            if (m_in.peek().isSymbol(u'('))
                m_in.skipParentheses();
            else
                m_in.skip();
        }
        QString name;
        while (!atEndOfDefinition())
            readColumnConstraint(column, name);
        m_table.columns.append(column);
        if (m_in.position() == start)
            m_in.skip(); // never stand still, whatever the text
    }

    void readColumnConstraint(ParsedColumn &column, QString &name)
    {
        if (m_in.take("CONSTRAINT")) {
            name = m_in.takeName();
            return;
        }
        if (m_in.take("PRIMARY")) {
            m_in.take("KEY");
            m_table.primaryKey = {name, {column.name}};
        } else if (m_in.take("AUTOINCREMENT")) {
            m_table.autoIncrement = true;
        } else if (m_in.take("UNIQUE")) {
            m_table.uniques.append({name, {column.name}});
        } else if (m_in.take("CHECK")) {
            m_table.checks.append({name, m_in.takeParentheses()});
        } else if (m_in.take("COLLATE")) {
            column.collation = m_in.takeName();
        } else if (m_in.take("REFERENCES")) {
            m_table.foreignKeys.append({name, {column.name}, takeReference()});
        } else if (m_in.take("AS")) {
            column.expression = m_in.takeParentheses();
        } else if (m_in.take("DEFAULT")) {
            skipDefault();
        } else if (m_in.peek().is("NOT") && m_in.peek(1).is("DEFERRABLE")) {
            takeDeferral();
        } else {
            if (m_in.peek().isSymbol(u'('))
                m_in.skipParentheses();
            else
                m_in.skip(); // NOT NULL, ASC, ON CONFLICT …, GENERATED ALWAYS, STORED
            return;
        }
        name.clear();
    }

    void skipDefault()
    {
        if (m_in.peek().isSymbol(u'(')) {
            m_in.skipParentheses();
            return;
        }
        if (m_in.peek().isSymbol(u'-') || m_in.peek().isSymbol(u'+'))
            m_in.skip();
        m_in.skip();
    }

    Cursor m_in;
    ParsedTable m_table;
};

/// The part between `from` and `to` without ASC, DESC and COLLATE at its end.
ParsedIndexPart indexPart(const Cursor &in, const QList<Token> &tokens, qsizetype from, qsizetype to)
{
    ParsedIndexPart part;
    if (to > from && (tokens[to - 1].is("ASC") || tokens[to - 1].is("DESC")))
        --to;
    if (to - from > 2 && tokens[to - 2].is("COLLATE")) {
        part.collation = tokens[to - 1].text;
        to -= 2;
    }
    part.expression = withoutParentheses(in.between(from, to));
    return part;
}

} // namespace

const ParsedColumn *ParsedTable::column(const QString &name) const
{
    const auto it = std::find_if(columns.begin(), columns.end(),
        [&](const ParsedColumn &column) { return column.name.compare(name, Qt::CaseInsensitive) == 0; });
    return it == columns.end() ? nullptr : &*it;
}

ParsedTable parseCreateTable(const QString &sql)
{
    return TableParser(sql).parse();
}

ParsedIndex parseCreateIndex(const QString &sql)
{
    const QList<Token> tokens = tokenize(sql);
    Cursor in(sql);
    ParsedIndex index;
    in.skipOver("ON");
    in.takeName();
    if (!in.takeSymbol(u'('))
        return index;
    qsizetype from = in.position();
    for (int depth = 0; !in.atEnd(); in.skip()) {
        const bool ends = in.peek().isSymbol(u')') && depth == 0;
        if (ends || (in.peek().isSymbol(u',') && depth == 0)) {
            index.parts.append(indexPart(in, tokens, from, in.position()));
            from = in.position() + 1;
        }
        if (ends)
            break;
        depth += in.peek().isSymbol(u'(') - in.peek().isSymbol(u')');
    }
    in.skip();
    if (in.take("WHERE"))
        index.where = withoutParentheses(in.rest());
    return index;
}

QString parseCreateView(const QString &sql)
{
    Cursor in(sql);
    in.skipOver("VIEW");
    if (in.peek().is("IF") && in.peek(1).is("NOT")) {
        in.skip();
        in.skip();
        in.skip();
    }
    in.takeName();
    if (in.takeSymbol(u'.'))
        in.takeName();
    in.takeParentheses();
    in.take("AS");
    return in.rest();
}

QStringList parseValueList(const QString &expression, QString *column)
{
    Cursor in(expression);
    QStringList values;
    *column = in.peek().kind == Token::String ? QString() : in.takeName();
    if (column->isEmpty() || !in.take("IN") || !in.takeSymbol(u'('))
        return {};
    do {
        if (in.peek().kind != Token::String)
            return {};
        values.append(in.peek().text);
        in.skip();
    } while (in.takeSymbol(u','));
    return in.takeSymbol(u')') && in.atEnd() ? values : QStringList();
}

} // namespace jw::sqlite
