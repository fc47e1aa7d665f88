// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/ranker.h"

#include "joinwright/core/isotime.h"

#include <QtCore/QHash>

#include <array>
#include <bit>
#include <cmath>
#include <cstring>

using namespace Qt::StringLiterals;

namespace jw {

namespace {

using Cell = ScanCell::Kind;

constexpr quint64 RankSign = quint64(1) << 63;

/// NULL is the least or the greatest rank; values lie between. `Values` ranks one value by rankValue(), without a
/// virtual call for each.
template<typename Values>
class NullRanker : public Ranker
{
public:
    explicit NullRanker(const OrderRules &rules)
        : m_nullsFirst(rules.nullsFirst)
    {
    }
    bool rank(const ScanBlock &block, int column, quint64 *ranks) final
    {
        const quint64 null = m_nullsFirst ? 0 : static_cast<Values *>(this)->bits() == 32 ? quint64(0xffffffff) : ~quint64(0);
        for (int row = 0; row < block.rows(); ++row) {
            const ScanCell &cell = block.cell(row, column);
            ranks[row] = null;
            if (cell.kind != Cell::Null && !static_cast<Values *>(this)->rankValue(block, cell, ranks[row]))
                return false;
        }
        return true;
    }

private:
    const bool m_nullsFirst;
};

/// Whole numbers of 32 bits, and decimals that are such numbers of their last digit: 12.34 as 1234.
class SmallNumbers final : public NullRanker<SmallNumbers>
{
public:
    SmallNumbers(const OrderRules &rules, int scale)
        : NullRanker(rules)
        , m_unit(std::pow(10.0, scale))
        , m_wholeUnit(qint64(m_unit))
    {
    }
    int bits() const override { return 32; }

    bool rankValue(const ScanBlock &, const ScanCell &cell, quint64 &rank)
    {
        constexpr qint64 limit = 2'147'483'646;
        qint64 whole = 0;
        if (cell.kind == Cell::Int64) {
            if (cell.integer > limit || cell.integer < -limit)
                return false;
            whole = cell.integer * m_wholeUnit;
        } else if (cell.kind == Cell::Double) {
            const double scaled = cell.number * m_unit;
            if (!(std::abs(scaled) <= double(limit)))
                return false;
            whole = std::llrint(scaled);
            if (double(whole) / m_unit != cell.number)
                return false;
        } else {
            return false;
        }
        rank = quint64(whole + limit + 1);
        return whole <= limit && whole >= -limit;
    }

private:
    const double m_unit;
    const qint64 m_wholeUnit;
};

class WholeNumbers final : public NullRanker<WholeNumbers>
{
public:
    using NullRanker::NullRanker;
    int bits() const override { return 64; }

    bool rankValue(const ScanBlock &, const ScanCell &cell, quint64 &rank)
    {
        rank = quint64(cell.integer) ^ RankSign;
        return cell.kind == Cell::Int64 && rank != 0 && rank != ~quint64(0);
    }
};

class Numbers final : public NullRanker<Numbers>
{
public:
    using NullRanker::NullRanker;
    int bits() const override { return 64; }

    bool rankValue(const ScanBlock &, const ScanCell &cell, quint64 &rank)
    {
        constexpr qint64 exact = qint64(1) << 53;
        double number = 0;
        if (cell.kind == Cell::Int64 && cell.integer <= exact && cell.integer >= -exact)
            number = double(cell.integer);
        else if (cell.kind == Cell::Double && !std::isnan(cell.number))
            number = cell.number;
        else
            return false;
        const auto pattern = std::bit_cast<quint64>(number == 0 ? 0.0 : number); // -0 and 0 are equal
        rank = pattern & RankSign ? ~pattern : pattern | RankSign;
        return true;
    }
};

/// Texts; `Values` ranks one by rankText().
template<typename Values>
class TextRanker : public NullRanker<Values>
{
public:
    TextRanker(const OrderRules &rules, int bits)
        : NullRanker<Values>(rules)
        , m_bits(bits)
    {
    }
    int bits() const final { return m_bits; }
    bool rankValue(const ScanBlock &block, const ScanCell &cell, quint64 &rank)
    {
        return cell.kind == Cell::Text && static_cast<Values *>(this)->rankText(block.bytes(cell), rank);
    }

private:
    const int m_bits;
};

/// Moments as ISO texts, without a fraction or with three or six digits of one. Of 32 bits: whole seconds of the years from
/// FirstYear to LastYear, in texts of one length.
class Moments final : public TextRanker<Moments>
{
public:
    using TextRanker::TextRanker;

    bool rankText(QByteArrayView text, quint64 &rank)
    {
        if (!iso::readOrdinal(text.data(), text.size(), &rank))
            return false;
        if (bits() == 64) {
            rank = rank * 4 + quint64(text.size() - 16) / 4 + 1; // of one moment, 19 bytes come before 23 and 26
            return true;
        }
        if (m_size == 0)
            m_size = text.size();
        const quint64 since = rank - iso::ordinalOfYear(FirstYear); // an earlier year wraps round
        rank = since / iso::OrdinalsPerSecond + 1;
        return text.size() == m_size && since < iso::ordinalOfYear(LastYear + 1 - FirstYear) && since % iso::OrdinalsPerSecond == 0;
    }

private:
    static constexpr int FirstYear = 1935;
    static constexpr int LastYear = 2067;
    static_assert(iso::ordinalOfYear(LastYear + 1 - FirstYear) / iso::OrdinalsPerSecond < 0xffff'fffe);

    qsizetype m_size = 0; ///< of every text, where that counts
};

/// Texts that differ in their digits only: days as ISO texts, "SO-000001234".
class NumberedTexts final : public TextRanker<NumberedTexts>
{
public:
    using TextRanker::TextRanker;

    bool rankText(QByteArrayView text, quint64 &rank)
    {
        if (!m_hasShape && !setShape(text))
            return false;
        if (text.size() != m_shape.size())
            return false;
        quint64 number = 0;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const char c = text[i];
            if (m_shape[i] != '0') {
                if (c != m_shape[i])
                    return false;
                continue;
            }
            if (c < '0' || c > '9')
                return false;
            number = number * 10 + quint64(c - '0');
        }
        rank = number + 1;
        return true;
    }

private:
    bool setShape(QByteArrayView text)
    {
        m_shape = text.toByteArray();
        int digits = 0;
        for (char &c : m_shape) {
            if (c < '0' || c > '9')
                continue;
            c = '0';
            ++digits;
        }
        m_hasShape = true;
        return digits > 0 && digits <= (bits() == 32 ? 9 : 19);
    }

    bool m_hasShape = false;
    QByteArray m_shape; // '0' where a digit stands
};

/// Texts of which there are few different ones.
class FewTexts final : public TextRanker<FewTexts>
{
public:
    static constexpr qsizetype Most = 100'000;

    explicit FewTexts(const OrderRules &rules)
        : TextRanker(rules, 32)
    {
    }

    std::vector<quint32> finalRanks() override
    {
        std::vector<std::pair<QByteArray, quint32>> texts;
        for (auto it = m_numbers.cbegin(); it != m_numbers.cend(); ++it)
            texts.emplace_back(it.key(), it.value());
        std::sort(texts.begin(), texts.end(), [](const auto &a, const auto &b) { return QByteArrayView(a.first) < QByteArrayView(b.first); });
        std::vector<quint32> ranks(texts.size() + 1);
        for (size_t i = 0; i < texts.size(); ++i)
            ranks[texts[i].second] = quint32(i) + 1;
        return ranks;
    }

    bool rankText(QByteArrayView text, quint64 &rank)
    {
        rank = text.size() <= ShortText::Longest ? shortNumber(ShortText(text), text) : number(text);
        return m_numbers.size() <= Most;
    }

private:
    /// A text of up to sixteen bytes, whole in two words: comparing it costs less than asking the hash.
    struct ShortText
    {
        static constexpr qsizetype Longest = 16;
        static constexpr int Slots = 64;

        ShortText() = default;
        explicit ShortText(QByteArrayView text)
            : size(quint32(text.size()))
        {
            if (size > 0)
                std::memcpy(words, text.data(), size);
        }
        size_t slot() const { return size_t(((words[0] ^ (words[1] * 31) ^ size) * 0x9e3779b97f4a7c15u) >> 58); }
        friend bool operator==(const ShortText &, const ShortText &) = default;

        quint64 words[2] {};
        quint32 size = 0;
    };
    struct Known
    {
        ShortText text;
        quint32 rank = 0; ///< 0: none
    };

    quint32 shortNumber(const ShortText &shortened, QByteArrayView text)
    {
        Known &known = m_known[shortened.slot()];
        if (known.rank == 0 || known.text != shortened)
            known = {shortened, number(text)};
        return known.rank;
    }

    quint32 number(QByteArrayView text)
    {
        const auto it = m_numbers.constFind(QByteArray::fromRawData(text.data(), text.size()));
        if (it != m_numbers.cend())
            return *it;
        const auto fresh = quint32(m_numbers.size()) + 1;
        m_numbers.insert(text.toByteArray(), fresh);
        return fresh;
    }

    QHash<QByteArray, quint32> m_numbers; // in the order of their coming
    std::array<Known, ShortText::Slots> m_known; // of the texts that came last
};

} // namespace

OrderRules OrderRules::read(Connection &connection)
{
    // By bytes, a small letter comes after all capitals, a letter of two bytes after one of one byte, and one beyond
    // the 16-bit range after one at its end: no other common order agrees in all three.
    Result result = connection.execute(
        u"SELECT CASE WHEN 'a' > 'B' AND '\u0100' > 'b' AND '\U00010000' > '\uFFFD' THEN 1 ELSE 0 END, "
        "(SELECT x FROM (SELECT 1 AS x UNION ALL SELECT NULL) AS nulls ORDER BY x LIMIT 1)"_s);
    OrderRules rules;
    if (result.next()) {
        rules.textByBytes = result.raw(0).toString() == "1"_L1;
        rules.nullsFirst = result.raw(1).isNull();
    }
    return rules;
}

std::vector<std::unique_ptr<Ranker>> Ranker::candidates(const ColumnType &type, bool collated, const OrderRules &rules)
{
    using Kind = ColumnType::Kind;
    std::vector<std::unique_ptr<Ranker>> rankers;
    const auto addNumbers = [&] {
        rankers.push_back(std::make_unique<SmallNumbers>(rules, type.kind() == Kind::Decimal ? std::clamp(type.scale(), 0, 9) : 0));
        if (type.kind() != Kind::Decimal && !type.isInteger())
            rankers.push_back(std::make_unique<SmallNumbers>(rules, 2));
        rankers.push_back(std::make_unique<WholeNumbers>(rules));
        rankers.push_back(std::make_unique<Numbers>(rules));
    };
    // A decimal kept as text is ordered by its number, not by its letters.
    const bool texts = rules.textByBytes && !collated && !type.isNumeric();
    if (texts && !type.isTextual()) {
        rankers.push_back(std::make_unique<Moments>(rules, 32));
        rankers.push_back(std::make_unique<Moments>(rules, 64));
    }
    if (texts) {
        rankers.push_back(std::make_unique<NumberedTexts>(rules, 32));
        rankers.push_back(std::make_unique<NumberedTexts>(rules, 64));
        rankers.push_back(std::make_unique<FewTexts>(rules));
    }
    if (type.isNumeric() || !type.isTextual())
        addNumbers();
    return rankers;
}

} // namespace jw
