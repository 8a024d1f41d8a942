#!/usr/bin/env python3
"""Damages inputs and holds the program to what it promises for any file.

usage: run.py TONGBI [N] [--seed S]      N: how many mutants (10000, half an hour)

Seeds are the reports of datasets/ in every format that can be written here, the
tables made of them and fuzz/seeds. Each mutant lies beside a good report of
another year. For each: exit code 0, 1 or 2, nothing panics, the good report is
read, the mutant stands in `reports` or is named on standard error, no run takes
over 10 seconds or 1 GiB. Whatever breaks a promise is kept in a folder that is
named at the end; exit code 1 then.
"""
import argparse
import io
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECONDS, BYTES = 10, 1 << 30
PIECES = [p.encode() for p in (
    "一、", "（", "同比增长", "９", "9.", "\t", "\r\n", "\0", "|", "\"", ",", "<td rowspan=99999>", "<w:tbl>", "[",
    "PK\x03\x04", "../", "= 1", "\u202e", "\u200b", "٣", "{", "%PDF-")] + [b"\xff", b"\x00\x00\xff\xff"]
# What also runs on a mutant, now and then.
OTHERS = [["check", "--all"], ["diff"], ["followup"], ["trends"], ["export", "observations", "--explain"],
          ["export", "vintages"], ["report", "-o", "-"]]


def packed(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def seeds(tongbi):
    """(name, bytes) of each whole input."""
    found = []
    for text in sorted(ROOT.glob("datasets/lanxi/20*.txt")):
        words = text.read_text("utf-8")
        found += [("2023.txt", words.encode()), ("2023.txt", words.encode("gb18030")), ("2023.md", words.encode())]
        lines = "".join(f"<p>{line}</p>" for line in words.splitlines())
        found.append(("2023.html", f"<html><body>{lines}</body></html>".encode()))
        runs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in words.splitlines())
        document = f'<w:document xmlns:w="w"><w:body>{runs}</w:body></w:document>'
        found.append(("2023.docx", packed([("word/document.xml", document)])))
        found.append(("2023.zip", packed([("内/2023.txt", words)])))
    for ending, target in (("pdf", "pdf"), ("zip", "zip"), ("html", "html"), ("md", "markdown"), ("txt", "text")):
        found += [(f"2023.{ending}", p.read_bytes()) for p in sorted((ROOT / "fuzz/seeds" / target).iterdir())]
    for form in ("csv", "parquet", "xlsx"):
        made = subprocess.run([tongbi, "export", "observations", "datasets/lanxi", "--years", "2023", "--format", form],
                              cwd=ROOT, capture_output=True, check=True)
        found.append((f"2023.{form}", made.stdout))
    found.append(("decisions.csv", "area,subject,left,right,decision,to,reason\n澜溪县,a,b,c,same,,\n".encode()))
    return found


def stirred(seed, rnd):
    data = bytearray(seed)
    for _ in range(rnd.randint(1, 6)):
        at = rnd.randint(0, len(data))
        how = rnd.randrange(7)
        if how == 0:
            del data[at:]
        elif how == 1:
            del data[at:at + rnd.randrange(200)]
        elif how == 2:
            start = rnd.randrange(len(seed) or 1)
            data[at:at] = seed[start:start + rnd.randrange(400)]
        elif how == 3:
            data[at:at] = rnd.choice(PIECES) * rnd.choice((1, 2, 50, 5000))
        elif how == 4 and rnd.random() < 0.1:
            data *= rnd.randint(2, 20)
        elif at < len(data):
            data[at] = rnd.randrange(256)
    return bytes(data)


def limited():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(tongbi, arguments):
    """What was printed and said, and what was wrong with the run."""
    begun = time.monotonic()
    with subprocess.Popen([tongbi, *arguments, "--threads", "1", "--color", "never"], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, preexec_fn=limited) as child:
        try:
            out, said = child.communicate(timeout=6 * SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            return "", "", "no end"
        code = child.returncode
    said = said.decode("utf-8", "replace")
    fault = None
    if code not in (0, 1, 2):
        fault = f"exit code {code}"
    elif "panicked" in said:
        fault = "panic"
    elif time.monotonic() - begun > SECONDS:
        fault = f"{time.monotonic() - begun:.0f} seconds"
    return out.decode("utf-8", "replace"), said, fault


def mutant(tongbi, folder, number, name, data, other):
    place = folder / f"m{number}"
    (place / "溪").mkdir(parents=True)
    (place / "溪" / "2022.txt").write_bytes((ROOT / "datasets/lanxi/2022.txt").read_bytes())
    bad = place / "溪" / name
    bad.write_bytes(data)
    out, said, fault = run(tongbi, ["export", "reports", str(place)])
    if not fault and "2022.txt" not in out + said:
        fault = "the good report is lost"
    of_reports = name.rsplit(".", 1)[1] in ("txt", "md", "html", "docx", "zip", "pdf")
    if not fault and of_reports and f"/{name}" not in out + said:
        fault = "lost without a word"
    if not fault and other:
        fault = run(tongbi, [*other, str(place)])[2]
    if fault:
        return f"{place}: {name}: {fault}"
    shutil.rmtree(place)
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tongbi", type=os.path.abspath)
    parser.add_argument("n", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rnd = random.Random(args.seed)
    whole = seeds(args.tongbi)
    folder = Path(tempfile.mkdtemp(prefix="tongbi-mutants-"))

    def jobs():
        for number in range(args.n):
            name, seed = whole[number % len(whole)]
            yield number, name, stirred(seed, rnd), rnd.choice(OTHERS) if rnd.random() < 0.25 else None

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        broken = [fault for fault in pool.map(lambda job: mutant(args.tongbi, folder, *job), jobs()) if fault]
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    if most > BYTES:
        broken.append(f"a run held {most >> 20} MiB")
    print(*broken, f"{args.n} mutants, {len(broken)} promises broken, {most >> 20} MiB at most", sep="\n")
    sys.exit(bool(broken))


if __name__ == "__main__":
    main()
