#!/bin/bash
#SBATCH --job-name=ocrfix
#SBATCH --array=1-10
#SBATCH --cpus-per-task=1
#SBATCH --mem=1G
#SBATCH --requeue
#SBATCH --output=ocrfix-%A-%a.log
# Corrects a file of pages with the tasks of a job array, a run of lines each, in a folder that all nodes see:
#   sbatch slurm-array.sh pages.jsonl parts --profile profile.json
#   sbatch --dependency=afterok:JOB --wrap 'cat parts/*.jsonl > fixed.jsonl'
# complete.mjs lies where sbatch is called. A part appears whole or not at all, so that the same array may be sent again
# until all are there: what is done is left alone.
set -euo pipefail
pages=$1 folder=$2
shift 2
count=$SLURM_ARRAY_TASK_COUNT
number=$((SLURM_ARRAY_TASK_ID - SLURM_ARRAY_TASK_MIN + 1))
part=$folder/$(printf '%05d-of-%05d' "$number" "$count").jsonl
[[ ! -e $part ]] || exit 0
mkdir -p "$folder"
split --number="l/$number/$count" "$pages" |
  node "${SLURM_SUBMIT_DIR:-.}/complete.mjs" ocrfix pipe "$@" > "$part.partial"
mv "$part.partial" "$part"
