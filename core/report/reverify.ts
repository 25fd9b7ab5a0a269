/**
 * How to check the evidence again without this program: commands to be typed as they stand.
 *
 * They use only sha256sum, openssl and what every Unix shell has. Tests run them as they
 * are printed. No text from evidence enters a command unless its form leaves no room for
 * a second meaning, since a reader is asked to paste them into a shell.
 */
import type { Result, SealResult } from "../verdict/index.ts"
import type { Block, Section } from "./document.ts"
import { listBlocks } from "./reverify-lists.ts"
import type { Wording } from "./wording.ts"

const HEX_DIGEST = /^[0-9a-f]{64}$/
const SEAL_PATH = /^seals\/[a-z0-9][a-z0-9-]{0,62}\.dsse\.json$/
const PAYLOAD_TYPE = "application/vnd.in-toto+json"

/** For algorithms that hash by themselves; the file names are those that the commands before wrote. */
const RAW =
  'openssl pkeyutl -verify -rawin -pubin -inkey "$WORK/key.pem" -in "$WORK/pae" -sigfile "$WORK/sig"'

/** The command that verifies a signature of this algorithm; `undefined` where it needs to be told more. */
function opensslFor(algorithm: string): string | undefined {
  if (algorithm === "ed25519" || algorithm === "ed448") return RAW
  const hash = /^(?:ecdsa-(?:p256|p384|p521|secp256k1)|rsa-pkcs1)-(sha256|sha384|sha512)$/.exec(
    algorithm,
  )
  return hash?.[1] === undefined
    ? undefined
    : `openssl dgst -${hash[1]} -verify "$WORK/key.pem" -signature "$WORK/sig" "$WORK/pae"`
}

type Says = Wording["words"]["reverify"]

export function reverifySection(result: Result, { words }: Wording): Section {
  const says = words.reverify
  const blocks =
    result.input.format === "evidence-bag" ? bagBlocks(result, says) : listBlocks(result, says)
  return {
    title: says.title,
    blocks: [...blocks, ...reportBlocks(says)],
  }
}

function bagBlocks(result: Result, says: Says): readonly Block[] {
  return [
    {
      kind: "paragraph",
      text: says.setBag,
    },
    { kind: "commands", lines: ["BAG=...", "TRUST=...", 'WORK="$(mktemp -d)"'] },
    ...digestBlocks(result, says),
    ...logBlocks(result, says),
    ...result.seals.filter(isPrintable).flatMap((seal) => sealBlocks(seal, says)),
  ]
}

function digestBlocks({ input }: Result, says: Says): readonly Block[] {
  const printed = HEX_DIGEST.test(input.digest)
  return [
    {
      kind: "paragraph",
      text: says.files,
    },
    {
      kind: "commands",
      lines: [
        '(cd "$BAG" && sha256sum --check manifest-sha256.txt)',
        '(cd "$BAG" && sha256sum --check tagmanifest-sha256.txt)',
      ],
    },
    ...(printed
      ? [
          { kind: "paragraph", text: says.bagDigest(input.digest) } as const,
          {
            kind: "commands",
            lines: ['sha256sum < "$BAG/tagmanifest-sha256.txt"'],
          } as const,
        ]
      : []),
  ]
}

function logBlocks({ input: { log } }: Result, says: Says): readonly Block[] {
  if (log === undefined || !HEX_DIGEST.test(log.head)) return []
  return [
    {
      kind: "paragraph",
      text: says.log(String(log.events), log.head),
    },
    {
      kind: "commands",
      lines: [
        'wc -l < "$BAG/custody/events.jsonl"',
        `tail -n 1 "$BAG/custody/events.jsonl" | tr -d '\\n' | sha256sum`,
      ],
    },
  ]
}

/** A seal that a pinned key made and whose values may stand in a command. */
function isPrintable({ path, key }: SealResult): boolean {
  return (
    key !== undefined &&
    SEAL_PATH.test(path) &&
    HEX_DIGEST.test(key.fingerprint) &&
    opensslFor(key.algorithm) !== undefined
  )
}

function sealBlocks(seal: SealResult, says: Says): readonly Block[] {
  const { fingerprint = "", algorithm = "" } = seal.key ?? {}
  return [
    {
      kind: "paragraph",
      text: says.seal(seal.path),
    },
    {
      kind: "commands",
      lines: [
        `SEAL="$BAG/${seal.path}"`,
        `FINGERPRINT=${fingerprint}`,
        'rm -f "$WORK/key.der" "$WORK/key.pem"',
        `for key in $(grep -o '"publicKey" *: *"[^"]*"' "$TRUST" | cut -d '"' -f 4); do`,
        '  printf %s "$key" | openssl base64 -d -A > "$WORK/candidate"',
        '  sha256sum < "$WORK/candidate" | grep -q "$FINGERPRINT" && mv "$WORK/candidate" "$WORK/key.der"',
        "done",
        'openssl pkey -pubin -inform DER -in "$WORK/key.der" -out "$WORK/key.pem"',
        ...envelopeLines(),
        opensslFor(algorithm) ?? "",
      ],
    },
    {
      kind: "commands",
      lines: [
        "for name in manifest-sha256.txt tagmanifest-sha256.txt; do",
        `  digest="$(sha256sum < "$BAG/$name" | cut -d ' ' -f 1)"`,
        '  grep -qF "{\\"digest\\":{\\"sha256\\":\\"$digest\\"},\\"name\\":\\"$name\\"}" "$WORK/payload" \\',
        '    && echo "$name: named by the seal"',
        "done",
        `grep -o -e '"events":[0-9]*' -e '"head":"[0-9a-f]*"' "$WORK/payload"`,
      ],
    },
  ]
}

/** DSSE: what is signed is PAE(type, payload), not the file. https://github.com/secure-systems-lab/dsse */
function envelopeLines(): readonly string[] {
  return [
    `sed 's/.*"payload":"\\([^"]*\\)".*/\\1/' "$SEAL" | openssl base64 -d -A > "$WORK/payload"`,
    `sed 's/.*"sig":"\\([^"]*\\)".*/\\1/' "$SEAL" | openssl base64 -d -A > "$WORK/sig"`,
    `printf 'DSSEv1 ${String(PAYLOAD_TYPE.length)} ${PAYLOAD_TYPE} %d ' "$(wc -c < "$WORK/payload")" > "$WORK/pae"`,
    'cat "$WORK/payload" >> "$WORK/pae"',
  ]
}

function reportBlocks(says: Says): readonly Block[] {
  return [
    {
      kind: "paragraph",
      text: says.report,
    },
    {
      kind: "commands",
      lines: [
        'WORK="$(mktemp -d)"',
        'pdfsig -nocert "$REPORT"',
        'pdfdetach -save 1 -o "$WORK/result.json" "$REPORT"',
        'sha256sum < "$WORK/result.json"',
      ],
    },
  ]
}
