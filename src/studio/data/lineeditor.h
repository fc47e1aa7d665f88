// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/schema.h"

#include <QtWidgets/QLineEdit>

namespace jw {
struct GridColumn;
class Value;
}

namespace jw::studio {

/// The line that a cell's text is edited in; what it says is read as pasted text is.
class LineEditor : public QLineEdit
{
    Q_OBJECT

public:
    LineEditor(const GridColumn &column, const Schema &schema, QWidget *parent);

    void fill(const Value &value);
    /// Goes on with what was typed before.
    void goOnWith(const QString &draft);
    /// Whether a person changed it; emptying a NULL counts, as an empty text is another value.
    bool isEdited() const;
    /// Why the text cannot be read; empty when it can. Emptying a cell means NULL, which the model decides on.
    QString problem() const;

protected:
    const ColumnType &type() const { return m_type; }

private:
    const ColumnType m_type;
    const Schema m_schema;
    QString m_initial;
    bool m_wasNull = false;
};

} // namespace jw::studio
