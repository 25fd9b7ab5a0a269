/**
 * A window of its own process over a state file: notes so many examinations, each with a write,
 * and changes settings meanwhile. Ends as a crash would, once the other has written as much.
 *
 * usage: change-state.ts FOLDER one|other COUNT
 */
import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as later } from "node:timers/promises"
import { openStateFile } from "../../electron/main/state-file.ts"
import { MOST_RECENT } from "../../electron/main/state-form.ts"
import { makeUnfinishedBook } from "../../electron/main/unfinished.ts"
import type { ExaminationHandle } from "../../electron/contract/examination.ts"
import type { EvidenceHandle } from "../../electron/contract/evidence.ts"
import { DEFAULT_TERMS, NOTHING_ONCE } from "../../electron/main/named-terms.ts"

const [folder = "", name = "", number = "0"] = process.argv.slice(2)
const count = Number(number)
const RECENT = 20

const state = openStateFile(folder)
const book = makeUnfinishedBook(state, () => true)
for (let at = 0; at < count; at += 1) {
  const path = `/${name}/${at}`
  const evidence = { handle: "evidence-1" as EvidenceHandle, name: path, kind: "file" } as const
  const handle = `examination-${at}` as ExaminationHandle
  book.note(
    handle,
    { evidence, path, trust: null, ...NOTHING_ONCE, terms: DEFAULT_TERMS },
    { kind: "queued", ahead: 0 },
  )
  if (at < RECENT) remember(path)
  if (name === "one") state.change({ trust: "/one" })
  else state.change({ keepsIndexes: true })
  const { preferences } = state.read()
  state.change({
    preferences: name === "one" ? { ...preferences, theme: "dark" } : { ...preferences, zoom: 150 },
  })
}
// The other is open until it has seen as much of this one.
while (state.lists().unfinished.length < 2 * count) await later(5)
console.log(book.left().length === 0 ? "nothing left" : "offered what another examines")
// Until both have looked, both are open.
writeFileSync(seenBy(name), "")
while (!existsSync(seenBy(name === "one" ? "other" : "one"))) await later(5)
process.kill(process.pid, "SIGKILL")

function seenBy(window: string): string {
  return join(folder, `seen-by-${window}`)
}

function remember(path: string): void {
  const entry = { path, name: path, verdict: "TOTAL-PASSED", evaluatedAt: "", resultDigest: "" }
  state.edit(({ recent }) => ({
    recent: [{ ...entry, verdict: "TOTAL-PASSED" } as const, ...recent].slice(0, MOST_RECENT),
  }))
}
