#!/bin/bash
# Corrects pages with Hadoop Streaming, a process for each split of the input, without a reducer:
#   hadoop-streaming.sh /in/pages.jsonl /out/fixed profile.json
# HADOOP_STREAMING is the streaming jar; further options go to `ocrfix pipe`.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
input=$1 output=$2 profile=$3
shift 3
# The mapper runs where the files lie under their own names. A task that fails is done again.
exec hadoop jar "$HADOOP_STREAMING" \
  -D mapreduce.job.name=ocrfix -D mapreduce.job.reduces=0 -D mapreduce.map.maxattempts=4 \
  -files "$here/complete.mjs,$profile" \
  -input "$input" -output "$output" \
  -mapper "node complete.mjs ocrfix pipe --profile $(basename "$profile") $*"
