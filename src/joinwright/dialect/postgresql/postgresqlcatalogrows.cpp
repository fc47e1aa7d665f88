// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// System catalogs: PostgreSQL 15 manual, chapter 53.
#include "joinwright/dialect/postgresql/postgresqlcatalogrows.h"

namespace jw::postgresql {

using namespace Qt::StringLiterals;

namespace {

// n is the schema of the object; what an extension brought along depends on it with type e.
const QString OurSchemas = u"n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%' "_s;
const QString NotOfExtension = u"AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = '%1'::regclass AND d.objid = %2 AND d.deptype = 'e') "_s;

QString notOfExtension(const QString &catalog, const QString &oid)
{
    return NotOfExtension.arg(catalog, oid);
}

const QString SchemaName = u"CASE WHEN n.nspname = current_schema() THEN '' ELSE n.nspname END"_s;

const QString RelationsSql = u"SELECT c.oid::bigint, "_s + SchemaName
    + u", c.relname, c.relkind::text, c.relpersistence = 'u', c.relispartition, obj_description(c.oid, 'pg_class'), "
      "CASE c.relkind WHEN 'p' THEN pg_get_partkeydef(c.oid) END, CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END "
      "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND "_s
    + OurSchemas + notOfExtension(u"pg_class"_s, u"c.oid"_s) + u"ORDER BY n.nspname, c.relname"_s;

const QString ColumnsSql
    = u"SELECT a.attrelid::bigint, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), t.oid::bigint, t.typtype::text, "
      "CASE t.typtype WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod) END, a.attnotnull, "
      "pg_get_expr(f.adbin, f.adrelid), a.attidentity::text, a.attgenerated::text, "
      "CASE WHEN a.attcollation <> t.typcollation THEN l.collname END, col_description(a.attrelid, a.attnum), "
      "EXISTS (SELECT 1 FROM pg_depend d JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S' WHERE d.classid = 'pg_class'::regclass "
      "AND d.refclassid = 'pg_class'::regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND d.deptype = 'a') "
      "FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
      "JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum "
      "LEFT JOIN pg_collation l ON l.oid = a.attcollation "
      "WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND "_s
    + OurSchemas + u"ORDER BY a.attrelid, a.attnum"_s;

const QString ConstraintsSql
    = u"SELECT o.conrelid::bigint, o.conname, o.contype::text, o.conkey::text, o.confrelid::bigint, o.confkey::text, o.confupdtype::text, "
      "o.confdeltype::text, o.condeferrable, o.condeferred, CASE o.contype WHEN 'c' THEN pg_get_expr(o.conbin, o.conrelid) END "
      "FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
      "WHERE o.contype IN ('p', 'u', 'f', 'c', 'x') AND o.conparentid = 0 AND "_s
    + OurSchemas + u"ORDER BY o.conrelid, o.oid"_s;

const QString IndexesSql
    = u"SELECT i.indrelid::bigint, x.relname, i.indisunique, m.amname, pg_get_expr(i.indpred, i.indrelid), obj_description(x.oid, 'pg_class'), "
      "i.indkey[k - 1], CASE WHEN i.indkey[k - 1] = 0 THEN pg_get_indexdef(i.indexrelid, k, false) END, "
      "coalesce(i.indoption[k - 1] & 1, 0) = 1, coalesce(i.indoption[k - 1] & 2, 0) = 2, "
      "CASE WHEN i.indcollation[k - 1] <> coalesce(a.attcollation, 0) AND i.indkey[k - 1] <> 0 THEN l.collname END, "
      "CASE WHEN NOT p.opcdefault THEN p.opcname END, k > i.indnkeyatts "
      "FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class c ON c.oid = i.indrelid "
      "JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_am m ON m.oid = x.relam "
      "CROSS JOIN LATERAL generate_series(1, i.indnatts::int) AS k "
      "LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k - 1] AND a.attnum <> 0 "
      "LEFT JOIN pg_collation l ON l.oid = i.indcollation[k - 1] LEFT JOIN pg_opclass p ON p.oid = i.indclass[k - 1] "
      "WHERE i.indisvalid AND NOT x.relispartition AND "
      "NOT EXISTS (SELECT 1 FROM pg_constraint o WHERE o.conindid = i.indexrelid AND o.contype IN ('p', 'u', 'x') AND o.conrelid = i.indrelid) AND "_s
    + OurSchemas + u"ORDER BY i.indrelid, x.oid, k"_s;

const QString EnumsSql = u"SELECT t.oid::bigint, "_s + SchemaName
    + u", t.typname, obj_description(t.oid, 'pg_type'), e.enumlabel FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace "
      "LEFT JOIN pg_enum e ON e.enumtypid = t.oid WHERE t.typtype = 'e' AND "_s
    + OurSchemas + notOfExtension(u"pg_type"_s, u"t.oid"_s) + u"ORDER BY n.nspname, t.typname, e.enumsortorder"_s;

const QString OthersSql = u"SELECT c.oid::regclass::text, 'a sequence that belongs to no column: not part of the schema' "
                          "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'S' AND NOT EXISTS (SELECT 1 FROM pg_depend d "
                          "WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i', 'e')) AND "_s
    + OurSchemas
    + u"UNION ALL SELECT t.oid::regtype::text, CASE t.typtype WHEN 'd' THEN 'a domain over ' || format_type(t.typbasetype, t.typtypmod) "
      "|| ': its columns are read as of a type of the database''s own' ELSE 'a composite type: its columns are read as of a type of the database''s own' END "
      "FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_class c ON c.oid = t.typrelid "
      "WHERE (t.typtype = 'd' OR (t.typtype = 'c' AND c.relkind = 'c')) AND "_s
    + OurSchemas + notOfExtension(u"pg_type"_s, u"t.oid"_s)
    + u"UNION ALL SELECT g.tgrelid::regclass::text, 'a trigger: ' || g.tgname FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid "
      "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT g.tgisinternal AND g.tgparentid = 0 AND "_s
    + OurSchemas
    + u"UNION ALL SELECT r.ev_class::regclass::text, 'a rule: ' || r.rulename FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class "
      "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE r.rulename <> '_RETURN' AND "_s
    + OurSchemas
    + u"UNION ALL SELECT c.oid::regclass::text, 'row security decides which rows are seen' FROM pg_class c "
      "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relrowsecurity AND "_s
    + OurSchemas
    + u"UNION ALL SELECT h.inhrelid::regclass::text, 'inherits from ' || h.inhparent::regclass::text || ': its columns are read as its own' "
      "FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid JOIN pg_class o ON o.oid = h.inhparent JOIN pg_namespace n ON n.oid = c.relnamespace "
      "WHERE o.relkind = 'r' AND "_s
    + OurSchemas + u"ORDER BY 1, 2"_s;

QString text(const Value &value)
{
    return value.isNull() ? QString() : value.toText();
}

QChar letter(const Value &value)
{
    const QString word = text(value);
    return word.isEmpty() ? QChar() : word.front();
}

bool flag(const Value &value)
{
    return !value.isNull() && value.toInt64() != 0;
}

qint64 number(const Value &value)
{
    return value.isNull() ? 0 : value.toInt64();
}

QList<int> numbers(const Value &value)
{
    QList<int> result;
    const QString list = text(value);
    if (list.size() < 3)
        return result;
    for (const QString &item : list.sliced(1).chopped(1).split(u','))
        result.append(item.toInt());
    return result;
}

} // namespace

QList<RelationRow> relationRows(CatalogSource &source)
{
    QList<RelationRow> result;
    for (const QList<Value> &row : source.rows(RelationsSql))
        result.append({number(row[0]), text(row[1]), text(row[2]), letter(row[3]), flag(row[4]), flag(row[5]), text(row[6]), text(row[7]), text(row[8])});
    return result;
}

QList<ColumnRow> columnRows(CatalogSource &source)
{
    QList<ColumnRow> result;
    for (const QList<Value> &row : source.rows(ColumnsSql))
        result.append({number(row[0]), int(number(row[1])), text(row[2]), text(row[3]), number(row[4]), letter(row[5]), text(row[6]), flag(row[7]),
            text(row[8]), letter(row[9]), letter(row[10]), text(row[11]), text(row[12]), flag(row[13])});
    return result;
}

QList<ConstraintRow> constraintRows(CatalogSource &source)
{
    QList<ConstraintRow> result;
    for (const QList<Value> &row : source.rows(ConstraintsSql))
        result.append({number(row[0]), text(row[1]), letter(row[2]), numbers(row[3]), number(row[4]), numbers(row[5]), letter(row[6]), letter(row[7]),
            flag(row[8]), flag(row[9]), text(row[10])});
    return result;
}

QList<IndexRow> indexRows(CatalogSource &source)
{
    QList<IndexRow> result;
    for (const QList<Value> &row : source.rows(IndexesSql))
        result.append({number(row[0]), text(row[1]), flag(row[2]), text(row[3]), text(row[4]), text(row[5]), int(number(row[6])), text(row[7]),
            flag(row[8]), flag(row[9]), text(row[10]), text(row[11]), flag(row[12])});
    return result;
}

QList<EnumRow> enumRows(CatalogSource &source)
{
    QList<EnumRow> result;
    for (const QList<Value> &row : source.rows(EnumsSql))
        result.append({number(row[0]), text(row[1]), text(row[2]), text(row[3]), text(row[4])});
    return result;
}

QList<OtherRow> otherRows(CatalogSource &source)
{
    QList<OtherRow> result;
    for (const QList<Value> &row : source.rows(OthersSql))
        result.append({text(row[0]), text(row[1])});
    return result;
}

} // namespace jw::postgresql
