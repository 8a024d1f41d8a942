"""Reads what tongbi exported with the programs people use, and holds the types
against what one expects of them.

    python3 check.py FOLDER

FOLDER holds package/ (a data package), NAME.parquet for every table and
tables.xlsx. Needs duckdb, frictionless, openpyxl, pandas, polars and pyarrow.
Exit code 0 where all agree, 1 with what does not.
"""

import json
import pathlib
import sys

import duckdb
import frictionless
import openpyxl
import pandas
import polars

DUCKDB = {
    "string": "VARCHAR",
    "year": "INTEGER",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
}
POLARS = {
    "string": polars.String,
    "year": polars.Int32,
    "integer": polars.Int64,
    "number": polars.Float64,
    "boolean": polars.Boolean,
}


def pandas_agrees(kind, column):
    """pandas has no nulls in integer columns: they come as floats there."""
    if kind == "string":
        return pandas.api.types.is_string_dtype(column) or column.isna().all()
    if kind == "boolean":
        return pandas.api.types.is_bool_dtype(column)
    if kind == "number":
        return pandas.api.types.is_float_dtype(column)
    if column.isna().any():
        return pandas.api.types.is_float_dtype(column)
    return pandas.api.types.is_integer_dtype(column)


def main(folder):
    wrong = []
    package = folder / "package"
    report = frictionless.validate(str(package / "datapackage.json"))
    if not report.valid:
        wrong += [f"frictionless: {error}" for error in report.flatten(["type", "note"])[:10]]
    resources = json.loads((package / "datapackage.json").read_text("utf-8"))["resources"]
    for resource in resources:
        name, fields = resource["name"], resource["schema"]["fields"]
        path = str(folder / f"{name}.parquet")
        expected = {field["name"]: field["type"] for field in fields}

        described = duckdb.sql(f"DESCRIBE SELECT * FROM read_parquet('{path}')").fetchall()
        found = {row[0]: row[1] for row in described}
        for column, kind in expected.items():
            if found.get(column) != DUCKDB[kind]:
                wrong.append(f"duckdb: {name}.{column} is {found.get(column)}, not {DUCKDB[kind]}")
        rows = duckdb.sql(f"SELECT count(*) FROM read_parquet('{path}')").fetchall()[0][0]

        frame = polars.read_parquet(path)
        for column, kind in expected.items():
            if frame.schema.get(column) != POLARS[kind]:
                wrong.append(f"polars: {name}.{column} is {frame.schema.get(column)}")

        data = pandas.read_parquet(path)
        for column, kind in expected.items():
            if not pandas_agrees(kind, data[column]):
                wrong.append(f"pandas: {name}.{column} is {data[column].dtype}")

        csv = pandas.read_csv(package / resource["path"], keep_default_na=False)
        if not rows == frame.height == len(data) == len(csv):
            wrong.append(f"{name}: {rows}, {frame.height}, {len(data)}, {len(csv)} rows")
        print(f"{name}: {rows} rows, {len(expected)} columns")

    sheets = openpyxl.load_workbook(folder / "tables.xlsx", read_only=True).sheetnames
    if sheets != [resource["name"] for resource in resources]:
        wrong.append(f"openpyxl: sheets {sheets}")
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
