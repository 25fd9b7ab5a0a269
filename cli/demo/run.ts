/**
 * The demo from beginning to end: keys, an export, seals, a pass, five tamperings, reports.
 *
 * Every step goes through the public commands, on files on disk.
 */
import { mkdir, rm, utimes, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { Failure, type Result } from "../../core/index.ts"
import { EXIT } from "../exit-codes.ts"
import type { Io } from "../io.ts"
import { keysNew, keysPin } from "../keys.ts"
import { seal } from "../seal.ts"
import { ARCHIVED_AT, SEALED_AT } from "./calendar.ts"
import { inventExport, type InventedExport } from "./invented-export.ts"
import { layoutIn, makeFolder, programName, type Layout } from "./place.ts"
import { makePublicCommands, type PublicCommands } from "./public-commands.ts"
import { readmeText } from "./readme.ts"
import { counted, makeStory, type Story, type Told } from "./story.ts"
import { copyPath, found, TAMPERINGS, type Scene } from "./tamperings.ts"

/** Opens every key of the demo, and is no secret. */
export const PASSPHRASE = "only for the demo"
const EXPORTER = "harbour-ward.example/fund"
const REASON = "yearly hand-over to the archive"

interface Stage {
  readonly layout: Layout
  readonly commands: PublicCommands
  readonly story: Story
  readonly signal: AbortSignal
  /** What the exporter states when sealing. */
  readonly sealing: readonly string[]
}

/**
 * Runs the demo.
 *
 * @param where - Folder to make, without one the first free default name; and what this
 *   program is called in the commands that are printed.
 * @throws Failure INTERNAL when a tampering is not found as expected; the folder then stays,
 *   so that the difference can be looked at. After any other failure nothing stays.
 */
export async function runDemo(
  where: { readonly out: string | undefined; readonly program?: string },
  io: Io,
): Promise<number> {
  const started = io.now()
  const layout = layoutIn(await makeFolder(where.out))
  const story = makeStory(io)
  const commands = makePublicCommands(io, layout.passphrase)
  const about = { program: where.program ?? programName(), passphrase: PASSPHRASE }
  story.begin()
  const invented = inventExport()
  const items = ["--source-count", String(invented.files.length)]
  const sealing = ["--exporter", EXPORTER, ...items, "--at", SEALED_AT, "--reason", REASON]
  const stage: Stage = { layout, commands, story, signal: io.signal, sealing }
  const told = await play(stage, invented, about).catch(async (cause: unknown) => {
    await rm(layout.folder, { recursive: true, force: true })
    throw cause
  })
  const unmet = told.filter(({ isMet }) => !isMet).map(({ tampering }) => tampering.copy)
  if (unmet.length > 0) {
    const message = `a defect of this program: not found as expected: ${unmet.join(", ")}`
    throw new Failure("INTERNAL", message, { path: layout.folder })
  }
  story.end(layout, { ...about, seconds: (io.now() - started) / 1000 })
  return EXIT.passed
}

interface About {
  readonly program: string
  readonly passphrase: string
}

async function play(
  stage: Stage,
  invented: InventedExport,
  about: About,
): Promise<readonly Told[]> {
  const { layout, commands, story } = stage
  for (const folder of [layout.keys, layout.tampered, layout.results, layout.reports]) {
    await mkdir(folder)
  }
  await makeKeys(stage)
  await writeExport(layout, invented)
  const counts =
    `${invented.files.length} files, ${counted(invented.eventCount)} events by ` +
    `${invented.people} people and ${invented.automations} automations`
  story.step("Export", counts, "of an invented app: records, workflows, attachments, its log")
  await sealTwice(stage)
  const bagId = await verifyBoth(stage)
  const told = await tamper(stage)
  await writeFile(
    layout.readme,
    readmeText({ layout, ...about, bagId, counts, told, made: commands.history() }),
  )
  return told
}

/** From before the demo's events to long after anybody runs it. */
const WINDOW = ["--valid-from", "2025-01-01T00:00:00Z", "--valid-until", "2125-01-01T00:00:00Z"]

async function makeKeys({ layout, commands, story }: Stage): Promise<void> {
  await writeFile(layout.passphrase, `${PASSPHRASE}\n`, { mode: 0o600 })
  const { exporterKey, archivistKey, examinerKey, strangerKey, trust } = layout
  const certificate = ["--certificate", "--subject", "Demo Examiner"]
  const p256 = ["--algorithm", "p256"]
  await commands.runWithKey(keysNew, "--out", exporterKey)
  await commands.runWithKey(keysNew, "--out", archivistKey, ...p256)
  await commands.runWithKey(keysNew, "--out", examinerKey, ...p256, ...certificate)
  await commands.runWithKey(keysNew, "--out", strangerKey)
  const pins = [
    [exporterKey, "exporter", "Neighbourhood Fund, Harbour Ward"],
    [archivistKey, "archivist", "Ward Archive"],
    [examinerKey, "examiner", "Demo Examiner"],
  ] as const
  for (const [key, role, subject] of pins) {
    const names = ["--subject", subject, "--role", role, "--id", role]
    await commands.run(keysPin, `${key}.pub`, "--trust", trust, ...names, ...WINDOW)
  }
  story.step("Keys", "exporter, archivist and examiner: made now, encrypted, pinned")
}

/** Files carry the times at which the platform wrote them, so that sealing records the same. */
async function writeExport(layout: Layout, { files, events }: InventedExport): Promise<void> {
  for (const { path, bytes, modifiedMs } of files) {
    const file = join(layout.source, ...path.split("/"))
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, bytes)
    await utimes(file, modifiedMs / 1000, modifiedMs / 1000)
  }
  await writeFile(layout.events, events)
}

async function sealTwice({ layout, commands, story, sealing }: Stage): Promise<void> {
  const { source, events, bag, archive, exporterKey, archivistKey, trust } = layout
  const exporter = ["--events", events, "--key", exporterKey, ...sealing]
  await commands.runWithKey(seal, source, "--out", bag, ...exporter)
  const stated = ["--at", ARCHIVED_AT, "--reason", REASON]
  const archivist = ["--key", archivistKey, "--role", "archivist", ...stated]
  const further = ["--add", bag, ...archivist, "--trust", trust]
  // The copy first: it is made of the bag as the exporter sealed it, like the seal that follows.
  await commands.runWithKey(seal, ...further, "--out", archive)
  await commands.runWithKey(seal, ...further)
  story.step("Seal", "by the exporter, then by the archivist; as a folder and a .zip")
}

/** @returns the bag's id. */
async function verifyBoth({ layout, commands, story }: Stage): Promise<string> {
  const { bag, archive, trust, results, passedReport, examinerKey } = layout
  const report = ["--report", passedReport, "--key", examinerKey]
  const folder = await commands.verify(bag, "--trust", trust, ...report)
  const zip = await commands.verify(archive, "--trust", trust)
  await writeFile(join(results, "fund-2025.bag.json"), folder.json)
  await writeFile(join(results, "fund-2025.zip.json"), zip.json)
  story.step(
    "Verify",
    story.verdict(folder.result.verdict, summary(folder.result)),
    story.verdict(zip.result.verdict, "the archive, with the same digest"),
  )
  for (const { result } of [folder, zip]) {
    if (result.verdict === "TOTAL-PASSED" && result.input.digest === folder.result.input.digest) {
      continue
    }
    const message = `a defect of this program: the demo's own evidence is ${result.verdict}`
    throw new Failure("INTERNAL", message, { path: result.input.path })
  }
  return folder.result.input.bagId ?? ""
}

function summary({ input, seals }: Result): string {
  const events = counted(input.log?.events ?? 0)
  return `${input.files} files with the bag's own, ${events} events, ${seals.length} seals`
}

async function tamper({
  layout,
  commands,
  story,
  signal,
  sealing,
}: Stage): Promise<readonly Told[]> {
  story.step("Tamper", "five copies; what must be found was written down beforehand")
  const scene: Scene = { ...layout, sealing, commands }
  const told: Told[] = []
  for (const [index, tampering] of TAMPERINGS.entries()) {
    if (signal.aborted) throw new Failure("INTERRUPTED", "interrupted")
    const copy = copyPath(layout.folder, tampering)
    await tampering.tamper(scene, copy)
    // One report of a failure is enough to see what it looks like.
    const report = index === 0 ? ["--report", layout.failedReport, "--key", layout.examinerKey] : []
    const { json, result } = await commands.verify(copy, "--trust", layout.trust, ...report)
    await writeFile(join(layout.results, `${tampering.copy}.json`), json)
    const one = { tampering, result, isMet: found(result, tampering.expected).length > 0 }
    story.tampering(index + 1, one)
    told.push(one)
  }
  return told
}
