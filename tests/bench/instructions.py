#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Joinwright authors
# SPDX-License-Identifier: MIT
"""Counts the instructions that orm_bench spends on one object or query of each case, and holds them against those in
instructions.json: a busy machine does not change them, so a later change of the code can be judged by them.

    instructions.py ORM_BENCH              measures both ways and prints each case beside what was recorded
    instructions.py ORM_BENCH --record "g++ 12 -O2"    writes what it measured into instructions.json, with how it was built
    instructions.py ORM_BENCH --cases a,b  only these

ORM_BENCH is a release build, by the compiler that the record names (valgrind cannot read the debug information of every
compiler: strip it). "native" is sqlite3's own handle, "qtsql" the same program with JOINWRIGHT_QTSQL_ONLY=1.
Each case runs twice under valgrind's cachegrind, with few and with many objects; the difference is what one more object
costs, so start and end of the program do not count. The exit code is 1 when a case costs over 5 % more than recorded.
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

FEW = 10
TOLERANCE = 1.05
RECORD = os.path.join(os.path.dirname(os.path.abspath(__file__)), "instructions.json")
CASES = {  # objects or queries; whether the case needs rows to be there
    "insert_users": (5000, False),
    "load_all": (10000, True),
    "filter": (500, True),
    "get_cold": (2000, True),
    "get_warm": (2000, True),
    "update": (5000, True),
    "relation_lazy": (1000, True),
    "relation_eager": (5000, True),
    "join": (10000, True),
    "delete": (5000, True),
    "stream": (10000, True),
}
BEFOREHAND = {"get_warm": "get_held"}  # what a case does before it begins, by itself
WAYS = {"native": {}, "qtsql": {"JOINWRIGHT_QTSQL_ONLY": "1"}}


def instructions(program, case, count, database, environment):
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, "copy.db")
        shutil.copyfile(database, copy)
        run = subprocess.run(
            ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", program, case, copy, str(count)],
            capture_output=True, text=True, env={**os.environ, **environment})
    if run.returncode:
        sys.exit(f"{case}: {run.stderr.strip()[-500:]}")
    if '"skip":true' in run.stdout:
        return None
    return int(re.search(r"I\s+refs:\s+([\d,]+)", run.stderr).group(1).replace(",", ""))


def each(program, case, database, environment):
    many = CASES[case][0]
    counts = [instructions(program, case, count, database, environment) for count in (FEW, many)]
    if None in counts:
        return None
    if case in BEFOREHAND:
        before = [instructions(program, BEFOREHAND[case], count, database, environment) for count in (FEW, many)]
        counts = [whole - part for whole, part in zip(counts, before)]
    return round((counts[1] - counts[0]) / (many - FEW))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--record", metavar="BUILD")
    parser.add_argument("--cases", default=",".join(CASES))
    options = parser.parse_args()
    recorded = {}
    if os.path.exists(RECORD):
        with open(RECORD, encoding="utf-8") as file:
            recorded = json.load(file)
    measured = {"build": options.record, **{way: dict(recorded.get(way, {})) for way in WAYS}}
    worse = False
    with tempfile.TemporaryDirectory() as folder:
        databases = {}
        for isFilled, users in ((False, 0), (True, 100000)):  # get asks for keys up to 100,000
            databases[isFilled] = os.path.join(folder, f"{users}.db")
            subprocess.run([options.program, "seed", databases[isFilled], str(users)], check=True, stdout=subprocess.DEVNULL)
        for case in options.cases.split(","):
            for way, environment in WAYS.items():
                count = each(options.program, case, databases[CASES[case][1]], environment)
                if count is None:
                    continue
                before = recorded.get(way, {}).get(case)
                isWorse = before is not None and count > before * TOLERANCE
                worse = worse or isWorse
                measured[way][case] = count
                print(f"{case:16} {way:7} {count:8} recorded {before if before is not None else '-':>8}{'  MORE' if isWorse else ''}", flush=True)
    if options.record:
        with open(RECORD, "w", encoding="utf-8") as file:
            json.dump(measured, file, indent=2)
            file.write("\n")
    sys.exit(1 if worse and not options.record else 0)


if __name__ == "__main__":
    main()
