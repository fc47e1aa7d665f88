// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/statusline.h"

#include "studio/theme/theme.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtCore/QSignalBlocker>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QSlider>

#include <cmath>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

// The slider is logarithmic: 5 % … 400 %, 100 % a little right of the middle.
constexpr double LeastZoom = 0.05;
constexpr double MostZoom = 4.0;
constexpr int Steps = 200;

int stepOf(double zoom)
{
    return int(std::lround(Steps * std::log(qBound(LeastZoom, zoom, MostZoom) / LeastZoom) / std::log(MostZoom / LeastZoom)));
}

double zoomOf(int step)
{
    return LeastZoom * std::pow(MostZoom / LeastZoom, double(step) / Steps);
}

QLabel *label(const char *name, QWidget *parent)
{
    auto *result = new QLabel(parent);
    result->setObjectName(QString::fromLatin1(name));
    result->setFont(Theme::instance().font(FontRole::Small));
    return result;
}

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QStatusBar(parent)
    , m_dot(label("statusDot", this))
    , m_database(label("statusDatabase", this))
    , m_facts(label("statusFacts", this))
    , m_rows(label("statusRows", this))
    , m_progress(new QProgressBar(this))
    , m_busy(label("statusBusy", this))
    , m_version(label("statusVersion", this))
    , m_zoomBox(new QWidget(this))
    , m_zoomWord(label("statusZoomWord", this))
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_percent(label("statusZoom", this))
{
    setSizeGripEnabled(false);
    setFixedHeight(24);
    setContentsMargins(10, 0, 4, 0);
    m_slider->setRange(0, Steps);
    m_slider->setFixedWidth(72);
    m_version->setText(u"Joinwright "_s + QCoreApplication::applicationVersion());
    m_percent->setMinimumWidth(44);
    m_percent->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *zoom = new QHBoxLayout(m_zoomBox);
    zoom->setContentsMargins(0, 0, 8, 0);
    zoom->setSpacing(8);
    zoom->addWidget(m_zoomWord);
    zoom->addWidget(m_slider);
    zoom->addWidget(m_percent);
    addWidget(m_dot);
    addWidget(m_database, 1);
    addWidget(m_facts, 2);
    m_facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // an error's sentence does not widen the window
    addPermanentWidget(m_progress);
    addPermanentWidget(m_busy);
    addPermanentWidget(m_rows);
    addPermanentWidget(m_version);
    addPermanentWidget(m_zoomBox);
    m_zoomBox->hide();
    m_progress->setObjectName(u"statusProgress"_s);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(72, 4);
    m_progress->hide();
    m_busy->setTextFormat(Qt::RichText);
    m_dot->setTextFormat(Qt::RichText);
    m_facts->setTextFormat(Qt::RichText); // also where no tag is: a text that only has entities would be taken for a plain one
    connect(m_busy, &QLabel::linkActivated, this, &StatusLine::cancelled);
    connect(m_slider, &QSlider::valueChanged, this, [this](int step) { emit zoomChosen(zoomOf(step)); });
    connect(&Theme::instance(), &Theme::changed, this, &StatusLine::dress);
    retranslate();
    dress();
}

/// Secondary lines are muted, and on the colour of a database a little stronger; what is strong in the facts says so itself.
void StatusLine::dress()
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, m_mark.colour ? Theme::instance().hue(*m_mark.colour).label : Theme::instance().color(Token::Muted));
    for (QLabel *label : {m_database, m_facts, m_rows, m_busy, m_version, m_zoomWord})
        label->setPalette(colors);
    showDot();
    update();
}

void StatusLine::showDot()
{
    const Theme &theme = Theme::instance();
    m_dot->setVisible(m_databaseFacts.size() > 1);
    if (m_mark.isReadOnly && m_mark.dot != Token::Error)
        m_dot->setPixmap(theme.pixmap(QStringLiteral("lock"), 12, theme.color(m_mark.dot), devicePixelRatioF()));
    else
        m_dot->setText(QStringLiteral("<span style=\"color:%1\">●</span>").arg(theme.color(m_mark.dot).name()));
}

void StatusLine::paintEvent(QPaintEvent *event)
{
    if (!m_mark.colour)
        return QStatusBar::paintEvent(event);
    const HueTones tones = Theme::instance().hue(*m_mark.colour);
    QPainter painter(this);
    painter.fillRect(rect(), tones.header);
    painter.fillRect(QRect(0, 0, width(), 1), tones.label);
}

void StatusLine::retranslate()
{
    m_zoomWord->setText(tr("zoom"));
    m_slider->setAccessibleName(tr("Zoom"));
}

void StatusLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QStatusBar::changeEvent(event);
}

void StatusLine::setDatabase(const QStringList &facts, const DatabaseMark &mark)
{
    m_databaseFacts = facts;
    m_mark = mark;
    m_version->setVisible(facts.size() == 1); // nothing is open yet
    m_database->setText(facts.join(QStringLiteral("    ")));
    dress();
}

void StatusLine::setFacts(const QString &text)
{
    m_facts->setText(text);
}

void StatusLine::setRows(const QString &text)
{
    m_rows->setText(text);
}

void StatusLine::setZoom(double zoom)
{
    m_zoomBox->setVisible(zoom > 0);
    const QSignalBlocker blocker(m_slider);
    m_slider->setValue(stepOf(zoom));
    m_percent->setText(tr("%1 %").arg(std::lround(zoom * 100)));
}

void StatusLine::setBusy(const QString &text, int percent)
{
    const QString link = Theme::instance().color(Token::AccentLine).name();
    m_busy->setText(text.isEmpty() ? QString()
                                   : QStringLiteral("%1 &nbsp;<a href=\"stop\" style=\"color:%2\">%3</a>")
                                         .arg(text.toHtmlEscaped(), link, tr("stop")));
    m_progress->setVisible(!text.isEmpty());
    m_progress->setRange(0, percent < 0 ? 0 : 100);
    m_progress->setValue(percent);
}

} // namespace jw::studio
