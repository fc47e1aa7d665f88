// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/codegen/cpptext.h"

using namespace Qt::StringLiterals;

namespace jw::cpp {

namespace {

using Kind = ColumnType::Kind;

struct CppType
{
    Kind kind;
    const char *name;
    bool isByValue;
};

constexpr CppType CppTypes[] = {
    {Kind::Int16, "qint16", true},
    {Kind::Int32, "int", true},
    {Kind::Int64, "qint64", true},
    {Kind::Decimal, "jw::Decimal", false},
    {Kind::Float, "float", true},
    {Kind::Double, "double", true},
    {Kind::Text, "QString", false},
    {Kind::Binary, "QByteArray", false},
    {Kind::Boolean, "bool", true},
    {Kind::Date, "QDate", true},
    {Kind::Time, "QTime", true},
    {Kind::Timestamp, "QDateTime", false},
    {Kind::TimestampTz, "QDateTime", false},
    {Kind::Uuid, "QUuid", false},
    {Kind::Json, "QString", false},
    {Kind::Interval, "QString", false},
    {Kind::Array, "QString", false},
    {Kind::Native, "jw::Value", false},
};

QSet<QString> wordSet(const char *list)
{
    const QStringList words = QString::fromLatin1(list).split(u' ');
    return QSet<QString>(words.cbegin(), words.cend());
}

} // namespace

QString literal(const QString &text)
{
    QString result = u"\""_s;
    for (QChar c : text) {
        if (c == u'"' || c == u'\\')
            result += u'\\' + QString(c);
        else if (c == u'\n')
            result += "\\n"_L1;
        else if (c == u'\t')
            result += "\\t"_L1;
        else if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            result += u"\\%1"_s.arg(int(c.unicode()), 3, 8, QChar(u'0'));
        else
            result += c;
    }
    return result + u'"';
}

QString utf16(const QString &text)
{
    return u'u' + literal(text);
}

QString string(const QString &text)
{
    return utf16(text) + "_s"_L1;
}

QString strings(const QStringList &list)
{
    QStringList items;
    for (const QString &text : list)
        items.append(string(text));
    return u'{' + items.join(u", "_s) + u'}';
}

QString number(Id id)
{
    return u"0x%1"_s.arg(id.toNumber(), 0, 16);
}

QString id(Id id)
{
    return "jw::Id::fromNumber(%1)"_L1.arg(number(id));
}

const QSet<QString> &reservedWords()
{
    static const QSet<QString> words = wordSet(
        "alignas alignof and and_eq asm assert auto bitand bitor bool break case catch char char8_t char16_t char32_t class "
        "co_await co_return co_yield compl concept const const_cast consteval constexpr constinit continue decltype default "
        "delete do double dynamic_cast else emit enum errno explicit export extern false float for foreach forever friend goto "
        "if inline int linux long main mutable namespace new noexcept not not_eq nullptr operator or or_eq private protected "
        "public register reinterpret_cast requires return short signals signed sizeof slots static static_assert static_cast "
        "stderr stdin stdout struct switch template this thread_local throw true try typedef typeid typename union unix unsigned "
        "using virtual void volatile wchar_t while xor xor_eq NULL EOF NAN INFINITY TRUE FALSE BUFSIZ RAND_MAX "
        "jw qint16 qint64 from to std model "
        "QByteArray QDate QDateTime QDebug QHash QList QMap QObject QSet QString QStringList QTime QUuid QVariant");
    return words;
}

const QSet<QString> &memberWords()
{
    static const QSet<QString> words = wordSet("as c cell entity get init is isNull Init Columns one put Relations rel row session "
                                               "setOne state table Handle make schema");
    return words;
}

QString fileName(const QString &className)
{
    static const QSet<QString> headers = wordSet(
        "aio alloca assert byteswap complex concepts crypt ctype dirent elf endian errno error fcntl features fenv float "
        "grp iconv inttypes langinfo libgen limits link locale malloc math memory mntent model monetary netdb new nl_types "
        "poll printf pthread pwd queue random ranges ratio regex regexp resolv sched search semaphore setjmp shadow signal "
        "spawn stack stdint stdio stdlib string strings syscall syslog tar termio thread threads time token tuple ucontext "
        "unistd utility utime utmp values vector version wait wchar wctype wordexp model_ext");
    const QString name = className.toLower();
    return headers.contains(name) ? name + "_row"_L1 : name;
}

QString valueType(const ColumnType &type, const QString &enumName)
{
    for (const CppType &row : CppTypes) {
        if (row.kind == type.kind())
            return QString::fromLatin1(row.name);
    }
    return enumName.isEmpty() ? u"QString"_s : enumName;
}

bool isPassedByValue(const ColumnType &type)
{
    for (const CppType &row : CppTypes) {
        if (row.kind == type.kind())
            return row.isByValue;
    }
    return true; // an enum
}

} // namespace jw::cpp
