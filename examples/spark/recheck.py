"""Checks filings again, millions of them, with the engine inside Apache Spark.

    spark-submit recheck.py --program ./report --today 2026-11-22 filings/ verdicts/

Filings are NDJSON (one a line: a filing, or {"id": …, "filing": {…}}) or Parquet (columns `id` and `filing`, the filing as JSON
text). Verdicts are Parquet: `id`, `verdict`, `rules`, `error`, and `report` where --reports asks for it. docs/spark.md says more.

The rows go from Spark's own processes to the program and back, by SQL's TRANSFORM: Python plans the job and sees no row.
"""

import argparse
import shlex
import sys

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

# A key that is a line of the program's must be one line without a tab. JSON text may have these between its tokens, where they mean
# nothing.
ONE_LINE = ("\n\r\t", "   ")


def main() -> int:
    given = arguments()
    spark = SparkSession.builder.appName("beian-check").getOrCreate()
    spark.sparkContext.setLogLevel("WARN")
    filings = read(spark, given.filings, given.format)
    if given.partitions:
        filings = filings.repartition(given.partitions)
    verdicts = judged(spark, filings, command(given), given.reports)
    verdicts.write.mode("overwrite" if given.overwrite else "errorifexists").parquet(given.verdicts)

    written = spark.read.parquet(given.verdicts)
    for verdict, count in sorted((row["verdict"], row["count"]) for row in written.groupBy("verdict").count().collect()):
        print(f"{count:>12,}  {verdict}")
    if given.before:
        changed = compared(spark.read.parquet(given.before), written)
        changed.write.mode("overwrite" if given.overwrite else "errorifexists").parquet(given.changed)
        print(f"{spark.read.parquet(given.changed).count():>12,}  changed, in {given.changed}")
    spark.stop()
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Checks filings again, with the engine inside Apache Spark.")
    parser.add_argument("filings", help="NDJSON or Parquet: a file or a folder, wherever Spark can read")
    parser.add_argument("verdicts", help="a folder for the verdicts, as Parquet")
    parser.add_argument("--program", required=True, help="the engine: where it lies on every machine")
    parser.add_argument("--today", required=True, help="the day for which is judged, YYYY-MM-DD: the same for every task and every retry")
    parser.add_argument("--locale", default="zh-CN", choices=["zh-CN", "en"])
    parser.add_argument("--overlay", action="append", default=[], help="a provider's own rules; where they lie on every machine; may be repeated")
    parser.add_argument("--format", choices=["ndjson", "parquet"], help="default: what the name ends in, else ndjson")
    parser.add_argument("--reports", action="store_true", help="keep whole reports, some 10 KB each, and not verdict and rules alone")
    parser.add_argument("--partitions", type=int, default=0, help="how many tasks; default: as the files are cut")
    parser.add_argument("--before", help="verdicts of an earlier run, to be compared with")
    parser.add_argument("--changed", help="a folder for what differs from --before")
    parser.add_argument("--overwrite", action="store_true", help="replace what is there")
    given = parser.parse_args()
    if bool(given.before) != bool(given.changed):
        parser.error("--before and --changed belong together")
    return given


def command(given: argparse.Namespace) -> str:
    words = [given.program, "--today", given.today, "--locale", given.locale]
    for overlay in given.overlay:
        words += ["--overlay", overlay]
    if not given.reports:
        words.append("--brief")
    return shlex.join(words)


def read(spark: SparkSession, path: str, kind: str | None) -> DataFrame:
    """Two columns of text, `id` and `filing`."""
    if kind == "parquet" or (kind is None and path.rstrip("/").endswith(".parquet")):
        rows = spark.read.parquet(path).select(F.col("id").cast("string").alias("id"), F.col("filing"))
    else:
        line = F.col("value")
        inner = F.get_json_object(line, "$.filing")
        # Who has no number of his own for a filing gets one that is the same next time: the hash of its text.
        own = F.coalesce(F.get_json_object(line, "$.id"), F.sha2(line, 256))
        rows = spark.read.text(path).where(F.length(F.trim(line)) > 0).select(own.alias("id"), F.coalesce(inner, line).alias("filing"))
    return rows.select(*(F.translate(F.coalesce(F.col(name), F.lit("")), *ONE_LINE).alias(name) for name in ("id", "filing")))


def judged(spark: SparkSession, filings: DataFrame, program: str, reports: bool) -> DataFrame:
    """A program for each task, which reads the task's rows and writes as many: what is no filing has an error, and no task ends of it."""
    # The sign before the id: a line of the program's that begins with a brace would be a filing without one.
    filings.select(F.concat(F.lit("="), F.col("id")).alias("id"), "filing").createOrReplaceTempView("filings")
    quoted = program.replace("\\", "\\\\").replace("'", "\\'")
    lines = r"ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t' LINES TERMINATED BY '\n'"
    answers = spark.sql(f"SELECT TRANSFORM (id, filing) {lines} USING '{quoted}' AS (id STRING, answer STRING) {lines} FROM filings")
    told = F.from_json("answer", "verdict STRING, rules ARRAY<STRING>, findings ARRAY<STRUCT<rule: STRING>>, code STRING, path STRING")
    rows = answers.select(F.substring("id", 2, 1 << 30).alias("id"), "answer", told.alias("told"))
    sound = F.col("told.verdict").isNotNull()
    columns = [
        F.col("id"),
        F.coalesce(F.col("told.verdict"), F.lit("unreadable")).alias("verdict"),
        F.array_distinct(F.col("told.findings.rule" if reports else "told.rules")).alias("rules"),
        F.when(~sound, F.struct("told.code", "told.path")).alias("error"),
    ]
    if reports:
        columns.append(F.when(sound, F.col("answer")).alias("report"))
    return rows.select(*columns)


def compared(before: DataFrame, after: DataFrame) -> DataFrame:
    """Filings of which the verdict or the rules are others than before, or that only one of the runs had."""
    was, now = before.alias("was"), after.alias("now")
    joined = was.join(now, F.col("was.id") == F.col("now.id"), "full_outer")
    rules = lambda run: F.sort_array(F.coalesce(F.col(f"{run}.rules"), F.array()))
    same = F.col("was.verdict").eqNullSafe(F.col("now.verdict")) & rules("was").eqNullSafe(rules("now"))
    return joined.where(~same).select(
        F.coalesce(F.col("now.id"), F.col("was.id")).alias("id"),
        F.col("was.verdict").alias("verdict_before"), F.col("now.verdict").alias("verdict_now"),
        F.array_except(rules("now"), rules("was")).alias("new_rules"), F.array_except(rules("was"), rules("now")).alias("gone_rules"),
    )


if __name__ == "__main__":
    sys.exit(main())
