// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "address.h"
#include "category.h"
#include "customer.h"
#include "employee.h"
#include "order.h"
#include "orderitem.h"
#include "payment.h"
#include "product.h"
#include "producttag.h"
#include "review.h"
#include "shipment.h"
#include "tag.h"

#include <joinwright/codegen/generator.h>
#include <joinwright/orm/session.h>

using namespace Qt::StringLiterals;
using namespace shop;

namespace {

void demand(bool holds, const char *what)
{
    if (!holds)
        qFatal("%s", what);
}

/// Loads every row of a class and reads it.
template<typename T, typename Read>
void load(jw::Session &session, const char *name, Read read)
{
    const QList<T> rows = session.query<T>().all();
    for (const T &row : rows)
        read(row);
    demand(!rows.isEmpty() && rows.size() == session.query<T>().count(), name);
    qInfo() << name << rows.size();
}

void loadAll(const jw::Engine &engine)
{
    jw::Session session(engine);
    load<Customer>(session, "customers", [](const Customer &c) { demand(!c.name().isEmpty() && c.joinedOn().isValid(), "customer"); });
    load<Address>(session, "addresses", [](const Address &a) { demand(int(a.kind()) <= int(AddressKind::Billing), "address"); });
    load<Category>(session, "categories", [](const Category &c) { demand(c.id() > 0, "category"); });
    load<Employee>(session, "employees", [](const Employee &e) { demand(e.hiredOn().isValid(), "employee"); });
    load<Product>(session, "products", [](const Product &p) { demand(p.price() >= jw::Decimal("0"), "product"); });
    load<Tag>(session, "tags", [](const Tag &t) { demand(!t.name().isEmpty(), "tag"); });
    load<ProductTag>(session, "product_tags", [](const ProductTag &t) { demand(t.addedOn().isValid(), "product_tag"); });
    load<Order>(session, "orders", [](const Order &o) { demand(o.placedOn().isValid() && !o.currency().isEmpty(), "order"); });
    load<OrderItem>(session, "order_items", [](const OrderItem &i) { demand(i.quantity() > 0 && i.amount().hasValue(), "order_item"); });
    load<Payment>(session, "payments", [](const Payment &p) { demand(!p.reference().isNull(), "payment"); });
    load<Shipment>(session, "shipments", [](const Shipment &s) { demand(s.orderId() > 0, "shipment"); });
    load<Review>(session, "reviews", [](const Review &r) { demand(r.rating() >= 1 && r.writtenAt().isValid(), "review"); });
}

void tutorial(const jw::Engine &engine)
{
    jw::Session session(engine);
    auto alice = session.add<Customer>({.name = u"Alice"_s, .email = u"alice@example.org"_s}); // create
    auto category = session.add<Category>({.name = u"Things"_s, .slug = u"things-of-alice"_s});
    auto product = session.add<Product>({.sku = u"A-1"_s, .name = u"Thing"_s, .price = jw::Decimal("2.50"), .category = category});
    auto order = alice.orders().add<Order>({.placedOn = QDate(2026, 11, 23)});
    auto item = order.items().add<OrderItem>({.lineNo = 1, .quantity = 3, .unitPrice = jw::Decimal("2.50"), .product = product});
    session.add<Shipment>({.carrier = u"Post"_s, .order = order});
    session.commit(); // one transaction, keys handed on
    demand(alice.active() && order.status() == OrderStatus::Open, "the database's defaults came back");
    demand(item.orderId() == order.id() && item.amount() == jw::Decimal("7.50"), "keys and generated columns");
    demand(order.shipment().carrier() == u"Post" && order.customer() == alice, "both sides of a one-to-one relationship");

    auto tag = session.add<Tag>({.name = u"new for alice"_s});
    product.tags().add(tag); // many-to-many, through product_tags
    session.commit();
    demand(tag.products().contains(product) && product.productTags().size() == 1, "many-to-many");

    auto found = session.query<Customer>().filterBy(Customer::c.email, u"alice@example.org"_s).first(); // read
    demand(found && *found == alice, "one row is one object");
    found->setPhone(u"123"_s); // update
    order.setStatus(OrderStatus::Paid);
    session.commit();

    jw::Session other(engine);
    const auto paid = other.query<Order>().where(Order::c.status == OrderStatus::Paid && Order::c.placedOn == QDate(2026, 11, 23)).all();
    demand(paid.contains(*other.get<Order>(order.id())), "filters by enum and date");
    const auto joined = other.query<Customer>().join(Customer::rel.orders).where(Order::c.id == order.id()).with(Customer::rel.orders).all();
    demand(joined.size() == 1 && joined.first().phone() == u"123"_s && joined.first().orders().size() == 1, "joins");
    demand(other.get<OrderItem>(order.id(), 1)->product().name() == u"Thing", "composite keys");

    session.remove(order.shipment());
    session.remove(item);
    session.remove(order);
    session.remove(alice); // delete
    session.commit();
    demand(!session.query<Customer>().filterBy(Customer::c.email, u"alice@example.org"_s).first(), "deleted");
}

} // namespace

int main(int argc, char **argv)
{
    demand(argc == 2, "the sample shop's database");
    const auto engine = jw::Engine::open(jw::Url::fromFile(QString::fromLocal8Bit(argv[1])));
    loadAll(engine);
    tutorial(engine);
    for (const jw::Generator *generator : jw::Generator::all()) // the installed package has the templates with it
        demand(!generator->generateTable(schema(), Order::entity.schema().table(u"orders")->id).isEmpty(), "generators");
}
