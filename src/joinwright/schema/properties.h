// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"

namespace jw {

/// One property of an object of the model as text. For diff() alone.
struct Property
{
    QString name; ///< the word of the model file
    QString value; ///< for people
    QString identity; ///< equal exactly when the property is
    bool isPlace = false; ///< where it is, not what it is
};

/// What ids are read in: the schema, and the table that owns the object (null outside of tables).
struct PropertyContext
{
    const Schema &schema;
    const Table *table = nullptr;
};

// The properties of an object without its id and without the parts that have ids of their own; always as many, in the
// same order.
QList<Property> propertiesOf(const Schema &schema, const PropertyContext &context);
QList<Property> propertiesOf(const Table &table, const PropertyContext &context);
QList<Property> propertiesOf(const Column &column, const PropertyContext &context);
QList<Property> propertiesOf(const Key &key, const PropertyContext &context);
QList<Property> propertiesOf(const Relationship &relationship, const PropertyContext &context);
QList<Property> propertiesOf(const Index &index, const PropertyContext &context);
QList<Property> propertiesOf(const Check &check, const PropertyContext &context);
QList<Property> propertiesOf(const EnumType &type, const PropertyContext &context);
QList<Property> propertiesOf(const View &view, const PropertyContext &context);
QList<Property> propertiesOf(const Diagram &diagram, const PropertyContext &context);
QList<Property> propertiesOf(const Placement &placement, const PropertyContext &context);
QList<Property> propertiesOf(const Area &area, const PropertyContext &context);
QList<Property> propertiesOf(const Note &note, const PropertyContext &context);
QList<Property> propertiesOf(const Bend &bend, const PropertyContext &context);

/// The object's name for messages; that of its columns where it has none.
QString nameOf(const Key &key, const PropertyContext &context);
QString nameOf(const Index &index, const PropertyContext &context);
QString nameOf(const Check &check, const PropertyContext &context);
QString nameOf(const Placement &placement, const PropertyContext &context);
QString nameOf(const Note &note, const PropertyContext &context);
QString nameOf(const Bend &bend, const PropertyContext &context);
template<typename T>
QString nameOf(const T &item, const PropertyContext &)
{
    return item.name;
}

} // namespace jw
