// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/document/modeldocument.h"

#include "joinwright/modelfile/modelfile.h"

#include <QtCore/QFileInfo>

namespace jw::studio {

ModelDocument::ModelDocument(QObject *parent)
    : QObject(parent)
{
}

void ModelDocument::edit(const QString &text, const std::function<void(Model &)> &change, const QString &mergeKey)
{
    Model after = m_model;
    change(after);
    if (after == m_model)
        return;
    if (mergesInto(mergeKey))
        merge(text, after);
    else
        append(text, mergeKey, after);
    m_mergeable = true;
    show(after);
    emit historyChanged();
    announceModified();
}

// A saved state stays a step of its own, or "clean" would name a state that no longer exists.
bool ModelDocument::mergesInto(const QString &mergeKey) const
{
    return m_mergeable && !mergeKey.isEmpty() && m_index == m_steps.size() && m_index > 0 && m_index != m_clean
        && m_steps.last().mergeKey == mergeKey;
}

void ModelDocument::append(const QString &text, const QString &mergeKey, const Model &after)
{
    m_steps.resize(m_index);
    if (m_clean > m_index)
        m_clean = -1;
    m_steps.append({text, mergeKey, m_model, after});
    ++m_index;
}

void ModelDocument::merge(const QString &text, const Model &after)
{
    Step &last = m_steps.last();
    last.text = text;
    last.after = after;
    if (last.before != after)
        return;
    m_steps.removeLast(); // dragged back to where it was: nothing happened
    --m_index;
}

void ModelDocument::show(const Model &model)
{
    const Model before = std::exchange(m_model, model);
    emit changed(before, model);
}

QString ModelDocument::undoText() const
{
    return canUndo() ? m_steps[m_index - 1].text : QString();
}

QString ModelDocument::redoText() const
{
    return canRedo() ? m_steps[m_index].text : QString();
}

QStringList ModelDocument::history() const
{
    QStringList texts;
    for (const Step &step : m_steps)
        texts.append(step.text);
    return texts;
}

void ModelDocument::goTo(int index)
{
    index = std::clamp(index, 0, int(m_steps.size()));
    if (index == m_index)
        return;
    const Model target = index == 0 ? m_steps.first().before : m_steps[index - 1].after;
    m_index = index;
    m_mergeable = false;
    show(target);
    emit historyChanged();
    announceModified();
}

void ModelDocument::undo()
{
    goTo(m_index - 1);
}

void ModelDocument::redo()
{
    goTo(m_index + 1);
}

QString ModelDocument::title() const
{
    if (!m_path.isEmpty())
        return QFileInfo(m_path).completeBaseName();
    return m_model.schema.name.isEmpty() ? tr("Untitled") : m_model.schema.name;
}

void ModelDocument::setModel(const Model &model, const QString &path, bool modified)
{
    m_steps.clear();
    m_index = 0;
    m_clean = modified ? -1 : 0;
    m_mergeable = false;
    const bool moved = std::exchange(m_path, path) != path;
    const Model copy = model; // may be a part of what show() replaces
    show(copy);
    emit historyChanged();
    if (moved)
        emit pathChanged();
    announceModified();
    emit replaced();
}

void ModelDocument::open(const QString &path)
{
    setModel(readModel(path), path);
}

void ModelDocument::save()
{
    saveModel(m_model, m_path);
    markClean();
}

void ModelDocument::saveAs(const QString &path)
{
    saveModel(m_model, path);
    if (std::exchange(m_path, path) != path)
        emit pathChanged();
    markClean();
}

void ModelDocument::markClean()
{
    m_clean = m_index;
    m_mergeable = false;
    emit historyChanged();
    announceModified();
}

void ModelDocument::announceModified()
{
    if (m_wasModified == isModified())
        return;
    m_wasModified = isModified();
    emit modifiedChanged(m_wasModified);
}

} // namespace jw::studio
