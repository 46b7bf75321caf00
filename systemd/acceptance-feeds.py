#!/usr/bin/env python3
"""Feeds for systemd/acceptance, on loopback: a server, and a client that tells it what to publish.

  acceptance-feeds.py serve PORT            until it is ended
  acceptance-feeds.py publish PORT FEED ID… [--title TEXT]
  acceptance-feeds.py log PORT              a line for each request: path, If-None-Match, Authorization

/feed/NAME is an RSS feed of what was published, with an ETag; /hang answers never, /bomb with a gigabyte of zeros in
a megabyte of gzip.
"""
import functools
import gzip
import io
import sys
import threading
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.sax.saxutils import escape

items = {}
log = []
lock = threading.Lock()
never = threading.Event()


@functools.cache
def bomb():
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=9) as archive:
        archive.write(b"<rss><channel><title>")
        for _ in range(1024):
            archive.write(bytes(1 << 20))
    return out.getvalue()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        query = urllib.parse.parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        with lock:
            known = items.setdefault(query["feed"][0], [])
            known += [(item, query.get("title", [None])[0]) for item in query["id"]]
        self.answer(204)

    def do_GET(self):
        if self.path == "/log":
            with lock:
                return self.answer(200, "".join(log).encode())
        with lock:
            wanted = [self.headers.get("If-None-Match", "-"), self.headers.get("Authorization", "-")]
            log.append(" ".join([self.path, *wanted]) + "\n")
            found = list(items.get(self.path.removeprefix("/feed/"), []))
        if self.path == "/hang":
            never.wait()
        elif self.path == "/bomb":
            self.answer(200, bomb(), Content_Type="application/rss+xml", Content_Encoding="gzip")
        else:
            tag = f'"{len(found)}"'
            if self.headers.get("If-None-Match") == tag:
                return self.answer(304, ETag=tag)
            body = "".join(
                f"<item><guid isPermaLink='false'>{escape(name)}</guid>"
                f"<title>{escape(title or 'Ceasefire report ' + name)}</title>"
                f"<link>https://wire.example/{escape(name)}</link></item>"
                for name, title in found
            )
            text = f"<?xml version='1.0'?><rss version='2.0'><channel><title>Wire</title>{body}</channel></rss>"
            self.answer(200, text.encode(), ETag=tag, Content_Type="application/rss+xml")


def main():
    command, port = sys.argv[1], int(sys.argv[2])
    base = f"http://127.0.0.1:{port}"
    if command == "serve":
        ThreadingHTTPServer.daemon_threads = True
        ThreadingHTTPServer.request_queue_size = 256
        ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever()
    elif command == "publish":
        words, fields = sys.argv[4:], [("feed", sys.argv[3])]
        if "--title" in words:
            place = words.index("--title")
            fields.append(("title", words[place + 1]))
            words = words[:place]
        fields += [("id", word) for word in words]
        urllib.request.urlopen(base, urllib.parse.urlencode(fields).encode()).read()
    else:
        sys.stdout.write(urllib.request.urlopen(base + "/log").read().decode())


main()
