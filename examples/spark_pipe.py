"""Corrects a file of pages with Spark, one process a partition:

    spark-submit --files complete.mjs,profile.json spark_pipe.py pages.jsonl fixed --profile profile.json

What follows the two paths goes to `ocrfix pipe`.
"""
import os
import shlex
import sys

from pyspark.sql import SparkSession

source, target, *options = sys.argv[1:]
command = shlex.join(["node", "complete.mjs", "ocrfix", "pipe", *options])
# Without a PATH of its own the command would not be found: Spark gives it an empty environment.
environment = {"PATH": os.environ["PATH"]}

spark = SparkSession.builder.appName("ocrfix").getOrCreate()
pages = spark.sparkContext.textFile(source)
# checkCode: a process that dies fails its task, which Spark then does again; without it its answers would be missing.
pages.pipe(command, env=environment, checkCode=True).saveAsTextFile(target)
spark.stop()
