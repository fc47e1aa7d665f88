// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/modelfile/modelfile.h"
#include "modelfile/everything.h"
#include "support/paths.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;

namespace {

QJsonObject load(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// As much of JSON Schema 2020-12 as our schemas use; a word that it does not know fails.
class Validator
{
public:
    explicit Validator(const QJsonObject &root)
        : m_root(root)
    {
    }

    /// Empty when `value` is valid, else the first complaint.
    QString complaint(const QJsonValue &value, const QJsonObject &schema, const QString &path)
    {
        static const QSet<QString> known {u"$schema"_s, u"$id"_s, u"$ref"_s, u"$defs"_s, u"title"_s, u"description"_s, u"type"_s,
            u"required"_s, u"properties"_s, u"items"_s, u"const"_s, u"enum"_s, u"pattern"_s, u"oneOf"_s, u"minimum"_s, u"maximum"_s,
            u"minItems"_s, u"maxItems"_s};
        for (const QString &word : schema.keys()) {
            if (!known.contains(word))
                return path + u": the schema says "_s + word;
        }
        if (schema.contains(u"$ref"_s)) {
            const QString name = schema[u"$ref"_s].toString().section(u'/', -1);
            const QString found = complaint(value, m_root[u"$defs"_s].toObject()[name].toObject(), path);
            if (!found.isEmpty())
                return found;
        }
        if (!isOfType(value, schema[u"type"_s].toString()))
            return path + u": is no "_s + schema[u"type"_s].toString();
        if (schema.contains(u"const"_s) && schema[u"const"_s] != value)
            return path + u": is another constant"_s;
        if (schema.contains(u"enum"_s) && !schema[u"enum"_s].toArray().contains(value))
            return path + u": is not one of the words"_s;
        if (schema.contains(u"pattern"_s) && !QRegularExpression(schema[u"pattern"_s].toString()).match(value.toString()).hasMatch())
            return path + u": does not match the pattern: "_s + value.toString();
        if (schema.contains(u"minimum"_s) && value.toDouble() < schema[u"minimum"_s].toDouble())
            return path + u": is too small"_s;
        if (schema.contains(u"maximum"_s) && value.toDouble() > schema[u"maximum"_s].toDouble())
            return path + u": is too large"_s;
        return ofMembers(value, schema, path);
    }

private:
    static bool isOfType(const QJsonValue &value, const QString &type)
    {
        return type.isEmpty() || (type == u"object" && value.isObject()) || (type == u"array" && value.isArray())
            || (type == u"string" && value.isString()) || (type == u"boolean" && value.isBool())
            || (type == u"integer" && value.isDouble() && value.toDouble() == std::floor(value.toDouble()));
    }

    QString ofMembers(const QJsonValue &value, const QJsonObject &schema, const QString &path)
    {
        const QJsonObject object = value.toObject();
        for (const QJsonValue &key : schema[u"required"_s].toArray()) {
            if (!object.contains(key.toString()))
                return path + u": lacks "_s + key.toString();
        }
        int alternatives = 0;
        for (const QJsonValue &choice : schema[u"oneOf"_s].toArray())
            alternatives += complaint(value, choice.toObject(), path).isEmpty();
        if (schema.contains(u"oneOf"_s) && alternatives != 1)
            return path + u": fits not exactly one choice"_s;
        const QJsonObject properties = schema[u"properties"_s].toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString found = complaint(it.value(), properties[it.key()].toObject(), path + u'/' + it.key());
            if (!found.isEmpty())
                return found;
        }
        const QJsonArray array = value.toArray();
        if (schema.contains(u"minItems"_s) && (array.size() < schema[u"minItems"_s].toInt() || array.size() > schema[u"maxItems"_s].toInt()))
            return path + u": has another number of items"_s;
        for (const QJsonValue &item : array) {
            const QString found = complaint(item, schema[u"items"_s].toObject(), path + u"/-"_s);
            if (!found.isEmpty())
                return found;
        }
        return {};
    }

    QJsonObject m_root;
};

/// "key" of every object that a schema describes and, on the other hand, that a text has, without the unknown ones.
void collectKeys(const QJsonValue &value, QSet<QString> &keys)
{
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key() != u"future" && it.key() != u"später") {
            keys.insert(it.key());
            collectKeys(it.value(), keys);
        }
    }
    for (const QJsonValue &item : value.toArray())
        collectKeys(item, keys);
}

QSet<QString> declaredKeys(const QJsonObject &schema)
{
    QSet<QString> keys;
    QList<QJsonObject> objects {schema};
    for (const QJsonValue &definition : schema[u"$defs"_s].toObject())
        objects.append(definition.toObject());
    for (const QJsonObject &object : objects) {
        for (const QString &key : object[u"properties"_s].toObject().keys())
            keys.insert(key);
    }
    return keys;
}

QString list(const QSet<QString> &keys)
{
    QStringList sorted(keys.begin(), keys.end());
    sorted.sort();
    return sorted.join(u' ');
}

} // namespace

class tst_JsonSchema : public QObject
{
    Q_OBJECT

    const QJsonObject m_model = load(test::sourcePath(u"resources/schema/jw.schema.json"_s));
    const QJsonObject m_diagrams = load(test::sourcePath(u"resources/schema/jwd.schema.json"_s));

private slots:
    void whatIsWrittenIsValid()
    {
        const Model model = test::everything();
        const QJsonObject schema = QJsonDocument::fromJson(writeSchema(model.schema)).object();
        QVERIFY(!schema.isEmpty());
        QCOMPARE(Validator(m_model).complaint(schema, m_model, {}), QString());
        const QJsonObject diagrams = QJsonDocument::fromJson(writeDiagrams(model)).object();
        QVERIFY(!diagrams.isEmpty());
        QCOMPARE(Validator(m_diagrams).complaint(diagrams, m_diagrams, {}), QString());
    }

    void theSampleIsValid()
    {
        const QString sample = test::sourcePath(u"resources/sample/shop.jw"_s);
        QCOMPARE(Validator(m_model).complaint(load(sample), m_model, {}), QString());
        QCOMPARE(Validator(m_diagrams).complaint(load(diagramsPath(sample)), m_diagrams, {}), QString());
    }

    void everyKeyWrittenIsDeclaredAndEveryKeyDeclaredIsWritten()
    {
        const Model model = test::everything();
        QSet<QString> written;
        collectKeys(QJsonDocument::fromJson(writeSchema(model.schema)).object(), written);
        QCOMPARE(list(written), list(declaredKeys(m_model)));
        written.clear();
        collectKeys(QJsonDocument::fromJson(writeDiagrams(model)).object(), written);
        QCOMPARE(list(written), list(declaredKeys(m_diagrams)));
    }

    void whatTheReaderRefusesIsInvalid_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no format") << QByteArray("{\"name\":\"x\"}");
        QTest::newRow("newer") << QByteArray("{\"format\":2}");
        QTest::newRow("a short id") << QByteArray("{\"format\":1,\"id\":\"abc\"}");
        QTest::newRow("an unknown type")
            << QByteArray("{\"format\":1,\"tables\":[{\"id\":\"t000000001\",\"columns\":[{\"id\":\"c000000001\",\"type\":\"varchar\"}]}]}");
        QTest::newRow("a key of two kinds")
            << QByteArray("{\"format\":1,\"tables\":[{\"id\":\"t000000001\",\"keys\":[{\"id\":\"c000000001\",\"primary\":[],\"unique\":[]}]}]}");
        QTest::newRow("a flag that is a text") << QByteArray(
            "{\"format\":1,\"tables\":[{\"id\":\"t000000001\",\"columns\":[{\"id\":\"c000000001\",\"type\":\"text\",\"nullable\":\"yes\"}]}]}");
    }
    void whatTheReaderRefusesIsInvalid()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!Validator(m_model).complaint(QJsonDocument::fromJson(text).object(), m_model, {}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_JsonSchema)
#include "tst_jsonschema.moc"
