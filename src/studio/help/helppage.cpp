// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/help/helppage.h"

#include <QtCore/QRegularExpression>

namespace jw::studio {

using namespace Qt::StringLiterals;

namespace {

using Block = HelpPage::Block;

/// Takes a page apart line by line.
class Reader
{
public:
    explicit Reader(const QString &markdown)
        : m_lines(markdown.split(u'\n'))
    {
    }

    QList<Block> read()
    {
        while (m_at < m_lines.size())
            readBlock();
        return std::move(m_blocks);
    }

private:
    const QString &line() const { return m_lines[m_at]; }
    bool isOver() const { return m_at >= m_lines.size(); }
    bool isBlank() const { return line().trimmed().isEmpty(); }
    bool isFence() const { return line().startsWith("```"_L1); }
    bool isRow() const { return line().startsWith(u'|'); }
    /// The length of the mark of a list's item; 0: it is none.
    qsizetype itemMark() const
    {
        static const QRegularExpression mark(u"^(- |\\d+\\. )"_s);
        return mark.match(line()).capturedLength();
    }

    void readBlock()
    {
        if (isBlank())
            ++m_at;
        else if (line().startsWith(u'#'))
            readHeading();
        else if (isFence())
            readCodes();
        else if (isRow())
            readTable();
        else if (itemMark() > 0)
            readList();
        else
            m_blocks.append({.kind = Block::Paragraph, .text = readRunning()});
    }

    void readHeading()
    {
        const qsizetype level = line().indexOf(u' ');
        const QString text = line().mid(level + 1).trimmed();
        m_blocks.append({.kind = Block::Heading, .level = int(level), .text = text, .anchor = helpAnchor(text)});
        ++m_at;
    }

    /// Lines that belong together, as one text.
    QString readRunning()
    {
        QString text;
        while (!isOver() && !isBlank() && !isFence() && !isRow() && (text.isEmpty() || itemMark() == 0)) {
            text += (text.isEmpty() ? QString() : u" "_s) + line().trimmed();
            ++m_at;
        }
        return text;
    }

    void readList()
    {
        Block list {.kind = line().startsWith(u'-') ? Block::List : Block::NumberedList};
        while (!isOver() && itemMark() > 0) {
            const qsizetype mark = itemMark();
            list.items.append(readRunning().mid(mark));
        }
        m_blocks.append(list);
    }

    static QStringList cells(const QString &row)
    {
        static const QRegularExpression border(u"(?<!\\\\)\\|"_s);
        QStringList cells = row.trimmed().split(border);
        cells = cells.mid(1, cells.size() - 2);
        for (QString &cell : cells)
            cell = cell.trimmed().replace("\\|"_L1, "|"_L1);
        return cells;
    }

    void readTable()
    {
        Block table {.kind = Block::Table};
        for (; !isOver() && isRow(); ++m_at) {
            if (!line().startsWith("|---"_L1))
                table.rows.append(cells(line()));
        }
        m_blocks.append(table);
    }

    void readCodes()
    {
        Block group {.kind = Block::CodeGroup};
        while (!isOver() && isFence()) {
            HelpPage::Code code {line().mid(3).section(u' ', 0, 0), {}};
            QStringList text;
            for (++m_at; !isOver() && !isFence(); ++m_at)
                text.append(line());
            ++m_at;
            code.text = text.join(u'\n');
            group.codes.append(code);
            while (!isOver() && isBlank())
                ++m_at;
        }
        m_blocks.append(group);
    }

    QStringList m_lines;
    qsizetype m_at = 0;
    QList<Block> m_blocks;
};

} // namespace

HelpPage HelpPage::fromMarkdown(const QString &markdown)
{
    return {Reader(markdown).read()};
}

QString HelpPage::title() const
{
    for (const Block &block : blocks) {
        if (block.kind == Block::Heading)
            return QString(block.text).remove(u'`');
    }
    return {};
}

QList<HelpPage::Block> HelpPage::sections() const
{
    QList<Block> sections;
    for (const Block &block : blocks) {
        if (block.kind == Block::Heading && block.level == 2)
            sections.append(block);
    }
    return sections;
}

QString helpAnchor(const QString &heading)
{
    static const QRegularExpression others(u"[^\\w\\- ]"_s, QRegularExpression::UseUnicodePropertiesOption);
    return QString(heading).remove(others).trimmed().toLower().replace(u' ', u'-');
}

} // namespace jw::studio
