"""Keys, envelopes and signatures; whose signature counts for what is verify.py's affair.

Written only from docs/evidence-bag.md; numbers in comments are its sections.
"""
import pathlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519

from reading import (HEX, STATEMENT, canonical, demand, fits, moment, real_day, require, sha256,
                     strict_json, unbase64)

SCHEMES = {"ed25519": [], "ecdsa-p256-sha256": [ec.ECDSA(hashes.SHA256())],
           "ecdsa-p384-sha384": [ec.ECDSA(hashes.SHA384())]}


def read_trust(path, at):
    trust = strict_json(pathlib.Path(path).read_bytes())
    for key in trust["keys"]:
        der = unbase64(key["publicKey"])
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


def makers_of(envelope, keys):
    """Those of the keys that made the signature."""
    _, signature, _, signed = envelope
    return [key for key in keys if verifies(key["public"], key["scheme"], signature, signed)]


def read_envelope(data, kind):
    """Payload, signature, key id and signed bytes of a DSSE envelope in canonical form."""
    said = strict_json(data)
    keyid, sig = (said["signatures"][0][name] for name in ("keyid", "sig"))
    form = {"payload": said["payload"], "payloadType": kind,
            "signatures": [{"keyid": keyid, "sig": sig}]}
    demand(canonical(form) == data and fits(keyid, ".*"), "CANON_DIALECT_MISMATCH")
    payload = unbase64(said["payload"])
    signed = b"DSSEv1 %d %b %d %b" % (len(kind), kind.encode(), len(payload), payload)
    return payload, unbase64(sig), keyid, signed


def read_seal(data):
    """An envelope whose payload has the form of a statement; whether it is true, verify.py checks."""
    demand(data.endswith(b"\n"), "UNREADABLE")
    envelope = read_envelope(data[:-1], "application/vnd.in-toto+json")
    statement = strict_json(envelope[0])
    demand(fits(statement, STATEMENT) and real_day(statement["predicate"]["sealedAt"]), "UNREADABLE")
    demand(canonical(statement) == envelope[0] and fits(envelope[2], HEX), "CANON_DIALECT_MISMATCH")
    return envelope, statement


def signed_note(note, raw):
    """Whether this Ed25519 key signed the checkpoint; a false signature under its key id is a finding."""
    text, origin, _, _, signature = note
    if signature[:4] != sha256(origin.encode() + b"\n\1" + raw)[:4]:
        return False
    public = ed25519.Ed25519PublicKey.from_public_bytes(raw)
    return require(verifies(public, [], signature[4:], text), "SIG_CRYPTO_FAILURE")
