// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/sample/names.h"

#include <QtCore/QList>

namespace jw::sample {

namespace {

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char('|'));
}

} // namespace

const QStringList &firstNames()
{
    static const QStringList list = words(
        "Aisha|Amélie|Anders|Anna|Arjun|Astrid|Bram|Camille|Chloé|Clara|Daniel|Diego|Elena|Elif|Emeka|Emma|Farah|Finn|Freya|"
        "Giulia|Hana|Henrik|Hugo|Ines|Ingrid|Isla|Ivan|Jakub|Jonas|José|Julia|Kaja|Kenji|Klára|Lars|Leïla|Linh|Luca|Lucía|"
        "Maja|Marco|Marta|Matteo|Mei|Mila|Mohamed|Nadia|Naoko|Noah|Nora|Olga|Oliver|Omar|Oskar|Paulo|Pavel|Priya|Rafael|"
        "Ravi|Rosa|Sami|Sara|Siobhán|Sofia|Sven|Tariq|Tom|Tomás|Ute|Viktor|Wanjiru|Wei|Yara|Yuki|Zofia|Zuzana");
    return list;
}

const QStringList &lastNames()
{
    static const QStringList list = words(
        "Abbasi|Adeyemi|Almeida|Andersen|Bakker|Becker|Bernard|Bianchi|Brandt|Byrne|Castillo|Chen|Costa|Dąbrowska|Demir|"
        "Dubois|Duarte|Eriksen|Fernández|Fischer|García|Greco|Haddad|Hansen|Horvat|Ivanova|Jansen|Johansson|Kaya|Keller|"
        "Kowalska|Kovács|Kristensen|Lefèvre|Lindqvist|Lund|Marino|Martin|Mensah|Meyer|Moreau|Moretti|Müller|Murphy|Nakamura|"
        "Nguyen|Nilsen|Novák|Okafor|O'Brien|Papadaki|Patel|Pereira|Petrova|Popescu|Rahman|Ricci|Rossi|Sánchez|Santos|Sato|"
        "Schmidt|Silva|Smit|Sørensen|Svensson|Tanaka|Tóth|Vargas|Virtanen|Visser|Wagner|Weiss|Wójcik|Yamamoto|Zhang");
    return list;
}

const QList<City> &cities()
{
    static const QList<City> list = {
        {"Amsterdam", "#### AB", "NL", "%1straat %2"},
        {"Bergen", "50##", "NO", "%1 gate %2"},
        {"Bradford", "BD# #LT", "GB", "%2 %1 Road"},
        {"Brno", "6## 00", "CZ", "%1 %2"},
        {"Dublin", "D## X2Y3", "IE", "%2 %1 Street"},
        {"Graz", "80##", "AT", "%1gasse %2"},
        {"Hamburg", "2####", "DE", "%1straße %2"},
        {"Helsinki", "00##0", "FI", "%1katu %2"},
        {"Kiel", "24###", "DE", "%1weg %2"},
        {"Kraków", "31-###", "PL", "ul. %1 %2"},
        {"Leeds", "LS# #QT", "GB", "%2 %1 Lane"},
        {"Lisboa", "1###-###", "PT", "Rua %1 %2"},
        {"Lyon", "6900#", "FR", "%2 rue %1"},
        {"Malmö", "21# ##", "SE", "%1gatan %2"},
        {"Nantes", "44#00", "FR", "%2 rue %1"},
        {"Parma", "4312#", "IT", "Via %1 %2"},
        {"Porto", "4###-###", "PT", "Rua %1 %2"},
        {"Sevilla", "410##", "ES", "Calle %1 %2"},
        {"Thessaloniki", "54# ##", "GR", "%1 %2"},
        {"Utrecht", "35## CD", "NL", "%1laan %2"},
        {"Wrocław", "50-###", "PL", "ul. %1 %2"},
        {"Zürich", "80##", "CH", "%1strasse %2"},
    };
    return list;
}

const QStringList &streetNames()
{
    static const QStringList list = words(
        "Linden|Mill|Garden|Harbour|Station|Rosa|Nova|Długa|Verdi|Mozart|Birch|Castle|Meadow|Forge|Market|Oak|River|School|"
        "Sonnen|Tulip|Victoria|Weaver|Wind|Florian|Curie|Pasteur|Tesla|Chopin|Hopper|Lovelace");
    return list;
}

const QList<CategoryRow> &categories()
{
    static const QList<CategoryRow> list = {
        {"Home", "home", 0},
        {"Lighting", "lighting", 1},
        {"Table lamps", "table-lamps", 2},
        {"Floor lamps", "floor-lamps", 2},
        {"Pendants", "pendants", 2},
        {"Bulbs", "bulbs", 2},
        {"Shades", "shades", 2},
        {"Outdoor lights", "outdoor-lights", 2},
        {"Furniture", "furniture", 1},
        {"Chairs", "chairs", 9},
        {"Tables", "tables", 9},
        {"Shelves", "shelves", 9},
        {"Kitchen", "kitchen", 1},
        {"Pots and pans", "pots-and-pans", 13},
        {"Tableware", "tableware", 13},
        {"Textiles", "textiles", 1},
        {"Cushions", "cushions", 16},
        {"Rugs", "rugs", 16},
        {"Garden", "garden", 0},
        {"Planters", "planters", 19},
        {"Tools", "tools", 19},
        {"Stationery", "stationery", 0},
        {"Notebooks", "notebooks", 22},
        {"Pens", "pens", 22},
    };
    return list;
}

const QList<ProductKind> &productKinds()
{
    static const QList<ProductKind> list = {
        {"Desk lamp", "LMP", "table-lamps", 4900},
        {"Clip lamp", "LMP", "table-lamps", 2450},
        {"Night lamp", "LMP", "table-lamps", 1790},
        {"Oil lamp", "LMP", "table-lamps", 3900},
        {"Floor lamp", "LMP", "floor-lamps", 12900},
        {"Pendant", "PND", "pendants", 8900},
        {"Bulb E27", "BLB", "bulbs", 690},
        {"Lampshade linen", "SHD", "shades", 2200},
        {"String lights", "LGT", "outdoor-lights", 1990},
        {"Chair", "CHR", "chairs", 14500},
        {"Stool", "CHR", "chairs", 6900},
        {"Side table", "TBL", "tables", 11900},
        {"Wall shelf", "SHF", "shelves", 4400},
        {"Saucepan", "POT", "pots-and-pans", 5400},
        {"Cast-iron pan", "POT", "pots-and-pans", 6200},
        {"Dinner plate", "TWR", "tableware", 1450},
        {"Mug", "TWR", "tableware", 990},
        {"Cushion", "CSH", "cushions", 2900},
        {"Rug", "RUG", "rugs", 15900},
        {"Planter", "PLT", "planters", 3400},
        {"Hand trowel", "TLS", "tools", 1690},
        {"Notebook", "NBK", "notebooks", 1250},
        {"Fountain pen", "PEN", "pens", 3890},
    };
    return list;
}

const QStringList &productModels()
{
    static const QStringList list = words(
        "Arc|Reed|Tern|Wren|Plover|Owl|Heron|Fjord|Moss|Dune|Slate|Birch|Ember|Lark|Pebble|Willow|Cove|Juniper|Linnet|Clay");
    return list;
}

const QStringList &tags()
{
    static const QStringList list = words(
        "new|sale|bestseller|handmade|recycled|oak|steel|linen|wool|dimmable|waterproof|vegan|gift idea|last pieces|small space|"
        "for children|dishwasher-safe|fair trade|made in Europe|limited|refurbished|plastic-free|heat-proof|stackable|repairable|"
        "battery|solar|brass|cork|glass");
    return list;
}

const QStringList &carriers()
{
    static const QStringList list = words("Northline|Post|Velox|Green Mile|Kurier 24|Harbour Freight Co");
    return list;
}

const QStringList &reviewTitles(int rating)
{
    static const QList<QStringList> lists = {
        words("Broke after a week|Not as shown|Disappointed|Sent it back"),
        words("Expected more|Wobbly|Colour is off|Late and scratched"),
        words("It is fine|Does its job|Mixed feelings|Good, not great"),
        words("Very good|Happy with it|Solid|Would buy again"),
        words("Wonderful|Exactly right|My favourite|Beautifully made|Worth every cent"),
    };
    return lists[rating - 1];
}

const QStringList &reviewBodies(int rating)
{
    static const QList<QStringList> lists = {
        words("The thread was cut badly and nothing held. The money came back quickly, at least.|It looked nothing like the picture."),
        words("Usable, but the finish is rough at the edges.|Arrived two weeks late; the box had been opened."),
        words("Nothing special, nothing wrong with it.|Good value if you do not look too closely."),
        words("Sturdy, quiet, and it fits the old fittings.|Better than the one it replaces.\nThe cable could be longer."),
        words("I have bought a second one for my sister.|Warm light, no flicker, and the joints stay where you put them.|Everyone asks where it is from."),
    };
    return lists[rating - 1];
}

const QStringList &remarks()
{
    static const QStringList list = words(
        "Please ring twice.|Leave with the neighbours.|A gift: no invoice in the box.|Deliver after 17:00.|Goods lift is broken.|"
        "Call before delivery.|Combine with the previous order.|Ask for Marta at the gate.");
    return list;
}

} // namespace jw::sample
