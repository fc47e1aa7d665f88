// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/conflictdialog.h"

#include "joinwright/binding/valuetext.h"
#include "joinwright/core/visibletext.h"
#include "studio/data/commitscript.h"
#include "studio/prompts/guard.h"
#include "studio/theme/theme.h"
#include "studio/theme/tiptext.h"

#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QSplitter>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr qsizetype ShownLetters = 60; // of a value in its column; the tool tip has more

enum ConflictColumn { FieldColumn, MineColumn, TheirsColumn, BaseColumn };

QString shortened(const QString &text)
{
    const QString line = visibleText(text.left(4 * ShownLetters).simplified());
    return line.size() > ShownLetters ? line.left(ShownLetters) + u'…' : line;
}

} // namespace

ConflictDialog::ConflictDialog(DatabaseSession &database, QWidget *parent)
    : QDialog(parent)
    , m_database(&database)
    , m_conflicts(database.conflicts().all())
    , m_objects(new QListWidget(this))
    , m_room(new QScrollArea(this))
    , m_left(new QLabel(this))
    , m_commit(new QPushButton(tr("Commit"), this))
{
    setObjectName(u"conflictDialog"_s);
    setWindowTitle(tr("Conflicts"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    makeHead();
    m_objects->setObjectName(u"conflictObjects"_s);
    m_objects->setAccessibleName(tr("Objects"));
    for (const Conflict &conflict : std::as_const(m_conflicts))
        m_objects->addItem(visibleText(conflict.record.objectName()));
    m_room->setWidgetResizable(true);
    m_room->setBackgroundRole(QPalette::Base);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_objects);
    splitter->addWidget(m_room);
    splitter->setSizes({220, 620});
    layout->addWidget(splitter, 1);
    makeFoot();
    connect(m_objects, &QListWidget::currentRowChanged, this, &ConflictDialog::showObject);
    connect(m_database, &QObject::destroyed, this, &QDialog::reject);
    resize(900, 520);
    m_objects->setCurrentRow(0);
    showState();
}

void ConflictDialog::open(DatabaseSession &database, QWidget *parent)
{
    if (parent->findChild<ConflictDialog *>() || database.conflicts().isEmpty())
        return;
    (new ConflictDialog(database, parent))->QDialog::open();
}

void ConflictDialog::makeHead()
{
    auto *head = new QLabel(tr("Nothing was written: others have changed %Ln objects that you have edited", nullptr, int(m_conflicts.size())), this);
    head->setFont(Theme::instance().font(FontRole::Heading));
    head->setWordWrap(true);
    auto *words = new QLabel(tr("Your changes are all still here. Choose what is to stay, then commit again. What only one side has changed is merged by itself."), this);
    words->setWordWrap(true);
    auto *mine = new QPushButton(tr("Keep all &mine"), this);
    mine->setObjectName(u"keepMine"_s);
    auto *theirs = new QPushButton(tr("Take all &theirs"), this);
    theirs->setObjectName(u"takeTheirs"_s);
    for (QPushButton *button : {mine, theirs})
        button->setAutoDefault(false);
    connect(mine, &QPushButton::clicked, this, [this] { chooseAll(Side::Mine); });
    connect(theirs, &QPushButton::clicked, this, [this] { chooseAll(Side::Theirs); });
    auto *texts = new QVBoxLayout;
    texts->addWidget(head);
    texts->addWidget(words);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addLayout(texts, 1);
    line->addWidget(mine);
    line->addWidget(theirs);
    static_cast<QVBoxLayout *>(layout())->addLayout(line);
}

void ConflictDialog::makeFoot()
{
    m_left->setObjectName(u"choicesLeft"_s);
    m_commit->setObjectName(u"commitChosen"_s);
    m_commit->setDefault(true);
    auto *later = new QPushButton(tr("Decide later"), this);
    later->setObjectName(u"decideLater"_s);
    later->setAutoDefault(false);
    connect(later, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_commit, &QPushButton::clicked, this, &ConflictDialog::retry);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_left, 1);
    line->addWidget(later);
    line->addWidget(m_commit);
    static_cast<QVBoxLayout *>(layout())->addLayout(line);
}

// One object

void ConflictDialog::showObject(int row)
{
    m_fields = new QWidget(m_room);
    m_fields->setBackgroundRole(QPalette::Base);
    m_grid = new QGridLayout(m_fields);
    m_grid->setContentsMargins(12, 12, 12, 12);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(8);
    if (row >= 0) {
        Conflict &conflict = m_conflicts[row];
        addHeads();
        if (conflict.kind != Conflict::Kind::Fields)
            addRowChoice(conflict);
        for (const int cell : conflict.record.dirtyCells())
            addField(conflict, cell);
    }
    m_grid->setRowStretch(m_grid->rowCount(), 1);
    for (int column = MineColumn; column <= BaseColumn; ++column)
        m_grid->setColumnStretch(column, 1);
    m_room->setWidget(m_fields);
}

void ConflictDialog::addHeads()
{
    const QString heads[] = {tr("Field"), tr("Mine"), tr("Theirs, in the database now"), tr("As it was loaded")};
    for (int column = FieldColumn; column <= BaseColumn; ++column) {
        auto *head = new QLabel(heads[column], m_fields);
        head->setFont(Theme::instance().font(FontRole::UiStrong));
        m_grid->addWidget(head, 0, column);
    }
}

void ConflictDialog::addRowChoice(Conflict &conflict)
{
    const bool isGone = conflict.kind == Conflict::Kind::Gone;
    const int line = m_grid->rowCount();
    addText(line, FieldColumn, tr("The row"), false);
    addChoice(line, MineColumn, isGone ? tr("Insert it again, as I have edited it") : tr("Delete it all the same"), Side::Mine, conflict.side);
    addChoice(line, TheirsColumn, isGone ? tr("They have deleted it: give up my edits") : tr("Keep it, as they have changed it"), Side::Theirs,
        conflict.side);
}

/// A field that only one side has changed is shown for context.
void ConflictDialog::addField(Conflict &conflict, int cell)
{
    const int line = m_grid->rowCount();
    const auto field = std::find_if(
        conflict.fields.begin(), conflict.fields.end(), [cell](const Conflict::Field &some) { return some.cell == cell; });
    const bool isOpen = field != conflict.fields.end();
    const QString mine = textOf(conflict, cell, conflict.record.value(cell));
    const QString theirs = conflict.kind == Conflict::Kind::Gone ? QString() : textOf(conflict, cell, conflict.record.original(cell));
    addText(line, FieldColumn, conflict.record.mapper().cellName(cell), !isOpen);
    if (isOpen) {
        addChoice(line, MineColumn, mine, Side::Mine, field->side);
        addChoice(line, TheirsColumn, theirs, Side::Theirs, field->side);
        addText(line, BaseColumn, textOf(conflict, cell, field->base), true);
        return;
    }
    addText(line, MineColumn, mine, false);
    addText(line, TheirsColumn, theirs, true);
    addText(line, BaseColumn, conflict.kind == Conflict::Kind::Fields ? tr("only you have changed it") : QString(), true);
}

void ConflictDialog::addChoice(int line, int column, const QString &text, Side side, Side &chosen)
{
    auto *button = new QRadioButton(shortened(text).replace(u'&', "&&"_L1), m_fields);
    button->setObjectName(u"choice%1_%2"_s.arg(line).arg(column));
    button->setToolTip(tipText(text));
    button->setAutoExclusive(false);
    auto *group = m_fields->findChild<QButtonGroup *>(u"line%1"_s.arg(line));
    if (!group) {
        group = new QButtonGroup(m_fields);
        group->setObjectName(u"line%1"_s.arg(line));
    }
    group->addButton(button);
    button->setChecked(chosen == side);
    connect(button, &QRadioButton::toggled, this, [this, side, &chosen](bool on) {
        if (!on)
            return;
        chosen = side;
        showState();
    });
    m_grid->addWidget(button, line, column);
}

void ConflictDialog::addText(int line, int column, const QString &text, bool muted)
{
    auto *label = new QLabel(shortened(text), m_fields);
    label->setTextFormat(Qt::PlainText);
    label->setToolTip(tipText(text));
    if (muted)
        label->setForegroundRole(QPalette::PlaceholderText);
    m_grid->addWidget(label, line, column);
}

QString ConflictDialog::textOf(const Conflict &conflict, int cell, const Value &value) const
{
    if (value.isNull())
        return u"NULL"_s;
    if (value.kind() == Value::Kind::Blob)
        return tr("%Ln bytes", nullptr, int(value.toBlob().size()));
    const QString text = jw::textOf(value, conflict.record.mapper().type(cell));
    return text.isEmpty() ? u"''"_s : text;
}

// Choices

int ConflictDialog::openChoices() const
{
    int count = 0;
    for (const Conflict &conflict : m_conflicts)
        count += conflict.openChoices();
    return count;
}

void ConflictDialog::chooseAll(Side side)
{
    for (Conflict &conflict : m_conflicts) {
        conflict.side = side;
        for (Conflict::Field &field : conflict.fields)
            field.side = side;
    }
    showObject(m_objects->currentRow());
    showState();
}

QString ConflictDialog::stateOf(const Conflict &conflict)
{
    const int open = conflict.openChoices();
    if (open == 0)
        return tr("chosen");
    switch (conflict.kind) {
    case Conflict::Kind::Gone:
        return tr("you have changed it, they have deleted it");
    case Conflict::Kind::Deleted:
        return tr("you have deleted it, they have changed it");
    case Conflict::Kind::Fields:
        break;
    }
    return tr("%Ln fields to choose", nullptr, open);
}

void ConflictDialog::showState()
{
    const Theme &theme = Theme::instance();
    for (int row = 0; row < m_conflicts.size(); ++row) {
        const Conflict &conflict = m_conflicts.at(row);
        const bool isOpen = conflict.openChoices() > 0;
        m_objects->item(row)->setText(visibleText(conflict.record.objectName().simplified()) + u'\n' + stateOf(conflict));
        m_objects->item(row)->setIcon(theme.icon(isOpen ? u"problems"_s : u"okc"_s, isOpen ? Token::Error : Token::Fine));
    }
    const int open = openChoices();
    m_left->setText(open == 0 ? tr("Everything is chosen.") : tr("%Ln choices left", nullptr, open));
    m_commit->setEnabled(open == 0);
    m_commit->setProperty("primary", open == 0);
    m_commit->style()->unpolish(m_commit);
    m_commit->style()->polish(m_commit);
}

void ConflictDialog::retry()
{
    const QPointer<DatabaseSession> database = m_database;
    QWidget *over = parentWidget();
    const QList<Conflict> chosen = m_conflicts;
    if (!database || !guarded(this, [&] { database->conflicts().resolve(chosen); }))
        return;
    accept();
    if (database->canCommit())
        commitOrAsk(*database, over);
}

} // namespace jw::studio
