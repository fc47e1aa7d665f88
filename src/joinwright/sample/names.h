// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QStringList>

// The words that the sample shop's rows are made of.

namespace jw::sample {

/// A city and where it lies.
struct City
{
    const char *name;
    const char *postcode; ///< every # becomes a digit
    const char *country;
    const char *street; ///< %1 stands for the name, %2 for the number
};

/// A kind of product, as the sample shop names its wares.
struct ProductKind
{
    const char *name;
    const char *prefix; ///< of the SKU
    const char *slug; ///< of the category
    int cents; ///< a usual price
};

/// A category of the sample shop.
struct CategoryRow
{
    const char *name;
    const char *slug;
    int parent; ///< 1-based row number; 0: none
};

const QStringList &firstNames();
const QStringList &lastNames();
const QList<City> &cities();
const QStringList &streetNames();
const QList<CategoryRow> &categories();
const QList<ProductKind> &productKinds();
const QStringList &productModels();
const QStringList &tags();
const QStringList &carriers();
const QStringList &reviewTitles(int rating); ///< 1 … 5
const QStringList &reviewBodies(int rating);
const QStringList &remarks();

} // namespace jw::sample
