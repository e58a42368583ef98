#!/bin/sh
# run.sh - the program csto from outside: formats, exit statuses, bad input. Prints `ok NAME`, `not ok NAME` or `skip NAME (why)`.
# shellcheck disable=SC2016,SC2317 # the conditions of `all` are evaluated there
set -u
: "${BUILD:=build}"
root=$(pwd)
case $BUILD in /*) csto=$BUILD/csto ;; *) csto=$root/$BUILD/csto ;; esac
[ -x "$csto" ] || {
    echo "not ok cli: $csto is not there; call make first"
    exit 1
}
work=$(mktemp -d "${TMPDIR:-/tmp}/csto-cli-XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
XDG_CACHE_HOME=$work/cache
export XDG_CACHE_HOME
failed=0

# check NAME COMMAND...: the test passes where the command does
check() {
    name=$1
    shift
    if "$@"; then
        echo "ok cli: $name"
        return 0
    fi
    echo "# status $status, standard output:"
    head -n 5 out | cut -c 1-200 | sed 's/^/#   /'
    echo "# standard error:"
    head -n 5 err | cut -c 1-200 | sed 's/^/#   /'
    echo "not ok cli: $name"
    failed=1
}

# run ARGUMENTS...: csto with them; status, out and err are what came of it
run() {
    "$csto" "$@" >out 2>err </dev/null
    status=$?
}

# gave STATUS: and nothing died
gave() { [ "$status" -eq "$1" ]; }
quiet() { [ ! -s err ]; }
says() { grep -qF -e "$1" err; }
prints() { grep -qF -e "$1" out; }
lines() { [ "$(wc -l <out)" -eq "$1" ]; }
all() {
    for condition in "$@"; do
        eval "$condition" || {
            echo "# does not hold: $condition"
            return 1
        }
    done
}

cat >good.txt <<'END'
Ferry to run again

The ferry to Low Island will run again from April, harbour master Jo Penrose said on Monday.

"We have a new boat," she told Bay Radio. "It floats."
END
printf 'date 2024-03-04\r\nTitle\r\n\r\nThe quay is closed, Jo Penrose said.\r\n' >crlf.txt

# Formats

run claims --format json good.txt crlf.txt
check 'claims: json is a line for each article, in order' all 'gave 0' quiet 'lines 2' \
    'head -n 1 out | grep -q "^{\"article\": \"good.txt\", \"title\": \"Ferry to run again\", \"date\": null"' \
    'tail -n 1 out | grep -q "\"date\": \"2024-03-04\", \"date_from\": \"header\""'
check 'claims: json holds the statement' prints 'The ferry to Low Island will run again'

# Offsets are those of the file on disk.
offset=$(sed -n '2s/.*"content": \[{"start": \([0-9]*\), "end": \([0-9]*\), "text": "The quay is closed".*/\1 \2/p' out)
: "${offset:=0 0}"
check 'claims: offsets are bytes on disk' \
    [ "$(head -c "${offset##* }" crlf.txt | tail -c +$((${offset%% *} + 1)))" = 'The quay is closed' ]

run claims good.txt
check 'claims: pretty is for people' all 'gave 0' quiet 'prints "Ferry to run again"' 'prints "Jo Penrose"' \
    '! grep -q "$(printf "\033")" out'
run claims --format vimgrep good.txt
check 'claims: vimgrep is path:line:column:text' all 'gave 0' 'grep -qE "^good.txt:3:[0-9]+:.*The ferry" out' \
    '! grep -qvE "^good.txt:[0-9]+:[0-9]+:." out'
run claims --format tsv good.txt
check 'claims: tsv has one head and as many cells in each row' all 'gave 0' 'head -n 1 out | grep -q "^article	line	column"' \
    '[ "$(awk -F "	" "{ print NF }" out | sort -u | wc -l)" -eq 1 ]' '[ "$(wc -l <out)" -ge 3 ]'
run claims --format=tsv good.txt crlf.txt
check 'claims: tsv has its head once' [ "$(grep -c '^article	' out)" -eq 1 ]
run claims --date 2024-03-04 --format json good.txt
check 'claims: --date' all 'gave 0' 'prints "\"date\": \"2024-03-04\", \"date_from\": \"option\""'

run speakers good.txt crlf.txt
check 'speakers: one person over two articles' all 'gave 0' quiet '[ "$(grep -c "^Jo Penrose" out)" -eq 1 ]' \
    'prints good.txt:3' 'prints crlf.txt:4'
for format in json vimgrep tsv; do
    run speakers --format $format good.txt crlf.txt
    check "speakers: $format" all 'gave 0' quiet 'prints "Jo Penrose"'
    run links --format $format good.txt crlf.txt
    check "links: $format" all 'gave 0' quiet
done
run links good.txt crlf.txt
check 'links: none is said' all 'gave 0' quiet 'prints "no links"'

cat >gold.jsonl <<'END'
{"article": "good.txt", "statements": [{"type": "indirect", "cue": [[103, 107]], "source": [[79, 102]], "content": [[20, 77]], "speaker": "Jo Penrose"}]}
END
run score --gold gold.jsonl good.txt
check 'score: pretty' all 'gave 0' quiet 'prints "1 texts, 1 gold"' 'prints "content overlap"' 'prints "found (half of"'
run score --gold gold.jsonl --format json good.txt
check 'score: json' all 'gave 0' quiet 'prints "\"texts\": 1, \"gold\": 1"'
check 'score: one article has no interval' all '! grep -qE "\[[0-9.]+, " out' 'prints "\"interval\": null"'
run score --gold "$root/tests/articles/gold.jsonl" "$root"/tests/articles/*.txt
check 'score: each figure has its interval, and the method a name' all 'gave 0' quiet \
    'prints "95% intervals, bootstrap over texts (Efron 1979)"' \
    '[ "$(grep -cE "^(cue|source|content|all) (span|exact|overlap) .*P .*\[.*R .*\[.*F1 .*\[" out)" -eq 11 ]' \
    '! grep -vE "^([0-9]+ texts|\[low)" out | grep -qvE "[0-9]\.[0-9]%? +\[[0-9.]+, [0-9.]+\]|^speaker by"' \
    '[ "$(grep -c "^speaker by \(name\|title\|pronoun\|nominal\|organisation\) .*right" out)" -ge 4 ]'
cp out before
run score --gold "$root/tests/articles/gold.jsonl" "$root"/tests/articles/*.txt
check 'score: the intervals are the same each time' cmp -s before out
run score --gold "$root/tests/articles/gold.jsonl" --format json "$root"/tests/articles/*.txt
check 'score: json has the intervals' all 'gave 0' quiet 'grep -qE "\"f1\": \[0\.[0-9]+, [01]\.[0-9]+\]" out' \
    'prints "\"resamples\": 1000"'
run score --gold gold.jsonl crlf.txt
check 'score: what is left out is said' all 'gave 0' 'says "1 articles of the gold are left out"'
run score --gold absent.jsonl good.txt
check 'score: gold that is not there' all 'gave 1' 'says absent.jsonl'

run version
check version all 'gave 0' quiet 'grep -qE "^csto [0-9]+\.[0-9]+\.[0-9]+ \(protocol [0-9]+\)$" out'
run help
check 'help lists the commands' all 'gave 0' quiet 'prints claims' 'prints serve'
run help claims
check 'help explains a command' all 'gave 0' quiet 'prints "--format NAME"' 'prints "pretty, json, vimgrep, tsv"'
run links --help
check 'a command explains itself' all 'gave 0' quiet 'prints "usage: csto links"'

# The store of a folder

mkdir news && cp good.txt crlf.txt news && cp good.txt news/README.md && cp good.txt news/.hidden.txt
printf 'nothing' >news/note.pdf && ln -s ../good.txt news/outside.txt && ln -s good.txt news/inside.txt
run index news
check 'index: articles, not README, hidden files or what is outside' all 'gave 0' 'prints "3 articles"' 'prints "1 near-copy"' \
    'prints "3 analysed"' '[ "$(find cache/csto -name "*.sqlite" | wc -l)" -eq 1 ]' '[ "$(find news | wc -l)" -eq 8 ]'
run index news
check 'index: what is unchanged is not analysed' all 'gave 0' quiet 'prints "0 analysed"'
touch -t 202001010101 news/good.txt
run index news
check 'index: nor what was only touched' all 'gave 0' 'prints "0 analysed"'
echo 'The pier is closed too, Jo Penrose said.' >>news/crlf.txt && rm news/inside.txt
run index news
check 'index: what changed is, what left is gone' all 'gave 0' 'prints "2 articles"' 'prints "1 analysed, 1 removed"'
for folder in gone left kept; do
    mkdir "$folder" && cp good.txt "$folder"
    run index "$folder"
    tail -n 1 out >"store-of-$folder"
done
rm -r gone left
read -r old <store-of-gone && read -r new <store-of-left && read -r there <store-of-kept
printf 'mine' >cache/csto/mine.sqlite && cp cache/csto/mine.sqlite cache/csto/0123456789abcdef.sqlite
touch -t 202001010101 "$old" "$there" cache/csto/mine.sqlite cache/csto/0123456789abcdef.sqlite
run index --store elsewhere.sqlite news
check 'index: --store removes no store' all 'gave 0' '[ -e "$old" ]'
run index news
check 'index: the store of a folder long gone is removed, and nothing else' all 'gave 0' quiet '[ ! -e "$old" ]' '[ -e "$new" ]' \
    '[ -e "$there" ]' 'grep -q mine cache/csto/mine.sqlite' 'grep -q mine cache/csto/0123456789abcdef.sqlite'
rm "$new" "$there" cache/csto/mine.sqlite cache/csto/0123456789abcdef.sqlite
sed 's/Monday/Tuesday/' good.txt >news/other.txt
run links --format json news
cp out stored
run links --format json news/crlf.txt news/good.txt news/other.txt
check 'links: the same by the store and without' all 'gave 0' '[ -s out ]' 'cmp -s out stored'
run index --store here.sqlite news
check 'index: a store of one'"'"'s own' all 'gave 0' 'prints here.sqlite' '[ -s here.sqlite ]'
printf '%050000d' 0 | tee here.sqlite >here.sqlite-wal
run index --store here.sqlite news
check 'index: a store that is none is set aside' all 'gave 0' 'says "set aside"' 'prints "3 articles"' '[ -s here.sqlite.aside ]'
run index --store absent/here.sqlite news
check 'index: a store that cannot be made' all 'gave 1' 'says absent/here.sqlite'
run index absent
check 'index: a folder that is not there' all 'gave 1' 'says absent'
run index good.txt
check 'index: a file is no folder' all 'gave 1' 'says "good.txt: is not a folder"'
for refused in / "$work/home"; do
    mkdir -p "$work/home"
    HOME=$work/home run index "$refused"
    check "index: refused: ${refused##*/}" all 'gave 1' 'says "folder of their own"'
done
run index news news
check 'index: one folder' all 'gave 2' 'says "one folder"'
printf 'nul \000' >news/nul.txt
run index news
check 'index: a file that is no article' all 'gave 1' 'says nul.txt' 'prints "3 articles"'
rm -f news/nul.txt
chmod 500 cache/csto && mv cache none && : >cache
run links --format json news
check 'links: without a cache directory' all 'gave 0' quiet 'cmp -s out stored'
rm cache && mv none cache && chmod 700 cache/csto

# Killed at any moment, it goes on from there: each article is a whole.
mkdir many
i=0
while [ $i -lt 300 ]; do
    i=$((i + 1))
    printf 'Notice %d\n\nThe boat number %d is late by %d hours, skipper Kay Moor%d said. "Boat %d will wait," she added.\n' \
        $i $i $i $i $i >many/$i.txt
done
for pause in 0.02 0.05 0.1 0.2; do
    "$csto" index --store killed.sqlite many >out 2>err </dev/null &
    killed=$!
    sleep $pause
    kill -9 $killed 2>/dev/null
    wait $killed 2>/dev/null
    status=0
done
run index --store killed.sqlite many
cp out first
run index --store fresh.sqlite many
check 'index: killed four times and run to the end' all 'gave 0' 'grep -q "^300 articles, 600 statements" first' \
    '[ "$(head -n 1 out)" = "$(head -n 1 first)" ]'
"$csto" index --store both.sqlite many >one 2>err &
"$csto" index --store both.sqlite many >two 2>>err
wait $!
status=$?
run index --store both.sqlite many
check 'index: two at once' all 'gave 0' 'prints "300 articles, 600 statements"' 'prints "0 analysed"'

if mkdir disk && mount -t tmpfs -o size=256k none disk 2>/dev/null; then
    run index --store disk/here.sqlite many
    check 'index: a disk without room' all 'gave 1' 'says "no room"'
    XDG_CACHE_HOME=$work/disk run links --format json many
    cp out full
    run links --format json many
    check 'links: a disk without room' all 'gave 0' quiet 'cmp -s out full'
    umount disk
else
    echo "skip cli: a disk without room (only root can make one)"
fi

# More articles than are compared as a whole
while [ $i -lt 520 ]; do
    i=$((i + 1))
    printf 'Notice %d\n\nThe boat number %d is late by %d hours, skipper Kay Moor%d said. "Boat %d will wait," she added.\n' \
        $i $i $i $i $i >many/$i.txt
done
cp good.txt many/ferry.txt && sed 's/Monday/Tuesday/' good.txt >many/other.txt
for format in json tsv vimgrep pretty; do
    run links --format $format many
    check "links: in a large folder: $format" all 'gave 0' quiet 'prints ferry.txt' 'prints other.txt'
done

# Wrong usage

run
check 'no command' all 'gave 2' 'says "csto help"'
run frobnicate
check 'an unknown command' all 'gave 2' 'says frobnicate' 'says claims'
run help frobnicate
check 'help for an unknown command' all 'gave 2' 'says frobnicate'
run claims --frobnicate good.txt
check 'an unknown option' all 'gave 2' 'says "--frobnicate"' 'says "csto help claims"' '[ ! -s out ]'
run claims --format xml good.txt
check 'an unknown format' all 'gave 2' 'says xml' 'says vimgrep' '[ ! -s out ]'
for date in 2024-02-30 2024-13-01 yesterday 2024; do
    run claims --date $date good.txt
    check "no date: $date" all 'gave 2' "says $date" 'says YYYY-MM-DD' '[ ! -s out ]'
done
run links
check 'links wants files' all 'gave 2' 'says "FILE|DIR..."'
run score good.txt
check 'score wants gold' all 'gave 2' 'says --gold'

# Bad input: the others are printed, the error names file and reason

# refused NAME FILE REASON: FILE between two good ones
refused() {
    run claims --format json good.txt "$2" crlf.txt
    check "$1" all 'gave 1' 'lines 2' "says '$2'" "says '$3'" '[ "$(wc -l <err)" -eq 1 ]'
}
refused 'a missing file' absent.txt 'no such file'
mkdir folder
refused 'a folder instead of a file' folder 'regular file'
ln -s nowhere dangling.txt
refused 'a link that leads nowhere' dangling.txt 'no such file'
head -c 3000 "$csto" >binary.txt
refused 'a binary file' binary.txt NUL
printf 'The quay is\000 closed, she said.\n' >nul.txt
refused 'NUL bytes' nul.txt NUL
dd if=/dev/zero bs=1024 count=51200 2>/dev/null | tr '\000' 'a' >large.txt
refused 'a file of 50 MB' large.txt 'limit'
rm -f large.txt
cp good.txt secret.txt && chmod 000 secret.txt
if [ -r secret.txt ]; then
    echo "# THE TESTS RUN AS A USER WHO MAY READ EVERYTHING: an unreadable file could not be made"
    echo "skip cli: an unreadable file (root reads all)"
else
    refused 'an unreadable file' secret.txt 'could not be read'
fi
run speakers absent.txt good.txt
check 'speakers: a missing file among good ones' all 'gave 1' 'says absent.txt' 'prints "Jo Penrose"'
run links folder/absent good.txt
check 'links: a missing folder' all 'gave 1' 'says folder/absent'
run speakers folder
check 'speakers: a folder without articles' all 'gave 0' quiet '[ ! -s out ]'

# Odd input that is an article all the same

: >empty.txt
run claims --format json empty.txt
check 'an empty file' all 'gave 0' quiet 'prints "\"statements\": [], \"speakers\": []"'
run claims empty.txt
check 'an empty file, for people' all 'gave 0' quiet 'prints "no statements"'
awk 'BEGIN { for (i = 0; i < 20000; i++) printf "The boat number %d is late, Jo Penrose said. ", i; print "" }' >long.txt
run claims --format json long.txt
check 'a line of 1 MB' all 'gave 0' 'lines 1' '[ "$(wc -c <long.txt)" -gt 900000 ]' 'prints "Jo Penrose"'
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "((((\"\"\"\"[[" }' >marks.txt
run claims --format json marks.txt
check 'a line of 1 MB of marks' all 'gave 0' 'lines 1'
awk 'BEGIN { for (i = 0; i < 1000000; i++) printf "a" }' >word.txt
run claims --format json word.txt
check 'a word of 1 MB' all 'gave 0' 'lines 1'
printf 'The caf\351 is closed, Jo P\377nrose said.\n\n"We \303 tried," she added.\n' >latin.txt
for format in pretty json vimgrep tsv; do
    run claims --format $format latin.txt
    check "invalid UTF-8: $format" all 'gave 0' quiet '[ -s out ]' 'iconv -f UTF-8 -t UTF-8 out >/dev/null'
done
printf 'The \033[31mquay\033[0m is closed, Jo \007Penrose said.\n' >control.txt
for format in pretty json vimgrep tsv; do
    run claims --format $format control.txt
    check "control characters stay in the article: $format" all 'gave 0' '[ -s out ]' '! tr -d "\n\t" <out | grep -q "[[:cntrl:]]"'
done

# Standard input and output

"$csto" claims --format json <good.txt >out 2>err
status=$?
check 'standard input' all 'gave 0' quiet 'lines 1' 'prints "\"article\": \"-\""' 'prints "Low Island"'
"$csto" claims --format json crlf.txt - <good.txt >out 2>err
status=$?
check 'a dash is standard input' all 'gave 0' quiet 'lines 2' 'tail -n 1 out | grep -q "Low Island"'
"$csto" claims <nul.txt >out 2>err
status=$?
check 'standard input that is no article' all 'gave 1' 'says "standard input"' 'says NUL'
"$csto" claims <&- >out 2>err
status=$?
check 'standard input that is closed' all 'gave 1' 'says "standard input"'
for _ in 1 2 3 4 5 6 7 8 9 10; do cat good.txt; done >many.txt
{
    "$csto" claims --format tsv many.txt many.txt many.txt long.txt long.txt 2>err
    echo $? >code
} | head -n 1 >out
status=$(cat code)
check 'a reader that goes away' all '[ "$status" -eq 0 ] || [ "$status" -eq 141 ]' quiet 'lines 1'
if [ -w /dev/full ]; then
    "$csto" claims good.txt >/dev/full 2>err
    status=$?
    : >out
    check 'a full disk' all 'gave 1' 'says "standard output"'
else
    echo "skip cli: a full disk (there is no /dev/full)"
fi

exit $failed
