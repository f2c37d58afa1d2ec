#!/usr/bin/env bash
# Compares what the rules of CertEnroll's contract answered, build by build, to Java, to com4j and to the C client.
set -euo pipefail

usage() {
    cat <<EOF
Usage: scripts/contract-table.sh DIR…

Each DIR has the results for one build of Certenroll.dll:

  contract-java.txt    Java, our own binding
  contract-com4j.txt   Java, com4j
  contract-c-x64.txt   the C client, 64 bits
  contract-c-x86.txt   the C client, 32 bits

Beside them a file .how (contract-c-x86.how) may say how its client was run: "emulated", or "not run: WHY" where this
machine cannot, which is no failure.

Their lines are "rule build hresult expected ok|DIFFERENT documented|inferred|uncertain". Prints a row for each rule with what all
its clients heard on each build and how sure the rule is (documented: Microsoft says so; inferred: our reading;
uncertain: sources disagree, or only practice speaks; of a rule that is not equally sure on all builds the least), then a row for each rule and build where they did not hear the same, or not what was
expected, or where a client was silent that answered for another build. A rule that a file has not is "-".
A "!" is more than the number: a store that changed, an object that was left, a number that was not expected.
Exits with 1 when something differs, when a client did not run, or nothing could be compared.
EOF
}

[ $# -gt 0 ] || { usage >&2; exit 2; }
case $1 in -h | --help) usage; exit 0 ;; esac

# One pass over all files: a row of the table is a rule and a build, its cells are the four clients.
for dir in "$@"; do
    [ -d "$dir" ] || { echo "contract-table.sh: no such directory: $dir" >&2; exit 2; }
    echo "@build $dir"
    for client in java com4j c-x64 c-x86; do
        file=$dir/contract-$client.txt
        how=
        [ ! -s "$dir/contract-$client.how" ] || how=$(head -n 1 "$dir/contract-$client.how")
        if [ -s "$file" ]; then
            echo "@ran $client $how"
            tr -d '\r' <"$file"
        elif [ "${how%%:*}" = "not run" ]; then
            echo "@idle $client ${how#*: }"
        else
            echo "@missing $client $file"
        fi
    done
done | awk '
    BEGIN {
        clients = split("java com4j c-x64 c-x86", client, " ")
        title["java"] = "Java"; title["com4j"] = "com4j"; title["c-x64"] = "C x64"; title["c-x86"] = "C x86"
        for (c in title) plain[c] = title[c]
        weight["documented"] = 1; weight["inferred"] = 2; weight["uncertain"] = 3
    }
    $1 == "@build" { folder = substr($0, 8); next }
    $1 == "@ran" { now = $2; if ($3 && !(now in ran)) title[now] = title[now] " (" $3 ")"; ran[now] = 1; next }
    $1 == "@idle" { now = $2; sub(/^@idle [^ ]+ /, ""); idle[folder, now] = $0; next }
    $1 == "@missing" { missing[++gaps] = title[$2] ": not run (" $3 ")"; next }
    /^#/ || NF < 6 { next }
    {
        row = $2 SUBSEP $1
        if (!($2 in seen)) { seen[$2] = ++builds; build[builds] = $2 }
        home[$2] = folder
        if (!(row in known)) { known[row] = 1; order[++rows] = row }
        # A verdict of DIFFERENT covers more than the number: a store that changed, an object that is left.
        answer[row, now] = $3 ($5 == "ok" ? "" : "!")
        answers[row]++
        asked[$1, now] = 1
        if (!(row in expected)) { expected[row] = $4; source[row] = $6 }
        disagree[row] = disagree[row] || $5 != "ok" || $4 != expected[row] || $6 != source[row]
        rule[$1] = 1
        if (!($1 in sure)) { sure[$1] = $6; name[++rules] = $1 }
        if (weight[$6] > weight[sure[$1]]) sure[$1] = $6
    }
    END {
        for (i = 1; i <= rows; i++) {
            row = order[i]
            split(row, part, SUBSEP)
            of[part[1]]++
            if (answers[row] > 1) compared[part[1]]++
            first = ""
            for (c = 1; c <= clients; c++) {
                if (!((part[2], client[c]) in asked) || (home[part[1]], client[c]) in idle) continue
                cell = (row, client[c]) in answer ? answer[row, client[c]] : "-"
                if (first != "" && cell != first) disagree[row] = 1
                first = cell
            }
            different[part[1]] += disagree[row]
            differences += disagree[row]
        }

        for (i = 1; i <= builds; i++) for (c = 1; c <= clients; c++)
            if ((home[build[i]], client[c]) in idle && !(client[c] in ran)) never[client[c]] = 1
        printf "%-56s", "rule"
        for (i = 1; i <= builds; i++) printf " %-14s", build[i]
        printf " %-11s", "source"
        print " asked by"
        for (r = 1; r <= rules; r++) {
            printf "%-56s", name[r]
            for (i = 1; i <= builds; i++) {
                row = build[i] SUBSEP name[r]
                printf " %-14s", !(row in known) ? "-" : disagree[row] ? "DIFFERENT" : expected[row]
            }
            printf " %-11s", sure[name[r]]
            sources[sure[name[r]]]++
            for (c = 1; c <= clients; c++) if ((name[r], client[c]) in asked) printf " %s", title[client[c]]
            for (c = 1; c <= clients; c++) if (client[c] in never) printf ", %s: not run", title[client[c]]
            print ""
        }
        for (i = 1; i <= gaps; i++) print missing[i]

        form = "%-56s %-16s %-12s %-12s %-12s %-12s %-12s\n"
        if (differences)
            printf form, "rule", "build", "expected", title["java"], title["com4j"], title["c-x64"], title["c-x86"]
        for (i = 1; i <= rows; i++) {
            row = order[i]
            if (!disagree[row]) continue
            split(row, part, SUBSEP)
            for (c = 1; c <= clients; c++)
                heard[c] = (row, client[c]) in answer ? answer[row, client[c]] : (home[part[1]], client[c]) in idle ? "not run" : "-"
            printf form, part[2], part[1], expected[row], heard[1], heard[2], heard[3], heard[4]
        }
        for (i = 1; i <= builds; i++) {
            all += compared[build[i]]
            printf "Certenroll.dll %-16s %d rules, %d asked by more than one client, %d differences", build[i], of[build[i]], compared[build[i]], different[build[i]]
            for (c = 1; c <= clients; c++)
                if ((home[build[i]], client[c]) in idle) printf "; %s not run: %s", plain[client[c]], idle[home[build[i]], client[c]]
            print ""
        }
        printf "contract: %d rules (%d documented, %d inferred, %d uncertain) on %d builds, %d differences\n", rules, sources["documented"], sources["inferred"], sources["uncertain"], builds, differences
        if (!all) print "contract: nothing was compared"
        exit differences || gaps || !all
    }'
