// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace jw {

/// The English singular of the last word of a name: "order_items" → "order_item", "People" → "Person".
/// A name that is singular already, or of a word without a plural, comes back as it is.
QString singular(const QString &name);
/// The English plural of the last word of a name: "category" → "categories". A plural comes back as it is.
QString plural(const QString &name);

/// The words of a name, whatever its style: "order_items", "OrderItems" and "order items" are two words each,
/// "HTTPServer2" is "HTTP" and "Server2". The letters' case is kept.
QStringList wordsOf(const QString &name);
QString toCamelCase(const QString &name); ///< "order_items" → "orderItems"
QString toPascalCase(const QString &name); ///< "order_items" → "OrderItems"
QString toSnakeCase(const QString &name); ///< "OrderItems" → "order_items"

} // namespace jw
