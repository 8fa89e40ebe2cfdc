#!/usr/bin/env bash
# quickstart.sh LOGS: the sample, built on the package in LOGS/feed, says of awkward files what sha256sum and wc say.
set -euo pipefail
logs=$1
version=$(cat "$logs/feed/version")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet publish samples/QuickStart -c Release -o "$work/app" --artifacts-path "$work/build" \
    -p:UseTypedJobsPackage=true -p:TypedJobsPackageVersion="$version" -p:RestoreAdditionalProjectSources="$logs/feed"

mkdir -p "$work/files/folder/deeper" "$work/files/.hidden"
cd "$work/files"
: >empty.txt
printf 'no newline at the end' >no-newline.txt
printf 'one two\r\nthree\r\n' >crlf.txt
printf 'tab\tfeed\fvertical\vreturn\rend\n\n\n' >spaces.txt
printf 'na\xc3\xafve \xe6\x97\xa5\xe6\x9c\xac \xf0\x9f\x98\x80 no\xc2\xa0break \xe2\x80\x94\n' >unicode.txt
printf 'a,b\n' >'comma, and space.txt'
printf 'x y z\n' >'quote".txt'
printf 'x\ny\n' >$'new\nline.txt'
printf 'd\n' >'日本 ü.txt'
printf 'h h\n' >.hidden/.file
printf 'deep\n' >folder/deeper/file
ln -s ../empty.txt folder/link-to-file
ln -s .. folder/link-to-folder
# A character that the end of a 64 KiB block cuts, at each of its places.
for cut in 1 2 3; do head -c $((65536 - cut)) /dev/zero | tr '\0' 'a' >"cut-$cut.txt" && printf '\xf0\x9f\x98\x80 b\n' >>"cut-$cut.txt"; done
seq 1 200000 >large.txt
# coreutils 9.5 began to count control characters and broken UTF-8 as words; text is counted alike by all.
if [ "$(printf '\001' | wc -w)" -eq 0 ]; then
    for i in 1 2 3; do head -c 300000 /dev/urandom >"binary-$i.bin"; done
    printf 'a\xffb \xc3 \xe2\x82 c\x01\n\xed\xa0\x80 \xc0\xaf' >broken.txt
else
    echo "note: this wc counts what is not text as words, so no binary file is compared"
fi
# Two that nobody can read, root included: a link to nothing, and a name that is not UTF-8.
ln -s nowhere dangling
printf 'x\n' >$'not-utf8-\xff'

# The report as sha256sum and wc would write it: the same bytes, so that the quotes of CSV are compared too.
expect() {
    echo 'path,sha256,lines,words,bytes'
    find "$@" ! -name dangling ! -name 'not-utf8-*' \( -type f -o -type l -xtype f \) -print0 | LC_ALL=C sort -z | while IFS= read -r -d '' file; do
        read -r sum _ < <(sha256sum <"$file")
        read -r lines words bytes < <(wc -lwc <"$file")
        case $file in *[,\"]* | *$'\n'* | *$'\r'*) file="\"${file//\"/\"\"}\"" ;; esac
        echo "$file,$sum,$lines,$words,$bytes"
    done
}
cd "$work"
expect files >expected.csv
count=$(find files ! -name dangling ! -name 'not-utf8-*' \( -type f -o -type l -xtype f \) -print0 | tr -dc '\0' | wc -c)
"$work/app/QuickStart" --out report files >output.txt 2>errors.txt || { cat output.txt errors.txt; exit 1; }
cat errors.txt output.txt
diff expected.csv report/report.csv
[ "$(tail -n 1 output.txt)" = "$((count + 1)) jobs succeeded, 2 dead" ]
[ "$(grep -c '^dead: ' output.txt)" -eq 2 ]
[ "$(grep -c '"sha256": ' report/report.json)" -eq "$count" ]
grep -q 'filename=report.csv' report/report.eml && grep -q 'filename=report.json' report/report.eml

# The message carries the same table; its lines are longer than a message's may be, so it stands there as quoted-printable.
mkdir plain && printf 'a b\n' >plain/a.txt && seq 1 10 >plain/b.txt
expect plain >expected.csv
"$work/app/QuickStart" --out report plain/a.txt plain | tail -n 1 | grep -qx '3 jobs succeeded, 0 dead'
diff expected.csv report/report.csv
tr -d '\r' <report/report.eml | sed ':a;/=$/{N;s/=\n//;ba}' | sed 's/=3D/=/g' | grep -Fxf expected.csv | diff expected.csv -

status=0
"$work/app/QuickStart" missing/path 2>errors.txt || status=$?
[ "$status" -eq 2 ] && grep -q "'missing/path' is not there" errors.txt
