// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

// For the programs of tests/bench: they measure and print, one JSON object a line, and judge nothing.

namespace jw::bench {

/// Milliseconds of one call: the median of several.
struct Cost
{
    double cpu = 0; ///< of the whole process, all threads
    double wall = 0;
};

inline double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(values.size() / 2), values.end());
    return values[values.size() / 2];
}

template<typename Work>
Cost measure(int times, const Work &work)
{
    std::vector<double> cpu;
    std::vector<double> wall;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer timer;
        timer.start();
        const std::clock_t before = std::clock();
        work();
        cpu.push_back(1000.0 * double(std::clock() - before) / CLOCKS_PER_SEC);
        wall.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    return {median(std::move(cpu)), median(std::move(wall))};
}

inline void print(const QJsonObject &line)
{
    std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

/// `limit` in CPU milliseconds; 0: the design sets none.
inline void report(const QString &what, const Cost &cost, double limit)
{
    QJsonObject line {{QStringLiteral("what"), what}, {QStringLiteral("cpuMs"), std::round(cost.cpu * 100) / 100},
        {QStringLiteral("wallMs"), std::round(cost.wall * 100) / 100}};
    if (limit > 0) {
        line.insert(QStringLiteral("limitMs"), limit);
        line.insert(QStringLiteral("held"), cost.cpu <= limit);
    }
    print(line);
}

/// Prints the resident memory of the process now and at its highest, in MB.
inline void reportMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return;
    QJsonObject line {{QStringLiteral("what"), QStringLiteral("memory")}};
    for (const QByteArray &row : status.readAll().split('\n')) {
        if (row.startsWith("VmRSS:"))
            line.insert(QStringLiteral("rssMb"), row.mid(6).trimmed().split(' ').first().toInt() / 1024);
        if (row.startsWith("VmHWM:"))
            line.insert(QStringLiteral("highestMb"), row.mid(6).trimmed().split(' ').first().toInt() / 1024);
    }
    print(line);
}

} // namespace jw::bench
