#!/usr/bin/env python3
"""Writes one report in every format with the programs people use.

usage: make.py TEXT FOLDER

TEXT is a report as plain text, a paragraph a line, the title first. FOLDER gets
`<writer>/<area>/<name>` files; a writer that is not installed is named on
standard error and left out. What was written is listed on standard output.
"""
import html
import shutil
import subprocess
import sys
from pathlib import Path

AREA, YEAR = "澜溪县", "2023"


def place(folder, writer, ending):
    path = folder / writer / AREA / f"{YEAR}.{ending}"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def run(*command):
    subprocess.run([str(c) for c in command], check=True, capture_output=True, timeout=180)


PAGE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="{charset}">
<title>{title}_{area}人民政府</title>
<meta name="ArticleTitle" content="{title}">
<meta name="PubDate" content="2024-01-29 09:30">
<meta name="ContentSource" content="{area}司法局">
<style>.nav li {{ float: left }} .article p {{ text-indent: 2em }}</style>
<script>var list = ["<p>2022年办理案件99999件</p>"];</script>
</head><body>
<div class="top"><a href="/">首页</a> | <a href="/en">English</a> | <a href="/wza">无障碍</a> 2024年2月1日 星期四</div>
<ul class="nav"><li><a href="/zwgk">政务公开</a></li><li><a href="/zwfw">政务服务12345件</a></li><li><a href="/hd">互动交流</a></li></ul>
<div class="where">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a> &gt; <a href="/fz">法治政府建设</a></div>
<div class="main">
<table class="head"><tr><td>索&nbsp;引&nbsp;号</td><td>LX0100-2024-00012</td><td>发文机关</td><td>{area}人民政府</td></tr>
<tr><td>发布日期</td><td>2024-01-29</td><td>主题分类</td><td>司法；其他</td></tr></table>
<h1>{title}</h1>
<div class="info">发布时间：2024-01-29 09:30　来源：{area}司法局　浏览次数：1024次　字号：【<a>大</a> <a>中</a> <a>小</a>】</div>
<div class="share">分享到：<a>微信</a><a>微博</a></div>
<div class="article TRS_Editor">
{body}
</div>
<div class="files">附件：<a href="1.doc">{title}.doc</a>（下载120次）</div>
<ul class="related"><li><a href="/1">{area}2022年度法治政府建设情况报告</a> 2023-01-20</li><li><a href="/2">{area}召开全面依法治县委员会第8次会议</a> 2024-01-11</li></ul>
</div>
<div class="footer"><p>主办：{area}人民政府办公室　网站标识码：9999990001</p><p>技术支持电话：0000-1234567　建议使用1920×1080分辨率</p></div>
</body></html>
"""


def page(lines, charset):
    body = "\n".join(f"<p>　　{html.escape(line)}</p>" for line in lines[1:])
    return PAGE.format(title=html.escape(lines[0]), area=AREA, body=body, charset=charset)


def html_pages(lines, folder):
    for charset in ("utf-8", "gb18030"):
        text = page(lines, charset)
        place(folder, f"html-{charset}", "html").write_bytes(text.encode(charset))


def iconv(lines, folder):
    plain = place(folder, "txt", "txt")
    plain.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for charset in ("GB18030", "UTF-16"):
        done = subprocess.run(
            ["iconv", "-f", "UTF-8", "-t", charset, str(plain)], check=True, capture_output=True
        )
        place(folder, f"iconv-{charset.lower()}", "txt").write_bytes(done.stdout)


def opencc(lines, folder):
    need("opencc")
    plain = place(folder, "txt", "txt")
    for config in ("s2t", "s2tw"):
        run("opencc", "-c", f"{config}.json", "-i", plain, "-o", place(folder, f"opencc-{config}", "txt"))
    text = place(folder, "opencc-s2tw", "txt").read_text(encoding="utf-8")
    place(folder, "big5", "txt").write_bytes(text.encode("big5hkscs"))


def python_docx(lines, folder):
    import docx

    document = docx.Document()
    document.core_properties.title = lines[0]
    document.add_heading(lines[0], 0)
    for line in lines[1:]:
        if len(line) < 40 and not line.endswith("。"):
            document.add_heading(line, 1)
        else:
            paragraph = document.add_paragraph()
            # As Word does: a paragraph in several runs, numbers apart.
            for at in range(0, len(line), 37):
                paragraph.add_run(line[at : at + 37]).bold = at == 0
    section = document.sections[0]
    section.header.paragraphs[0].text = f"{AREA}法治政府建设第1号"
    section.footer.paragraphs[0].text = "第 1 页 共 9 页"
    document.save(place(folder, "python-docx", "docx"))


def libreoffice(lines, folder):
    office = shutil.which("libreoffice") or shutil.which("soffice")
    if not office:
        raise Missing("libreoffice")
    source = place(folder, "python-docx", "docx")
    if not source.exists():
        raise Missing("libreoffice (needs python-docx's file)")
    for ending in ("docx", "pdf"):
        target = place(folder, f"libreoffice-{ending}", ending)
        run(office, "--headless", "--convert-to", ending, "--outdir", target.parent, source)


def chromium(lines, folder):
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if not browser:
        raise Missing("chromium")
    simple = folder / "print.html"
    body = "\n".join(f"<p>　　{html.escape(line)}</p>" for line in lines[1:])
    simple.write_text(
        f"<!DOCTYPE html><meta charset=utf-8><title>{lines[0]}</title><h1>{lines[0]}</h1>{body}", encoding="utf-8"
    )
    for name, options in (("chromium", []), ("chromium-bare", ["--no-pdf-header-footer"])):
        target = place(folder, name, "pdf")
        run(browser, "--headless", "--no-sandbox", "--disable-gpu", *options, f"--print-to-pdf={target}", simple.as_uri())


class Missing(Exception):
    pass


def need(program):
    if not shutil.which(program):
        raise Missing(program)


def main():
    lines = [l.strip() for l in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines() if l.strip()]
    folder = Path(sys.argv[2])
    for write in (iconv, html_pages, opencc, python_docx, libreoffice, chromium):
        try:
            write(lines, folder)
        except (Missing, ImportError, FileNotFoundError) as missing:
            print(f"{write.__name__}: not installed ({missing})", file=sys.stderr)
        except subprocess.CalledProcessError as failed:
            print(f"{write.__name__}: {failed}: {failed.stderr.decode(errors='replace')[-400:]}", file=sys.stderr)
    for path in sorted(folder.glob(f"*/{AREA}/*")):
        print(path)


if __name__ == "__main__":
    main()
