// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/stream.h"

#include "joinwright/engine/keptstatement.h"
#include "joinwright/orm/page.h"
#include "joinwright/orm/sessionparts.h"

namespace jw {

using namespace Qt::StringLiterals;

struct BatchReader::Data
{
    Data(const QueryBuilder &from, int size)
        : query(from)
        , batch(std::max(1, size))
    {
        query.loadApart();
    }

    Session::Parts &parts() const { return query.session().parts(); }
    Connection &io() const { return parts().io([this] { return u"reading "_s + query.subject(); }); }
    bool byPages() const
    {
        return query.columns().isEmpty() && !query.hasLimit() && !query.session().dialect().features().openResults;
    }
    void readOpen();
    void readObjects(qint64 most);
    void readPage();
    void finish();

    QueryBuilder query;
    int batch;
    CompiledQuery compiled {};
    std::optional<KeptStatement> result {};
    Bookmark place {};
    QList<Handle> objects {};
    QList<Handle> kept {}; ///< what with() brought along
    RowSet rows {};
    bool atEnd = false;
};

void BatchReader::Data::readOpen()
{
    Connection &connection = io();
    if (!result) {
        if (query.repeats() && query.columns().isEmpty())
            query.setDistinct(); // over batches, only the database can see to it that an object comes once
        compiled = query.compile();
        result = connection.prepare(compiled.statement.sql);
        if (compiled.entities.size() == 1 && compiled.extras.isEmpty())
            parts().reader.announce(*result, compiled);
        compiled.start(*result);
    }
    const bool whole = !query.session().dialect().features().openResults;
    if (compiled.entities.size() == 1 && compiled.extras.isEmpty())
        return readObjects(whole ? std::numeric_limits<qint64>::max() : batch);
    const FetchResult read = compiled.read(*result, connection, whole ? std::numeric_limits<qint64>::max() : batch);
    atEnd = whole || read.rows < batch;
    if (atEnd)
        finish();
    rows = RowSet(read.extraNames, read.extras, read.rows);
    if (compiled.entities.isEmpty())
        return;
    const qsizetype before = parts().kept.size();
    objects = parts().adopter.adopt(read);
    kept = parts().kept.mid(before);
    parts().kept.resize(before);
}

void BatchReader::Data::readObjects(qint64 most)
{
    const qsizetype before = parts().kept.size();
    objects = parts().reader.batch(*result, compiled, most, &atEnd);
    kept = parts().kept.mid(before);
    parts().kept.resize(before);
    if (atEnd)
        finish();
}

void BatchReader::Data::finish()
{
    if (result)
        result->finish();
    result.reset();
}

void BatchReader::Data::readPage()
{
    const PageRows page = jw::readPage(query, place, batch, false);
    objects = page.objects;
    place = page.last;
    atEnd = !page.hasNext;
}

BatchReader::BatchReader(const QueryBuilder &query, int batch)
    : d(std::make_unique<Data>(query, batch))
{
}

BatchReader::~BatchReader()
{
    d->finish();
}

bool BatchReader::next()
{
    while (!d->objects.isEmpty()) // from the last on, which is less work for the identity map
        d->objects.removeLast();
    d->kept.clear();
    d->rows = {};
    while (!d->atEnd && d->objects.isEmpty() && d->rows.isEmpty()) { // a batch of an outer join may hold nobody
        if (d->byPages())
            d->readPage();
        else
            d->readOpen();
    }
    return !d->objects.isEmpty() || !d->rows.isEmpty();
}

const QList<Handle> &BatchReader::objects() const
{
    return d->objects;
}

const RowSet &BatchReader::rows() const
{
    return d->rows;
}

} // namespace jw
