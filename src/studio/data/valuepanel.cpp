// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/valuepanel.h"

#include "joinwright/binding/valuetext.h"
#include "joinwright/core/error.h"
#include "studio/data/valuefacts.h"
#include "studio/prompts/guard.h"
#include "studio/theme/codehighlighter.h"
#include "studio/theme/keeptranslated.h"
#include "studio/theme/theme.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>
#include <QtCore/QSaveFile>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr qsizetype HexShown = 64 * 1024;

/// "00000010  48 65 …  He"
QString hexDump(const QByteArray &bytes)
{
    QString text;
    for (qsizetype at = 0; at < std::min(bytes.size(), HexShown); at += 16) {
        const QByteArray line = bytes.mid(at, 16);
        QString letters;
        for (const char byte : line)
            letters += byte >= 32 && byte < 127 ? QLatin1Char(byte) : QLatin1Char('.');
        text += u"%1  %2  %3\n"_s.arg(at, 8, 16, QLatin1Char('0')).arg(QString::fromLatin1(line.toHex(' ')), -47).arg(letters);
    }
    return bytes.size() > HexShown ? text + u"…\n"_s : text;
}

QPlainTextEdit *makeEdit(QWidget *parent)
{
    auto *edit = new QPlainTextEdit(parent);
    edit->setFrameShape(QFrame::NoFrame);
    edit->setFont(Theme::instance().font(FontRole::Code));
    return edit;
}

/// The editor knows one end of line: here each line ends again as in `original`, a new one as the first there.
QString withLineEndsOf(const QString &original, const QString &typed)
{
    static const QRegularExpression end(u"\r\n|[\r\n\u2029]"_s);
    QStringList ends;
    for (const auto &match : end.globalMatch(original))
        ends.append(match.captured());
    if (ends.count(u"\n"_s) == ends.size())
        return typed;
    const QStringList before = original.split(end);
    const QStringList lines = typed.split(u'\n');
    const qsizetype most = std::min(before.size(), lines.size());
    qsizetype front = 0;
    while (front < most && before.at(front) == lines.at(front))
        ++front;
    qsizetype back = 0;
    while (back < most && before.at(before.size() - 1 - back) == lines.at(lines.size() - 1 - back))
        ++back;
    QString text = lines.first();
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        const qsizetype behind = lines.size() - 1 - i;
        const qsizetype at = i < front ? i : behind <= back ? ends.size() - behind : 0;
        text += (at >= 0 && at < ends.size() ? ends.at(at) : ends.first()) + lines.at(i + 1);
    }
    return text;
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw FileError(Error::phrase("'%1' cannot be read: %2", path, Error::systemPhrase(file.errorString())));
    return file.readAll();
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        throw FileError(Error::phrase("'%1' cannot be written: %2", path, Error::systemPhrase(file.errorString())));
}

} // namespace

ValuePanel::ValuePanel(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_facts(new ValueFacts(this))
    , m_pages(new QStackedWidget(this))
    , m_text(makeEdit(this))
    , m_highlighter(new CodeHighlighter(CodeLanguage::Plain, m_text->document()))
    , m_scroll(new QScrollArea(this))
    , m_picture(new QLabel(this))
    , m_hex(makeEdit(this))
    , m_apply(new QPushButton(this))
    , m_format(new QPushButton(this))
    , m_load(new QPushButton(this))
    , m_save(new QPushButton(this))
    , m_null(new QPushButton(u"NULL"_s, this))
{
    setObjectName(u"valuePanel"_s);
    setMinimumWidth(240);
    m_text->setObjectName(u"valueText"_s);
    m_text->installEventFilter(this);
    m_hex->setReadOnly(true);
    m_hex->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_picture->setAlignment(Qt::AlignCenter);
    m_scroll->setWidget(m_picture);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_title->setFont(Theme::instance().font(FontRole::UiStrong));
    m_facts->setFont(Theme::instance().font(FontRole::Small));
    for (QWidget *page : {static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_scroll), static_cast<QWidget *>(m_hex)})
        m_pages->addWidget(page);
    auto *close = new QToolButton(this);
    close->setIcon(Theme::instance().icon(u"close"_s));
    close->setAutoRaise(true);
    keepTranslated(this, [this, close] {
        m_apply->setText(tr("Apply"));
        m_format->setText(tr("Format"));
        m_load->setText(tr("Load file…"));
        m_save->setText(tr("Save to file…"));
        close->setAccessibleName(tr("Close the panel"));
    });
    connect(close, &QToolButton::clicked, this, &ValuePanel::closeRequested);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 4, 6, 4);
    head->setSpacing(8);
    head->addWidget(m_title);
    head->addWidget(m_facts, 1);
    head->addWidget(close);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(8, 6, 8, 8);
    buttons->setSpacing(8);
    for (QPushButton *button : {m_apply, m_format, m_load, m_save})
        buttons->addWidget(button);
    buttons->addStretch();
    buttons->addWidget(m_null);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_pages, 1);
    layout->addLayout(buttons);
    connect(m_apply, &QPushButton::clicked, this, &ValuePanel::apply);
    connect(m_format, &QPushButton::clicked, this, &ValuePanel::formatJson);
    connect(m_load, &QPushButton::clicked, this, &ValuePanel::loadFile);
    connect(m_save, &QPushButton::clicked, this, &ValuePanel::saveFile);
    connect(m_null, &QPushButton::clicked, this, &ValuePanel::setNull);
}

void ValuePanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Token::Panel));
    painter.fillRect(QRect(0, 0, 1, height()), Theme::instance().color(Token::Hair));
}

void ValuePanel::setGrid(GridModel *model, Drafts *drafts)
{
    m_model = model;
    m_drafts = drafts;
    connect(m_text, &QPlainTextEdit::textChanged, this, &ValuePanel::typedIn);
    connect(model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        if (m_index.isValid() && m_index.row() >= first.row() && m_index.row() <= last.row() && !isTyped())
            follow();
    });
}

void ValuePanel::showCell(const QModelIndex &index)
{
    apply(); // moving on keeps what was typed
    m_index = index;
    follow();
}

/// To the record that stands in the cell now.
void ValuePanel::follow()
{
    m_record = m_model && m_index.isValid() ? m_model->record(m_index.row(), m_index.column()) : Record();
    m_column = m_index.column();
    refresh();
}

void ValuePanel::beginEdit(const QString &typed)
{
    if (m_pages->currentWidget() != m_text || m_text->isReadOnly())
        return;
    m_text->setFocus();
    if (typed.isEmpty()) {
        m_text->moveCursor(QTextCursor::End);
    } else {
        m_text->selectAll();
        m_text->insertPlainText(typed);
    }
}

/// As it was typed: toPlainText() would make common spaces of those that do not break.
QString ValuePanel::typed() const
{
    return m_text->document()->toRawText().replace(QChar::ParagraphSeparator, u'\n');
}

bool ValuePanel::isTyped() const
{
    return m_pages->currentWidget() == m_text && !m_text->isReadOnly() && typed() != m_shown;
}

void ValuePanel::refresh()
{
    const bool valid = m_model && m_index.isValid();
    const Value value = this->value();
    const ColumnType type = valid ? m_model->column(m_index.column()).column.type : ColumnType();
    const bool editable = valid && m_model->reasonAgainstEdit(m_index).isEmpty();
    const bool bytes = type.kind() == ColumnType::Kind::Binary || value.kind() == Value::Kind::Blob;
    m_title->setText(valid ? m_model->column(m_index.column()).title : QString());
    m_text->setReadOnly(!editable || bytes); // bytes come from a file
    m_apply->setVisible(!bytes && editable);
    m_format->setVisible(type.kind() == ColumnType::Kind::Json && editable);
    m_load->setVisible(bytes && editable);
    m_save->setVisible(bytes && value.kind() == Value::Kind::Blob);
    m_null->setVisible(editable && m_model->column(m_index.column()).column.nullable);
    m_null->setEnabled(!value.isNull());
    if (value.kind() == Value::Kind::Blob)
        showBytes(value.toBlob());
    else
        showText(value, type);
    showDraft();
}

void ValuePanel::showText(const Value &value, const ColumnType &type)
{
    m_highlighter->setLanguage(type.kind() == ColumnType::Kind::Json ? CodeLanguage::Cpp : CodeLanguage::Plain);
    m_shown = textOf(value, type);
    m_text->setPlainText(m_shown);
    m_shown = typed(); // as the editor gives it back
    m_text->setPlaceholderText(value.isNull() ? u"NULL"_s : QString());
    m_facts->say(value.isNull() ? u"NULL"_s : tr("%Ln characters", nullptr, int(m_shown.size())));
    m_pages->setCurrentWidget(m_text);
}

void ValuePanel::showBytes(const QByteArray &bytes)
{
    const QPixmap picture = [&bytes] {
        QPixmap pixmap;
        pixmap.loadFromData(bytes);
        return pixmap;
    }();
    const QString size = QLocale().formattedDataSize(bytes.size());
    if (picture.isNull()) {
        m_hex->setPlainText(hexDump(bytes));
        m_facts->say(size);
        m_pages->setCurrentWidget(m_hex);
        return;
    }
    m_picture->setPixmap(picture);
    m_facts->say(u"%1 × %2 · %3"_s.arg(picture.width()).arg(picture.height()).arg(size));
    m_pages->setCurrentWidget(m_scroll);
}

Value ValuePanel::value() const
{
    return m_record && m_column >= 0 ? m_record.value(cell()) : Value();
}

int ValuePanel::cell() const
{
    return m_model->column(m_column).index;
}

/// Throws what speaks against it.
void ValuePanel::put(const QVariant &value)
{
    if (m_record)
        m_model->setCell(m_record, m_column, value);
    else if (m_index.isValid())
        m_model->setValue(m_index, value.value<Value>());
    dropDraft();
    follow();
}

void ValuePanel::apply()
{
    if (!isTyped() || !m_model || m_column < 0)
        return;
    try {
        const ColumnType type = m_model->column(m_column).column.type;
        const QString text = withLineEndsOf(textOf(value(), type), typed());
        put(QVariant::fromValue(valueFromText(text, type, m_model->schema())));
    } catch (const Error &error) {
        keepDraft(wordsOf(error));
    }
}

// What could not be taken

const Draft *ValuePanel::draft() const
{
    return m_drafts && m_record && m_column >= 0 ? m_drafts->find(m_record, cell()) : nullptr;
}

void ValuePanel::dropDraft()
{
    if (m_drafts && m_record && m_column >= 0)
        m_drafts->drop(m_record, cell());
}

void ValuePanel::keepDraft(const QString &reason)
{
    if (!m_record || !m_drafts)
        return emit refused(reason);
    m_drafts->keep(m_record, cell(), typed(), reason);
    m_facts->say(reason, true);
    const QString column = m_record.mapper().cellName(cell());
    emit refused(tr("%1 of %2 was not taken, and is kept as a draft: %3").arg(column, m_record.objectName(), reason));
}

void ValuePanel::showDraft()
{
    const Draft *draft = m_text->isReadOnly() ? nullptr : this->draft();
    if (!draft)
        return;
    m_text->setPlainText(draft->text);
    m_facts->say(draft->reason, true);
}

void ValuePanel::formatJson()
{
    const QJsonDocument document = QJsonDocument::fromJson(typed().toUtf8());
    if (!document.isNull())
        m_text->setPlainText(QString::fromUtf8(document.toJson(QJsonDocument::Indented)).trimmed());
}

void ValuePanel::loadFile()
{
    const QString path = Prompts::openFileName(this, tr("Load a value from a file"), tr("All files (*)"));
    if (!path.isEmpty())
        guarded(this, [this, path] { put(QVariant::fromValue(Value(readFile(path)))); });
}

void ValuePanel::saveFile()
{
    const Value value = this->value();
    const QString path = Prompts::saveFileName(this, tr("Save the value to a file"), tr("All files (*)"));
    if (!path.isEmpty())
        guarded(this, [value, path] { writeFile(path, value.toBlob()); });
}

void ValuePanel::setNull()
{
    guarded(this, [this] { put(QVariant::fromValue(Value())); });
}

bool ValuePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            dropDraft();
            refresh();
            emit closeRequested();
            return true;
        }
        if (key->key() == Qt::Key_Return && key->modifiers() & Qt::ShiftModifier) {
            apply();
            return true;
        }
    }
    if (watched == m_text && event->type() == QEvent::FocusOut)
        apply();
    return QWidget::eventFilter(watched, event);
}

} // namespace jw::studio
