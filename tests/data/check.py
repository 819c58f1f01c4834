#!/usr/bin/env python3
"""Reads the data files of a built site as strangers would: feeds with feedparser, calendars with icalendar,
tables with csv, JSON-LD with json (and pyld, where it is installed; offline, with a context of our own), the data
of plans and of archived versions with their JSON Schema and jsonschema.

    python3 check.py OUTPUT_FOLDER [--expect-all]

Exit code 0 if all is well; else 1, with one line for each finding. Needs feedparser, icalendar and jsonschema (PyPI).
"""

import csv
import html.parser
import io
import json
import re
import sys
import urllib.parse
import xml.etree.ElementTree as ElementTree
from datetime import date
from pathlib import Path

import feedparser
import icalendar
import jsonschema

try:
    from pyld import jsonld
except ImportError:
    jsonld = None

ATOM = "{http://www.w3.org/2005/Atom}"
TAG = re.compile(r"tag:[^\s,:/]+,\d{4}(-\d\d){0,2}:[A-Za-z0-9\-._~!$&'()*+,;=:@/?%]*(#[A-Za-z0-9\-._~/?%]*)?$")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT00:00:00Z$")
STATUSES = {
    "ohne-angabe", "nicht-begonnen", "in-pruefung", "in-umsetzung", "teilweise-umgesetzt", "umgesetzt",
    "daueraufgabe", "zurueckgestellt", "nicht-weiterverfolgt",
}

findings = []


def check(good, path, message):
    if not good:
        findings.append(f"{path}: {message}")


class DataBlocks(html.parser.HTMLParser):
    """Collects the text of <script type="application/ld+json">."""

    def __init__(self):
        super().__init__()
        self.blocks = []
        self.inside = False

    def handle_starttag(self, tag, attrs):
        if tag == "script":
            self.inside = dict(attrs).get("type") == "application/ld+json"
            if self.inside:
                self.blocks.append("")

    def handle_endtag(self, tag):
        if tag == "script":
            self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.blocks[-1] += data


def local_file(root, base, address):
    """The file that an absolute address below the base URL names."""
    if not address.startswith(base):
        return None
    return root / urllib.parse.unquote(address[len(base):].split("#")[0])


def feed(root, base, path):
    raw = path.read_bytes()
    parsed = feedparser.parse(raw)
    check(not parsed.bozo, path, f"feedparser: {parsed.get('bozo_exception')}")
    check(parsed.version == "atom10", path, f"read as {parsed.version!r}")
    tree = ElementTree.fromstring(raw)
    ids = [element.text for element in tree.iter(f"{ATOM}id")]
    check(len(ids) == len(set(ids)), path, "an id stands twice")
    for it in ids:
        check(TAG.match(it), path, f"no tag URI: {it}")
    for name in ("id", "title", "updated", "author"):
        check(len(tree.findall(ATOM + name)) == 1, path, f"feed without one {name}")
    entries = tree.findall(f"{ATOM}entry")
    check(0 < len(entries) <= 50, path, f"{len(entries)} entries")
    dates = []
    for entry in entries:
        for name in ("id", "title", "updated", "summary"):
            check(len(entry.findall(ATOM + name)) == 1, path, f"entry without one {name}")
        instant = entry.findtext(f"{ATOM}updated")
        check(INSTANT.match(instant), path, f"no instant of RFC 3339: {instant}")
        dates.append(instant)
        link = entry.find(f"{ATOM}link").get("href")
        target = local_file(root, base, link)
        check(target and target.is_file(), path, f"link leads nowhere: {link}")
    check(dates == sorted(dates, reverse=True), path, "entries are not in order of time")
    check(tree.findtext(f"{ATOM}updated") == max(dates), path, "feed is not as new as its latest entry")
    own = [link.get("href") for link in tree.findall(f"{ATOM}link") if link.get("rel") == "self"]
    check(len(own) == 1 and local_file(root, base, own[0]) == path, path, f"wrong own address {own}")
    return len(entries)


def calendar(root, base, path):
    raw = path.read_bytes()
    check(raw.endswith(b"END:VCALENDAR\r\n"), path, "does not end as it should")
    check(b"\n" not in raw.replace(b"\r\n", b""), path, "a line end without CR")
    for line in raw.split(b"\r\n"):
        check(len(line) <= 75, path, f"a line of {len(line)} octets")
        try:
            line.decode()
        except UnicodeDecodeError:
            check(False, path, "a line is folded inside a character")
    parsed = icalendar.Calendar.from_ical(raw)
    events = list(parsed.walk("VEVENT"))
    check(events, path, "no event")
    uids = [str(event["UID"]) for event in events]
    check(len(uids) == len(set(uids)), path, "a UID stands twice")
    for event in events:
        uid = event["UID"]
        check(not event.errors, path, f"{uid}: {event.errors}")
        start, stamp = event["DTSTART"].dt, event["DTSTAMP"].dt
        check(type(start) is date, path, f"{uid}: not a whole day")
        if "DTEND" in event:
            end = event["DTEND"].dt
            check(type(end) is date and end > start, path, f"{uid}: ends at {end}")
        else:
            check(start == date.max, path, f"{uid}: no end")
        check(stamp.date() == start, path, f"{uid}: DTSTAMP is not its own day")
        check(str(event.get("SUMMARY", "")).strip(), path, f"{uid}: no summary")
        if base and "URL" in event:
            target = local_file(root, base, str(event["URL"]))
            check(target and target.is_file(), path, f"leads nowhere: {event['URL']}")
    return len(events)


def plan_data(root, path):
    data = json.loads(path.read_text("utf-8"))
    check(data.get("schema") == 1, path, f"schema {data.get('schema')}")
    measures, sections = data["measures"], data["sections"]
    ids = [measure["id"] for measure in measures]
    check(len(ids) == len(set(ids)), path, "a measure stands twice")
    # What was repealed stands last, with its day; it is in no count and no table.
    counted = [measure for measure in measures if "repealed" not in measure]
    check(measures[: len(counted)] == counted, path, "a repealed measure stands before one that is not")
    check(sum(data["counts"].values()) == len(counted), path, "the counts are not those of the measures")
    for section in sections:
        check(set(section["measures"]) <= set(ids), path, f"{section['id']} names unknown measures")
    for measure in measures:
        status = measure["status"]["status"]
        check(status in STATUSES, path, f"{measure['id']}: unknown status {status}")
        latest = measure["history"][-1]["status"] if measure["history"] else status
        check(latest == status, path, f"{measure['id']}: {status} is not the latest of its history")
        known = {section["id"] for section in sections}
        check(set(measure["sections"]) <= known, path, f"{measure['id']}: unknown section")
    for it in [data["plan"], *sections, *measures]:
        check((root / urllib.parse.unquote(it["url"])).is_file(), path, f"leads nowhere: {it['url']}")
    return data


def fits(schema, path):
    """The plan as data at `path` is as `schema` says, and has no key that the schema does not know."""
    rules = json.loads(schema.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(rules)
    data = json.loads(path.read_text("utf-8"))
    for error in jsonschema.Draft202012Validator(rules).iter_errors(data):
        check(False, path, f"{schema.name}: {error.json_path}: {error.message}")
    closed = json.loads(json.dumps(rules), object_hook=close)
    for error in jsonschema.Draft202012Validator(closed).iter_errors(data):
        check(False, path, f"{schema.name} does not know: {error.json_path}: {error.message}")
    wrong = dict(data, schema="1")
    check(not jsonschema.Draft202012Validator(rules).is_valid(wrong), schema, "takes a schema that is no number")


def close(rules):
    """The rules of an object that names its keys, without any other key."""
    if "properties" in rules and isinstance(rules.get("type"), str) and "additionalProperties" not in rules:
        rules["additionalProperties"] = False
    return rules


def table(path, data):
    raw = path.read_bytes()
    check(raw.startswith(b"\xef\xbb\xbf"), path, "no byte order mark")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))
    head, body = rows[0], rows[1:]
    check(head[:2] == ["Nummer", "Titel"], path, f"heads {head[:2]}")
    for row in body:
        check(len(row) == len(head), path, f"a row of {len(row)} cells: {row[:2]}")
        for cell in row:
            check(not cell.lstrip().startswith(("=", "+", "-", "@")) and cell[:1] not in ("\t", "\r"), path,
                  f"may be run as a formula: {cell[:20]!r}")
    titles = [row[1].removeprefix("'") for row in body]
    expected = [measure["title"] for measure in data["measures"] if "repealed" not in measure]
    check(titles == [title.removeprefix("'") for title in expected], path, "not the measures of daten.json")
    return len(body)


def offline(url, _options):
    """A context that maps every word to schema.org, so that nothing is fetched."""
    check(url.rstrip("/") == "https://schema.org", url, "unknown context")
    document = {"@context": {"@vocab": "https://schema.org/", "url": {"@type": "@id"}, "item": {"@type": "@id"}}}
    return {"contextUrl": None, "documentUrl": url, "document": document, "contentType": "application/ld+json"}


def linked_data(path, base):
    reader = DataBlocks()
    reader.feed(path.read_text("utf-8"))
    for block in reader.blocks:
        # Not even escaped by a template: "&" would come out as "&amp;" in a data block.
        check(not set(block) & {"<", ">", "&", "\u2028", "\u2029"}, path, "JSON-LD is not escaped")
        try:
            data = json.loads(block)
        except ValueError as error:
            check(False, path, f"JSON-LD: {error}")
            continue
        kinds = [node.get("@type") for node in data.get("@graph", [])]
        check(kinds and all(kinds), path, f"JSON-LD without types: {kinds}")
        crumbs = [node for node in data["@graph"] if node.get("@type") == "BreadcrumbList"]
        for crumb in crumbs:
            places = [item["position"] for item in crumb["itemListElement"]]
            check(places == list(range(1, len(places) + 1)), path, f"breadcrumb {places}")
            for item in crumb["itemListElement"][:-1]:
                if base:
                    check(item.get("item", "").startswith(base), path, f"breadcrumb to {item.get('item')}")
        if jsonld:
            try:
                options = {"documentLoader": offline, "base": base or "https://site.example/"}
                check(jsonld.expand(data, options), path, "JSON-LD expands to nothing")
            except jsonld.JsonLdError as error:
                check(False, path, f"JSON-LD: {error}")
    return len(reader.blocks)


def main():
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    root = Path(arguments[0]).resolve()
    content = Path(__file__).resolve().parents[2] / "content"
    base = json.loads((root / "site.json").read_text("utf-8"))["base_url"]
    counts = dict.fromkeys(("feeds", "calendars", "plans", "versions", "blocks"), 0)
    for path in sorted(root.rglob("feed.xml")):
        check(base, path, "a feed without base URL")
        feed(root, base or "", path)
        counts["feeds"] += 1
    for path in sorted(root.rglob("kalender.ics")):
        calendar(root, base, path)
        counts["calendars"] += 1
    for path in sorted(root.rglob("daten.json")):
        data = plan_data(root, path)
        schema = path.with_name("daten.schema.json")
        fits(schema, path)
        for frozen in sorted((content / path.parent.relative_to(root) / "archiv").glob("*/data/quelle/plan.json")):
            fits(schema, frozen)
            own = frozen.with_name("plan.schema.json")
            if own.exists():
                fits(own, frozen)
            counts["versions"] += 1
        sheet = path.with_name("massnahmen.csv")
        if data["measures"]:
            table(sheet, data)
        else:
            check(not sheet.exists(), sheet, "a table without a measure")
        counts["plans"] += 1
    for path in sorted(root.rglob("*.html")):
        counts["blocks"] += linked_data(path, base)
    robots = (root / "robots.txt").read_text("utf-8").splitlines()
    check(robots[:2] == ["User-agent: *", "Allow: /"], "robots.txt", f"{robots[:2]}")
    wanted = [f"Sitemap: {base}sitemap.xml"] if base else []
    check(robots[2:] == wanted, "robots.txt", f"{robots[2:]} instead of {wanted}")
    if "--expect-all" in sys.argv:
        for name, count in counts.items():
            check(count, root, f"no {name} at all")
    for finding in findings:
        print(finding)
    print(", ".join(f"{count} {name}" for name, count in counts.items()), file=sys.stderr)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
