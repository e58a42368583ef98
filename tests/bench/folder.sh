#!/bin/sh
# folder.sh - what folders of 100, 1,000 and 10,000 articles cost; the articles are recombined from paragraphs of those in CSTO_TEXTS
#
# CSTO_TEXTS=DIR tests/bench/folder.sh [SIZE...]: each article gets the first paragraph of one text and ten of others that are near it in
# the list, and a date of its own, so that neighbours tell of the same things. Nothing is kept.
set -u
: "${BUILD:=build}" "${CSTO_TEXTS:=}"
[ -n "$CSTO_TEXTS" ] || {
    echo "folder.sh: passed over: CSTO_TEXTS names no directory of articles (*.txt)"
    exit 0
}
work=$(mktemp -d "${TMPDIR:-/tmp}/csto-bench-XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
[ $# -gt 0 ] || set -- 100 1000 10000
for size; do
    mkdir "$work/$size"
    awk -v size="$size" -v out="$work/$size" '
        BEGIN { RS = ""; srand(7) }
        FNR == 1 { texts++ }
        { body[texts, ++count[texts]] = $0 }
        END {
            for (i = 0; i < size; i++) {
                file = sprintf("%s/%06d.txt", out, i)
                near = 1 + int(i * texts / size)
                day = 1 + int(i * 360 / size)
                printf "date 2016-%02d-%02d\n\n", 1 + int((day - 1) / 30), 1 + (day - 1) % 28 >file
                print body[near, 1] "\n" >file
                for (k = 0; k < 10; k++) {
                    text = near + int((rand() - 0.5) * 20)
                    text = text < 1 ? 1 : text > texts ? texts : text
                    print body[text, 1 + int(rand() * count[text])] "\n" >file
                }
                close(file)
            }
        }' "$CSTO_TEXTS"/*.txt
    echo "$size articles, $(cat "$work/$size"/*.txt | wc -c) bytes"
    "$BUILD/bench" --folder "$work/$size" "$work/$size.sqlite" || exit 1
    rm -rf "${work:?}/$size"*
done
