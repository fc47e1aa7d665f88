// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/schema/inflection.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

using namespace Qt::StringLiterals;

namespace jw {

namespace {

struct Pair
{
    const char *one;
    const char *many;
};

// Words that the rules below would get wrong in at least one direction.
constexpr Pair Irregular[] = {
    {"person", "people"}, {"child", "children"}, {"man", "men"}, {"woman", "women"}, {"mouse", "mice"},
    {"goose", "geese"}, {"foot", "feet"}, {"tooth", "teeth"}, {"ox", "oxen"}, {"die", "dice"},
    {"criterion", "criteria"}, {"phenomenon", "phenomena"}, {"medium", "media"}, {"index", "indexes"},
    {"matrix", "matrices"}, {"vertex", "vertices"}, {"appendix", "appendices"}, {"analysis", "analyses"},
    {"thesis", "theses"}, {"crisis", "crises"}, {"hypothesis", "hypotheses"}, {"diagnosis", "diagnoses"},
    {"axis", "axes"}, {"alias", "aliases"}, {"canvas", "canvases"}, {"atlas", "atlases"}, {"gas", "gases"},
    {"bias", "biases"}, {"lens", "lenses"}, {"quiz", "quizzes"}, {"bus", "buses"}, {"plus", "pluses"},
    {"cache", "caches"}, {"niche", "niches"}, {"ache", "aches"}, {"leaf", "leaves"}, {"life", "lives"},
    {"knife", "knives"}, {"wife", "wives"}, {"half", "halves"}, {"shelf", "shelves"}, {"wolf", "wolves"},
    {"thief", "thieves"}, {"loaf", "loaves"}, {"calf", "calves"}, {"self", "selves"}, {"elf", "elves"},
    {"hero", "heroes"}, {"potato", "potatoes"}, {"tomato", "tomatoes"}, {"echo", "echoes"},
    {"veto", "vetoes"}, {"movie", "movies"}, {"cookie", "cookies"}, {"calorie", "calories"},
    {"selfie", "selfies"}, {"tie", "ties"}, {"pie", "pies"}, {"lie", "lies"}, {"use", "uses"},
    {"excuse", "excuses"}, {"abuse", "abuses"}, {"fuse", "fuses"},
};

constexpr const char *Uncountable[] = {"data", "metadata", "information", "equipment", "money", "rice", "species",
    "series", "fish", "sheep", "deer", "news", "software", "hardware", "staff", "feedback",
    "music", "traffic", "cash", "logistics", "analytics", "mathematics",
    "physics", "statistics", "sms", "gps", "dns", "css", "https", "aws"};

using WordPairs = QHash<QString, QString>;

const WordPairs &pluralOfIrregular()
{
    static const WordPairs words = [] {
        WordPairs result;
        for (const Pair &pair : Irregular)
            result.insert(QLatin1StringView(pair.one), QLatin1StringView(pair.many));
        return result;
    }();
    return words;
}

const WordPairs &singularOfIrregular()
{
    static const WordPairs words = [] {
        WordPairs result;
        for (const Pair &pair : Irregular) {
            if (!result.contains(QLatin1StringView(pair.many)))
                result.insert(QLatin1StringView(pair.many), QLatin1StringView(pair.one));
        }
        result.insert(u"indices"_s, u"index"_s);
        return result;
    }();
    return words;
}

bool isUncountable(const QString &word)
{
    static const QSet<QString> words = [] {
        QSet<QString> result;
        for (const char *entry : Uncountable)
            result.insert(QLatin1StringView(entry));
        return result;
    }();
    return words.contains(word);
}

bool endsWithAny(const QString &word, std::initializer_list<const char *> endings)
{
    return std::any_of(endings.begin(), endings.end(), [&](const char *e) { return word.endsWith(QLatin1StringView(e)); });
}

bool isVowel(QChar letter)
{
    return u"aeiou"_s.contains(letter);
}

/// `word` is lower case.
QString singularWord(const QString &word)
{
    if (isUncountable(word) || pluralOfIrregular().contains(word))
        return word;
    if (const auto it = singularOfIrregular().constFind(word); it != singularOfIrregular().constEnd())
        return *it;
    if (word.size() < 3 || endsWithAny(word, {"ss", "us", "is"}) || !word.endsWith(u's'))
        return word;
    if (word.endsWith("ies"_L1) && word.size() > 4)
        return word.chopped(3) + u'y';
    if (endsWithAny(word, {"sses", "xes", "ches", "shes", "zzes"}))
        return word.chopped(2);
    if (word.endsWith("uses"_L1) && !endsWithAny(word, {"ouses", "auses"}))
        return word.chopped(2); // statuses, bonuses, viruses; but houses and clauses
    return word.chopped(1);
}

QString pluralWord(const QString &word)
{
    if (isUncountable(word))
        return word;
    if (const auto it = pluralOfIrregular().constFind(word); it != pluralOfIrregular().constEnd())
        return *it;
    if (singularOfIrregular().contains(word) || singularWord(word) != word)
        return word;
    if (word.size() > 1 && word.endsWith(u'y') && !isVowel(word.at(word.size() - 2)))
        return word.chopped(1) + "ies"_L1;
    if (endsWithAny(word, {"s", "x", "z", "ch", "sh"}))
        return word + "es"_L1;
    return word + u's';
}

/// Where the last word of `name` begins.
qsizetype lastWord(const QString &name)
{
    qsizetype i = name.size();
    while (i > 0 && name.at(i - 1).isLetterOrNumber()) {
        --i;
        const bool hump = name.at(i).isUpper() && i > 0 && name.at(i - 1).isLower();
        if (hump)
            break;
    }
    return i;
}

/// `word` with the letters' case of `like`: all upper, first upper, or as it is.
QString withCaseOf(const QString &word, const QString &like)
{
    if (like.size() > 1 && like == like.toUpper())
        return word.toUpper();
    if (!like.isEmpty() && like.at(0).isUpper())
        return word.at(0).toUpper() + word.mid(1);
    return word;
}

QString inflected(const QString &name, QString (*inflect)(const QString &))
{
    const qsizetype start = lastWord(name);
    const QString word = name.mid(start);
    const QString lower = word.toLower();
    const QString result = word.isEmpty() ? word : inflect(lower);
    if (result == lower)
        return name;
    // What stays keeps its spelling: "McDonalds" loses its s and nothing else.
    qsizetype common = 0;
    while (common < result.size() && common < lower.size() && result.at(common) == lower.at(common))
        ++common;
    const QString tail = withCaseOf(result, word).mid(common);
    return name.left(start) + word.left(common) + tail;
}

QString capitalised(const QString &word)
{
    return word.at(0).toUpper() + word.mid(1).toLower();
}

} // namespace

QString singular(const QString &name)
{
    return inflected(name, singularWord);
}

QString plural(const QString &name)
{
    return inflected(name, pluralWord);
}

QStringList wordsOf(const QString &name)
{
    QStringList words;
    QString word;
    const auto flush = [&] {
        if (!word.isEmpty())
            words.append(std::exchange(word, QString()));
    };
    for (qsizetype i = 0; i < name.size(); ++i) {
        const QChar c = name.at(i);
        if (!c.isLetterOrNumber() && !c.isSurrogate()) {
            flush();
            continue;
        }
        const bool afterLower = i > 0 && (name.at(i - 1).isLower() || name.at(i - 1).isDigit());
        const bool endsAcronym = i > 0 && name.at(i - 1).isUpper() && i + 1 < name.size() && name.at(i + 1).isLower();
        if (c.isUpper() && (afterLower || endsAcronym))
            flush();
        word += c;
    }
    flush();
    return words;
}

QString toPascalCase(const QString &name)
{
    QString result;
    for (const QString &word : wordsOf(name))
        result += capitalised(word);
    return result;
}

QString toCamelCase(const QString &name)
{
    QString result;
    for (const QString &word : wordsOf(name))
        result += result.isEmpty() ? word.toLower() : capitalised(word);
    return result;
}

QString toSnakeCase(const QString &name)
{
    return wordsOf(name).join(u'_').toLower();
}

} // namespace jw
