#!/usr/bin/env python3
"""A second, independent verifier of evidence bags, written only from docs/evidence-bag.md.
Usage: python3 verify.py BAG --trust trust.json [--at TIME]    (BAG: a folder or a .zip, read into memory)
Prints one line of JSON: the verdict and the codes of all findings. Exit: 0 TOTAL-PASSED, 1 TOTAL-FAILED,
2 INDETERMINATE, 64 when no verdict can be given. Numbers in comments are sections of the specification."""
import argparse, base64, datetime, decimal, functools, hashlib, json, pathlib, re, struct, sys, zipfile, zlib
from urllib.parse import unquote
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519

NOTED = {"SEAL_UNATTRIBUTED", "EVENT_SIGNATURE_UNATTRIBUTED", "TIME_ANOMALY", "ERASED"}  # weigh nothing
UNSHOWN = {"KEY_NOT_PINNED", "OUT_OF_BOUNDS_NO_POE", "LIMIT_EXCEEDED"}  # make it INDETERMINATE
SEALERS, ERASERS = {"exporter", "archivist"}, set()  # the policy: who must seal (8), who may erase (10)
EVENTS, KEPT, OWN = "custody/events.jsonl", "custody/generations/", "https://sealwright.org/ns/"
PREMIS, BAGIT = "http://id.loc.gov/vocabulary/preservation/eventType/", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
ID, COUNT, HEX = "[a-z0-9][a-z0-9-]{0,63}", "(?:0|[1-9][0-9]{0,15})", "[0-9a-f]{64}"
NAME = "[A-Za-z0-9][A-Za-z0-9.-]{0,62}(?:/[A-Za-z0-9][A-Za-z0-9.-]{0,62}){0,3}"
INSTANT = "[0-9]{4}(-[0-9]{2}){2}T([01][0-9]|2[0-3])(:[0-5][0-9]){2}\\.[0-9]{3}Z"
BAG_INFO = (f"BagIt-Profile-Identifier: {OWN}evidence-bag/1\\.0\nBag-Software-Agent: [^\r\n]+\n"
            f"Bagging-Date: [0-9]{{4}}(?:-[0-9]{{2}}){{2}}\nPayload-Oxum: ({COUNT})\\.({COUNT})\n"
            f"External-Identifier: ({ID})\nSealwright-Log-Id: ({ID})\nSealwright-Exporter: ({NAME})\n"
            f"Sealwright-Generation: ({COUNT})\n(?:Source-Item-Count: {COUNT}\n)?")
CHECKPOINT = f"((.+)\n({COUNT})\n(.+)\n)\n\u2014 ([^ \n]+) (.+)\n"
SEAL, MANIFEST = "seals/[a-z0-9][a-z0-9-]{0,62}\\.dsse\\.json", "(?:tag)?manifest-(?:sha256|sha512)\\.txt"
EVENT = {  # (5) a pattern stands for a text; a member whose name ends in ? is optional
    "id": ".{1,200}", "type": f"{PREMIS}[a-z]{{3}}|{OWN}event/[A-Za-z][A-Za-z0-9-]{{0,63}}", "time": INSTANT,
    "clock": ".*", "outcome": "success|fail|warning", "seq": int, "prev": HEX, "reason?": ".*",
    "correlation?": ".*", "detail?": dict,
    "agents": [{"id": ".*", "role": ".*", "kind": "person|automation|system", "workflow?": ".*",
                "version?": ".*", "run?": ".*", "trigger?": ".*", "rule?": ".*"}],
    "objects": [{"uri": "(?!data/).*|data/([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*",  # RFC 3986
                 "digest?": {"sha256": HEX}, "before?": object, "after?": object}]}
STATED = {"role": "exporter|archivist|witness|examiner", "sealedAt": INSTANT, "reason": ".*",  # (8)
          "tool": {"name": ".*", "version": ".*"}, "follows": [{"path": SEAL, "sha256": HEX}]}
SCHEMES = {"ed25519": ("ed25519", []), "ecdsa-p256-sha256": ("secp256r1", [ec.ECDSA(hashes.SHA256())]),
           "ecdsa-p384-sha384": ("secp384r1", [ec.ECDSA(hashes.SHA384())])}
FOUND = []  # the codes of all findings so far

def demand(holds, code):
    if not holds:
        raise ValueError(code)

def require(holds, code):
    FOUND.extend([] if holds else [code])
    return holds

def attempt(otherwise, work, *arguments):
    try:
        return work(*arguments)
    except Exception as error:  # what cannot be read, for whatever reason, is a finding and never passes
        FOUND.append(str(error) if re.fullmatch("[A-Z_]{5,}", str(error)) else "UNREADABLE")
        return otherwise

# ---- Containers (9, 13): {path: content} ----

def read_folder(root):
    files = {}
    for path in pathlib.Path(root).rglob("*"):
        if path.is_file() and not path.is_symlink():
            files[path.relative_to(root).as_posix()] = path.read_bytes()
        else:  # a folder must hold something and not be a link; nothing else has a place in a bag
            require(path.is_dir() and not path.is_symlink() and any(path.iterdir()), "UNSEALED_CONTENT")
    return files

def read_zip(path):
    """Only archives in exactly the form of section 13: written again, they give the same bytes."""
    archive, again, directory = zipfile.ZipFile(path), bytearray(), bytearray()
    members = sorted(archive.infolist(), key=lambda member: member.filename.encode())
    for member in members:
        name, data = member.filename.encode(), archive.read(member)
        demand(max(len(data), len(again), len(members) << 16) < 0xFFFFFFFF, "LIMIT_EXCEEDED")  # no zip64 here
        about = struct.pack("<5H3I2H", 20, 2048, 0, 0, 33, zlib.crc32(data), len(data), len(data), len(name), 0)
        directory += b"PK\1\2" + bytes([member.create_version, member.create_system]) + about
        directory += struct.pack("<3H2I", 0, 0, 0, 0o100644 << 16, len(again)) + name
        again += b"PK\3\4" + about + name + data
    end = struct.pack("<4H2IH", 0, 0, len(members), len(members), len(directory), len(again), 0)
    files = {member.filename.partition("/")[2]: archive.read(member) for member in members}
    sound = again + directory + b"PK\5\6" + end == pathlib.Path(path).read_bytes()
    tops = {member.filename.split("/")[0] for member in members}
    demand(sound and len(files) == len(members) and len(tops) == 1, "CONTAINER_AMBIGUOUS")
    return files

# ---- Text and JSON (2) ----

def sha256(data):
    return hashlib.sha256(data).digest()

def moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))

def lines_of(data):
    demand(data.endswith(b"\n") or not data, "UNREADABLE")
    return data.split(b"\n")[:-1]

def unbase64(text):
    data = base64.b64decode(text, validate=True)
    demand(base64.b64encode(data).decode() == text, "UNREADABLE")
    return data

def json_members(pairs):
    demand(len(dict(pairs)) == len(pairs), "DUPLICATE_KEY")
    return dict(pairs)

def json_number(text):  # refuses -0, what exceeds 2^53, what overflows, and what only rounds to zero
    whole, value = text.lstrip("-").isdigit(), float(text)
    demand(abs(value) < (2**53 if whole else float("inf")), "JSON_AMBIGUOUS")
    demand(value or re.fullmatch("0[.0]*([eE].*)?", text), "JSON_AMBIGUOUS")
    return int(text) if whole else value

strict_json = functools.partial(json.loads, object_pairs_hook=json_members, parse_int=json_number,
                                parse_float=json_number, parse_constant=json_number)

def canonical(value, depth=0):
    """RFC 8785, as bytes. Lone surrogates cannot be encoded and are refused."""
    demand(depth < 129 - isinstance(value, (dict, list)), "LIMIT_EXCEEDED")
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return b"{%b}" % b",".join(canonical(n) + b":" + canonical(value[n], depth + 1) for n in names)
    if isinstance(value, list):
        return b"[%b]" % b",".join(canonical(item, depth + 1) for item in value)
    if isinstance(value, float) and (value == 0 or 1e-6 <= abs(value) < 1e21):
        return format(decimal.Decimal(repr(value)).normalize(), "f").encode()
    if isinstance(value, float):
        return repr(value).replace("e-0", "e-").encode()
    return json.dumps(value, ensure_ascii=False).encode()

def fits(value, form):
    """Whether a value has exactly the members of a form, and each of them fits its own form."""
    if isinstance(form, str):
        return isinstance(value, str) and re.fullmatch(form, value, re.DOTALL)
    if isinstance(form, list):
        return isinstance(value, list) and all(fits(item, form[0]) for item in value)
    if not isinstance(form, dict):
        return isinstance(value, form)
    forms = {name.rstrip("?"): form[name] for name in form}
    return (isinstance(value, dict) and forms.keys() & form.keys() <= value.keys() <= forms.keys()
            and all(fits(item, forms[name]) for name, item in value.items()))

# ---- The log and what it says (5, 6, 10, 12) ----

def tree_root(lines):
    """Pairs level by level: a node without a partner rises as it is (RFC 9162 2.1.1)."""
    level = [sha256(b"\0" + line) for line in lines] or [sha256(b"")]
    while len(level) > 1:
        pairs = [level[i:i + 2] for i in range(0, len(level), 2)]
        level = [sha256(b"\1" + b"".join(pair)) if pair[1:] else pair[0] for pair in pairs]
    return level[0]

def read_event(line):
    demand(len(line) <= 1 << 20, "LIMIT_EXCEEDED")
    event = strict_json(line)
    demand(fits(event, EVENT) and event["agents"] and moment(event["time"]), "EVENT_INVALID")
    demand(canonical(event) == line, "CANON_DIALECT_MISMATCH")
    return event

def check_log(lines):
    events, previous = {}, "0" * 64
    require(lines, "LOG_EMPTY")
    for number, line in enumerate(lines):
        if event := attempt(None, read_event, line):
            require(event["seq"] == number, "SEQUENCE_GAP")
            require(event["prev"] == previous, "LOGCHAIN_LINK_BROKEN")
            require(event["id"] not in events, "EVENT_INVALID")
            events[event["id"]] = event
        previous = sha256(line).hex()
    return list(events.values())

def file_of(item):
    return unquote(item["uri"]) if item["uri"].startswith("data/") else None

def check_objects(events, payload):
    digests, states, times = {}, {}, {}
    for event in events:
        require(times.get(event["clock"], "") <= event["time"], "TIME_ANOMALY")
        times[event["clock"]] = event["time"]
        for item in event["objects"]:
            if "before" in item and item["uri"] in states:
                require(states[item["uri"]] == canonical(item["before"]), "VALUE_CHAIN_BREAK")
            if "digest" in item and file_of(item):
                digests[file_of(item)] = (item["digest"]["sha256"], event["type"] == PREMIS + "del")
        states.update({i["uri"]: canonical(i["after"]) for i in event["objects"] if "after" in i})
    for path, (digest, deleted) in digests.items():
        require(payload.get(path, digest if deleted else "") == digest, "EVENT_DIGEST_MISMATCH")

def check_custody(events):
    releases, holders = [], {}  # what is open; who holds each object
    for event in events:
        objects, tie = {item["uri"] for item in event["objects"]}, event.get("correlation")
        releaser, receiver = ({agent["id"] for agent in event["agents"] if agent["role"] == role}
                              for role in ("releaser", "receiver"))
        if event["type"] == OWN + "event/custodyRelease":
            require(objects and releaser and receiver, "EVENT_INVALID")
            require(not any(objects & earlier for _, earlier, _ in releases), "CUSTODY_OVERLAP")
            require(all(holders.get(uri, releaser) & releaser for uri in objects), "CUSTODY_AGENT_UNKNOWN")
            releases.append((tie, objects, receiver))
        elif event["type"] == OWN + "event/custodyAccept" and event["outcome"] == "success":
            answered = [r for r in releases if (r[1] & objects if tie is None else r[0] == tie)]
            require(all(receiver and receiver <= r[2] for r in answered), "CUSTODY_RECEIVER_MISMATCH")
            require(answered or (objects and not objects & holders.keys()), "CUSTODY_ACCEPT_UNRELEASED")
            releases = [release for release in releases if release not in answered]
            holders.update(dict.fromkeys(objects, receiver))
    require(not releases, "CUSTODY_RELEASE_UNANSWERED")

# ---- Keys, checkpoint and seals (7, 8, 11) ----

def read_trust(path, at):
    trust = strict_json(pathlib.Path(path).read_bytes())
    for key in trust["keys"]:
        der = unbase64(key["publicKey"])
        key["public"], key["print"], key["raw"] = serialization.load_der_public_key(der), sha256(der).hex(), der[-32:]
        (kind, key["scheme"]), curve = SCHEMES[key["algorithm"]], getattr(key["public"], "curve", None)
        demand(getattr(curve, "name", "ed25519") == kind and key.get("fingerprint", key["print"]) == key["print"],
               f"the key {key['id']} is not what the trust file says of it")
        key["open"] = moment(key.get("validFrom", at)) <= moment(at) <= moment(key.get("validUntil", at))
    return trust["keys"], trust.get("heads", [])

def verifies(public, scheme, signature, message):
    try:
        return public.verify(signature, message, *scheme) is None
    except InvalidSignature:
        return False

def read_envelope(data, kind):
    """Payload, signature, key id and signed bytes of a DSSE envelope in canonical form, with its LF."""
    said = strict_json(data)
    keyid, sig = (said["signatures"][0][name] for name in ("keyid", "sig"))
    form = {"payload": said["payload"], "payloadType": kind, "signatures": [{"keyid": keyid, "sig": sig}]}
    demand(canonical(form) + b"\n" == data and fits(keyid, HEX) and len(data) <= 1 << 24, "UNSEALED_CONTENT")
    payload = unbase64(said["payload"])
    return payload, unbase64(sig), keyid, b"DSSEv1 %d %b %d %b" % (len(kind), kind.encode(), len(payload), payload)

def signer_of(envelope, keys, unattributed):
    _, signature, keyid, signed = envelope
    signer = next((key for key in keys if verifies(key["public"], key["scheme"], signature, signed)), None)
    require(signer or keyid not in [key["print"] for key in keys], "SIG_CRYPTO_FAILURE")
    require(not signer or signer["print"] == keyid, "SEAL_MISMATCH")
    return require(signer, unattributed)

def read_checkpoint(data):
    text, origin, size, root, name, signature = re.fullmatch(CHECKPOINT, data.decode()).groups()
    require(name == origin, "CHECKPOINT_ORIGIN_MISMATCH")
    return text.encode(), origin, int(size), unbase64(root), unbase64(signature)

def key_id(origin, raw):
    return sha256(origin.encode() + b"\n\1" + raw)[:4]

def signed_note(note, raw):
    """Whether this Ed25519 key signed the checkpoint; a false signature under its key id is a finding."""
    text, origin, _, _, signature = note
    good = verifies(ed25519.Ed25519PublicKey.from_public_bytes(raw), [], signature[4:], text)
    return signature[:4] == key_id(origin, raw) and require(good, "SIG_CRYPTO_FAILURE")

def check_seal(path, payload, files, facts, subject, note):
    """Demands that a seal agrees with the bag in all it says; answers its role and the log's key."""
    said = strict_json(payload)["predicate"]
    own, vkey = {name: said[name] for name in STATED}, said["log"]["key"]
    statement = {"_type": "https://in-toto.io/Statement/v1", "subject": subject,
                 "predicateType": OWN + "evidence-seal/v1",
                 "predicate": {**facts, **own, "log": {**facts["log"], "key": vkey}}}
    follows, raw = {seal["path"]: seal["sha256"] for seal in own["follows"]}, unbase64(vkey.split("+", 2)[2])[1:]
    named = f"{note[1]}+{key_id(note[1], raw).hex()}+{base64.b64encode(bytes([1]) + raw).decode()}"
    demand(fits(own, STATED) and moment(own["sealedAt"]) and canonical(statement) == payload and vkey == named
           and [seal["path"] for seal in own["follows"]] == sorted(follows), "SEAL_MISMATCH")
    demand(all(sha256(files.get(seal, b"")).hex() == follows[seal] for seal in follows), "SEAL_MISSING")
    demand(signed_note(note, raw), "SEAL_MISMATCH")
    return own["role"], raw

def check_seals(files, seals, facts, subject, note, keys):
    """Compares seals and checkpoint with the bag; answers the pinned keys that count for the policy."""
    signers = {path: signer_of(seal, keys, "SEAL_UNATTRIBUTED") for path, seal in seals.items()}
    known = [key["raw"] for key in keys if SEALERS & set(key["roles"]) and not key["scheme"]]
    logs, sealers = [key["raw"] for key in keys if "log" in key["roles"]], []
    for path in [path for path in seals if signers[path]] or seals:
        role, raw = attempt(("", b""), check_seal, path, seals[path][0], files, facts, subject, note)
        if signers[path] and role in SEALERS & set(signers[path]["roles"]):
            sealers.append(signers[path])
            known.append(raw)
    require(any(signed_note(note, raw) for raw in logs or known) and sealers, "KEY_NOT_PINNED")
    return sealers

# ---- The bag and its generations (1, 3, 4, 9, 10, 14) ----

def read_manifest(data, digits):
    listed, last = {}, b""
    for line in lines_of(data):
        match = re.fullmatch(rb"([0-9a-f]{%d})  ((?:[^%%\r]|%%25|%%0A|%%0D)+)" % digits, line)
        demand(match and match[2] > last, "UNREADABLE")
        demand(len(line) <= 1 << 14, "LIMIT_EXCEEDED")
        last, path = match[2], match[2].replace(b"%0A", b"\n").replace(b"%0D", b"\r").replace(b"%25", b"%")
        listed[path.decode()] = match[1].decode()
    return listed

def is_sequence(data):  # one DER SEQUENCE that is just as long as the file
    more = data[1] - 128 if data[1] > 128 else 0
    size = int.from_bytes(data[2:2 + more], "big") if more else data[1]
    return data[0] == 0x30 and len(data) == 2 + more + size and (size >> 8 * more - 8 if more > 1 else size > 127 or not more)

def check_generation(bag, number, current, log, keys):
    """One generation: the current one, or what custody/generations/<number>/ kept of it (10)."""
    kept = f"{KEPT}{number}/" if number < current else ""
    own = {path[len(kept):]: data for path, data in bag.items() if path.startswith(kept)}
    earlier = {p: bag[p] for p in bag if p.startswith(KEPT) and int(p.split("/")[2]) < number}
    files = {**own, **earlier, "bagit.txt": bag.get("bagit.txt", b"")}
    info = attempt("000000", lambda: re.fullmatch(BAG_INFO, files["bag-info.txt"].decode()).groups())
    note = attempt((b"", "", 0, b"", b""), lambda: read_checkpoint(files["custody/checkpoint"]))
    lines = log[:note[2]] if kept else log
    files[EVENTS] = b"".join(line + b"\n" for line in lines)
    manifests = {path: attempt({}, read_manifest, own[path], 64 if "256" in path else 128)
                 for path in own if re.fullmatch(MANIFEST, path)}
    require(manifests.keys() >= {"manifest-sha256.txt", "tagmanifest-sha256.txt"}, "PART_MISSING")
    payload = manifests.get("manifest-sha256.txt", {})
    data = {path for path in (payload if kept else own) if path.startswith("data/")}
    mine = {p for p in own if p.startswith(("custody/", "manifest-")) and not p.startswith(KEPT)}
    tags = mine | earlier.keys() | {"bagit.txt", "bag-info.txt", EVENTS}
    for name, listed in manifests.items():
        covered, algorithm = tags if name.startswith("tag") else data, name[-10:-4]
        require(covered <= listed.keys(), "UNSEALED_CONTENT")
        require(listed.keys() <= covered, "MANIFEST_MISSING")
        for path in listed.keys() & files.keys():
            require(hashlib.new(algorithm, files[path]).hexdigest() == listed[path], "DIGEST_MISMATCH")
    seals = {path: attempt(None, read_envelope, own[path], "application/vnd.in-toto+json")
             for path in own if re.fullmatch(SEAL, path)}
    seals = {path: seal for path, seal in seals.items() if seal}
    sealed = {sha256(bag[path]).hex() for path in bag if re.fullmatch(f"({KEPT}[0-9]+/)?{SEAL}", path)}
    stamps = {p for p in bag if re.fullmatch(f"timestamps/{HEX}\\.tsr", p) and p[11:-4] in sealed and is_sequence(bag[p])}
    world = mine - {EVENTS} | {"bag-info.txt"} if kept else tags | data | stamps
    require(own.keys() <= world | manifests.keys() | seals.keys(), "UNSEALED_CONTENT")
    require(len(seals) <= 64, "LIMIT_EXCEEDED")
    sizes = [len(bag[path]) for path in payload if path in bag]
    whole = int(info[0]) == sum(sizes) or (kept and len(sizes) < len(payload))
    require(int(info[1]) == len(payload) and whole, "OXUM_MISMATCH")
    root, origin = tree_root(lines), f"{info[4]}/{info[3]}"
    require(note[1] == origin, "CHECKPOINT_ORIGIN_MISMATCH")
    require(note[2:4] == (len(lines), root), "ROOT_MISMATCH")
    require(int(info[5]) == number, "GENERATION_INCONSISTENT")
    facts = {"bagId": info[2], "logId": info[3], "generation": number,
             "files": {"count": len(payload), "bytes": int(info[0])},
             "log": {"events": len(lines), "bytes": len(files[EVENTS]), "root": root.hex(), "origin": origin,
                     "head": sha256((lines or [b""])[-1]).hex()}}
    subject = [{"name": name, "digest": {"sha256": sha256(files[name]).hex()}} for name in sorted(manifests)]
    sealers = check_seals(files, seals, facts, subject, note, keys)
    return {"payload": payload, "size": len(lines), "ids": info[2:4], "origin": origin, "sealers": sealers}

def check_step(earlier, later, events):
    """From one generation to the next, files stay as they were or are erased by the rules (10)."""
    for path, digest in earlier["payload"].items():
        erasures = [event for event in events[earlier["size"]:later["size"]] if event["type"] == PREMIS + "del"
                    and event["outcome"] == "success" and event.get("reason")
                    and event["agents"][0]["role"] in ERASERS and path not in later["payload"]
                    and (path, {"sha256": digest}) in [(file_of(i), i.get("digest")) for i in event["objects"]]]
        if later["payload"].get(path) != digest:
            FOUND.append("ERASED" if erasures else "MANIFEST_MISSING")
    require(later["payload"].keys() <= earlier["payload"].keys(), "GENERATION_INCONSISTENT")
    require(earlier["ids"] == later["ids"] and earlier["size"] <= later["size"], "GENERATION_INCONSISTENT")

def check_bag(path, keys, heads):
    bag = read_folder(path) if pathlib.Path(path).is_dir() else read_zip(path)
    for name in bag:
        parts = name.encode("utf-8", "surrogateescape").split(b"/")
        require(len(name.encode("utf-8", "surrogateescape")) <= 4096 and max(map(len, parts)) <= 255, "LIMIT_EXCEEDED")
        require(not {b"", b".", b".."} & set(parts) and not re.search("[\ud800-\udfff]", name), "UNSEALED_CONTENT")
    require(bag.get("bagit.txt") == BAGIT, "UNREADABLE")
    log = attempt([], lambda: lines_of(bag[EVENTS]))
    events = check_log(log)
    info = attempt("000000", lambda: re.fullmatch(BAG_INFO, bag["bag-info.txt"].decode()).groups())
    current, origin, states = min(int(info[5]), 1025), f"{info[4]}/{info[3]}", []
    require(current <= 1024 and len(bag) <= 1 << 22, "LIMIT_EXCEEDED")
    kept = {path.split("/")[2] for path in bag if path.startswith(KEPT)}
    demand(kept == set(map(str, range(current))), "GENERATION_INCONSISTENT")
    keys = [key for key in keys if origin in key.get("origins", [origin])]
    for number in range(current + 1):
        before = len(FOUND)
        states.append(check_generation(bag, number, current, log, keys))
        FOUND[before:] = [code if number == current or code in NOTED | UNSHOWN else "GENERATION_INCONSISTENT"
                          for code in FOUND[before:]]
    for earlier, later in zip(states, states[1:]):
        check_step(earlier, later, events)
    sealers = states[-1]["sealers"]
    require(not sealers or any(key["open"] for key in sealers), "OUT_OF_BOUNDS_NO_POE")
    check_objects(events, states[-1]["payload"])
    check_custody(events)
    for line in attempt([], lambda: lines_of(bag.get("custody/signatures.jsonl", b""))):
        if envelope := attempt(None, read_envelope, line + b"\n", "application/vnd.sealwright.event+json"):
            require(envelope[0] in log, "CONTEXT_MISMATCH")
            signer_of(envelope, keys, "EVENT_SIGNATURE_UNATTRIBUTED")
    for head in heads:
        root = tree_root(log[:head["size"]]) if head["size"] <= len(log) else b""
        same = head["root"] in (root.hex(), base64.b64encode(root).decode())
        require(same or head["origin"] != origin, "HEAD_MISMATCH")

def main():
    parser = argparse.ArgumentParser(description="Verifies an evidence bag.", exit_on_error=False)
    parser.add_argument("bag")
    parser.add_argument("--trust", required=True)
    parser.add_argument("--at", default=datetime.datetime.now(datetime.timezone.utc).isoformat())
    options = parser.parse_args()
    keys, heads = read_trust(options.trust, options.at)
    pathlib.Path(options.bag).stat()
    attempt(None, check_bag, options.bag, keys, heads)
    verdict = ("TOTAL-FAILED" if set(FOUND) - NOTED - UNSHOWN else
               "INDETERMINATE" if set(FOUND) & UNSHOWN else "TOTAL-PASSED")
    print(json.dumps({"verdict": verdict, "codes": list(dict.fromkeys(FOUND))}))
    return ["TOTAL-PASSED", "TOTAL-FAILED", "INDETERMINATE"].index(verdict)

if __name__ == "__main__":
    try:
        sys.exit(main())
    except Exception as error:
        sys.exit(print(f"verify.py: {error}", file=sys.stderr) or 64)
