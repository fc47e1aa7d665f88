// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/prompts/errorwords.h"
#include "studio/prompts/prompts.h"

#include <utility>

namespace jw::studio {

/// Runs `action` and shows what it throws; true when nothing was thrown. The only place of the program that catches.
/// A cancelled action is no news: it is not shown.
template<typename Action>
bool guarded(QWidget *parent, Action &&action)
{
    try {
        std::forward<Action>(action)();
        return true;
    } catch (const Error &error) {
        if (error.kind() != ErrorKind::Cancelled)
            Prompts::error(parent, error);
    } catch (const std::exception &error) {
        Prompts::error(parent, Error(ErrorKind::Usage, QString::fromUtf8(error.what())));
    }
    return false;
}

/// Runs `action`; what it throws, in words, and nothing when all went well. For what is no event to show in a box: a
/// model on its way that code cannot be made of yet, work in another thread. Throws nothing.
template<typename Action>
QString failureOf(Action &&action)
{
    try {
        std::forward<Action>(action)();
        return {};
    } catch (const Error &error) {
        return wordsOf(error);
    } catch (const std::exception &error) {
        return QString::fromUtf8(error.what());
    }
}

} // namespace jw::studio
