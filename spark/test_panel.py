"""Runs the job in Spark's local-cluster mode with two worker processes on a small
panel and holds it against the single machine, row for row; then once more with
a worker killed in the middle. `spark/test.sh` sets up what it needs.

    python3 test_panel.py TONGBI REPORTS WORK
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pandas
from pyspark.sql import SparkSession, functions as F, types as T

import mann_kendall
import panel

HERE = Path(__file__).parent
TABLES = ["reports", "observations", "statements", "indicators", "deltas", "trends", "followup", "checks"]


def main():
    tongbi, reports, work = (str(Path(argument).absolute()) for argument in sys.argv[1:4])
    work = Path(work)
    corpus = to_lines(Path(reports), work / "corpus")
    single = work / "single"
    run([tongbi, "ingest", reports, "--store", str(single), "--quiet"])
    spark = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("tongbi-test")
        .config("spark.executor.memory", "1g")
        .config("spark.sql.shuffle.partitions", "8")
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.executorEnv.PYTHONPATH", str(HERE))
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")

    store = work / "spark"
    panel.write_store(spark, corpus, store, tongbi, reports_a_segment=20)
    compare(tongbi, single, store, "two workers")

    # Made in many segments and by another writer, it reads alike; and SQL over
    # it says what Polars says.
    panel.views(spark, store)
    deltas = spark.sql((HERE / "sql/deltas.sql").read_text(encoding="utf-8")).toPandas()
    same(exported(tongbi, "deltas", single, work), deltas, "deltas in SQL",
         ["area", "indicator", "from_year", "to_year"])
    same(exported(tongbi, "trends", single, work), trends(spark), "trends in SQL",
         ["area", "indicator"])

    killed = work / "killed"
    killer = threading.Thread(target=kill_an_executor, daemon=True)
    killer.start()
    panel.write_store(spark, corpus, killed, tongbi, reports_a_segment=20)
    killer.join()
    compare(tongbi, single, killed, "a worker killed")
    spark.stop()
    print("all tables equal")


def to_lines(reports, corpus):
    """The reports as NDJSON, one file a place; `source` as ingest calls it."""
    corpus.mkdir(parents=True)
    for place in sorted(reports.iterdir()):
        with open(corpus / f"{place.name}.json", "w", encoding="utf-8") as lines:
            for path in sorted(place.iterdir()):
                report = {"area": place.name, "year": int(path.stem),
                          "text": path.read_text(encoding="utf-8"), "source": str(path)}
                lines.write(json.dumps(report, ensure_ascii=False) + "\n")
    return corpus


def run(command):
    subprocess.run(command, check=True)


def compare(tongbi, single, store, what):
    for table in TABLES:
        command = [tongbi, "export", table]
        one, other = (
            subprocess.run([*command, str(s)], capture_output=True, check=True).stdout
            for s in (single, store)
        )
        if one != other:
            pairs = zip(one.splitlines(), other.splitlines())
            lines = next(((a, b) for a, b in pairs if a != b), ("", "more rows on one side"))
            shown = "\n".join(line.decode() if isinstance(line, bytes) else line for line in lines)
            raise AssertionError(f"{what}: {table} differs, first here:\n{shown}")
        print(f"{what}: {table}: {one.count(bytes([10])) - 1} rows equal", flush=True)


def exported(tongbi, table, store, work):
    path = work / f"{table}.parquet"
    run([tongbi, "export", table, str(store), "-o", str(path)])
    return pandas.read_parquet(path)


def trends(spark):
    """The long form, and what the caller adds to it."""
    long = spark.sql((HERE / "sql/trends.sql").read_text(encoding="utf-8"))
    series = spark.sql(
        "SELECT area, indicator, year, value, kind, redefined FROM observations "
        "WHERE period IN ('year', 'stock') AND indicator <> '' AND value IS NOT NULL "
        "AND qualifier <> 'range'"
    )
    years = [row[0] for row in spark.sql("SELECT DISTINCT year FROM reports ORDER BY year").collect()]
    wide = series.groupBy("area", "indicator").pivot("year", years).agg(F.first("value"))
    # The values of the compared years, in their order.
    gathered = series.groupBy("area", "indicator").agg(
        F.array_sort(F.collect_list(F.struct("year", "value"))).alias("points")
    )
    p = F.udf(lambda points, since: mann_kendall.p_value([v for y, v in points if y >= since]),
              T.DoubleType())
    whole = long.join(wide, ["area", "indicator"]).join(gathered, ["area", "indicator"])
    whole = whole.withColumn("mk_p", p("points", "comparable_from"))
    significant = F.col("mk_p") < mann_kendall.ALPHA
    whole = whole.withColumn(
        "trend",
        F.when(F.col("n_compared") < mann_kendall.FEWEST_YEARS, "too few years")
        .when(significant & (F.col("mk_s") > 0), "increasing")
        .when(significant & (F.col("mk_s") < 0), "decreasing")
        .otherwise("no trend"),
    )
    return whole.drop("points").toPandas()


def same(expected, got, what, keys):
    """Equal row for row: words to the letter, numbers to the last digits that a
    different order of sums leaves."""
    columns = [name for name in expected.columns if name in got.columns]
    missing = [name for name in expected.columns if name not in got.columns]
    # What a person decides is no part of a store.
    assert set(missing) <= {"missing_years", "last_value", "first_value", "decided"}, missing
    expected = expected[columns].sort_values(keys).reset_index(drop=True)
    got = got[columns].sort_values(keys).reset_index(drop=True)
    assert len(expected) == len(got), f"{what}: {len(expected)} rows and {len(got)}"
    for name in columns:
        a, b = expected[name], got[name]
        if pandas.api.types.is_numeric_dtype(a) or pandas.api.types.is_numeric_dtype(b):
            a, b = a.astype("float64"), b.astype("float64")
            near = ((a - b).abs() <= 1.5e-6 * (1 + a.abs() * 1e-6)) | (a.isna() & b.isna())
        else:
            near = (a == b) | (a.isna() & b.isna())
        odd = near.index[~near]
        assert near.all(), f"{what}: {name}: {len(odd)} differ, first {expected.loc[odd[0]].to_dict()} {got.loc[odd[0]].to_dict()}"
    print(f"{what}: {len(expected)} rows, {len(columns)} columns equal", flush=True)


def kill_an_executor():
    """Ends one of the executors that this process's Spark started, once it works."""
    time.sleep(6)
    for line in subprocess.run(["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True).stdout.splitlines():
        pid, parent, words = line.split(None, 2)
        if "CoarseGrainedExecutorBackend" in words and ours(int(parent)):
            os.kill(int(pid), signal.SIGKILL)
            print(f"killed executor {pid}", flush=True)
            return
    raise SystemExit("no executor found to kill")


def ours(pid):
    while pid > 1:
        if pid == os.getpid():
            return True
        pid = int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])
    return False


if __name__ == "__main__":
    main()
