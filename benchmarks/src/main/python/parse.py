#!/usr/bin/python3
"""parse.py TEXTS WARM: how long Jinja2's own parser takes for the texts that jinja_corpus.py wrote.

Prints two numbers of milliseconds: the first pass in this process, and the median of the passes after WARM seconds.
The settings are Ansible's; its own lexer and extensions would only add to the time.
"""
import json
import statistics
import sys
import time

import jinja2


def main(path, warm):
    with open(path, encoding="utf-8") as file:
        texts = [json.loads(line) for line in file]
    texts = ["{{ " + each["text"] + " }}" if each["kind"] == "condition" else each["text"] for each in texts]
    env = jinja2.Environment(trim_blocks=True, extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"])

    def parse():
        start = time.perf_counter()
        for text in texts:
            try:
                env.parse(text)
            except jinja2.TemplateError:
                pass
        return (time.perf_counter() - start) * 1000

    first = parse()
    end = time.perf_counter() + warm
    while time.perf_counter() < end:
        parse()
    print("%.3f %.3f" % (first, statistics.median(parse() for _ in range(9))))


main(sys.argv[1], float(sys.argv[2]))
