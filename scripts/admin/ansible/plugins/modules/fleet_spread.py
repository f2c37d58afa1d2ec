#!/usr/bin/python
# -*- coding: utf-8 -*-

# Copyright: the certenroll4j project
# Apache License 2.0 (see https://www.apache.org/licenses/LICENSE-2.0)

from __future__ import absolute_import, division, print_function

__metaclass__ = type

DOCUMENTATION = r"""
---
module: fleet_spread
short_description: Merges the lines of several runs of C(certenroll4j fleet --json), and spreads what is left
description:
  - Reads all runs of a report, keeps one line a host in C(report.jsonl), and writes a share of the hosts that have none for
    each scanner.
  - It knows nothing of the hotfix. A line is kept as it was said.
author:
  - The certenroll4j project
options:
  hosts:
    description: The list of hosts, one a line; C(#) begins a comment.
    type: path
    required: true
  report:
    description: The folder of the report, with the folders C(runs) and C(shares).
    type: path
    required: true
  run:
    description:
      - How the names of the files of this run begin. Of other runs only answers count, and that a host was unreachable
        or refused does not, as with C(certenroll4j fleet --resume).
    type: str
    required: true
  scanners:
    description: The scanners that can be used; without any there are no shares.
    type: list
    elements: str
    default: []
"""

EXAMPLES = r"""
- name: Spread a list over two scanners
  certenroll4j.hotfix.fleet_spread:
    hosts: hosts.txt
    report: report
    run: monday
    scanners: [north, south]
  delegate_to: localhost
  run_once: true
"""

RETURN = r"""
hosts:
  description: How many hosts the list has, each once.
  type: int
  returned: always
left:
  description: How many of them were not asked yet.
  type: int
  returned: always
refused:
  description: How many have refused the logon in this run. If any has, there are no shares, so that no account is locked.
  type: int
  returned: always
states:
  description: How many hosts have each state.
  type: dict
  returned: always
shares:
  description: The scanners that have a share, each with the number of its hosts.
  type: dict
  returned: always
closing:
  description: The scanner for the closing run; empty if none is left.
  type: str
  returned: always
"""

import io
import json
import os

from ansible.module_utils.basic import AnsibleModule

SCHEMA = "certenroll4j.fleet/1"
# A line of ours has some two thousand characters.
LONGEST_LINE = 1 << 20


def key(host):
    """Hosts are the same if they are written alike but for case, backslashes before, brackets, a dot at the end."""
    name = host.strip()
    if name.startswith("\\\\"):
        name = name[2:]
    return name.lower().rstrip(".").strip("[]")


def listed(path):
    hosts = {}
    with io.open(path, encoding="utf-8-sig") as lines:
        for line in lines:
            name = line.split("#", 1)[0].strip()
            if "/" in name:
                raise ValueError("%s is a range; the list has to have single hosts" % name)
            if name:
                hosts.setdefault(key(name), name)
    return hosts


def answer(line):
    """The object in a line; None if it is not one of ours, or was cut off."""
    if len(line) > LONGEST_LINE:
        return None
    try:
        found = json.loads(line)
    except ValueError:
        return None
    ours = isinstance(found, dict) and found.get("schema") == SCHEMA
    return found if ours and isinstance(found.get("host"), type(u"")) else None


def merged(folder, run):
    """By host: its line and what it says. An answer is better than the trouble of another scanner with that host."""
    best = {}
    for name in sorted(os.listdir(folder)):
        with io.open(os.path.join(folder, name), encoding="utf-8", errors="replace", newline="\n") as lines:
            for line in lines:
                said = answer(line)
                if said is None or said.get("trouble") == "NOT_TRIED" or (said.get("trouble") and not name.startswith(run)):
                    continue
                host = key(said["host"])
                if host not in best or not said.get("trouble") or best[host][1].get("trouble"):
                    best[host] = (line.rstrip("\n"), said)
    return best


def write(path, lines):
    """All of it or nothing: a report that is there stays until the next one is whole."""
    with io.open(path + ".new", "w", encoding="utf-8", newline="\n") as out:
        for line in lines:
            out.write(line + u"\n")
    os.rename(path + ".new", path)


def spread(hosts, run, report, scanners):
    best = merged(os.path.join(report, "runs"), run)
    said = [best[host] for host in hosts if host in best]
    left = [name for host, name in hosts.items() if host not in best]
    refused = sum(1 for line, row in said if row.get("trouble") == "LOGON_REFUSED")
    states = {}
    for line, row in said:
        states[str(row.get("state"))] = states.get(str(row.get("state")), 0) + 1
    write(os.path.join(report, "report.jsonl"), [line for line, row in said])
    write(os.path.join(report, "hosts"), hosts.values())
    shares = {}
    for i, scanner in enumerate(scanners):
        share = left[i::len(scanners)]
        if share and not refused:
            write(os.path.join(report, "shares", scanner), share)
            shares[scanner] = len(share)
    return dict(hosts=len(hosts), left=len(left), refused=refused, states=states, shares=shares,
                closing=scanners[0] if scanners else "")


def main():
    module = AnsibleModule(argument_spec=dict(
        hosts=dict(type="path", required=True),
        report=dict(type="path", required=True),
        run=dict(type="str", required=True),
        scanners=dict(type="list", elements="str", default=[]),
    ))
    asked = module.params
    try:
        found = spread(listed(asked["hosts"]), asked["run"], asked["report"], asked["scanners"])
    except (IOError, OSError, ValueError) as trouble:
        module.fail_json(msg=str(trouble))
    module.exit_json(changed=False, **found)


if __name__ == "__main__":
    main()
