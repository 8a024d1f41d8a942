"""The same work by others, for the table of benches/README.md.

    compare.py texts FOLDER         number recognisers on the same text
    compare.py queries STORE TONGBI deltas and trends: tongbi, DuckDB, pandas
"""

import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
SQL = HERE.parent / "spark" / "sql"


def timed(what, work, size=None):
    started = time.perf_counter()
    out = work()
    seconds = time.perf_counter() - started
    rate = f" {size / 1e6 / seconds:10.3f} MB/s" if size else ""
    print(f"{what:<44} {seconds:8.3f} s{rate}", flush=True)
    return seconds, out


def texts(folder):
    import cn2an
    from recognizers_number import recognize_number
    from recognizers_text import Culture

    paths = sorted(Path(folder).rglob("*.txt"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    # The slow ones are given as much as they finish within some seconds.
    few = paths[0].read_text(encoding="utf-8")
    lines = [part for part in re.split("[。；\n]", few) if part]
    timed("Microsoft Recognizers-Text (numbers)",
          lambda: [recognize_number(line, Culture.Chinese) for line in lines], len(few.encode()))
    more = "\n".join(path.read_text(encoding="utf-8") for path in paths[:100])
    timed("cn2an.transform", lambda: [cn2an.transform(line) for line in more.splitlines()], len(more.encode()))


ENOUGH = 10_000_000


def grown(store, folder):
    """The store with as many copies of its places, under other names, as make
    ten million observations."""
    import hashlib

    import pyarrow
    import pyarrow.compute
    import pyarrow.parquet

    manifest = json.loads((store / "tongbi-store.json").read_text(encoding="utf-8"))
    own = manifest["segments"]
    rows = sum(part["rows"] for segment in own for part in segment["parts"] if part["table"] == "observations")
    segments = []
    copies = 0
    missing = ENOUGH
    while missing > 0 and rows:
        # The copies sort behind the places that there are: no name begins so.
        prefix = "\u9fa5" * copies
        for segment in own:
            if missing <= 0:
                break
            name = hashlib.sha256((prefix + segment["id"]).encode()).hexdigest()[:16]
            parts = []
            for part in segment["parts"]:
                table = pyarrow.parquet.ParquetFile(store / part["path"]).read()
                area = table.schema.get_field_index("area")
                named = pyarrow.compute.binary_join_element_wise(
                    pyarrow.scalar(prefix), table.column(area).cast(pyarrow.string()), pyarrow.scalar(""))
                named = named.cast(table.schema.field(area).type)
                table = table.set_column(area, table.schema.field(area), named)
                path = folder / Path(part["path"]).parent / f"{name}.parquet"
                path.parent.mkdir(parents=True, exist_ok=True)
                pyarrow.parquet.write_table(table, path, compression="zstd", row_group_size=16_384)
                parts.append({**part, "path": str(path.relative_to(folder))})
                if part["table"] == "observations":
                    missing -= part["rows"]
            segments.append({**segment, "id": name, "parts": parts,
                             "areas": [prefix + area for area in segment["areas"]]})
        copies += 1
    manifest["segments"] = segments
    (folder / "tongbi-store.json").write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")
    return folder


def queries(store, tongbi):
    with tempfile.TemporaryDirectory(dir=Path(store).parent) as folder:
        compared(grown(Path(store), Path(folder)), tongbi)


def compared(store, tongbi):
    import duckdb

    manifest = json.loads((store / "tongbi-store.json").read_text(encoding="utf-8"))

    def parts(table):
        return [str(store / part["path"]) for segment in manifest["segments"]
                for part in segment["parts"] if part["table"] == table]

    rows = sum(part["rows"] for segment in manifest["segments"] for part in segment["parts"]
               if part["table"] == "observations")
    print(f"{rows} observations; every one writes its result to Parquet")
    with tempfile.TemporaryDirectory() as folder:
        for query in ("trends", "deltas"):
            timed(f"tongbi {query}", lambda: subprocess.run(
                [tongbi, "export", query, str(store), "-o", f"{folder}/tongbi-{query}.parquet"], check=True))

            def by_duckdb():
                base = duckdb.connect()
                base.execute("SET threads = 2")
                for table in ("observations", "indicators"):
                    hive = "true" if table == "observations" else "false"
                    base.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet({parts(table)!r}, hive_partitioning={hive})")
                sql = (SQL / f"{query}.sql").read_text(encoding="utf-8")
                base.execute(f"COPY ({sql}) TO '{folder}/duckdb-{query}.parquet' (FORMAT parquet, COMPRESSION zstd)")

            timed(f"DuckDB {query}", by_duckdb)
        timed("pandas trends (slope, S, tau, CAGR)", lambda: pandas_trends(parts("observations")))
        timed("pandas deltas (change and its score)", lambda: pandas_deltas(parts("observations")))


def observations(parts):
    import pandas

    columns = ["area", "indicator", "value", "kind", "unit", "period", "qualifier", "redefined"]
    frames = []
    for path in parts:
        frame = pandas.read_parquet(path, columns=columns)
        frame["year"] = int(re.search(r"year=(\d+)", path).group(1))
        frames.append(frame)
    all = pandas.concat(frames)
    own = all[all.period.isin(["year", "stock"]) & (all.indicator != "") & all.value.notna()]
    return own.drop_duplicates(["area", "indicator", "year"]).sort_values(["area", "indicator", "year"])


def pandas_trends(parts):
    import numpy
    import pandas

    def summary(group):
        years, values = group.year.to_numpy(), group.value.to_numpy()
        i, j = numpy.triu_indices(len(values), 1)
        steps = values[j] - values[i]
        slope = numpy.median(steps / (years[j] - years[i])) if len(steps) else numpy.nan
        s = numpy.sign(steps).sum()
        tau = s / len(steps) if len(steps) else numpy.nan
        return pandas.Series({"n": len(values), "sen_slope": slope, "mk_s": s, "mk_tau": tau})

    own = observations(parts)
    # A Python function a group: all groups would take an hour, so a share is
    # timed and the time given for all.
    areas = own.area.unique()
    share = max(1, len(areas) // 200)
    few = own[own.area.isin(areas[:share])]
    started = time.perf_counter()
    few.groupby(["area", "indicator"]).apply(summary, include_groups=False)
    seconds = (time.perf_counter() - started) * len(areas) / share
    print(f"  of it the groups, from {share} of {len(areas)} areas: {seconds:.1f} s for all", flush=True)


def pandas_deltas(parts):
    own = observations(parts)
    series = own.groupby(["area", "indicator"], sort=False)
    own["before"] = series.value.shift()
    own["from_year"] = series.year.shift()
    both = own[own.before.notna()].copy()
    both["change"] = (both.value - both.before).round(6)
    both["change_pct"] = (both.change / both.before.abs() * 100).round(6)
    both["score"] = (both.change.abs() / (both.value.abs() + both.before.abs())).round(6)
    both["usual"] = both.groupby(["area", "indicator"]).score.transform("median")
    both.sort_values(["area", "year", "score"])


if __name__ == "__main__":
    {"texts": texts, "queries": queries}[sys.argv[1]](*sys.argv[2:])
