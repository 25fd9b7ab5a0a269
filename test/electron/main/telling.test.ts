/**
 * What stands in a person's way is told in the language of the window: the same bad inputs go
 * through the handlers in English and in German, and no English is left in the German.
 */
import { execFileSync } from "node:child_process"
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { TAMPERINGS } from "../../../cli/demo/tamperings.ts"
import { Failure, FINDING_CODES, phrase, say, toUtf8 } from "../../../core/index.ts"
import { writePem } from "../../../core/encodings/index.ts"
import { generateKey, writeKeyFiles } from "../../../core/node/index.ts"
import type { Language } from "../../../core/index.ts"
import type { KeyHandle } from "../../../electron/contract/report.ts"
import type { PublicKeyHandle } from "../../../electron/contract/pack.ts"
import type { ToldHandlers } from "../../../electron/main/dispatch.ts"
import type { Done, Examiner } from "../../../electron/main/examiner.ts"
import { makeHandlers } from "../../../electron/main/handlers.ts"
import { beginSession, type Desktop } from "../../../electron/main/session.ts"
import { openStateFile } from "../../../electron/main/state-file.ts"
import { inLanguage } from "../../../electron/main/in-language.ts"
import { renamed, sayingOf, told } from "../../../electron/main/telling.ts"
import { certificateBytes } from "../../support/packs.ts"
import { unsuccessful } from "../../support/revocation.ts"
import { AS_USUAL } from "../../support/terms.ts"

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-telling-"))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** As far as a file has to be a private key to be chosen as one. */
const PRIVATE = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"

const at = (name: string): string => join(folder, name)

/** Words that stand in nearly every English sentence, and in no German one. */
const ENGLISH = /\b(?:the|is|are|were|has|have|it|and|not|no|of|cannot|with|there|this)\b/i

/** A person who chooses this file, and this place; and an examiner that answers so. */
interface Given {
  readonly file?: string
  readonly saveAs?: string
  readonly done?: Done<never>
  readonly onLanguage?: (language: Language) => void
}

function handlersIn(
  language: Language,
  { file, saveAs, done, onLanguage }: Given = {},
): ToldHandlers {
  const state = openStateFile(mkdtempSync(join(folder, "user-")))
  state.change({ preferences: { ...state.read().preferences, language } })
  const desktop: Desktop = {
    chooseEvidence: () => Promise.resolve(file === undefined ? [] : [file]),
    chooseFile: () => Promise.resolve(file),
    chooseSaveAs: () => Promise.resolve(saveAs),
    chooseOutFolder: () => Promise.resolve(undefined),
    showInFolder: () => undefined,
    writeClipboard: () => Promise.resolve(),
    tell: () => undefined,
    runtime: [],
    setZoom: () => Promise.resolve(),
    setLanguage: onLanguage ?? (() => undefined),
    tryWaysOut: () => Promise.resolve([]),
  }
  const examiner: Examiner = {
    work: () => Promise.resolve(done ?? { kind: "crashed" }),
    close: () => undefined,
  }
  const sessionFolder = mkdtempSync(join(folder, "session-"))
  return makeHandlers(
    beginSession({ desktop, examiner, state, builtFolder: folder, sessionFolder }),
  )
}

/** Writes a file and returns where. */
function file(name: string, content: string | Uint8Array): string {
  writeFileSync(at(name), content)
  return at(name)
}

const said = (answer: unknown): string => (answer as { readonly says: string }).says
const trustOf = (content: string) => async (language: Language) =>
  said(await handlersIn(language, { file: file("trust.json", content) })["trust:choose"](null))
const keyOf = (content: string) => async (language: Language) =>
  said(await handlersIn(language, { file: file("a.pub", content) })["pack:choose-key"](null))
type Chooser =
  | "pack:choose-authority"
  | "pack:choose-revocation"
  | "pack:choose-checkpoint"
  | "signing-key:choose"
  | "key:choose"
const chosenOf = (channel: Chooser, content: string | Uint8Array) => async (language: Language) =>
  said(await handlersIn(language, { file: file("chosen", content) })[channel](null))
const twoCertificates = [3, 4]
  .map((seed) => Buffer.from(writePem({ label: "CERTIFICATE", bytes: certificateBytes(seed) })))
  .join("")
const refusedOf = async (language: Language, paths: readonly string[]) => {
  const { refused } = await handlersIn(language)["evidence:dropped"](paths)
  return refused.map((told) => told[language]).join(" ")
}
const dropOf = (make: () => string) => (language: Language) => refusedOf(language, [make()])

const PACK = { schema: "sealwright.trust/1", keys: [], heads: [] }
const KEY = { id: "a", algorithm: "ed25519", publicKey: "AAAA", subject: "A", roles: ["exporter"] }

const BAD_INPUTS: Readonly<Record<string, (language: Language) => Promise<string>>> = {
  "nothing there": dropOf(() => at("nowhere")),
  "a pipe": dropOf(() => {
    rmSync(at("pipe"), { force: true })
    execFileSync("mkfifo", [at("pipe")])
    return at("pipe")
  }),
  "a link in a circle": dropOf(() => {
    rmSync(at("circle"), { force: true })
    symlinkSync(at("circle"), at("circle"))
    return at("circle")
  }),
  "too much at once": (language) => {
    const paths = Array.from({ length: 10_000 }, (_, index) => at(`file-${String(index)}`))
    return refusedOf(language, paths)
  },
  "an attachment that lies nowhere": dropOf(() => ""),
  "a drop with nothing in it": (language) => refusedOf(language, []),
  "a trust file that is not there": async (language) =>
    said(await handlersIn(language, { file: at("nowhere.json") })["trust:choose"](null)),
  "a trust file that is a folder": async (language) => {
    mkdirSync(at("trust-folder"), { recursive: true })
    return said(await handlersIn(language, { file: at("trust-folder") })["trust:choose"](null))
  },
  "a trust file of noise": trustOf("\u0000"),
  "a trust file cut off": trustOf('{"schema":"sealwright.trust/1","keys":['),
  "a trust file with a comma missing": trustOf('{"schema":"sealwright.trust/1" "keys":[]}'),
  "a trust file that says something twice": trustOf('{"keys":[],"keys":[]}'),
  "a trust file of another schema": trustOf('{"schema":"sealwright.trust/9"}'),
  "a trust file that is a list": trustOf("[]"),
  "a trust file with a member too many": trustOf(JSON.stringify({ ...PACK, more: 1 })),
  "a trust file whose key is none": trustOf(JSON.stringify({ ...PACK, keys: [KEY] })),
  "an authority that is no certificate": chosenOf("pack:choose-authority", "\u0000"),
  "an authority of two certificates": chosenOf("pack:choose-authority", twoCertificates),
  "revocation data that are none": chosenOf("pack:choose-revocation", "\u0000"),
  "an OCSP response that gives no answer": chosenOf("pack:choose-revocation", unsuccessful(6)),
  "a checkpoint that is no note": chosenOf("pack:choose-checkpoint", "\u0000"),
  "a checkpoint without a size": chosenOf(
    "pack:choose-checkpoint",
    "a\nb\nc\n\n\u2014 a AAAAAAA=\n",
  ),
  "a trust file with an unknown role": trustOf(
    JSON.stringify({ ...PACK, keys: [{ ...KEY, roles: ["king"] }] }),
  ),
  "a trust file without keys": trustOf('{"schema":"sealwright.trust/1","heads":[]}'),
  "a trust file with an empty journal": trustOf(
    '{"schema":"sealwright.trust/2","journal":{"entries":[],"head":""}}',
  ),
  "an envelope for something else": trustOf(
    '{"payloadType":"x","payload":"AAAA","signatures":[{"sig":"AAAA"}]}',
  ),
  "an envelope without signatures": trustOf('{"payloadType":"x","payload":"AAAA"}'),
  "a key that is text": keyOf("hello"),
  "a key that is a private one": keyOf(
    "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
  ),
  "a key of SSH that is none": keyOf("ssh-ed25519 AAAA"),
  "a key that is a web key without its kind": keyOf("{}"),
  "a certificate that is none": keyOf(
    "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n",
  ),
  "a signing key that is a text": chosenOf("signing-key:choose", "x"),
  "a signing key that is a list": chosenOf(
    "signing-key:choose",
    writePem({ label: "X509 CRL", bytes: new Uint8Array(1) }),
  ),
  "a signing key in a form of OpenSSH": chosenOf(
    "signing-key:choose",
    writePem({ label: "OPENSSH PRIVATE KEY", bytes: new Uint8Array(1) }),
  ),
  "a signing key in an older form": chosenOf(
    "signing-key:choose",
    writePem({ label: "EC PRIVATE KEY", bytes: new Uint8Array(1) }),
  ),
  "a key for reports that is a text": chosenOf("key:choose", "x"),
  "a key for reports without its certificate": async (language) =>
    said(await handlersIn(language, { file: file("alone.key", PRIVATE) })["key:choose"](null)),
  "a certificate file that holds a key": async (language) => {
    file("held.key", PRIVATE)
    file("held.key.crt", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")
    return said(await handlersIn(language, { file: at("held.key") })["key:choose"](null))
  },
  "a case file that is none": async (language) =>
    said(await handlersIn(language, { file: file("case.json", "{}") })["case:load"](null)),
  "a case file with a field that is no text": async (language) => {
    const text = '{"schema":"sealwright.case/1","client":1}'
    return said(await handlersIn(language, { file: file("case.json", text) })["case:load"](null))
  },
  "a key without a passphrase": async (language) =>
    said(
      await handlersIn(language)["key:make"]({ kind: "ed25519", subject: null, passphrase: "" }),
    ),
  "a key over another": async (language) => {
    const handlers = handlersIn(language, { saveAs: file("taken.key", "x") })
    return said(
      await handlers["key:make"]({ kind: "ed25519", subject: null, passphrase: "long enough" }),
    )
  },
  "a key where no folder is": async (language) => {
    const handlers = handlersIn(language, { saveAs: at("no/folder/new.key") })
    return said(
      await handlers["key:make"]({ kind: "ed25519", subject: null, passphrase: "long enough" }),
    )
  },
  "a key inside a bag": async (language) => {
    mkdirSync(at("bag"), { recursive: true })
    file("bag/bagit.txt", "")
    const handlers = handlersIn(language, { saveAs: at("bag/new.key") })
    return said(
      await handlers["key:make"]({ kind: "ed25519", subject: null, passphrase: "long enough" }),
    )
  },
  "a short passphrase": async (language) => {
    const saveAs = at(`short-${language}.key`)
    const made = await handlersIn(language, { saveAs })["key:make"]({
      ...{ kind: "ed25519", subject: null, passphrase: "short" },
    } as const)
    return made.kind === "made" ? (made.warning ?? "") : ""
  },
  "words that are none": (language) => pinWith(language, "xyzzy"),
  "fewer words than there are": (language) => pinWith(language, "aardvark adroitness"),
  "somebody else's fingerprint": (language) => pinWith(language, "ab".repeat(32)),
  "a time that is none": (language) => pinWith(language, null, "tomorrow"),
  "no trust file to compare": async (language) => {
    const handlers = handlersIn(language, { file: file("other.json", JSON.stringify(PACK)) })
    const other = await handlers["pack:choose-other"](null)
    if (other.kind !== "trust") throw new Error(JSON.stringify(other))
    return said(await handlers["pack:compare"]({ other: other.handle, evidence: [] }))
  },
  "an examiner that crashed over a sample": async (language) =>
    said(await handlersIn(language)["sample:open"](null)),
  "an examiner that failed over a sample": async (language) => {
    const says = say("cannot be written: {advice}", { advice: phrase("the disk is full") })
    const done = { kind: "failed", code: "UNWRITABLE", says } as const
    return said(await handlersIn(language, { done })["sample:open"](null))
  },
  "an examiner that crashed over evidence": (language) => examined(language, { kind: "crashed" }),
  "evidence that may not be read": (language) =>
    examined(language, {
      kind: "failed",
      code: "UNREADABLE",
      says: say("the evidence cannot be read: {reason}; check the path and its permissions", {
        reason: phrase("permission is missing"),
      }),
    }),
  "two ids for two pieces": async (language) => {
    const handlers = handlersIn(language)
    const { evidence } = await handlers["evidence:dropped"]([file("a.zip", ""), file("b.zip", "")])
    const handles = evidence.map(({ handle }) => handle)
    const ask = { evidence: handles, trust: null, expected: "bag-1", ...AS_USUAL }
    return said(await handlers["examination:start"](ask))
  },
  "an id that is none": async (language) => {
    const handlers = handlersIn(language)
    const { evidence } = await handlers["evidence:dropped"]([file("a.zip", "")])
    const handles = evidence.map(({ handle }) => handle)
    const ask = { evidence: handles, trust: null, expected: "garbage", ...AS_USUAL }
    return said(await handlers["examination:start"](ask))
  },
  "an id that is none, at its field": async (language) =>
    said(await handlersIn(language)["terms:name-expected"]("garbage")),
  "nothing to examine": async (language) =>
    said(
      await handlersIn(language)["examination:start"]({
        evidence: [],
        trust: null,
        expected: null,
        ...AS_USUAL,
      }),
    ),
  "a file to seal that is in the way": async (language) => {
    const says = say('"{name}": {says}', {
      name: "x.bag",
      says: phrase("exists already and is never overwritten; choose another name"),
    })
    return sealed(language, { kind: "failed", code: "UNWRITABLE", says })
  },
  "an examiner that crashed over a seal": (language) => sealed(language, { kind: "crashed" }),
}

async function pinWith(
  language: Language,
  spoken: string | null,
  validFrom: string | null = null,
): Promise<string> {
  const path = at(`pin-${language}-${String(Math.random()).slice(2)}`)
  const [, pub = ""] = await writeKeyFiles(path, generateKey("ed25519"), {
    passphrase: toUtf8("long enough"),
  })
  const handlers = handlersIn(language, { file: pub, saveAs: `${path}.json` })
  const chosen = await handlers["pack:choose-key"](null)
  if (chosen.kind !== "key") throw new Error(JSON.stringify(chosen))
  const key: PublicKeyHandle = chosen.key.handle
  return said(
    await handlers["pack:pin"]({
      ...{
        pack: null,
        by: "A",
        reason: "r",
        key,
        use: null,
        id: null,
        subject: "S",
        roles: ["exporter"] as const,
      },
      ...{ origins: [], validFrom, validUntil: null, second: null, spoken },
    }),
  )
}

async function examined(language: Language, done: Done<never>): Promise<string> {
  const handlers = handlersIn(language, { done })
  const { evidence } = await handlers["evidence:dropped"]([file("a.zip", "")])
  const handles = evidence.map(({ handle }) => handle)
  await handlers["examination:start"]({
    evidence: handles,
    trust: null,
    expected: null,
    ...AS_USUAL,
  })
  await new Promise((resolve) => setTimeout(resolve, 20))
  const [examination] = await handlers["examination:list"](null)
  return said(examination?.state)
}

async function sealed(language: Language, done: Done<never>): Promise<string> {
  const handlers = handlersIn(language, {
    done,
    file: file("seal.key", PRIVATE),
    saveAs: at("x.bag"),
  })
  const key = (await handlers["signing-key:choose"](null)) as { readonly handle: KeyHandle }
  mkdirSync(at("seal-source"), { recursive: true })
  const { evidence } = await handlers["evidence:dropped"]([at("seal-source")])
  const bag = evidence[0]!.handle
  return said(
    await handlers["seal:preview"]({
      ...{ work: { kind: "add", bag }, key: key.handle, passphrase: "", logKey: null },
      ...{ role: "archivist", reason: "" },
    } as const),
  )
}

describe("bad inputs, told in the language of the window", () => {
  it.each(Object.entries(BAD_INPUTS))("%s", async (_, happen) => {
    const english = await happen("en")
    const german = await happen("de")
    expect(english).toMatch(/^\S.*\.$/)
    expect(german).toMatch(/^\S.*\.$/)
    expect(german).not.toBe(english)
    expect(english).toMatch(ENGLISH)
    expect(german).not.toMatch(ENGLISH)
    // One sentence, and no path of this machine.
    for (const text of [english, german]) expect(text).not.toContain(folder)
  })

  it.each(["key:choose", "signing-key:choose"] as const)(
    "tells which one of a key's three files was taken for the private one (%s)",
    async (channel) => {
      const path = at(`three-${String(Math.random()).slice(2)}.key`)
      const passphrase = toUtf8("long enough")
      const certificate = { subject: "Ada", notBefore: Date.now() }
      await writeKeyFiles(path, generateKey("p256"), { passphrase, certificate })
      const choose = async (language: Language, file: string): Promise<unknown> =>
        handlersIn(language, { file })[channel](null)
      expect(await choose("en", path)).toMatchObject({
        kind: /^key/.test(channel) ? "key" : "chosen",
      })
      expect(said(await choose("en", `${path}.pub`))).toBe(
        "This is a public key: what signs is the private key that it belongs to.",
      )
      expect(said(await choose("de", `${path}.crt`))).toBe(
        "Das ist ein Zertifikat: Signiert wird mit dem privaten Schlüssel, zu dem es gehört.",
      )
    },
  )

  it("names the certificate that is missing beside a key", async () => {
    const { "key:choose": choose } = handlersIn("en", { file: file("lonely.key", PRIVATE) })
    expect(said(await choose(null))).toContain("lonely.key.crt has to lie beside it")
  })

  it("tells settings that were set aside, and a trust file that went, in both", () => {
    const user = mkdtempSync(join(folder, "newer-"))
    writeFileSync(join(user, "state.json"), '{"schema":"sealwright.state/9"}')
    const [notice] = openStateFile(user).notices()
    expect(told("en", notice!)).toContain("written by a newer version")
    expect(told("de", notice!)).not.toMatch(ENGLISH)
    chmodSync(user, 0o700)
  })
})

describe("telling", () => {
  it("groups the digits of numbers as each language does, and of numbers alone", () => {
    const saying = say("{name} has {count} seconds", { name: "10000", count: 10_000 })
    expect(told("en", saying)).toBe("10000 has 10,000 seconds.")
    const german = say("{count} seconds", { count: 1_234_567 })
    expect(told("de", german)).toBe("1.234.567 Sekunden.")
  })

  it("puts names in the place of paths, at any depth", () => {
    const inner = say("cannot be read: {reason}", { reason: "/a/b is gone" })
    const saying = say('"{name}": {says}', { name: "/a/b", says: inner })
    expect(told("en", renamed(saying, "/a/b", "b"))).toBe('"b": cannot be read: b is gone.')
  })

  it("calls a defect one, once", () => {
    const { code, saying } = new Failure("INTERNAL", "a digest task has no result")
    const once = sayingOf(code, saying)
    expect(sayingOf(code, once)).toBe(once)
    expect(told("de", once)).toBe(
      "Ein Fehler dieses Programms, bitte melden Sie ihn: a digest task has no result.",
    )
  })

  it("says in German what was done to the sample", () => {
    for (const { done, hides } of TAMPERINGS) {
      for (const text of [done, hides]) {
        expect(told("en", phrase(text))).toBe(text)
        expect(told("de", phrase(text))).not.toBe(text)
      }
    }
  })

  it("speaks the language that is set when it is asked", async () => {
    let language: Language = "en"
    const refusing = { kind: "refused", says: phrase("there is nothing to examine") } as const
    const handlers = inLanguage(
      { "examination:start": () => Promise.resolve(refusing) } as never,
      () => language,
    )
    const ask = { evidence: [], trust: null, expected: null, ...AS_USUAL }
    expect(said(await handlers["examination:start"](ask))).toBe("There is nothing to examine.")
    language = "de"
    expect(said(await handlers["examination:start"](ask))).toBe("Es gibt nichts zu prüfen.")
  })

  it("has what a finding says in German where a refusal repeats it", () => {
    for (const { says } of Object.values(FINDING_CODES)) {
      expect(told("de", phrase(says))).not.toBe(told("en", phrase(says)))
    }
  })
})

it("tells what stands outside the window of a language as soon as it is chosen", async () => {
  const heard: Language[] = []
  const handlers = handlersIn("en", { onLanguage: (language) => heard.push(language) })
  const preferences = await handlers["preferences:read"](null)
  await handlers["preferences:write"]({ ...preferences, language: "de" })
  await handlers["preferences:write"]({ ...preferences, language: "en" })
  expect(heard).toEqual(["de", "en"])
})
