"""Makes a WARC.gz of 2,000 pages with warcio, damages three records, and says what has to come out.

    pip install warcio
    python tests/make_warc.py target/warcio
    cargo run --release -- extract target/warcio/crawl.warc.gz --format jsonl > target/warcio/quotes.jsonl
    python tests/make_warc.py target/warcio --check
"""

import io
import json
import sys
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PAGES = 2000
TRUNCATED, WRONG_LENGTH, WINDOWS_1252 = 700, 1100, 1500
STYLES = [
    ("broadsheet", 'itemprop="articleBody">'),
    ("tabloid", 'class="story-text">'),
    ("wire", 'class="StandardArticleBody_body">'),
    ("div-soup", 'class="css-body">'),
]


def url(n):
    return f"https://news.example/{n}"


def page(n):
    """One of the pages of tests/pages, with a quote of its own before its first paragraph."""
    style, story = STYLES[n % len(STYLES)]
    html = (Path(__file__).parent / "pages" / f"{style}.html").read_text()
    tag = "div" if style == "div-soup" else "p"
    own = f"<{tag}>“This is story number {n} of them all,” said Café owner Ann Lee of the paper.</{tag}>"
    at = html.index(f"<{tag}", html.index(story) + len(story))
    return html[:at] + own + html[at:]


def member(n):
    body, charset = page(n).encode(), "utf-8"
    if n == WINDOWS_1252:
        charset = "windows-1252"
        body = page(n).replace('charset="utf-8"', "").replace("utf-8", charset).encode(charset, "xmlcharrefreplace")
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", f"text/html; charset={charset}")], "HTTP/1.1")
    record = writer.create_warc_record(url(n), "response", payload=io.BytesIO(body), http_headers=headers)
    writer.write_record(record)
    packed = out.getvalue()
    if n == TRUNCATED:
        return packed[: len(packed) // 2]
    if n == WRONG_LENGTH:
        import gzip

        plain = gzip.decompress(packed)
        at = plain.index(b"Content-Length: ") + len(b"Content-Length: ")
        end = plain.index(b"\r\n", at)
        return gzip.compress(plain[:at] + b"%d" % (int(plain[at:end]) + 5000) + plain[end:])
    return packed


def make(folder):
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "crawl.warc.gz", "wb") as out:
        for n in range(PAGES):
            out.write(member(n))


def check(folder):
    found = {}
    for line in open(folder / "quotes.jsonl"):
        row = json.loads(line)
        found.setdefault(row["document"], []).append(row["quote"])
    bad = {TRUNCATED, WRONG_LENGTH}
    for n in range(PAGES):
        own = f"This is story number {n} of them all,"
        assert (url(n) in found) == (n not in bad), n
        assert n in bad or own in found[url(n)], (n, found[url(n)])
    print(f"{len(found)} of {PAGES} pages, each with its own quote; missing: {sorted(bad)}")


if __name__ == "__main__":
    target = Path(sys.argv[1])
    check(target) if "--check" in sys.argv else make(target)
