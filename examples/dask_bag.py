"""Corrects a file of pages with Dask, a process for each block of lines; all workers see the same folder:

    python3 dask_bag.py tcp://SCHEDULER:8786 pages.jsonl fixed --profile profile.json

What follows the scheduler and the two paths goes to `ocrfix pipe`.
"""
import os
import subprocess
import sys
from pathlib import Path

import dask.bag
from distributed import Client

BLOCK = os.environ.get("BLOCK", "4MiB")
RETRIES = 3


def correct(lines, command):
    """The answers to lines of JSON, as many as there are lines."""
    request = "".join(line.rstrip("\n") + "\n" for line in lines)
    # A process that fails fails its block, which Dask then does again; so it does with the blocks of a lost worker.
    answer = subprocess.run(command, input=request.encode(), stdout=subprocess.PIPE, check=True)
    return answer.stdout.decode().split("\n")[:-1]


def main(scheduler, source, target, *options):
    command = ["node", str(Path(__file__).resolve().with_name("complete.mjs")), "ocrfix", "pipe", *options]
    with Client(scheduler) as client:
        pages = dask.bag.read_text(source, blocksize=BLOCK)
        fixed = pages.map_partitions(correct, command)
        files = fixed.to_textfiles(f"{target}/*.jsonl", last_endline=True, compute=False)
        client.gather(client.compute(files, retries=RETRIES))


if __name__ == "__main__":
    main(*sys.argv[1:])
