#!/usr/bin/env python3
"""A second, independent verifier of evidence bags, written only from docs/evidence-bag.md.

Usage: python3 verify.py BAG --trust trust.json [--at TIME]    (BAG is a folder or a .zip)
Prints one line of JSON: the verdict and the codes of all findings. Exit: 0 TOTAL-PASSED, 1 TOTAL-FAILED,
2 INDETERMINATE, 64 when no verdict can be given. Numbers in comments are sections of the specification.
"""
import argparse
import base64
import datetime
import hashlib
import json
import pathlib
import re
import sys

sys.dont_write_bytecode = True  # leaves nothing behind
from reading import (FOUND, MANIFEST, OWN, PREMIS, SEAL, attempt, canonical, demand, lines_of,
                     object_of, payload_path, read_bag_info, read_checkpoint, read_container,
                     read_event, read_manifest, require, sha256, stamps_of, tree_root, unbase64)
from signing import makers_of, read_envelope, read_seal, read_trust, signed_note

# Some findings weigh nothing; some leave the matter open (INDETERMINATE); all others are failures.
NOTED = "SEAL_UNATTRIBUTED|KEY_ROLE_NOT_HELD|EVENT_SIGNATURE_.*|TIME_ANOMALY|ERASED"
OPEN = ("KEY_NOT_PINNED|SIG_CONSTRAINTS_FAILURE|OUT_OF_BOUNDS_NO_POE|TIMESTAMP_NOT_CHECKED|STALE_BUNDLE|"
        "CUSTODY_.*|VALUE_CHAIN_BREAK|EVENT_FILE_MISSING|ERASURE_NOT_CARRIED_OUT|POPULATION_UNPROVEN|"
        "PAYLOAD_EMPTY|ENTRY_UNREADABLE|LIMIT_EXCEEDED|CONTENT_BESIDE_BAG|FORMAT_UNKNOWN")
SEALERS, ERASERS = {"exporter", "archivist"}, {"archivist", "data-protection-officer"}  # the default policy

EVENTS, KEPT = "custody/events.jsonl", "custody/generations/"


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
    """Holds the digests, states and deletions that events tell against each other and the files."""
    digests, states, times, absent, removed = {}, {}, {}, set(erased), set()
    for event in events:
        require(times.get(event["clock"], "") <= event["time"], "TIME_ANOMALY")
        times[event["clock"]] = event["time"]
        for item in event["objects"]:
            before = canonical(item["before"]) if "before" in item else None
            require(before is None or states.get(object_of(item), before) == before, "VALUE_CHAIN_BREAK")
        for item in event["objects"]:
            path = object_of(item)
            states.update({path: canonical(item["after"])} if "after" in item else {})
            if "digest" in item and payload_path(item["uri"]):
                digests[path] = item["digest"]["sha256"]
            if event["deletes"] or item.get("after", 0) is None:
                absent.add(path)
                removed |= {path} if event["deletes"] else set()
            elif "digest" in item or "after" in item:
                absent.discard(path)
                removed.discard(path)
    for path, digest in digests.items():
        if require(path in payload or path in absent, "EVENT_FILE_MISSING"):
            require(payload.get(path, digest) == digest, "EVENT_DIGEST_MISMATCH")
    require(not removed & payload.keys(), "ERASURE_NOT_CARRIED_OUT")


def check_custody(events):
    releases, holders = [], {}  # what is open, oldest first; who holds each object
    for event in events:
        objects, tie = set(map(object_of, event["objects"])), event.get("correlation")
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


# ---- Keys, checkpoint and seals (7, 8, 11, 14) ----

def check_event_signatures(log, envelopes, keys):
    for line in envelopes:
        if envelope := attempt(None, read_envelope, line, "application/vnd.sealwright.event+json"):
            payload, _, keyid, _ = envelope
            named = [key for key in keys if key["print"] == keyid]
            made = makers_of(envelope, named or keys)
            require(made or not named, "SIG_CRYPTO_FAILURE")
            require(made, "EVENT_SIGNATURE_UNATTRIBUTED")
            if require(payload in log, "CONTEXT_MISMATCH") and made:
                agents = {agent["id"] for agent in attempt({"agents": []}, read_event, payload)["agents"]}
                theirs = [key for key in made if agents & {key["id"], key["subject"]}]
                require(theirs, "EVENT_SIGNATURE_BY_OTHER")
                require(any(key["open"] for key in theirs), "EVENT_SIGNATURE_OUT_OF_WINDOW")


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
    """Compares what seals say with the bag; answers who made them, in which roles, for which log keys."""
    made = {path: makers_of(seals[path][0], keys) for path in seals}
    judged = [path for path in seals if made[path]] or list(seals)
    answers = []
    for path, (envelope, statement) in seals.items():
        prints = {key["print"] for key in made[path]}
        require(prints or envelope[2] not in [key["print"] for key in keys], "SIG_CRYPTO_FAILURE")
        require(prints <= {envelope[2]}, "SEAL_MISMATCH")  # the key id is a false hint
        require(prints, "SEAL_UNATTRIBUTED")
        if path in judged:
            raw = attempt(None, check_statement, path, statement, files, facts, subject, note)
            answers.append((made[path], statement["predicate"]["role"], raw))
    return answers


def check_policy(answers, note, keys):
    """One seal by a pinned exporter or archivist, in its window, and a log whose signer is known (14)."""
    speakers = [key for key in keys if note[1] in key.get("origins", [note[1]])]
    logs, sealers = [key["raw"] for key in speakers if "log" in key["roles"]], []
    known = [key["raw"] for key in speakers if SEALERS & set(key["roles"]) and not key["scheme"]]
    for made, role, raw in answers:
        held = [key for key in made if key in speakers and role in key["roles"]]
        require(held or not made, "KEY_ROLE_NOT_HELD")
        if held and role in SEALERS:
            sealers, known = sealers + held, known + ([raw] if raw else [])
    pinned = any(made for made, _, _ in answers)
    require(sealers, "SIG_CONSTRAINTS_FAILURE" if pinned else "KEY_NOT_PINNED")
    require(not sealers or any(key["open"] for key in sealers), "OUT_OF_BOUNDS_NO_POE")
    require(any(signed_note(note, raw) for raw in logs or known), "KEY_NOT_PINNED")


# ---- The bag and its generations (1, 3, 4, 9, 10, 14) ----

def digest_of(files, path, algorithm="sha256"):
    return hashlib.new(algorithm, files[path]).hexdigest() if path in files else None


def check_generation(bag, number, current, log, keys):
    """One generation: the current one, or what custody/generations/<number>/ kept of it (10)."""
    kept = f"{KEPT}{number}/" if number < current else ""
    own = {path[len(kept):]: data for path, data in bag.items() if path.startswith(kept)}
    earlier = {p: bag[p] for p in bag if p.startswith(KEPT) and int(p.split("/")[2]) < number}
    files = {**own, **earlier, "bagit.txt": bag.get("bagit.txt", b"")}
    info = attempt(["0"] * 6 + [None], lambda: read_bag_info(files["bag-info.txt"]))
    note = attempt((b"", "", 0, b"", b""), lambda: read_checkpoint(files["custody/checkpoint"]))
    lines = log[:note[2]] if kept else log
    files[EVENTS] = b"".join(line + b"\n" for line in lines)

    manifests = {path: attempt({}, read_manifest, path, own[path])
                 for path in own if re.fullmatch(MANIFEST, path)}
    require(manifests.keys() >= {"manifest-sha256.txt", "tagmanifest-sha256.txt"}, "PART_MISSING")
    payload = manifests.get("manifest-sha256.txt", {})
    data = {path for path in (payload if kept else own) if path.startswith("data/")}
    mine = {path for path in own if path.startswith("custody/") and not path.startswith(KEPT)}
    mine |= {path for path in manifests if not path.startswith("tag")}
    tags = mine | earlier.keys() | {"bagit.txt", "bag-info.txt", EVENTS}
    for name, listed in manifests.items():
        covered = tags if name.startswith("tag") else data
        require(covered <= listed.keys(), "UNSEALED_CONTENT" if covered is tags else "MANIFEST_EXTRA")
        require(listed.keys() <= covered, "MANIFEST_MISSING")
        for path in listed.keys() & files.keys():
            require(digest_of(files, path, name[-10:-4]) == listed[path], "HASH_FAILURE")

    seals = {path: attempt(None, read_seal, own[path]) for path in own if re.fullmatch(SEAL, path)}
    seals = {path: seal for path, seal in seals.items() if seal}
    require(seals, "SEAL_MISSING")
    require(len(seals) <= 64, "LIMIT_EXCEEDED")
    stamped = f"({KEPT}[0-9]+/)?({SEAL}|custody/checkpoint)"
    digests = {path: digest_of(bag, path) for path in bag if re.fullmatch(stamped, path)}
    stamps = stamps_of(bag, digests)
    require(kept or not own.keys() & stamps, "TIMESTAMP_NOT_CHECKED")
    world = mine - {EVENTS} | {"bag-info.txt"} if kept else tags | data | stamps
    require(own.keys() <= world | manifests.keys() | seals.keys(), "UNSEALED_CONTENT")

    sizes = [len(bag[path]) for path in payload if path in bag]
    whole = int(info[0]) == sum(sizes) or (kept and len(sizes) < len(payload))
    require(int(info[1]) == len(payload) and whole, "OXUM_MISMATCH")
    root, origin = tree_root(lines), f"{info[4]}/{info[3]}"
    require(note[1] == origin, "CHECKPOINT_ORIGIN_MISMATCH")
    require(note[2] <= len(lines), "LOGCHAIN_TRUNCATED")
    require(note[2] >= len(lines), "LOGCHAIN_EXTENDED")
    require(note[3] == root, "MERKLE_ROOT_MISMATCH")
    require(int(info[5]) == number, "GENERATION_INCONSISTENT")
    facts = {"bagId": info[2], "logId": info[3], "generation": number,
             "files": {"count": len(payload), "bytes": int(info[0])},
             "log": {"events": len(lines), "bytes": len(files[EVENTS]), "root": root.hex(),
                     "head": sha256((lines or [b""])[-1]).hex(), "origin": origin}}
    subject = [{"name": name, "digest": {"sha256": digest_of(files, name)}} for name in sorted(manifests)]
    answers = check_seals(files, seals, facts, subject, note, keys)
    return {"payload": payload, "size": len(lines), "ids": info[2:4], "origin": origin, "note": note,
            "answers": answers, "source": info[6]}


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
    payload, source, origin = (states[-1][name] for name in ("payload", "source", "origin"))
    check_policy(states[-1]["answers"], states[-1]["note"], keys)
    check_objects(events, payload, erased)
    check_custody(events)
    check_event_signatures(log, attempt([], lambda: lines_of(bag.get("custody/signatures.jsonl", b""))), keys)
    require(payload, "PAYLOAD_EMPTY")
    require(source in (None, str(len(payload) + len(erased))), "POPULATION_UNPROVEN")
    for head in heads:
        if head["origin"] == origin and require(head["size"] <= len(log), "STALE_BUNDLE"):
            root = tree_root(log[:head["size"]])
            require(head["root"] in (root.hex(), base64.b64encode(root).decode()), "LOGCHAIN_FORK")


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
