// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/transfer/exportcodedialog.h"

#include "studio/prompts/guard.h"
#include "studio/theme/codehighlighter.h"
#include "studio/theme/theme.h"
#include "studio/transfer/exportmodel.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QSettings>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTableView>

namespace jw::studio {

namespace {

// What the generators call their options: the library speaks English, the window the person's language.
[[maybe_unused]] constexpr const char *OptionTexts[] = {QT_TRANSLATE_NOOP("GeneratorOption", "Namespace"),
    QT_TRANSLATE_NOOP("GeneratorOption", "The namespace of the classes."), QT_TRANSLATE_NOOP("GeneratorOption", "Application"),
    QT_TRANSLATE_NOOP("GeneratorOption", "The app_label of the models; empty when the folder is the application itself."),
    QT_TRANSLATE_NOOP("GeneratorOption", "Mapped[] style"),
    QT_TRANSLATE_NOOP("GeneratorOption", "Classes with type annotations; needs SQLAlchemy 2.")};

QString translated(const QString &text)
{
    return QCoreApplication::translate("GeneratorOption", text.toUtf8().constData());
}

constexpr int ShownLimits = 4;

} // namespace

ExportCodeDialog::ExportCodeDialog(const Schema &schema, QWidget *parent)
    : QDialog(parent)
    , m_schema(schema)
    , m_target(new QComboBox(this))
    , m_options(new QWidget(this))
    , m_folder(new QLineEdit(this))
    , m_browse(new QPushButton(tr("Choose…"), this))
    , m_files(new QTableView(this))
    , m_model(new ExportModel(this))
    , m_preview(new QPlainTextEdit(this))
    , m_limits(new QLabel(this))
    , m_status(new QLabel(this))
    , m_export(new QPushButton(tr("Export"), this))
{
    setWindowTitle(tr("Export code"));
    setObjectName(QStringLiteral("exportCodeDialog"));
    buildWidgets();
    buildLayout();
    fillTargets();
    m_folder->setText(QSettings().value(settingsKey(QStringLiteral("folder")), QDir::homePath() + QStringLiteral("/model")).toString());
    targetChosen();
    connect(m_target, &QComboBox::currentIndexChanged, this, &ExportCodeDialog::targetChosen);
    connect(m_folder, &QLineEdit::textChanged, this, &ExportCodeDialog::refresh);
    connect(m_browse, &QPushButton::clicked, this, &ExportCodeDialog::browse);
    connect(m_export, &QPushButton::clicked, this, &ExportCodeDialog::write);
    connect(m_files->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ExportCodeDialog::showFile);
}

void ExportCodeDialog::buildWidgets()
{
    m_target->setObjectName(QStringLiteral("exportTarget"));
    m_folder->setObjectName(QStringLiteral("exportFolder"));
    m_files->setObjectName(QStringLiteral("exportFiles"));
    m_preview->setObjectName(QStringLiteral("exportPreview"));
    m_limits->setObjectName(QStringLiteral("exportLimits"));
    m_export->setObjectName(QStringLiteral("exportButton"));
    m_files->setModel(m_model);
    m_files->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_files->setSelectionMode(QAbstractItemView::SingleSelection);
    m_files->setShowGrid(false);
    m_files->verticalHeader()->hide();
    m_files->verticalHeader()->setDefaultSectionSize(24);
    m_files->horizontalHeader()->setSectionResizeMode(ExportModel::FileColumn, QHeaderView::Stretch);
    m_files->setColumnWidth(ExportModel::StateColumn, 170);
    m_preview->setReadOnly(true);
    m_preview->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_preview->setFont(Theme::instance().font(FontRole::Code));
    m_highlighter = new CodeHighlighter(CodeLanguage::Plain, m_preview->document());
    m_limits->setWordWrap(true);
    m_limits->setFont(Theme::instance().font(FontRole::Small));
    m_export->setDefault(true);
    m_export->setProperty("primary", true);
}

void ExportCodeDialog::buildLayout()
{
    auto *head = new QHBoxLayout;
    head->addWidget(new QLabel(tr("Target"), this));
    head->addWidget(m_target);
    head->addWidget(m_options);
    head->addSpacing(8);
    head->addWidget(new QLabel(tr("Folder"), this));
    head->addWidget(m_folder, 1);
    head->addWidget(m_browse);
    new QHBoxLayout(m_options);
    m_options->layout()->setContentsMargins(0, 0, 0, 0);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(m_files);
    splitter->addWidget(m_preview);
    splitter->setSizes({400, 560});
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_export, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_status, 1);
    foot->addWidget(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_limits);
    layout->addLayout(foot);
    resize(1000, 640);
}

void ExportCodeDialog::fillTargets()
{
    for (const Generator *entry : Generator::all())
        m_target->addItem(entry->title(), entry->name());
    const QString last = QSettings().value(settingsKey(QStringLiteral("target")), m_schema.targets.value(0)).toString();
    m_target->setCurrentIndex(qMax(0, m_target->findData(last)));
}

/// What was chosen is remembered for each model by itself.
QString ExportCodeDialog::settingsKey(const QString &word) const
{
    return QStringLiteral("export/%1/%2").arg(m_schema.id.toString(), word);
}

void ExportCodeDialog::setTarget(const QString &name)
{
    m_target->setCurrentIndex(qMax(0, m_target->findData(name)));
}

void ExportCodeDialog::setFolder(const QString &folder)
{
    m_folder->setText(folder);
}

const Generator &ExportCodeDialog::generator() const
{
    return *Generator::byName(m_target->currentData().toString());
}

QString ExportCodeDialog::folder() const
{
    const QString text = m_folder->text().trimmed();
    return text.isEmpty() ? QString() : QDir::cleanPath(text);
}

GeneratorOptions ExportCodeDialog::options() const
{
    GeneratorOptions chosen;
    for (const QCheckBox *box : m_options->findChildren<QCheckBox *>())
        chosen.insert(box->objectName(), box->isChecked() ? QStringLiteral("true") : QString());
    for (const QLineEdit *edit : m_options->findChildren<QLineEdit *>())
        chosen.insert(edit->objectName(), edit->text().trimmed());
    return chosen;
}

void ExportCodeDialog::targetChosen()
{
    qDeleteAll(m_options->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    for (const GeneratorOption &option : generator().options())
        addOption(option);
    showLimits();
    refresh();
}

void ExportCodeDialog::addOption(const GeneratorOption &option)
{
    const QVariant last = QSettings().value(settingsKey(generator().name() + u'/' + option.key), option.defaultValue);
    QWidget *widget = nullptr;
    if (option.isFlag) {
        auto *box = new QCheckBox(translated(option.title), m_options);
        box->setChecked(last.toBool());
        connect(box, &QCheckBox::toggled, this, &ExportCodeDialog::refresh);
        widget = box;
    } else {
        m_options->layout()->addWidget(new QLabel(translated(option.title), m_options));
        auto *edit = new QLineEdit(last.toString(), m_options);
        edit->setPlaceholderText(option.defaultValue);
        edit->setMaximumWidth(140);
        connect(edit, &QLineEdit::textChanged, this, &ExportCodeDialog::refresh);
        widget = edit;
    }
    widget->setObjectName(option.key);
    widget->setToolTip(translated(option.text));
    m_options->layout()->addWidget(widget);
}

void ExportCodeDialog::refresh()
{
    QList<ExportedFile> files;
    const QString problem = generator().problem(options());
    const bool planned = !folder().isEmpty() && problem.isEmpty()
        && guarded(this, [&] { files = Exporter(generator(), m_schema, options()).plan(folder()); });
    m_model->setFiles(files);
    m_files->selectRow(0);
    showFile();
    m_export->setEnabled(planned && m_model->pending() > 0);
    if (!problem.isEmpty())
        m_status->setText(problem);
    else if (!planned)
        m_status->setText(tr("Choose a folder to write into."));
    else if (m_model->conflicts() > 0)
        m_status->setText(tr("%n file(s) edited by hand stay as they are.", nullptr, m_model->conflicts()));
    else
        m_status->setText(m_model->pending() > 0 ? tr("%n file(s) to write.", nullptr, m_model->pending())
                                                 : tr("Everything is written as it is here."));
}

void ExportCodeDialog::showFile()
{
    const int row = m_files->currentIndex().row();
    if (row < 0 || row >= m_model->files().size()) {
        m_preview->clear();
        return;
    }
    const ExportedFile &file = m_model->files()[row];
    const bool differs = !file.difference.isEmpty();
    m_highlighter->setLanguage(differs ? CodeLanguage::Patch : codeLanguageOf(file.path));
    m_preview->setPlainText(differs ? file.difference : QString::fromUtf8(file.content));
}

void ExportCodeDialog::showLimits()
{
    QList<Inexpressible> limits;
    guarded(this, [&] { limits = generator().inexpressible(m_schema); });
    QStringList lines;
    for (const Inexpressible &item : limits.first(qMin(qsizetype(ShownLimits), limits.size())))
        lines.append(QStringLiteral("%1: %2").arg(item.place, item.reason));
    if (limits.size() > ShownLimits)
        lines.append(tr("… and %n more", nullptr, int(limits.size()) - ShownLimits));
    QStringList all;
    for (const Inexpressible &item : std::as_const(limits))
        all.append(QStringLiteral("%1: %2").arg(item.place, item.reason));
    m_limits->setText(lines.isEmpty() ? tr("%1 can express all of this model.").arg(generator().title())
                                      : tr("What %1 cannot express:").arg(generator().title()) + u'\n' + lines.join(u'\n'));
    m_limits->setToolTip(all.join(u'\n'));
}

void ExportCodeDialog::browse()
{
    const QString chosen = Prompts::folder(this, tr("Export code into"), folder());
    if (!chosen.isEmpty())
        m_folder->setText(chosen);
}

void ExportCodeDialog::write()
{
    const bool done = guarded(this, [this] { Exporter(generator(), m_schema, options()).write(folder()); });
    if (done) {
        QSettings settings;
        settings.setValue(settingsKey(QStringLiteral("folder")), folder());
        settings.setValue(settingsKey(QStringLiteral("target")), generator().name());
        const GeneratorOptions chosen = options();
        for (auto it = chosen.cbegin(); it != chosen.cend(); ++it)
            settings.setValue(settingsKey(generator().name() + u'/' + it.key()), it.value());
        emit exported(generator().name(), folder());
    }
    refresh();
}

} // namespace jw::studio
