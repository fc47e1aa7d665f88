// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/sample/rows.h"

#include "joinwright/sample/names.h"
#include "joinwright/sample/picture.h"
#include "joinwright/sample/random.h"

#include <QtCore/QSet>

namespace jw::sample {

namespace {

using namespace Qt::StringLiterals;

constexpr int CustomerCount = 1200;
constexpr int OrderCount = 8412;
constexpr int ProductCount = 214;
constexpr int ReviewCount = 1900;
constexpr int EmployeeCount = 14;
constexpr int LostProduct = 9999; // the orphan's

/// Makes the rows table by table; later tables look back at what earlier ones chose.
class Shop
{
public:
    QList<TableRows> make();

private:
    void makeEmployees();
    void makeCustomers();
    void makeAddresses();
    void makeCategories();
    void makeProducts();
    void makeTags();
    void makeOrders();
    void makeItems(int order, QDate placed, qint64 &total);
    void makePayment(int order, QDate placed, const QString &status, qint64 total);
    void makeShipment(int order, QDate placed, const QString &status);
    void makeReviews();

    QString personName();
    QString filled(const char *pattern); // every # becomes a digit
    QString statusOf(QDate placed);
    QUuid uuid();

    Random m_random {20261123};
    const QDate m_today {2026, 11, 23};
    QList<int> m_prices; // in cents, by product
    QList<QDate> m_joined; // by customer
    QList<QList<int>> m_addresses; // by customer
    TableRows m_customers {u"customers"_s, {u"id"_s, u"name"_s, u"email"_s, u"phone"_s, u"joined_on"_s, u"active"_s}, {}};
    TableRows m_addressRows {u"addresses"_s,
        {u"id"_s, u"customer_id"_s, u"kind"_s, u"street"_s, u"postcode"_s, u"city"_s, u"country"_s}, {}};
    TableRows m_employees {u"employees"_s, {u"id"_s, u"name"_s, u"email"_s, u"role"_s, u"hired_on"_s, u"salary"_s}, {}};
    TableRows m_categories {u"categories"_s, {u"id"_s, u"parent_id"_s, u"name"_s, u"slug"_s}, {}};
    TableRows m_products {u"products"_s,
        {u"id"_s, u"sku"_s, u"name"_s, u"category_id"_s, u"price"_s, u"stock"_s, u"weight_kg"_s, u"active"_s, u"attributes"_s,
            u"picture"_s},
        {}};
    TableRows m_tags {u"tags"_s, {u"id"_s, u"name"_s}, {}};
    TableRows m_productTags {u"product_tags"_s, {u"product_id"_s, u"tag_id"_s, u"added_on"_s}, {}};
    TableRows m_orders {u"orders"_s,
        {u"id"_s, u"customer_id"_s, u"ship_to_id"_s, u"status"_s, u"placed_on"_s, u"currency"_s, u"total"_s, u"remark"_s}, {}};
    TableRows m_items {u"order_items"_s,
        {u"order_id"_s, u"line_no"_s, u"product_id"_s, u"quantity"_s, u"unit_price"_s, u"discount"_s}, {}};
    TableRows m_payments {
        u"payments"_s, {u"id"_s, u"order_id"_s, u"reference"_s, u"method"_s, u"amount"_s, u"paid_on"_s}, {}};
    TableRows m_shipments {u"shipments"_s, {u"id"_s, u"order_id"_s, u"carrier"_s, u"tracking_no"_s, u"shipped_on"_s}, {}};
    TableRows m_reviews {u"reviews"_s,
        {u"id"_s, u"product_id"_s, u"customer_id"_s, u"rating"_s, u"title"_s, u"body"_s, u"written_at"_s, u"answered_by_id"_s},
        {}};
};

/// "Daniel Weiss" → "daniel.weiss": ASCII only, accents dropped, so that addresses look like addresses.
QString mailName(const QString &name)
{
    QString plain;
    for (QChar character : name.normalized(QString::NormalizationForm_D).toLower()) {
        if (character == u' ')
            plain += u'.';
        else if (character.unicode() < 128 && character.isLetter())
            plain += character;
        else if (character == u'ø')
            plain += u'o';
        else if (character == u'ł')
            plain += u'l';
        else if (character == u'ß')
            plain += u"ss"_s;
    }
    return plain;
}

Value money(qint64 cents)
{
    return Decimal(cents, 2);
}

/// Kilograms by an even number from 60 to 24000: light things more often, none over 6 kg.
Decimal weight(qint64 even)
{
    return Decimal(60 + even * even / 96'000, 3);
}

// One draw a statement, here and below: operands have no order, and every compiler has to make the same shop.
QString Shop::personName()
{
    const QString first = m_random.pick(firstNames());
    return first + u' ' + m_random.pick(lastNames());
}

QString Shop::filled(const char *pattern)
{
    QString text = QString::fromUtf8(pattern);
    for (QChar &character : text) {
        if (character == u'#')
            character = QChar(u'0' + m_random.below(10));
    }
    return text;
}

QUuid Shop::uuid()
{
    const quint64 high = m_random.next();
    const quint64 low = m_random.next();
    // Version 4, variant RFC 4122.
    return QUuid(quint32(high >> 32), quint16(high >> 16), quint16((high & 0x0FFF) | 0x4000), quint8((low >> 56 & 0x3F) | 0x80),
        quint8(low >> 48), quint8(low >> 40), quint8(low >> 32), quint8(low >> 24), quint8(low >> 16), quint8(low >> 8),
        quint8(low));
}

void Shop::makeEmployees()
{
    static const QStringList roles {u"support"_s, u"warehouse"_s, u"purchasing"_s, u"accounting"_s, u"management"_s};
    for (int id = 1; id <= EmployeeCount; ++id) {
        const QString name = personName();
        m_employees.rows.append({id, name, mailName(name) + u"@shop.example"_s, roles[id % roles.size()],
            QDate(2019, 1, 1).addDays(m_random.below(2200)), m_random.chance(85) ? money(m_random.between(2600, 6100) * 1000) : Value()});
    }
}

void Shop::makeCustomers()
{
    for (int id = 1; id <= CustomerCount; ++id) {
        const QString name = personName();
        // Customers' numbers grow with time, as they do in a real shop.
        m_joined.append(QDate(2021, 3, 1).addDays(qint64(id) * 2040 / CustomerCount + m_random.below(12)));
        m_customers.rows.append({id, name, mailName(name) + QString::number(id) + u"@mail.example"_s,
            m_random.chance(70) ? Value(filled("+4# ### ######")) : Value(), m_joined.last(), !m_random.chance(6)});
    }
}

void Shop::makeAddresses()
{
    static const QStringList kinds {u"home"_s, u"work"_s, u"billing"_s};
    m_addresses.resize(CustomerCount);
    int id = 0;
    for (int customer = 1; customer <= CustomerCount; ++customer) {
        const int count = m_random.chance(25) ? 2 : 1;
        for (int i = 0; i < count; ++i) {
            const City &city = m_random.pick(cities());
            const QString name = m_random.pick(streetNames()); // before the number: arguments have no order
            const QString street = QString::fromUtf8(city.street).arg(name, QString::number(m_random.between(1, 140)));
            m_addressRows.rows.append({++id, customer, i == 0 ? kinds[0] : kinds[m_random.between(1, 2)], street,
                filled(city.postcode), QString::fromUtf8(city.name), QString::fromUtf8(city.country)});
            m_addresses[customer - 1].append(id);
        }
    }
}

void Shop::makeCategories()
{
    int id = 0;
    for (const CategoryRow &row : categories()) {
        m_categories.rows.append({++id, row.parent ? Value(row.parent) : Value(), QString::fromUtf8(row.name),
            QString::fromUtf8(row.slug)});
    }
}

void Shop::makeProducts()
{
    QHash<QString, int> categoryIds;
    for (const auto &row : m_categories.rows)
        categoryIds.insert(row[3].toText(), int(row[0].toInt64()));
    static const QStringList colours {u"black"_s, u"white"_s, u"sand"_s, u"moss green"_s, u"brick red"_s};
    QSet<QString> taken;
    while (m_products.rows.size() < ProductCount) {
        const ProductKind &kind = m_random.pick(productKinds());
        const QString model = m_random.pick(productModels());
        const QString name = QString::fromUtf8(kind.name) + u' ' + model;
        if (taken.contains(name))
            continue;
        taken.insert(name);
        const int id = int(m_products.rows.size()) + 1;
        const int cents = (kind.cents * m_random.between(80, 150) / 1000) * 10;
        m_prices.append(cents);
        const QString sku = u"%1-%2-%3"_s.arg(QString::fromUtf8(kind.prefix), model.left(4).toUpper()).arg(id, 3, 10, QLatin1Char('0'));
        const QString attributes = uR"({"colour":"%1","warranty_years":%2,"height_cm":%3})"_s.arg(m_random.pick(colours))
                                       .arg(m_random.between(1, 5)).arg(m_random.between(4, 180));
        m_products.rows.append({id, sku, name, categoryIds.value(QString::fromUtf8(kind.slug)), money(cents),
            m_random.skewed(420), m_random.chance(90) ? Value(weight(m_random.between(60, 24000))) : Value(),
            !m_random.chance(8), m_random.chance(80) ? Value::json(attributes) : Value(),
            m_random.chance(75) ? Value(productPicture(id * 7 + m_random.below(9))) : Value()});
    }
}

void Shop::makeTags()
{
    int id = 0;
    for (const QString &name : tags())
        m_tags.rows.append({++id, name});
    for (int product = 1; product <= ProductCount; ++product) {
        QSet<int> chosen;
        for (int i = m_random.below(6); i > 0; --i)
            chosen.insert(m_random.between(1, int(tags().size())));
        QList<int> sorted(chosen.begin(), chosen.end());
        std::sort(sorted.begin(), sorted.end());
        for (int tag : sorted)
            m_productTags.rows.append({product, tag, QDate(2025, 1, 1).addDays(m_random.below(690))});
    }
}

QString Shop::statusOf(QDate placed)
{
    const qint64 age = placed.daysTo(m_today);
    if (age <= 1)
        return m_random.chance(70) ? u"open"_s : u"paid"_s;
    if (age <= 4)
        return QStringList {u"open"_s, u"paid"_s, u"paid"_s, u"packed"_s}[m_random.below(4)];
    if (age <= 10)
        return QStringList {u"packed"_s, u"shipped"_s, u"shipped"_s, u"delivered"_s}[m_random.below(4)];
    return m_random.chance(4) ? u"returned"_s : u"delivered"_s;
}

void Shop::makeItems(int order, QDate, qint64 &total)
{
    int count = 1;
    for (const auto &[percent, more] : {std::pair(48, 1), std::pair(28, 1), std::pair(9, 2)})
        count += m_random.chance(percent) ? more : 0;
    for (int line = 1; line <= count; ++line) {
        const int product = 1 + m_random.skewed(ProductCount);
        const int quantity = m_random.chance(75) ? 1 : m_random.between(2, 6);
        const bool discounted = m_random.chance(12);
        const int percent = discounted ? m_random.between(1, 3) * 10 : 0; // of prices that end in 0: exact to the cent
        const qint64 cents = m_prices[product - 1];
        m_items.rows.append({order, line, product, quantity, money(cents), discounted ? money(percent * 100) : Value()});
        total += quantity * cents * (100 - percent) / 100;
    }
}

void Shop::makePayment(int order, QDate placed, const QString &status, qint64 total)
{
    static const QStringList methods {u"card"_s, u"card"_s, u"card"_s, u"transfer"_s, u"invoice"_s, u"cash"_s};
    if (status == u"open" || m_random.chance(22))
        return;
    m_payments.rows.append({m_payments.rows.size() + 1, order, uuid(), m_random.pick(methods), money(total),
        m_random.chance(96) ? Value(qMin(placed.addDays(m_random.below(9)), m_today)) : Value()});
}

void Shop::makeShipment(int order, QDate placed, const QString &status)
{
    const bool sent = status == u"shipped" || status == u"delivered" || status == u"returned";
    if (!(sent ? m_random.chance(62) : status == u"packed"))
        return;
    m_shipments.rows.append({m_shipments.rows.size() + 1, order, m_random.pick(carriers()),
        sent ? Value(filled("JW########")) : Value(), sent ? Value(qMin(placed.addDays(m_random.between(1, 6)), m_today)) : Value()});
}

void Shop::makeOrders()
{
    const QDate first(2024, 1, 2);
    const qint64 days = first.daysTo(m_today);
    for (int id = 1; id <= OrderCount; ++id) {
        const QDate placed = first.addDays(qint64(id - 1) * days / (OrderCount - 1));
        const int known = int(std::upper_bound(m_joined.begin(), m_joined.end(), placed) - m_joined.begin());
        const int customer = 1 + (m_random.chance(60) ? m_random.skewed(qMax(known, 1)) : m_random.below(qMax(known, 1)));
        const QString status = statusOf(placed);
        qint64 total = 0;
        makeItems(id, placed, total);
        m_orders.rows.append({id, customer, m_random.chance(83) ? Value(m_random.pick(m_addresses[customer - 1])) : Value(), status,
            placed, m_random.chance(88) ? u"EUR"_s : u"GBP"_s, money(total),
            m_random.chance(7) ? Value(m_random.pick(remarks())) : Value()});
        makePayment(id, placed, status, total);
        makeShipment(id, placed, status);
    }
}

void Shop::makeReviews()
{
    for (int id = 1; id <= ReviewCount; ++id) {
        const int rating = QList<int> {1, 2, 3, 4, 4, 5, 5, 5}[m_random.below(8)];
        const int product = id == 1207 ? LostProduct : 1 + m_random.skewed(ProductCount);
        const qint64 seconds = qint64(id) * 86400 * 1050 / ReviewCount + m_random.below(80000);
        m_reviews.rows.append({id, product, m_random.between(1, CustomerCount), rating,
            m_random.chance(90) ? Value(m_random.pick(reviewTitles(rating))) : Value(),
            m_random.chance(65) ? Value(m_random.pick(reviewBodies(rating))) : Value(),
            Value::timestamp(QDateTime(QDate(2024, 1, 5), QTime(6, 30), Qt::UTC).addSecs(seconds)),
            m_random.chance(rating < 3 ? 70 : 8) ? Value(m_random.between(1, EmployeeCount)) : Value()});
    }
}

QList<TableRows> Shop::make()
{
    makeEmployees();
    makeCustomers();
    makeAddresses();
    makeCategories();
    makeProducts();
    makeTags();
    makeOrders();
    makeReviews();
    return {m_employees, m_customers, m_addressRows, m_categories, m_products, m_tags, m_productTags, m_orders, m_items,
        m_payments, m_shipments, m_reviews};
}

} // namespace

QList<TableRows> shopRows()
{
    return Shop().make();
}

} // namespace jw::sample
