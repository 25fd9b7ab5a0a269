"""How the bytes of an evidence bag become files and values; what they mean is verify.py's affair.

Python's own readers of archives, JSON and base64 forgive much that the specification refuses. Here,
whatever two readers could read differently is refused. Written only from docs/evidence-bag.md; the
numbers in comments are its sections.
"""
import base64
import datetime
import decimal
import hashlib
import json
import os
import pathlib
import re
import struct
import unicodedata
import zipfile
import zlib
from urllib.parse import unquote_to_bytes

FOUND = []  # the codes of all findings so far


def demand(holds, code):
    """Gives up the part that is being read; attempt() makes the code a finding."""
    if not holds:
        raise ValueError(code)


def require(holds, code):
    """Notes a finding and goes on."""
    if not holds:
        FOUND.append(code)
    return holds


def attempt(otherwise, work, *arguments):
    """What `work` answers; what it cannot read, for whatever reason, is a finding and never passes."""
    try:
        return work(*arguments)
    except Exception as error:
        FOUND.append(str(error) if re.fullmatch("[A-Z_]{5,}", str(error)) else "UNREADABLE")
        return otherwise


# ---- Containers (9, 13, 15): {path: content} ----

def read_container(path):
    files = read_folder(path) if pathlib.Path(path).is_dir() else read_zip(path)
    require(len(files) <= 1 << 22, "LIMIT_EXCEEDED")
    names = [folded(name) for name in files]
    require(len(set(names)) == len(names), "NAME_COLLISION")
    for name, data in files.items():
        parts = os.fsencode(name).split(b"/")
        endless = r"data/.*|custody/events\.jsonl|(.*/)?(tag)?manifest-[a-z0-9]+\.txt"
        require(len(os.fsencode(name)) <= 4096 and max(map(len, parts)) <= 255, "LIMIT_EXCEEDED")
        require(len(data) <= 1 << 24 or re.fullmatch(endless, name, re.DOTALL), "LIMIT_EXCEEDED")
        require(not re.search("[\ud800-\udfff]", name), "UNSEALED_CONTENT")  # the name is not UTF-8
    return files


def read_folder(root):
    files = {}
    for path in pathlib.Path(root).rglob("*"):
        if path.is_file() and not path.is_symlink():
            try:
                files[path.relative_to(root).as_posix()] = path.read_bytes()
            except PermissionError:
                raise ValueError("ENTRY_UNREADABLE") from None
        else:  # a folder must hold something and not be a link; nothing else has a place in a bag
            require(path.is_dir() and not path.is_symlink() and any(path.iterdir()), "UNSEALED_CONTENT")
    return files


def read_zip(path):
    """Refuses an archive whose bytes are not exactly its members, its directory and one end."""
    raw, files, folders, position = pathlib.Path(path).read_bytes(), {}, set(), 0
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, UnicodeError):
        raise ValueError("CONTAINER_AMBIGUOUS") from None
    members = sorted(archive.infolist(), key=lambda member: member.header_offset)
    for member in members:
        demand(member.header_offset == position, "CONTAINER_AMBIGUOUS")
        content, position = read_member(raw, member)
        if member.is_dir() and not content:
            folders.add(member.filename[:-1])
        elif require(member.external_attr >> 28 in (0, 8) and not member.external_attr & 8,
                     "UNSEALED_CONTENT"):  # a link, the name of a disk or the like
            files[member.filename] = content
    require(sum(map(len, files.values())) <= 1 << 36, "LIMIT_EXCEEDED")

    parents = {name[:slash.start()] for name in files for slash in re.finditer("/", name)}
    end = raw[-22 - len(archive.comment):]
    count, start = min(len(members), 0xFFFF), min(position, 0xFFFFFFFF)
    demand(position == archive.start_dir and end.count(b"PK\5\6") == 1
           and end.startswith(struct.pack("<4s4H", b"PK\5\6", 0, 0, count, count))
           and end[16:22] == struct.pack("<IH", start, len(archive.comment)), "CONTAINER_AMBIGUOUS")
    names = [folded(name) for name in [*files, *folders]]
    require(len(set(names)) == len(names), "NAME_COLLISION")
    demand(len(files) + len(folders) == len(members) and not parents & files.keys(), "CONTAINER_AMBIGUOUS")
    top = top_folder(files)
    beside = [name for name in [*files, *folders] if not f"{name}/".startswith(top)]
    require(not beside, "CONTENT_BESIDE_BAG")
    require(folders <= parents | set(beside), "UNSEALED_CONTENT")  # an empty folder
    return {name[len(top):]: content for name, content in files.items() if name.startswith(top)}


def top_folder(files):
    """The folder that holds everything, or the only one with bagit.txt and seals/ (13)."""
    tops = {name.partition("/")[0] + "/" for name in files}
    if len(tops) > 1 or not all("/" in name for name in files):
        tops = {name[:-9] for name in files if re.fullmatch(r"([^/]+/)?bagit\.txt", name)}
        tops = tops if any(name.startswith(f"{top}seals/") for top in tops for name in files) else ()
    demand(len(tops) == 1, "FORMAT_UNKNOWN")  # which bag is meant?
    demand("" not in tops, "CONTAINER_AMBIGUOUS")
    return min(tops)


def folded(name):
    """One spelling for all names that simple case folding and NFC make equal (13)."""
    letters = unicodedata.normalize("NFC", name)
    folds = (one.casefold() if len(one.casefold()) == 1 else one.lower() for one in letters)
    return unicodedata.normalize("NFC", "".join(folds))


def read_member(raw, member):
    """The content, and where the next member must begin; the local header must repeat the directory."""
    start, flags, method = member.header_offset, member.flag_bits, member.compress_type
    name, packed_size, size = member.filename.encode(), member.compress_size, member.file_size
    demand(max(packed_size, size) < 1 << 32, "LIMIT_EXCEEDED")  # more than this reader can hold
    mark, _, local_flags, local_method, _, _, *summary, name_size, extra_size = struct.unpack_from(
        "<4s5H3I2H", raw, start)
    data = start + 30 + name_size + extra_size
    extras, end = extra_fields(raw[start + 30 + name_size:data]), data + packed_size
    said = [[member.CRC, packed_size, size]] + ([[0, 0, 0]] if flags & 8 else [])
    if extras.get(1) == struct.pack("<2Q", size, packed_size):  # zip64, though it was not needed
        said.append([member.CRC, 0xFFFFFFFF, 0xFFFFFFFF])
    wide = 1 in extras.keys() | extra_fields(member.extra).keys()
    descriptor = struct.pack("<I2Q" if wide else "<3I", *said[0])
    bare = [] if descriptor.startswith(b"PK\7\x08") else [descriptor]  # what looks like the mark is none
    descriptors = [b"PK\7\x08" + descriptor, *bare] if flags & 8 else [b""]
    following = [end + len(text) for text in descriptors if raw.startswith(text, end)]
    demand(following and mark == b"PK\3\4" and local_method == method and summary in said
           and not (local_flags ^ flags) & 0x809 and raw[start + 30:start + 30 + name_size] == name,
           "CONTAINER_AMBIGUOUS")
    demand(method in (0, 8) and not flags & ~0x80E and (flags & 0x800 or name.isascii())
           and name == member.orig_filename.encode() and b"\\" not in name
           and not {0x7075, 0x6c78} & (extras.keys() | extra_fields(member.extra).keys())  # a second header
           and not {b"", b".", b".."} & set(re.sub(b"/$", b"", name).split(b"/")), "CONTAINER_AMBIGUOUS")
    content = inflate(raw[data:end], size) if method else raw[data:end]
    demand((zlib.crc32(content), len(content)) == (member.CRC, size), "CONTAINER_AMBIGUOUS")
    return content, following[0]


def extra_fields(extra):
    fields = {}
    while extra:
        demand(len(extra) >= 4, "CONTAINER_AMBIGUOUS")
        kind, size = struct.unpack_from("<2H", extra)
        demand(kind not in fields and len(extra) >= 4 + size, "CONTAINER_AMBIGUOUS")
        fields[kind], extra = extra[4:4 + size], extra[4 + size:]
    return fields


def inflate(packed, size):
    """Never more than one byte beyond the stated size; nothing may follow the end of the stream."""
    inflater = zlib.decompressobj(-15)
    try:
        content = inflater.decompress(packed, size + 1)
    except zlib.error:
        raise ValueError("CONTAINER_AMBIGUOUS") from None
    demand(inflater.eof and not inflater.unused_data, "CONTAINER_AMBIGUOUS")
    return content


# ---- Text and digests (2, 6) ----

def lines_of(data):
    demand(data.endswith(b"\n") or not data, "UNREADABLE")
    return data.split(b"\n")[:-1]


def unbase64(text):
    demand(base64.b64encode(base64.b64decode(text)).decode() == text, "UNREADABLE")
    return base64.b64decode(text)


def sha256(data):
    return hashlib.sha256(data).digest()


def moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def tree_root(lines):
    """Pairs level by level: a node without a partner rises as it is (RFC 9162 2.1.1)."""
    level = [sha256(b"\0" + line) for line in lines] or [sha256(b"")]
    while len(level) > 1:
        pairs = [level[i:i + 2] for i in range(0, len(level), 2)]
        level = [sha256(b"\1" + b"".join(pair)) if pair[1:] else pair[0] for pair in pairs]
    return level[0]


# ---- JSON (2) ----

def json_members(pairs):
    demand(len(dict(pairs)) == len(pairs), "DUPLICATE_KEY")
    return dict(pairs)


def json_number(text):
    """Refuses -0, integers beyond 2^53 - 1, NaN, what overflows, and what only rounds to zero."""
    whole, value = text.lstrip("-").isdigit(), float(text)
    demand(abs(value) < (2**53 if whole else float("inf")), "JSON_AMBIGUOUS")
    demand(value or re.fullmatch("0[.0]*([eE].*)?", text), "JSON_AMBIGUOUS")
    return int(text) if whole else value


def strict_json(data):
    try:
        value = json.loads(data.decode(), object_pairs_hook=json_members, parse_int=json_number,
                           parse_float=json_number, parse_constant=json_number)
        canonical(value)  # refuses lone surrogates and too much depth
    except (json.JSONDecodeError, UnicodeError):
        raise ValueError("JSON_AMBIGUOUS") from None
    except RecursionError:
        raise ValueError("LIMIT_EXCEEDED") from None
    return value


def canonical(value, depth=0):
    """RFC 8785, as bytes."""
    demand(depth < 129 - isinstance(value, (dict, list)), "LIMIT_EXCEEDED")
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return b"{%b}" % b",".join(canonical(n) + b":" + canonical(value[n], depth + 1) for n in names)
    if isinstance(value, list):
        return b"[%b]" % b",".join(canonical(item, depth + 1) for item in value)
    if isinstance(value, float):
        return ecmascript_number(value).encode()
    return json.dumps(value, ensure_ascii=False).encode()


def ecmascript_number(value):
    """Python's repr() has the same shortest digits as ECMAScript; only the notation differs."""
    if value == 0 or 1e-6 <= abs(value) < 1e21:
        return format(decimal.Decimal(repr(value)).normalize(), "f")
    return repr(value).replace("e-0", "e-")


def fits(value, form):
    """Whether a value has a form: a pattern for a text, a list of one form, a type, or named members.

    An object has exactly the members that its form names; a name that ends in ? is optional.
    """
    if isinstance(form, str):
        return isinstance(value, str) and bool(re.fullmatch(form, value, re.DOTALL))
    if isinstance(form, list):
        return isinstance(value, list) and all(fits(item, form[0]) for item in value)
    if not isinstance(form, dict):
        return isinstance(value, form)
    forms = {name.rstrip("?"): form[name] for name in form}
    return (isinstance(value, dict) and forms.keys() & form.keys() <= value.keys() <= forms.keys()
            and all(fits(item, forms[name]) for name, item in value.items()))


# ---- The files of a bag (3, 4, 5, 7, 8, 9) ----

OWN, PREMIS = "https://sealwright.org/ns/", "http://id.loc.gov/vocabulary/preservation/eventType/"
OURS, THEIRS = re.escape(OWN), re.escape(PREMIS)
ID, COUNT, HEX = "[a-z0-9][a-z0-9-]{0,63}", "(?:0|[1-9][0-9]{0,15})", "[0-9a-f]{64}"
NAME = "[A-Za-z0-9][A-Za-z0-9.-]{0,62}(?:/[A-Za-z0-9][A-Za-z0-9.-]{0,62}){0,3}"
DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
INSTANT = f"{DAY}T([01][0-9]|2[0-3])(:[0-5][0-9]){{2}}\\.[0-9]{{3}}Z"
BAG_INFO = (f"BagIt-Profile-Identifier: {OURS}evidence-bag/1\\.0\nBag-Software-Agent: [^\r\n]+\n"
            f"Bagging-Date: ({DAY})\nPayload-Oxum: ({COUNT})\\.({COUNT})\n"
            f"External-Identifier: ({ID})\nSealwright-Log-Id: ({ID})\nSealwright-Exporter: ({NAME})\n"
            f"Sealwright-Generation: ({COUNT})\n(?:Source-Item-Count: ({COUNT})\n)?")
CHECKPOINT = f"((.+)\n({COUNT})\n(.+)\n)\n\u2014 ([^ \n]+) (.+)\n"
SEAL, MANIFEST = "seals/[a-z0-9][a-z0-9-]{0,62}\\.dsse\\.json", "(?:tag)?manifest-sha(?:256|384|512)\\.txt"
EVENT = {  # (5)
    "id": ".{1,200}", "type": f"{THEIRS}[a-z]{{3}}|{OURS}event/[A-Za-z][A-Za-z0-9-]{{0,63}}",
    "time": INSTANT, "clock": ".*", "outcome": "success|fail|warning", "seq": int, "prev": HEX,
    "reason?": ".*", "correlation?": ".*", "detail?": dict,
    "agents": [{"id": ".*", "role": ".*", "kind": "person|automation|system", "workflow?": ".*",
                "version?": ".*", "run?": ".*", "trigger?": ".*", "rule?": ".*"}],
    "objects": [{"uri": ".*", "digest?": {"sha256": HEX}, "before?": object, "after?": object}]}
STATEMENT = {  # (8)
    "_type": "https://in-toto\\.io/Statement/v1", "predicateType": f"{OURS}evidence-seal/v1",
    "subject": [{"name": ".*", "digest": {"sha256": HEX}}],
    "predicate": {"bagId": ID, "logId": ID, "generation": int, "sealedAt": INSTANT, "reason": ".*",
                  "role": "exporter|archivist|witness|examiner", "tool": {"name": ".*", "version": ".*"},
                  "files": {"count": int, "bytes": int}, "follows": [{"path": SEAL, "sha256": HEX}],
                  "log": {"events": int, "bytes": int, "head": HEX, "root": HEX, "origin": ".*",
                          "key": ".*"}}}


def read_manifest(name, data):
    """{path: digest}; lines are sorted by the bytes of the path as listed, and no path comes twice."""
    listed, last, digits = {}, b"", int(name[-7:-4]) // 4
    for line in lines_of(data):
        match = re.fullmatch(rb"([0-9a-f]{%d})  ((?:[^%%\r]|%%25|%%0A|%%0D)+)" % digits, line)
        demand(match and match[2] > last, "UNREADABLE")
        demand(len(line) <= 1 << 14, "LIMIT_EXCEEDED")
        last = match[2]
        path = last.replace(b"%0A", b"\n").replace(b"%0D", b"\r").replace(b"%25", b"%")
        listed[path.decode()] = match[1].decode()
    return listed


def read_bag_info(data):
    """Bytes and files of the payload, bag id, log id, exporter, generation, items of the source."""
    day, *values = re.fullmatch(BAG_INFO, data.decode()).groups()
    return values if real_day(day) else []


def real_day(text):
    """The day that an instant or a date begins with; there is no 30 February."""
    return datetime.date(2000 + int(text[:4]) % 400, int(text[5:7]), int(text[8:10]))


def read_event(line):
    demand(len(line) <= 1 << 20, "LIMIT_EXCEEDED")
    event = strict_json(line)
    demand(fits(event, EVENT) and event["agents"] and real_day(event["time"]), "EVENT_INVALID")
    strays = [i for i in event["objects"] if i["uri"].startswith("data/") and not payload_path(i["uri"])]
    demand(not any("digest" in item for item in strays), "EVENT_INVALID")
    demand(canonical(event) == line, "CANON_DIALECT_MISMATCH")
    return event


def object_of(item):
    """What an event's object is: a payload file however its uri is spelled, or else its uri (12)."""
    return payload_path(item["uri"]) or item["uri"]


def payload_path(uri):
    """The payload file that the uri of an event's object names, or None (5)."""
    if not re.fullmatch("data/([^%?#]|%[0-9A-Fa-f]{2})*", uri, re.DOTALL):
        return None
    try:
        path = unquote_to_bytes(uri).decode()
    except UnicodeDecodeError:
        return None
    return None if {"", ".", ".."} & set(path.split("/")) else path


def read_checkpoint(data):
    text, origin, size, root, name, signature = re.fullmatch(CHECKPOINT, data.decode()).groups()
    require(name == origin, "CHECKPOINT_ORIGIN_MISMATCH")
    return text.encode(), origin, int(size), unbase64(root), unbase64(signature)


def is_der_sequence(data):
    """Whether this is one DER SEQUENCE that is just as long as the file (9)."""
    if len(data) < 2 or data[0] != 0x30:
        return False
    more = data[1] - 128 if data[1] > 128 else 0
    size = int.from_bytes(data[2:2 + more] if more else data[1:2], "big")
    shortest = -(-size.bit_length() // 8) if size > 127 else 0
    return len(data) == 2 + more + size and more == shortest


def stamps_of(bag, digests):
    """Files below timestamps/ that are what they should be: tokens over seals, cosigned checkpoints (9)."""
    tokens = {f"timestamps/{name}.tsr" for path, name in digests.items() if path.endswith(".json")}
    notes = {f"timestamps/{name}.note": bag[path] for path, name in digests.items() if path.endswith("checkpoint")}
    return ({path for path in tokens if is_der_sequence(bag.get(path, b""))}
            | {path for path, head in notes.items() if is_cosigned(bag.get(path, b""), head)})


def is_cosigned(data, checkpoint):
    """Whether this is a signed note with the text of that checkpoint, whoever signed it (9)."""
    text, blank, _ = checkpoint.partition(b"\n\n")
    lines = data.removeprefix(text + blank).split(b"\n") if blank and data.startswith(text + blank) else [b""]
    return lines[-1] == b"" and len(lines) > 1 and len(lines) <= 101 and all(map(is_signature_line, lines[:-1]))


def is_signature_line(line):
    match = re.fullmatch("\u2014 ([^ +]+) ([A-Za-z0-9+/]+={0,2})".encode(), line)
    if not match or len(match[2]) % 4:
        return False
    raw = base64.b64decode(match[2])
    return len(raw) > 4 and base64.b64encode(raw) == match[2]
