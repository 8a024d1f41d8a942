"""A store out of a corpus, on as many machines as Spark has.

    spark-submit spark/panel.py CORPUS STORE --tongbi target/release/tongbi

CORPUS is NDJSON (files or folders of them), a line a report: area, year, text,
source. The per-report work and the alignment of each area are `tongbi observe
--stdin --by-area`, one process a task; the parts are written by Spark's own
Parquet writer into a folder beside, and only when all are there do they move to
their places and the manifest is replaced, so that a job that fails, or is run
twice, leaves a whole store. CORPUS and STORE lie where every machine sees them.
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import threading
from pathlib import Path

import pandas
import pyarrow.parquet
from pyspark.sql import SparkSession, functions as F, types as T

FORMAT = 4
MANIFEST = "tongbi-store.json"

text, year, integer, number, flag = (
    T.StringType(),
    T.IntegerType(),
    T.LongType(),
    T.DoubleType(),
    T.BooleanType(),
)

# The stored tables, as src/tables/schema.rs has them. `year` names the folder.
TABLES = {
    "reports": {
        "area": text, "year": year, "genre": text, "title": text, "source": text,
        "sha256": text, "format": text, "chars": integer, "area_code": text,
        "published": text, "issuer": text, "index_number": text, "area_from": text,
        "year_from": text, "certainty": number, "content": text,
    },
    "observations": {
        "area": text, "year": year, "indicator": text, "label": text, "value": number,
        "value_max": number, "unit": text, "qualifier": text, "kind": text, "period": text,
        "section": text, "heading": text, "text": text, "source": text, "line": integer,
        "start": integer, "end": integer, "sentence": text, "rule": text, "decided": text,
        "agent": text, "act": text, "object": text, "property": text, "scope": text, "key": text,
        "value_year": year,
        "nature": text, "stated_change": number, "stated_unit": text, "confidence": number,
        "redefined": flag, "low": number, "high": number,
    },
    "statements": {
        "area": text, "year": year, "section": text, "ordinal": integer, "heading": text,
        "text": text, "source": text, "line": integer, "start": integer, "end": integer,
    },
    "indicators": {
        "area": text, "indicator": text, "name": text, "name_en": text, "unit": text,
        "kind": text, "polarity": text, "catalogued": flag,
    },
}
CORPUS = T.StructType([
    T.StructField("area", text), T.StructField("year", year),
    T.StructField("text", text), T.StructField("source", text),
])
ROW = "segment int, table string, position long, row string"


def observe(tongbi):
    """A function for mapInPandas: reports sorted by segment, area and year in,
    rows of all tables out."""

    def run(batches):
        process = subprocess.Popen(
            [tongbi, "observe", "--stdin", "--by-area"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )
        segments, texts, failed = {}, {}, []

        def feed():
            try:
                for batch in batches:
                    for report in batch.itertuples(index=False):
                        segments[report.area] = report.segment
                        texts[report.source] = report.text
                        line = {"area": report.area, "year": int(report.year),
                                "text": report.text, "source": report.source}
                        process.stdin.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
            except Exception as error:  # Told to Spark below, which runs the task again.
                failed.append(error)
            finally:
                process.stdin.close()

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        rows, position = [], 0
        for line in process.stdout:
            row = json.loads(line)
            table = row.pop("table")
            if table == "errors":
                raise RuntimeError(f"tongbi observe: {row}")
            if table == "reports":
                row["content"] = texts.pop(row["source"])
            rows.append((segments[row["area"]], table, position, json.dumps(row, ensure_ascii=False)))
            position += 1
            if len(rows) >= 10_000:
                yield pandas.DataFrame(rows, columns=["segment", "table", "position", "row"])
                rows = []
        feeder.join()
        if failed:
            raise failed[0]
        if process.wait() != 0:
            raise RuntimeError(f"tongbi observe ended with {process.returncode}")
        yield pandas.DataFrame(rows, columns=["segment", "table", "position", "row"])

    return run


def schema(table):
    return T.StructType([T.StructField(name, kind) for name, kind in TABLES[table].items()])


def write_store(spark, corpus, store, tongbi, reports_a_segment=1000):
    """Makes the store; what stood there is replaced."""
    store = Path(store).absolute()
    beside = store / "_spark"
    shutil.rmtree(beside, ignore_errors=True)
    reports = spark.read.schema(CORPUS).option("recursiveFileLookup", "true").json(str(corpus))
    counted = reports.groupBy("area").count().orderBy("area").collect()
    cuts, held = [], 0
    for area in counted:
        cuts.append((area["area"], held // reports_a_segment))
        held += area["count"]
    segments = spark.createDataFrame(cuts, "area string, segment int")
    rows = (
        reports.join(F.broadcast(segments), "area")
        .repartition("segment")
        .sortWithinPartitions("segment", "area", "year", "source")
        .select("segment", "area", "year", "text", "source")
        .mapInPandas(observe(str(Path(tongbi).absolute())), ROW)
    )
    # The rows once to the disk: every table is a part of them, and a task that
    # is lost is run again from the texts.
    rows.write.partitionBy("table").parquet(str(beside / "rows"))
    rows = spark.read.parquet(str(beside / "rows"))
    for table in TABLES:
        own = rows.where(F.col("table") == table)
        parsed = own.select("segment", "position", F.from_json("row", schema(table)).alias("row"))
        parsed = parsed.select("segment", "position", "row.*").repartition("segment")
        partitions = ["segment", "year"] if "year" in TABLES[table] else ["segment"]
        (
            parsed.sortWithinPartitions(*partitions, "position")
            .drop("position")
            .write.partitionBy(*partitions)
            .parquet(str(beside / table))
        )
    commit(store, beside, cuts, version(tongbi))


def version(tongbi):
    """What the program calls itself; a store says who observed it."""
    told = subprocess.run([tongbi, "--version"], capture_output=True, text=True, check=True)
    return told.stdout.strip()


def commit(store, beside, cuts, made_by):
    """Moves the parts to their places and replaces the manifest."""
    areas = {}
    for area, segment in cuts:
        areas.setdefault(segment, []).append(area)
    segments = []
    for segment, names in sorted(areas.items()):
        parts = []
        for table in TABLES:
            for path in sorted((beside / table / f"segment={segment}").rglob("*.parquet")):
                folder = path.parent.name
                parts.append({
                    "table": table,
                    **({"year": int(folder[5:])} if folder.startswith("year=") else {}),
                    "path": path,
                    "rows": pyarrow.parquet.read_metadata(path).num_rows,
                    "bytes": path.stat().st_size,
                    "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
                })
        whole = hashlib.sha256("".join(part["sha256"] for part in parts).encode())
        name = whole.hexdigest()[:16]
        for part in parts:
            folder = f"/year={part['year']}" if "year" in part else ""
            to = f"{part['table']}{folder}/{name}.parquet"
            (store / to).parent.mkdir(parents=True, exist_ok=True)
            with open(part["path"], "rb") as file:
                os.fsync(file.fileno())
            os.replace(part["path"], store / to)
            part["path"] = to
        segments.append({"id": name, "made_by": made_by, "areas": names, "parts": parts})
    manifest = {"format": FORMAT, "made_by": made_by, "segments": segments}
    with open(beside / MANIFEST, "w", encoding="utf-8") as file:
        json.dump(manifest, file, ensure_ascii=False, indent=2)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside / MANIFEST, store / MANIFEST)
    shutil.rmtree(beside)


def views(spark, store):
    """The store's tables as views, from the parts that the manifest lists."""
    store = Path(store)
    manifest = json.loads((store / MANIFEST).read_text(encoding="utf-8"))
    for table in TABLES:
        paths = [
            str(store / part["path"])
            for segment in manifest["segments"]
            for part in segment["parts"]
            if part["table"] == table
        ]
        frame = spark.read.option("basePath", str(store / table)).parquet(*paths)
        frame.createOrReplaceTempView(table)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus")
    parser.add_argument("store")
    parser.add_argument("--tongbi", default="tongbi", help="the program, at the same path everywhere")
    arguments = parser.parse_args()
    tongbi = shutil.which(arguments.tongbi) or arguments.tongbi
    spark = SparkSession.builder.appName("tongbi").getOrCreate()
    write_store(spark, arguments.corpus, arguments.store, tongbi)
    spark.stop()


if __name__ == "__main__":
    main()
