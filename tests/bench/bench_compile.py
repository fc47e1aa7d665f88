#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Joinwright authors
# SPDX-License-Identifier: MIT
"""What generated classes cost to compile: bench_compile.py BUILD [ROUNDS]

Twenty tables of eleven columns, made by BUILD/bench/make_tables, and one query of each, compiled with g++ -O0: CPU seconds
of all compilations together and the peak memory of the largest, the least of ROUNDS (3). One JSON line a case; the first is
what a program pays: the generated project as its own CMakeLists.txt has it compiled, and a file with the queries. The limits
are 8 s and 400 MB for that. The others say where it goes; "Qt alone" is what the headers of Qt cost that nobody can do without.
"""
import glob
import json
import os
import shlex
import subprocess
import sys
import tempfile

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROJECT = """cmake_minimum_required(VERSION 3.25)
project(Bench LANGUAGES CXX)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core)
add_library(orm INTERFACE)
add_library(Joinwright::orm ALIAS orm)
target_link_libraries(orm INTERFACE Qt6::Core)
target_include_directories(orm INTERFACE {source}/src)
target_compile_features(orm INTERFACE cxx_std_20)
add_subdirectory(model)
add_library(queries OBJECT queries.cpp)
target_link_libraries(queries PRIVATE model)
add_library(alone OBJECT alone.cpp)
target_link_libraries(alone PRIVATE model)
"""
QT = '#include <QtCore/QDateTime>\n#include <QtCore/QList>\n#include <QtCore/QString>\n#include <QtCore/QUuid>\n'


def cost(job):
    """CPU seconds and peak MB of one compilation, the compiler's children included."""
    process = subprocess.Popen(job)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit('the compiler failed: ' + ' '.join(job))
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def total(jobs):
    costs = [cost(job) for job in jobs]
    return sum(cpu for cpu, _ in costs), max(memory for _, memory in costs)


def write(path, text):
    with open(path, 'w') as file:
        file.write(text)


def make_project(folder, make_tables):
    subprocess.run([make_tables, folder], check=True)
    write(folder + '/CMakeLists.txt', PROJECT.format(source=SOURCE))
    write(folder + '/alone.cpp', QT)
    subprocess.run(['cmake', '-S', folder, '-B', folder + '/build', '-G', 'Ninja', '-DCMAKE_CXX_COMPILER=g++', '-DCMAKE_CXX_FLAGS=-O0',
                    '-DCMAKE_EXPORT_COMPILE_COMMANDS=ON'], check=True, stdout=subprocess.DEVNULL)


def commands(folder):
    """The compilations of the project, by file; what they make goes nowhere."""
    with open(folder + '/build/compile_commands.json') as file:
        listed = json.load(file)
    jobs = {}
    for entry in listed:
        job = shlex.split(entry['command'])
        job[job.index('-o') + 1] = '/dev/null'
        jobs[os.path.basename(entry['file'])] = job
    return jobs


def cases(folder, jobs):
    model = folder + '/model'
    queries, alone = jobs.pop('queries.cpp'), jobs.pop('alone.cpp')
    sources = [*sorted(glob.glob(model + '/*.cpp')), folder + '/queries.cpp']
    write(folder + '/all.cpp', ''.join('#include "%s"\n' % source for source in sources))

    def like(source):
        return [source if part == folder + '/queries.cpp' else part for part in queries]

    return {
        'the project as generated, and the queries': [*jobs.values(), queries],
        'the project as generated': list(jobs.values()),
        'the queries': [queries],
        'all in one file': [like(folder + '/all.cpp')],
        'one class in a file of its own': [like(model + '/tablea.cpp')],
        'Qt alone, once': [alone],
    }


def main():
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as folder:
        make_project(folder, os.path.abspath(sys.argv[1]) + '/bench/make_tables')
        for what, jobs in cases(folder, commands(folder)).items():
            best = min((total(jobs) for _ in range(rounds)), key=lambda cost: cost[0])
            print(json.dumps({'what': what, 'files': len(jobs), 'cpuS': round(best[0], 2), 'peakMb': round(best[1])}), flush=True)


main()
