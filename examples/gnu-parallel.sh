#!/bin/bash
# Corrects a file of pages with all cores of this machine, the answers in the order of the lines:
#   gnu-parallel.sh pages.jsonl --profile profile.json > fixed.jsonl
# What follows the file goes to `ocrfix pipe`.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
pages=$1
shift
# A part whose process dies is done again, and nothing of the attempt is kept. Not --pipe-part, which does not do it again
# (in version 20221122 the part is then missing, with status 0), and not --halt, which waits for ever.
exec node "$here/complete.mjs" parallel --pipe --block "${BLOCK:-4M}" --keep-order --retries 3 --quote \
  node "$here/complete.mjs" ocrfix pipe "$@" < "$pages"
