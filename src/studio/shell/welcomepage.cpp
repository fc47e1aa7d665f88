// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/welcomepage.h"

#include "studio/shell/recents.h"
#include "studio/shell/samplepicture.h"
#include "studio/shell/welcomechoice.h"
#include "studio/theme/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr int ShownRecents = 6;
constexpr int TextLeft = 72; // as the choices' texts

QLabel *label(QWidget *parent, FontRole role)
{
    auto *result = new QLabel(parent);
    result->setFont(Theme::instance().font(role));
    return result;
}

QLabel *mutedLabel(QWidget *parent, const QString &text = {})
{
    QLabel *result = label(parent, FontRole::Ui);
    result->setText(text);
    result->setForegroundRole(QPalette::PlaceholderText);
    return result;
}

QFrame *hairline(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    return line;
}

QString strongText(const QString &text)
{
    return QStringLiteral("<span style=\"font-weight:600;color:%1\">%2</span>")
        .arg(Theme::instance().color(Token::Text).name(), text.toHtmlEscaped());
}

/// A rich text link without underline, in the colour of links.
QString link(const QString &target, const QString &text)
{
    return QStringLiteral("<a href=\"%1\" style=\"text-decoration:none;color:%2\">%3</a>")
        .arg(target.toHtmlEscaped(), Theme::instance().color(Token::Text).name(), text.toHtmlEscaped());
}

} // namespace

WelcomePage::WelcomePage(Recents &recents, QWidget *parent)
    : QScrollArea(parent)
    , m_recents(recents)
{
    setObjectName(QStringLiteral("welcomePage"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    auto *page = new QWidget;
    auto *layout = new QHBoxLayout(page);
    layout->setContentsMargins(64, 64, 64, 32);
    layout->setSpacing(48);
    layout->addWidget(makeLeft(), 1);
    layout->addWidget(makeRight(), 1);
    setWidget(page);
    viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false); // setWidget() has set it
    connect(&m_recents, &Recents::changed, this, &WelcomePage::fillRecents);
    connect(&Theme::instance(), &Theme::changed, this, &WelcomePage::retranslate); // some texts wear a colour of their own
    retranslate();
    setFocusProxy(m_choices.first());
}

QWidget *WelcomePage::makeLeft()
{
    auto *side = new QWidget(this);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 0, 0, 0);
    head->setSpacing(16);
    m_logo = new QLabel(side);
    m_product = label(side, FontRole::Product);
    m_motto = mutedLabel(side);
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_product);
    names->addWidget(m_motto);
    head->addWidget(m_logo);
    head->addLayout(names, 1);
    layout->addLayout(head);
    layout->addSpacing(40);
    m_choices = {new WelcomeChoice(QStringLiteral("diagram"), tr("Return"), side),
        new WelcomeChoice(QStringLiteral("database"), QStringLiteral("Ctrl+O"), side),
        new WelcomeChoice(QStringLiteral("file"), QStringLiteral("Ctrl+N"), side)};
    m_choices[0]->setObjectName(QStringLiteral("openSample"));
    m_choices[1]->setObjectName(QStringLiteral("openDatabase"));
    m_choices[2]->setObjectName(QStringLiteral("newModel"));
    connect(m_choices[0], &QAbstractButton::clicked, this, &WelcomePage::sampleChosen);
    connect(m_choices[1], &QAbstractButton::clicked, this, &WelcomePage::openChosen);
    connect(m_choices[2], &QAbstractButton::clicked, this, &WelcomePage::newChosen);
    for (WelcomeChoice *choice : std::as_const(m_choices))
        layout->addWidget(choice);
    layout->addSpacing(40);
    m_recentRows = new QGridLayout;
    m_recentRows->setContentsMargins(24, 0, 16, 0);
    m_recentRows->setHorizontalSpacing(16);
    m_recentRows->setVerticalSpacing(0);
    m_recentRows->setColumnMinimumWidth(0, 32);
    m_recentRows->setColumnStretch(2, 1);
    m_recentTitle = label(side, FontRole::UiStrong);
    m_clear = mutedLabel(side);
    m_clear->setTextFormat(Qt::RichText);
    connect(m_clear, &QLabel::linkActivated, &m_recents, &Recents::clear);
    layout->addLayout(m_recentRows);
    layout->addSpacing(24);
    m_drop = mutedLabel(side);
    m_drop->setContentsMargins(TextLeft, 0, 0, 0);
    layout->addWidget(m_drop);
    layout->addStretch(1);
    return side;
}

QWidget *WelcomePage::makeRight()
{
    auto *side = new QWidget(this);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_picture = new SamplePicture(side);
    connect(m_picture, &SamplePicture::clicked, this, &WelcomePage::sampleChosen);
    m_facts = mutedLabel(side);
    m_facts->setTextFormat(Qt::RichText);
    m_picture->setMaximumHeight(m_picture->sizeHint().height());
    layout->addWidget(m_picture, 20);
    layout->addSpacing(12);
    layout->addWidget(m_facts);
    layout->addSpacing(12);
    layout->addWidget(hairline(side));
    layout->addSpacing(20);
    auto *hints = new QGridLayout;
    hints->setHorizontalSpacing(24);
    hints->setVerticalSpacing(12);
    hints->setColumnStretch(1, 1);
    for (int row = 0; row < 4; ++row) {
        m_hints.append(std::pair(label(side, FontRole::UiStrong), mutedLabel(side)));
        hints->addWidget(m_hints.last().first, row, 0);
        hints->addWidget(m_hints.last().second, row, 1);
    }
    layout->addLayout(hints);
    layout->addStretch(1);
    return side;
}

void WelcomePage::fillRecents()
{
    m_logo->setPixmap(Theme::instance().pixmap(QStringLiteral("logo"), 40, Theme::instance().color(Token::Text), 2));
    while (QLayoutItem *item = m_recentRows->takeAt(0)) {
        if (item->widget() != m_recentTitle && item->widget() != m_clear)
            delete item->widget();
        delete item;
    }
    const QList<Recents::Entry> entries = m_recents.entries().first(qMin(qsizetype(ShownRecents), m_recents.entries().size()));
    m_recentTitle->setVisible(!entries.isEmpty());
    m_clear->setVisible(!entries.isEmpty());
    m_recentRows->addWidget(m_recentTitle, 0, 1);
    m_recentRows->addWidget(m_clear, 0, 4, Qt::AlignRight);
    const Theme &theme = Theme::instance();
    int row = 1;
    for (const Recents::Entry &entry : entries) {
        auto *icon = new QLabel(this);
        icon->setFixedHeight(32);
        icon->setPixmap(theme.pixmap(entry.isModel() ? QStringLiteral("diagram") : QStringLiteral("database"), 16,
            theme.color(Token::Muted), devicePixelRatioF()));
        QLabel *name = label(this, FontRole::Ui);
        name->setTextFormat(Qt::RichText);
        name->setText(link(entry.location, entry.name()));
        name->setToolTip(entry.location);
        name->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
        connect(name, &QLabel::linkActivated, this, &WelcomePage::recentChosen);
        m_recentRows->addWidget(icon, row, 0);
        m_recentRows->addWidget(name, row, 1);
        m_recentRows->addWidget(mutedLabel(this, entry.folder()), row, 2);
        m_recentRows->addWidget(modeMark(entry.readOnly), row, 3);
        m_recentRows->addWidget(mutedLabel(this, entry.when()), row, 4, Qt::AlignRight);
        ++row;
    }
}

/// What will not be possible with a database, said before it is opened.
QWidget *WelcomePage::modeMark(bool readOnly)
{
    auto *mark = new QWidget(this);
    if (!readOnly)
        return mark;
    const Theme &theme = Theme::instance();
    auto *layout = new QHBoxLayout(mark);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto *lock = new QLabel(mark);
    lock->setPixmap(theme.pixmap(QStringLiteral("lock"), 12, theme.color(Token::Muted), devicePixelRatioF()));
    layout->addStretch(1);
    layout->addWidget(lock);
    layout->addWidget(mutedLabel(mark, tr("read-only")));
    return mark;
}

void WelcomePage::retranslate()
{
    m_product->setText(QStringLiteral("Joinwright"));
    m_motto->setText(tr("Draw the tables. Work on the rows. Take the code."));
    m_choices[0]->setTexts(tr("Open the sample shop"), tr("Twelve tables, 41,000 rows. A copy of your own: try anything."));
    m_choices[1]->setTexts(tr("Open a database…"), tr("An SQLite file. The diagram draws itself."));
    m_choices[2]->setTexts(tr("New model"), tr("An empty canvas. Press T and click for the first table."));
    m_recentTitle->setText(tr("Recent"));
    m_clear->setText(link(QStringLiteral("clear"), tr("Clear")));
    m_drop->setText(tr("Or drop a model or a database anywhere in this window."));
    m_facts->setText(strongText(tr("Sample shop")) + u"&nbsp;&nbsp;&nbsp; "_s
        + QStringList {tr("12 tables"), tr("15 relationships"), tr("8,412 orders"), u"SQLite"_s}.join(u" &nbsp;&nbsp; "_s));
    const QStringList texts {tr("Double-click a table"), tr("its records, ready to edit"), tr("Double-click a line"),
        tr("both tables as one grid of joined rows"), tr("Add a column"), tr("the code changes while you type"), tr("Ctrl+P"),
        tr("every action, every table, by name")};
    for (int row = 0; row < m_hints.size(); ++row) {
        m_hints[row].first->setText(texts[2 * row]);
        m_hints[row].second->setText(texts[2 * row + 1]);
    }
    fillRecents();
}

void WelcomePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QScrollArea::changeEvent(event);
}

void WelcomePage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        return QScrollArea::keyPressEvent(event);
    for (WelcomeChoice *choice : std::as_const(m_choices)) {
        if (choice->hasFocus())
            return choice->click();
    }
    emit sampleChosen();
}

void WelcomePage::paintEvent(QPaintEvent *)
{
    QPainter(viewport()).fillRect(viewport()->rect(), Theme::instance().color(Token::Base));
}

} // namespace jw::studio
