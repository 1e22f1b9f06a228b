#!/bin/bash
# Learns a collection's scanner and its own words from a sample of its pages, once, before they are spread over machines:
#   learn-sample.sh pages.jsonl profile.json [500]
set -euo pipefail
pages=$1 profile=$2 count=${3:-500}
sample=$(mktemp --suffix=.jsonl)
trap 'rm -f "$sample"' EXIT
# The same pages each time: with another profile everything would have to be done again.
shuf --head-count="$count" --random-source=<(yes) "$pages" > "$sample"
ocrfix learn "$sample" -o "$profile"
