#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Joinwright authors
# SPDX-License-Identifier: MIT
"""What generated classes cost to compile: bench_compile.py BUILD [ROUNDS]

Twenty tables of eleven columns, made by BUILD/bench/make_tables, and one query of each, compiled with g++ -O0: CPU seconds
of all compilations together and the peak memory of the largest, the best of ROUNDS (3). Four cases: each class in a file of
its own and all of them in one, with the precompiled header that the generated CMakeLists.txt asks for and without. One JSON
line a case; the limits are 8 s and 400 MB for all together, in the way that the generated project is built.
"""
import glob
import json
import os
import resource
import subprocess
import sys
import tempfile

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def qt_flags():
    for tool in ('qmake6', 'qmake-qt6'):
        try:
            base = subprocess.run([tool, '-query', 'QT_INSTALL_HEADERS'], capture_output=True, text=True, check=True).stdout.strip()
            return ['-isystem', base, '-isystem', base + '/QtCore']
        except (OSError, subprocess.CalledProcessError):
            continue
    base = '/usr/include/' + os.uname().machine + '-linux-gnu/qt6'
    return ['-isystem', base, '-isystem', base + '/QtCore']


def compile_one(arguments):
    """CPU seconds and peak MB of one compilation, the compiler's children included."""
    process = subprocess.Popen(['g++', *arguments])
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit('the compiler failed: ' + ' '.join(arguments))
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def total(jobs):
    costs = [compile_one(job) for job in jobs]
    return sum(cpu for cpu, _ in costs), max(memory for _, memory in costs)


def main():
    build = os.path.abspath(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([build + '/bench/make_tables', folder], check=True)
        model = folder + '/model'
        flags = ['-std=c++20', '-O0', '-fPIC', '-DQT_CORE_LIB', *qt_flags(), '-I' + SOURCE + '/src', '-I' + model]
        sources = sorted(glob.glob(model + '/*.cpp')) + [folder + '/queries.cpp']
        with open(folder + '/all.cpp', 'w') as file:
            file.writelines('#include "%s"\n' % source for source in sources)
        with open(folder + '/pch.h', 'w') as file:
            file.write('#include "model.h"\n#include "joinwright/schema/schema.h"\n')
        header = [[*flags, '-x', 'c++-header', folder + '/pch.h', '-o', folder + '/pch.h.gch']]
        each = [[*flags, '-c', source, '-o', '/dev/null'] for source in sources]
        with_header = header + [['-include', folder + '/pch.h', *job] for job in each]
        whole = [[*flags, '-c', folder + '/all.cpp', '-o', '/dev/null']]
        cases = {
            'a file a class, precompiled header': with_header,
            'a file a class': each,
            'all in one file': whole,
            'the queries alone': [[*flags, '-c', folder + '/queries.cpp', '-o', '/dev/null']],
        }
        for what, jobs in cases.items():
            best = min((total(jobs) for _ in range(rounds)), key=lambda cost: cost[0])
            print(json.dumps({'what': what, 'cpuS': round(best[0], 2), 'peakMb': round(best[1])}), flush=True)


main()
