// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/help/helphtml.h"

#include "studio/theme/theme.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

namespace jw::studio {

using namespace Qt::StringLiterals;

namespace {

using Block = HelpPage::Block;
using Code = HelpPage::Code;

QString words(const char *text)
{
    return QCoreApplication::translate("HelpHtml", text);
}

bool isOutput(const Code &code)
{
    return code.language == "text"_L1 || code.language == "sql"_L1;
}

QString titleOf(const QString &language)
{
    static const QHash<QString, QString> titles {{u"cpp"_s, u"C++"_s}, {u"python"_s, u"Python"_s}, {u"json"_s, u"Joinwright"_s}};
    return titles.value(language);
}

/// Writes one page.
class Writer
{
public:
    Writer(const ThemeColors &colors, const HelpLayout &layout)
        : m_colors(colors)
        , m_layout(layout)
        , m_codeFamily(Theme::instance().font(FontRole::Code).family())
        , m_codeSize(Theme::instance().font(FontRole::Code).pixelSize())
    {
    }

    QString page(const HelpPage &page) const
    {
        QString html;
        for (const Block &block : page.blocks)
            html += blockHtml(block);
        return u"<html><body>"_s + html + u"</body></html>"_s;
    }

private:
    QString color(Token token) const { return m_colors.color(token).name(); }
    QString codeStyle() const { return u"font-family:'%1'; font-size:%2px;"_s.arg(m_codeFamily).arg(m_codeSize); }

    QString blockHtml(const Block &block) const
    {
        switch (block.kind) {
        case Block::Heading: return heading(block);
        case Block::Paragraph: return u"<p style=\"margin:0 0 10px 0; line-height:140%\">%1</p>"_s.arg(marks(block.text));
        case Block::List: return list(block, u"ul"_s);
        case Block::NumberedList: return list(block, u"ol"_s);
        case Block::Table: return table(block);
        case Block::CodeGroup: return group(block.codes);
        }
        Q_UNREACHABLE();
    }

    QString heading(const Block &block) const
    {
        static constexpr int Sizes[] {16, 13, 12};
        static constexpr int Above[] {0, 20, 14};
        const int level = std::clamp(block.level, 1, 3) - 1;
        // Not <h1>: rich text would make its size larger still.
        return u"<p style=\"font-size:%1px; font-weight:600; margin:%2px 0 8px 0; color:%3\"><a name=\"%4\"></a>%5</p>"_s
            .arg(Sizes[level])
            .arg(Above[level])
            .arg(color(level == 2 ? Token::Muted : Token::Text), block.anchor, marks(block.text));
    }

    QString list(const Block &block, const QString &tag) const
    {
        QString html;
        for (const QString &item : block.items)
            html += u"<li style=\"margin:0 0 4px 0; line-height:140%\">%1</li>"_s.arg(marks(item));
        return u"<%1 style=\"margin:0 0 10px 0\">%2</%1>"_s.arg(tag, html);
    }

    QString table(const Block &block) const
    {
        QString html;
        for (qsizetype i = 0; i < block.rows.size(); ++i) {
            const QString style = i == 0 ? u"color:%1; font-size:12px; font-weight:600;"_s.arg(color(Token::Muted))
                                         : u"border-top:1px solid %1;"_s.arg(color(Token::Hair));
            html += u"<tr>"_s;
            for (const QString &cell : block.rows[i])
                html += u"<td valign=\"top\" style=\"padding:4px 16px 4px 0; %1\">%2</td>"_s.arg(style, marks(cell));
            html += u"</tr>"_s;
        }
        return u"<table cellspacing=\"0\" width=\"99%\" style=\"border-collapse:collapse; margin:0 0 12px 0\">%1</table>"_s.arg(html);
    }

    /// One box: the code, two languages beside each other where there are two, and below what it prints and sends.
    QString group(const QList<Code> &codes) const
    {
        QList<Code> sources;
        QList<Code> outputs;
        for (const Code &code : codes)
            (isOutput(code) ? outputs : sources).append(code);
        if (sources.isEmpty())
            std::swap(sources, outputs);
        const bool isPair = sources.size() == 2;
        QString html;
        if (isPair && m_layout.beside) {
            html += u"<tr>%1%2</tr>"_s.arg(cell(sources[0], true, 1, false), cell(sources[1], true, 1, false));
        } else {
            for (qsizetype i = 0; i < sources.size(); ++i)
                html += u"<tr>%1</tr>"_s.arg(cell(sources[i], isPair, columns(isPair), i > 0));
        }
        for (const Code &output : outputs)
            html += u"<tr>%1</tr>"_s.arg(outputCell(output, columns(isPair)));
        return u"<table width=\"99%\" cellspacing=\"0\" bgcolor=\"%1\" style=\"border-collapse:collapse; margin:2px 0 14px 0\">%2</table>"_s
            .arg(color(Token::Panel), html);
    }

    int columns(bool isPair) const { return isPair && m_layout.beside ? 2 : 1; }

    QString cell(const Code &code, bool titled, int span, bool ruled) const
    {
        const QString title = titled ? small(titleOf(code.language)) : QString();
        return u"<td valign=\"top\" colspan=\"%1\" width=\"%2%\" style=\"padding:8px 12px 8px 12px; %3\">%4%5</td>"_s
            .arg(span)
            .arg(titled && m_layout.beside ? 50 : 100)
            .arg(ruled ? rule() : QString(), title, pre(code, Token::Text));
    }

    QString outputCell(const Code &code, int span) const
    {
        const QString title = code.language == "sql"_L1 ? words(QT_TRANSLATE_NOOP("HelpHtml", "sends")) : words(QT_TRANSLATE_NOOP("HelpHtml", "prints"));
        return u"<td colspan=\"%1\" style=\"padding:6px 12px 6px 12px; %2\">%3%4</td>"_s
            .arg(span)
            .arg(rule(), small(title), pre(code, code.language == "sql"_L1 ? Token::Text : Token::Muted));
    }

    QString rule() const { return u"border-top:1px solid %1;"_s.arg(color(Token::Hair)); }
    QString small(const QString &text) const
    {
        return u"<p style=\"font-size:11px; color:%1; margin:0 0 2px 0\">%2</p>"_s.arg(color(Token::Muted), text);
    }

    QString pre(const Code &code, Token token) const
    {
        return u"<pre class=\"language-%1\" style=\"%2 color:%3; margin:0; white-space:pre-wrap; line-height:130%\">%4</pre>"_s
            .arg(code.language, codeStyle(), color(token), code.text.toHtmlEscaped());
    }

    /// Inline marks: `code`, **strong**, *title*, [link](page.md#anchor).
    QString marks(const QString &text) const
    {
        static const QRegularExpression mark(u"`([^`]+)`|\\*\\*(.+?)\\*\\*|\\*(.+?)\\*|\\[([^\\]]+)\\]\\(([^)]+)\\)"_s);
        QString html;
        qsizetype end = 0;
        for (auto it = mark.globalMatch(text); it.hasNext();) {
            const auto match = it.next();
            html += text.mid(end, match.capturedStart() - end).toHtmlEscaped();
            html += markHtml(match);
            end = match.capturedEnd();
        }
        return html + text.mid(end).toHtmlEscaped();
    }

    QString markHtml(const QRegularExpressionMatch &match) const
    {
        if (!match.captured(1).isEmpty())
            return u"<span style=\"%1\">%2</span>"_s.arg(codeStyle(), match.captured(1).toHtmlEscaped());
        if (!match.captured(2).isEmpty())
            return u"<span style=\"font-weight:600\">%1</span>"_s.arg(marks(match.captured(2)));
        if (!match.captured(3).isEmpty())
            return u"<span style=\"color:%1\">%2</span>"_s.arg(color(Token::Muted), marks(match.captured(3)));
        return u"<a href=\"%1\" style=\"color:%2; text-decoration:none\">%3</a>"_s
            .arg(match.captured(5).toHtmlEscaped(), color(Token::AccentLine), marks(match.captured(4)));
    }

    const ThemeColors &m_colors;
    HelpLayout m_layout;
    QString m_codeFamily;
    int m_codeSize;
};

} // namespace

QString helpHtml(const HelpPage &page, const ThemeColors &colors, const HelpLayout &layout)
{
    return Writer(colors, layout).page(page);
}

} // namespace jw::studio
