// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/prompts/prompts.h"

#include "joinwright/core/visibletext.h"
#include "studio/prompts/errorwords.h"
#include "studio/prompts/passworddialog.h"
#include "studio/prompts/sqldialog.h"
#include "studio/theme/theme.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

#include <optional>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

struct Script
{
    bool unattended = false;
    QVariantList answers;
    QStringList said;
};

Script &script()
{
    static Script instance;
    return instance;
}

/// Nothing when a person sits before the screen; else the prepared answer, invalid for "cancelled".
std::optional<QVariant> scripted(const QString &said)
{
    Script &prepared = script();
    if (!prepared.unattended)
        return {};
    prepared.said.append(said);
    return prepared.answers.isEmpty() ? QVariant() : prepared.answers.takeFirst();
}

/// Says something that needs no answer; true when nobody is there to read it.
bool recorded(const QString &said)
{
    if (!script().unattended)
        return false;
    script().said.append(said);
    return true;
}

void dress(QMessageBox &box, const QString &name)
{
    box.setObjectName(name);
    box.setTextInteractionFlags(Qt::TextSelectableByMouse);
    box.setTextFormat(Qt::PlainText);
}

QString headline(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Usage: return Prompts::tr("That is not possible here");
    case ErrorKind::Value: return Prompts::tr("This value does not fit");
    case ErrorKind::Schema: return Prompts::tr("The structure does not fit");
    case ErrorKind::Connection: return Prompts::tr("No connection to the database");
    case ErrorKind::Integrity: return Prompts::tr("The database refused the change");
    case ErrorKind::StaleData: return Prompts::tr("The rows were changed by somebody else");
    case ErrorKind::Busy: return Prompts::tr("The database is busy");
    case ErrorKind::ReadOnly: return Prompts::tr("Writing is not allowed here");
    case ErrorKind::Cancelled: return Prompts::tr("Cancelled");
    case ErrorKind::Statement: return Prompts::tr("The database refused the statement");
    case ErrorKind::File: return Prompts::tr("The file could not be used");
    case ErrorKind::Unsupported: return Prompts::tr("This is not supported");
    }
    Q_UNREACHABLE();
}

QString details(const Error &error)
{
    QStringList lines;
    const auto add = [&](const QString &label, const QString &text) {
        if (!text.isEmpty())
            lines.append(label + u": "_s + text);
    };
    add(Prompts::tr("Table"), error.table());
    add(Prompts::tr("Column"), error.column());
    add(Prompts::tr("Constraint"), error.constraint());
    add(Prompts::tr("Object"), error.object());
    add(Prompts::tr("File"), error.line() > 0 ? u"%1:%2"_s.arg(error.file()).arg(error.line()) : error.file());
    add(Prompts::tr("Database says"), error.driverText());
    if (wordsOf(error) != error.message())
        add(Prompts::tr("In full"), error.message());
    add(Prompts::tr("Code"), error.code());
    add(u"SQL"_s, error.sql());
    return lines.join(u'\n');
}

} // namespace

bool Prompts::confirm(QWidget *parent, const QString &title, const QString &text, const QString &action)
{
    if (const auto answer = scripted(title + u": "_s + text))
        return answer->toBool();
    QMessageBox box(QMessageBox::NoIcon, title, title, QMessageBox::Cancel, parent);
    dress(box, u"confirmBox"_s);
    box.setInformativeText(visibleText(text));
    QPushButton *yes = box.addButton(action, QMessageBox::AcceptRole);
    box.setDefaultButton(yes);
    box.exec();
    return box.clickedButton() == yes;
}

bool Prompts::review(QWidget *parent, const QString &title, const QString &text, const QString &sql, const QString &action)
{
    if (const auto answer = scripted(title + u": "_s + text + u'\n' + sql))
        return answer->toBool();
    SqlDialog dialog(title, text, sql, action, parent);
    return dialog.exec() == QDialog::Accepted;
}

std::optional<PasswordAnswer> Prompts::password(QWidget *parent, const QString &title, const QString &text, const QString &whyNotKept)
{
    if (const auto answer = scripted(title + u": "_s + text))
        return answer->isValid() ? std::optional(answer->value<PasswordAnswer>()) : std::nullopt;
    PasswordDialog dialog(title, text, whyNotKept, parent);
    return dialog.exec() == QDialog::Accepted ? std::optional(dialog.answer()) : std::nullopt;
}

SaveAnswer Prompts::askToSave(QWidget *parent, const QString &name)
{
    const QString question = tr("Save the changes to “%1”?").arg(name);
    if (const auto answer = scripted(question))
        return answer->isValid() ? answer->value<SaveAnswer>() : SaveAnswer::Cancel;
    QMessageBox box(QMessageBox::NoIcon, tr("Unsaved changes"), question,
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, parent);
    dress(box, u"saveBox"_s);
    box.setInformativeText(tr("They are lost if they are not saved."));
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
    case QMessageBox::Save: return SaveAnswer::Save;
    case QMessageBox::Discard: return SaveAnswer::Discard;
    default: return SaveAnswer::Cancel;
    }
}

QString Prompts::openFileName(QWidget *parent, const QString &title, const QString &filter, const QString &folder)
{
    if (const auto answer = scripted(title))
        return answer->toString();
    return QFileDialog::getOpenFileName(parent, title, folder, filter);
}

QString Prompts::saveFileName(QWidget *parent, const QString &title, const QString &filter, const QString &proposal)
{
    if (const auto answer = scripted(title))
        return answer->toString();
    return QFileDialog::getSaveFileName(parent, title, proposal, filter);
}

QString Prompts::folder(QWidget *parent, const QString &title, const QString &start)
{
    if (const auto answer = scripted(title))
        return answer->toString();
    return QFileDialog::getExistingDirectory(parent, title, start);
}

QString Prompts::text(QWidget *parent, const QString &title, const QString &label, const QString &initial)
{
    if (const auto answer = scripted(title))
        return answer->toString();
    return QInputDialog::getText(parent, title, label, QLineEdit::Normal, initial).trimmed();
}

void Prompts::error(QWidget *parent, const Error &error)
{
    if (recorded(headline(error.kind()) + u": "_s + wordsOf(error)))
        return;
    QMessageBox box(QMessageBox::Critical, tr("Joinwright"), headline(error.kind()), QMessageBox::Ok, parent);
    dress(box, u"errorBox"_s);
    box.setInformativeText(visibleText(wordsOf(error)));
    if (const QString more = details(error); !more.isEmpty())
        box.setDetailedText(visibleText(more));
    box.exec();
}

void Prompts::message(QWidget *parent, const QString &title, const QString &text)
{
    if (recorded(title + u": "_s + text))
        return;
    QMessageBox box(QMessageBox::NoIcon, title, title, QMessageBox::Ok, parent);
    dress(box, u"messageBox"_s);
    box.setInformativeText(visibleText(text));
    box.exec();
}

void Prompts::answerNext(const QVariant &answer)
{
    script().unattended = true;
    script().answers.append(answer);
}

void Prompts::setUnattended(bool unattended)
{
    script() = Script {unattended, {}, {}};
}

QStringList Prompts::said()
{
    return std::exchange(script().said, {});
}

} // namespace jw::studio
