#include "user.h" // User and Address, written by the designer
#include "address.h"

#include <joinwright/orm/session.h>

using namespace Qt::StringLiterals;
using namespace model;

int main()
{
    const auto engine = jw::Engine::open(u"sqlite:///example.db"_s);
    jw::createAll(engine, schema());

    jw::Session session(engine);
    auto bob = session.add<User>({.name = u"Bob"_s, .age = 30});
    bob.addresses().add<Address>({.email = u"bob@example.org"_s});
    session.commit(); // one transaction: users before addresses, the key handed on

    bob.setAge(31);
    for (const User &user : session.query<User>().where(User::c.age > 25).with(User::rel.addresses))
        qInfo() << user.name() << user.age() << user.addresses();

    jw::Record anyone = session.add(schema().table(u"users")); // the same session, without the class
    anyone["name"] = u"Alice"_s;
    session.commit();
}
