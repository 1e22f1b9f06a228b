"""What spark_pipe.py uses of Spark, with what Spark promises of it: partitions of lines, a command for each, four attempts."""
import os
import shlex
from subprocess import PIPE, Popen
from threading import Thread

PARTITIONS = 3
ATTEMPTS = 4


class Lines:
    def __init__(self, parts):
        self.parts = parts

    def pipe(self, command, env=None, checkCode=False):
        def attempt(part):
            # Nothing is inherited: what env does not name is not there.
            child = Popen(shlex.split(command), env=env or {}, stdin=PIPE, stdout=PIPE)

            def feed():
                for line in part:
                    child.stdin.write(line.rstrip("\n").encode("utf-8") + b"\n")
                child.stdin.close()

            Thread(target=feed).start()
            answers = [line.rstrip(b"\n").decode("utf-8") for line in child.stdout]
            return answers, child.wait()

        def task(part):
            for _ in range(ATTEMPTS):
                answers, status = attempt(part)
                if status == 0 or not checkCode:
                    return answers
            raise RuntimeError(f"the task failed {ATTEMPTS} times: status {status}")

        return Lines([task(part) for part in self.parts])

    def saveAsTextFile(self, path):
        os.mkdir(path)
        for number, part in enumerate(self.parts):
            with open(f"{path}/part-{number:05}", "w", encoding="utf-8", newline="") as file:
                file.writelines(line + "\n" for line in part)


class Context:
    def textFile(self, path):
        with open(path, encoding="utf-8", newline="") as file:
            lines = file.read().split("\n")[:-1]
        size = -(-len(lines) // PARTITIONS)
        return Lines([lines[at : at + size] for at in range(0, len(lines), size)])


class SparkSession:
    sparkContext = Context()

    class builder:
        @staticmethod
        def appName(_):
            return SparkSession.builder

        @staticmethod
        def getOrCreate():
            return SparkSession()

    def stop(self):
        pass
