// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/settingsdialog.h"

#include "studio/shell/actions.h"
#include "studio/shell/fixedkeys.h"
#include "studio/shell/language.h"
#include "studio/shell/shortcutmodel.h"
#include "studio/theme/theme.h"

#include <QtCore/QEvent>
#include <QtCore/QSettings>
#include <QtCore/QSortFilterProxyModel>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QKeySequenceEdit>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTableWidget>

namespace jw::studio {

namespace {

const QString SchemeKey = QStringLiteral("look/scheme");
const QString LanguageKey = QStringLiteral("look/language");
const QString NotationKey = QStringLiteral("look/notation");

Scheme storedScheme()
{
    return Scheme(qBound(0, QSettings().value(SchemeKey, int(Scheme::System)).toInt(), int(Scheme::Dark)));
}

QString storedLanguage()
{
    return QSettings().value(LanguageKey).toString();
}

} // namespace

SettingsDialog::SettingsDialog(Actions &actions, QWidget *parent)
    : QDialog(parent)
    , m_actions(actions)
    , m_tabs(new QTabWidget(this))
    , m_form(new QFormLayout)
    , m_scheme(new QComboBox(this))
    , m_language(new QComboBox(this))
    , m_notation(new QComboBox(this))
    , m_filter(new QLineEdit(this))
    , m_table(new QTableView(this))
    , m_model(new ShortcutModel(actions, this))
    , m_proxy(new QSortFilterProxyModel(this))
    , m_key(new QKeySequenceEdit(this))
    , m_reset(new QPushButton(this))
    , m_taken(new QLabel(this))
    , m_fixed(new QTableWidget(this))
{
    setObjectName(QStringLiteral("settingsDialog"));
    m_scheme->setObjectName(QStringLiteral("schemeChoice"));
    m_language->setObjectName(QStringLiteral("languageChoice"));
    m_notation->setObjectName(QStringLiteral("notationChoice"));
    m_reset->setAutoDefault(false); // nothing here is what happens next
    m_tabs->addTab(makeGeneral(), {});
    m_tabs->addTab(makeShortcuts(), {});
    m_tabs->addTab(makeFixedKeys(), {});
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addWidget(m_tabs);
    layout->addWidget(buttons);
    resize(720, 520);
    retranslate();
}

QWidget *SettingsDialog::makeGeneral()
{
    auto *page = new QWidget(this);
    page->setLayout(m_form);
    m_form->setContentsMargins(16, 16, 16, 16);
    m_form->setVerticalSpacing(8);
    for (int i = 0; i < 3; ++i) {
        m_scheme->addItem({});
        m_notation->addItem({});
    }
    m_language->addItem({}, QString());
    for (const QString &code : language::available())
        m_language->addItem(language::nameOf(code), code);
    m_form->addRow(new QLabel(this), m_scheme);
    m_form->addRow(new QLabel(this), m_language);
    m_form->addRow(new QLabel(this), m_notation);
    m_scheme->setCurrentIndex(int(storedScheme()));
    m_language->setCurrentIndex(qMax(0, m_language->findData(storedLanguage())));
    m_notation->setCurrentIndex(int(storedNotation()));
    connect(m_scheme, &QComboBox::activated, this, [](int index) {
        chooseScheme(Scheme(index));
    });
    connect(m_language, &QComboBox::activated, this, [this] {
        QSettings().setValue(LanguageKey, m_language->currentData());
        language::use(m_language->currentData().toString());
    });
    connect(m_notation, &QComboBox::activated, this, [this](int index) {
        QSettings().setValue(NotationKey, index);
        emit notationChanged(Notation(index));
    });
    return page;
}

QWidget *SettingsDialog::makeShortcuts()
{
    auto *page = new QWidget(this);
    m_proxy->setSourceModel(m_model);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setFilterKeyColumn(-1);
    m_table->setObjectName(QStringLiteral("shortcutTable"));
    m_key->setObjectName(QStringLiteral("shortcutKey"));
    m_table->setModel(m_proxy);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(24);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setColumnWidth(ShortcutModel::ActionColumn, 200);
    m_table->setColumnWidth(ShortcutModel::KeyColumn, 160);
    m_filter->setClearButtonEnabled(true);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_key);
    foot->addWidget(m_reset);
    foot->addWidget(m_taken, 1);
    auto *layout = new QVBoxLayout(page);
    layout->addWidget(m_filter);
    layout->addWidget(m_table, 1);
    layout->addLayout(foot);
    connect(m_filter, &QLineEdit::textChanged, m_proxy, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SettingsDialog::showKey);
    connect(m_key, &QKeySequenceEdit::editingFinished, this, &SettingsDialog::storeKey);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_model->resetKey(m_proxy->mapToSource(m_table->currentIndex()).row());
        showKey();
        emit shortcutsChanged();
    });
    m_table->selectRow(0);
    return page;
}

QWidget *SettingsDialog::makeFixedKeys()
{
    m_fixed->setObjectName(QStringLiteral("fixedKeys"));
    m_fixed->setColumnCount(3);
    m_fixed->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_fixed->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_fixed->setShowGrid(false);
    m_fixed->verticalHeader()->hide();
    m_fixed->verticalHeader()->setDefaultSectionSize(24);
    m_fixed->horizontalHeader()->setStretchLastSection(true);
    m_fixed->horizontalHeader()->setHighlightSections(false);
    m_fixed->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_fixed->setColumnWidth(0, 88);
    m_fixed->setColumnWidth(1, 200);
    return m_fixed;
}

void SettingsDialog::fillFixedKeys()
{
    const QList<FixedKey> keys = fixedKeys();
    m_fixed->setHorizontalHeaderLabels({tr("Where"), tr("Keys"), tr("What they do")});
    m_fixed->setRowCount(int(keys.size()));
    for (int row = 0; row < m_fixed->rowCount(); ++row) {
        const QString texts[] = {keys[row].place, keys[row].keys, keys[row].text};
        for (int column = 0; column < 3; ++column) {
            auto *item = new QTableWidgetItem(texts[column]);
            item->setToolTip(texts[column]);
            m_fixed->setItem(row, column, item);
        }
    }
}

void SettingsDialog::showShortcuts()
{
    m_tabs->setCurrentIndex(1);
    m_filter->setFocus();
}

void SettingsDialog::showKey()
{
    const QModelIndex index = m_proxy->mapToSource(m_table->currentIndex());
    m_key->setEnabled(index.isValid());
    m_reset->setEnabled(index.isValid());
    m_taken->clear();
    if (index.isValid())
        m_key->setKeySequence(m_actions.action(m_model->idAt(index.row()))->shortcut());
}

void SettingsDialog::storeKey()
{
    const QModelIndex index = m_proxy->mapToSource(m_table->currentIndex());
    const QString id = m_model->idAt(index.row());
    if (!index.isValid() || m_actions.action(id)->shortcut() == m_key->keySequence())
        return;
    const QString owner = m_key->keySequence().isEmpty() ? QString() : m_actions.ownerOf(m_key->keySequence(), id);
    m_model->setKey(index.row(), m_key->keySequence());
    m_taken->setText(owner.isEmpty() ? QString() : tr("Taken from “%1”").arg(m_actions.title(owner)));
    QSettings settings;
    m_actions.save(settings);
    emit shortcutsChanged();
}

void SettingsDialog::retranslate()
{
    setWindowTitle(tr("Settings"));
    m_tabs->setTabText(0, tr("General"));
    m_tabs->setTabText(1, tr("Keyboard shortcuts"));
    m_tabs->setTabText(2, tr("Keys of diagram and grid"));
    fillFixedKeys();
    const QStringList labels {tr("Theme"), tr("Language"), tr("Notation")};
    for (int row = 0; row < labels.size(); ++row)
        static_cast<QLabel *>(m_form->itemAt(row, QFormLayout::LabelRole)->widget())->setText(labels[row]);
    const QStringList schemes {tr("As the system"), tr("Light"), tr("Dark")};
    const QStringList notations {tr("Crow’s foot"), tr("IDEF1X"), tr("UML")};
    for (int i = 0; i < 3; ++i) {
        m_scheme->setItemText(i, schemes[i]);
        m_notation->setItemText(i, notations[i]);
    }
    m_language->setItemText(0, tr("As the system"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_reset->setText(tr("Reset"));
}

void SettingsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void SettingsDialog::chooseScheme(Scheme scheme)
{
    QSettings().setValue(SchemeKey, int(scheme));
    Theme::instance().setScheme(scheme);
}

void SettingsDialog::applyStored()
{
    Theme::instance().setScheme(storedScheme());
    language::use(storedLanguage());
}

Notation SettingsDialog::storedNotation()
{
    return Notation(qBound(0, QSettings().value(NotationKey, int(Notation::CrowsFoot)).toInt(), 2));
}

} // namespace jw::studio
