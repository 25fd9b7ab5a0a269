#!/usr/bin/env python3
"""A second, independent verifier of evidence bags, written only from docs/evidence-bag.md.

Usage: python3 verify.py BAG --trust trust.json [--at TIME]    (BAG is a folder or a .zip)
Prints one line of JSON: the verdict and the codes of all findings. Exit: 0 TOTAL-PASSED, 1 TOTAL-FAILED,
2 INDETERMINATE, 64 when no verdict can be given. Numbers in comments are sections of the specification.
"""
import argparse, base64, datetime, hashlib, json, pathlib, re, sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519

sys.dont_write_bytecode = True  # leaves nothing behind
from reading import (FOUND, MANIFEST, OWN, PREMIS, SEAL, attempt, canonical, demand, is_der_sequence,
                     lines_of, moment, payload_path, read_bag_info, read_checkpoint, read_container,
                     read_envelope, read_event, read_manifest, read_seal, require, sha256, strict_json,
                     tree_root, unbase64)

# Some findings weigh nothing; some leave the matter open (INDETERMINATE); all others are failures.
NOTED = "SEAL_UNATTRIBUTED|EVENT_SIGNATURE_UNATTRIBUTED|TIME_ANOMALY|ERASED"
OPEN = ("KEY_NOT_PINNED|OUT_OF_BOUNDS_NO_POE|LIMIT_EXCEEDED|HEAD_NOT_REACHED|"
        "CUSTODY_.*|VALUE_CHAIN_BREAK|EVENT_FILE_MISSING")
SEALERS, ERASERS = {"exporter", "archivist"}, {"archivist", "data-protection-officer"}  # the default policy

EVENTS, KEPT = "custody/events.jsonl", "custody/generations/"
SCHEMES = {"ed25519": [], "ecdsa-p256-sha256": [ec.ECDSA(hashes.SHA256())],
           "ecdsa-p384-sha384": [ec.ECDSA(hashes.SHA384())]}


# ---- The log and what it says (5, 6, 12) ----

def check_log(lines):
    events, previous = {}, "0" * 64
    require(lines, "LOG_EMPTY")
    for number, line in enumerate(lines):
        if event := attempt(None, read_event, line):
            require(event["seq"] == number, "SEQUENCE_GAP")
            require(event["prev"] == previous, "LOGCHAIN_LINK_BROKEN")
            require(event["id"] not in events, "EVENT_INVALID")
            event["deletes"] = event["type"] == PREMIS + "del" and event["outcome"] == "success"
            events[event["id"]] = event
        previous = sha256(line).hex()
    return list(events.values())


def check_objects(events, payload, erased):
    digests, states, times, deleted = {}, {}, {}, set(erased)
    for event in events:
        require(times.get(event["clock"], "") <= event["time"], "TIME_ANOMALY")
        times[event["clock"]] = event["time"]
        for item in event["objects"]:
            before = canonical(item["before"]) if "before" in item else None
            require(before is None or states.get(item["uri"], before) == before, "VALUE_CHAIN_BREAK")
        for item in event["objects"]:
            path = payload_path(item["uri"])
            if "after" in item:
                states[item["uri"]] = canonical(item["after"])
            if "digest" in item:
                digests[path] = item["digest"]["sha256"]
            if event["deletes"] or item.get("after", 0) is None:
                deleted.add(path)
            elif "digest" in item or "after" in item:
                deleted.discard(path)
    for path, digest in digests.items():
        if path and require(path in payload or path in deleted, "EVENT_FILE_MISSING"):
            require(payload.get(path, digest) == digest, "EVENT_DIGEST_MISMATCH")


def check_custody(events):
    releases, holders = [], {}  # what is open, oldest first; who holds each object
    for event in events:
        objects, tie = {item["uri"] for item in event["objects"]}, event.get("correlation")
        releaser, receiver = ({agent["id"] for agent in event["agents"] if agent["role"] == role}
                              for role in ("releaser", "receiver"))
        if event["type"] == OWN + "event/custodyRelease":
            require(objects and releaser and receiver, "CUSTODY_EVENT_INCOMPLETE")
            if event["outcome"] != "fail":
                require(not any(objects & release["open"] for release in releases), "CUSTODY_OVERLAP")
                held = all(releaser <= (holders.get(uri) or releaser) for uri in objects)
                require(held, "CUSTODY_AGENT_UNKNOWN")
                releases.append({"tie": tie, "named": objects, "open": objects, "receiver": receiver})
        elif event["type"] == OWN + "event/custodyAccept" and event["outcome"] == "success":
            accept(objects, tie, receiver, releases, holders)
            releases = [release for release in releases if release["open"]]
    require(not releases, "CUSTODY_RELEASE_UNANSWERED")


def accept(objects, tie, receiver, releases, holders):
    """Answers releases, the latest first, for the objects that both name."""
    rest, whole = set(objects), False
    for release in reversed(releases):
        tied = tie is not None and tie == release["tie"]
        if tied or ((tie is None or release["tie"] is None) and rest & release["open"]):
            require(receiver and receiver <= release["receiver"], "CUSTODY_RECEIVER_MISMATCH")
            answered = rest & release["open"] if objects & release["named"] else release["open"]
            whole = whole or not objects & release["named"]
            holders.update(dict.fromkeys(answered, receiver))
            release["open"], rest = release["open"] - answered, rest - answered
    unreleased = rest & holders.keys() if objects else not whole
    require(whole or not unreleased, "CUSTODY_ACCEPT_UNRELEASED")
    holders.update(dict.fromkeys(rest, receiver))


# ---- Keys, checkpoint and seals (7, 8, 11) ----

def read_trust(path, at):
    trust = strict_json(pathlib.Path(path).read_bytes())
    for key in trust["keys"]:
        der, key["seals"] = unbase64(key["publicKey"]), SEALERS & set(key["roles"])
        key["public"], key["raw"] = serialization.load_der_public_key(der), der[-32:]
        key["print"], key["scheme"] = sha256(der).hex(), SCHEMES[key["algorithm"]]
        size = str(getattr(key["public"], "key_size", 25519))
        demand(size in key["algorithm"] and key.get("fingerprint", key["print"]) == key["print"],
               f"the key {key['id']} is not what the trust file says of it")
        key["open"] = moment(key.get("validFrom", at)) <= moment(at) <= moment(key.get("validUntil", at))
    return trust


def verifies(public, scheme, signature, message):
    try:
        return public.verify(signature, message, *scheme) is None
    except InvalidSignature:
        return False


def signer_of(envelope, keys, unattributed):
    """The fingerprint of the pinned key that made the signature, or None."""
    _, signature, keyid, signed = envelope
    made = [key["print"] for key in keys if verifies(key["public"], key["scheme"], signature, signed)]
    require(made or keyid not in [key["print"] for key in keys], "SIG_CRYPTO_FAILURE")
    require(made, unattributed)
    return made[0] if made else None


def signed_note(note, raw):
    """Whether this Ed25519 key signed the checkpoint; a false signature under its key id is a finding."""
    text, origin, _, _, signature = note
    if signature[:4] != sha256(origin.encode() + b"\n\1" + raw)[:4]:
        return False
    public = ed25519.Ed25519PublicKey.from_public_bytes(raw)
    return require(verifies(public, [], signature[4:], text), "SIG_CRYPTO_FAILURE")


def check_statement(path, statement, files, facts, subject, note):
    """Compares what a seal says with the bag; answers the log's key that it vouches for."""
    said = statement["predicate"]
    mine = {name: said[name] for name in ("role", "sealedAt", "reason", "tool", "follows")}
    true = {**facts, **mine, "log": {**facts["log"], "key": said["log"]["key"]}}
    require(canonical(said) == canonical(true) and statement["subject"] == subject, "SEAL_MISMATCH")
    follows = {seal["path"]: seal["sha256"] for seal in said["follows"]}
    require([seal["path"] for seal in said["follows"]] == sorted(follows), "SEAL_MISMATCH")
    require(all(digest_of(files, seal) == follows[seal] for seal in follows), "SEAL_MISSING")
    raw = unbase64(said["log"]["key"].split("+", 2)[2])[1:]
    named = f"{note[1]}+{note[4][:4].hex()}+{base64.b64encode(bytes([1]) + raw).decode()}"
    require(said["log"]["key"] == named and signed_note(note, raw), "SEAL_MISMATCH")
    return raw


def check_seals(files, seals, facts, subject, note, keys):
    """Compares seals and checkpoint with the bag; answers the pinned keys that count for the policy."""
    signers = {path: signer_of(seals[path][0], keys, "SEAL_UNATTRIBUTED") for path in seals}
    known = [key["raw"] for key in keys if key["seals"] and not key["scheme"]]
    logs, sealers = [key["raw"] for key in keys if "log" in key["roles"]], []
    for path in [path for path in seals if signers[path]] or seals:
        envelope, statement = seals[path]
        raw = attempt(None, check_statement, path, statement, files, facts, subject, note)
        require(signers[path] in (None, envelope[2]), "SEAL_MISMATCH")  # the key id is a false hint
        role = statement["predicate"]["role"]
        pins = [key for key in keys if key["print"] == signers[path] and role in key["seals"]]
        sealers, known = sealers + pins, known + ([raw] if pins and raw else [])
    require(any(signed_note(note, raw) for raw in logs or known) and sealers, "KEY_NOT_PINNED")
    return sealers


# ---- The bag and its generations (1, 3, 4, 9, 10, 14) ----

def digest_of(files, path, algorithm="sha256"):
    return hashlib.new(algorithm, files[path]).hexdigest() if path in files else None


def check_generation(bag, number, current, log, keys):
    """One generation: the current one, or what custody/generations/<number>/ kept of it (10)."""
    kept = f"{KEPT}{number}/" if number < current else ""
    own = {path[len(kept):]: data for path, data in bag.items() if path.startswith(kept)}
    earlier = {p: bag[p] for p in bag if p.startswith(KEPT) and int(p.split("/")[2]) < number}
    files = {**own, **earlier, "bagit.txt": bag.get("bagit.txt", b"")}
    info = attempt(["0"] * 6, lambda: read_bag_info(files["bag-info.txt"]))
    note = attempt((b"", "", 0, b"", b""), lambda: read_checkpoint(files["custody/checkpoint"]))
    lines = log[:note[2]] if kept else log
    files[EVENTS] = b"".join(line + b"\n" for line in lines)

    manifests = {path: attempt({}, read_manifest, own[path], 64 if "256" in path else 128)
                 for path in own if re.fullmatch(MANIFEST, path)}
    require(manifests.keys() >= {"manifest-sha256.txt", "tagmanifest-sha256.txt"}, "PART_MISSING")
    payload = manifests.get("manifest-sha256.txt", {})
    data = {path for path in (payload if kept else own) if path.startswith("data/")}
    mine = {path for path in own if path.startswith("custody/") and not path.startswith(KEPT)}
    mine |= {path for path in manifests if not path.startswith("tag")}
    tags = mine | earlier.keys() | {"bagit.txt", "bag-info.txt", EVENTS}
    for name, listed in manifests.items():
        covered = tags if name.startswith("tag") else data
        require(covered <= listed.keys(), "UNSEALED_CONTENT")
        require(listed.keys() <= covered, "MANIFEST_MISSING")
        for path in listed.keys() & files.keys():
            require(digest_of(files, path, name[-10:-4]) == listed[path], "DIGEST_MISMATCH")

    seals = {path: attempt(None, read_seal, own[path]) for path in own if re.fullmatch(SEAL, path)}
    seals = {path: seal for path, seal in seals.items() if seal}
    require(seals, "PART_MISSING")
    require(len(seals) <= 64, "LIMIT_EXCEEDED")
    sealed = {digest_of(bag, path) for path in bag if re.fullmatch(f"({KEPT}[0-9]+/)?{SEAL}", path)}
    stamps = {f"timestamps/{name}.tsr" for name in sealed
              if is_der_sequence(bag.get(f"timestamps/{name}.tsr", b""))}
    world = mine - {EVENTS} | {"bag-info.txt"} if kept else tags | data | stamps
    require(own.keys() <= world | manifests.keys() | seals.keys(), "UNSEALED_CONTENT")

    sizes = [len(bag[path]) for path in payload if path in bag]
    whole = int(info[0]) == sum(sizes) or (kept and len(sizes) < len(payload))
    require(int(info[1]) == len(payload) and whole, "OXUM_MISMATCH")
    root, origin = tree_root(lines), f"{info[4]}/{info[3]}"
    require(note[1] == origin, "CHECKPOINT_ORIGIN_MISMATCH")
    require(note[2:4] == (len(lines), root), "ROOT_MISMATCH")
    require(int(info[5]) == number, "GENERATION_INCONSISTENT")
    facts = {"bagId": info[2], "logId": info[3], "generation": number,
             "files": {"count": len(payload), "bytes": int(info[0])},
             "log": {"events": len(lines), "bytes": len(files[EVENTS]), "root": root.hex(),
                     "head": sha256((lines or [b""])[-1]).hex(), "origin": origin}}
    subject = [{"name": name, "digest": {"sha256": digest_of(files, name)}} for name in sorted(manifests)]
    pinned = [key for key in keys if origin in key.get("origins", [origin])]
    sealers = check_seals(files, seals, facts, subject, note, pinned)
    return {"payload": payload, "size": len(lines), "ids": info[2:4], "origin": origin, "sealers": sealers}


def check_step(earlier, later, events):
    """From one generation to the next, files stay as they were or are erased; answers those erased (10)."""
    named = {(payload_path(item["uri"]), item["digest"]["sha256"])
             for event in events[earlier["size"]:later["size"]] if event["deletes"] and event.get("reason")
             and event["agents"][0]["role"] in ERASERS for item in event["objects"] if "digest" in item}
    changed = {path for path, digest in earlier["payload"].items() if later["payload"].get(path) != digest}
    erased = {path for path in changed - later["payload"].keys() if (path, earlier["payload"][path]) in named}
    require(not erased, "ERASED")
    require(changed <= erased, "MANIFEST_MISSING")
    require(later["payload"].keys() <= earlier["payload"].keys(), "GENERATION_INCONSISTENT")
    require(earlier["ids"] == later["ids"] and earlier["size"] <= later["size"], "GENERATION_INCONSISTENT")
    return erased


def check_bag(path, keys, heads):
    bag = read_container(path)
    require(bag.get("bagit.txt") == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "UNREADABLE")
    log = attempt([], lambda: lines_of(bag[EVENTS]))
    events, states, erased = check_log(log), [], set()
    kept = {path.split("/")[2] for path in bag if path.startswith(KEPT)}
    demand(kept == set(map(str, range(len(kept)))), "GENERATION_INCONSISTENT")
    demand(len(kept) <= 1024, "LIMIT_EXCEEDED")
    for number in range(len(kept) + 1):
        before = len(FOUND)
        states.append(check_generation(bag, number, len(kept), log, keys))
        if number < len(kept):
            weak = re.compile(f"{NOTED}|{OPEN}").fullmatch
            FOUND[before:] = [code if weak(code) else "GENERATION_INCONSISTENT" for code in FOUND[before:]]
    for earlier, later in zip(states, states[1:]):
        erased |= check_step(earlier, later, events)
    sealers, origin = states[-1]["sealers"], states[-1]["origin"]
    require(not sealers or any(key["open"] for key in sealers), "OUT_OF_BOUNDS_NO_POE")
    check_objects(events, states[-1]["payload"], erased)
    check_custody(events)
    for line in attempt([], lambda: lines_of(bag.get("custody/signatures.jsonl", b""))):
        if envelope := attempt(None, read_envelope, line, "application/vnd.sealwright.event+json"):
            require(envelope[0] in log, "CONTEXT_MISMATCH")
            signer_of(envelope, keys, "EVENT_SIGNATURE_UNATTRIBUTED")
    for head in heads:
        if head["origin"] == origin and require(head["size"] <= len(log), "HEAD_NOT_REACHED"):
            root = tree_root(log[:head["size"]])
            require(head["root"] in (root.hex(), base64.b64encode(root).decode()), "HEAD_MISMATCH")


def main():
    parser = argparse.ArgumentParser(description="Verifies an evidence bag.")
    parser.error = lambda message: demand(False, message)
    parser.add_argument("bag", type=lambda path: pathlib.Path(path).resolve(strict=True))
    parser.add_argument("--trust", required=True)
    parser.add_argument("--at", default=datetime.datetime.now(datetime.timezone.utc).isoformat())
    options = parser.parse_args()
    trust = read_trust(options.trust, options.at)
    attempt(None, check_bag, options.bag, trust["keys"], trust.get("heads", []))
    weighing = [code for code in FOUND if not re.fullmatch(NOTED, code)]
    failed = [code for code in weighing if not re.fullmatch(OPEN, code)]
    verdict = "TOTAL-FAILED" if failed else "INDETERMINATE" if weighing else "TOTAL-PASSED"
    print(json.dumps({"verdict": verdict, "codes": list(dict.fromkeys(FOUND))}))
    return ["TOTAL-PASSED", "TOTAL-FAILED", "INDETERMINATE"].index(verdict)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Exception as error:
        sys.exit(print(f"verify.py: {error}", file=sys.stderr) or 64)
