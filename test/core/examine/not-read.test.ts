/** A file that an event names, and that may lie where nobody could look, is not said to be missing. */
import { describe, expect, it } from "vitest"
import { memoryContainer } from "../../../core/container/index.ts"
import { notReadIn } from "../../../core/examination/unread.ts"
import { finding } from "../../../core/findings/index.ts"
import { sentencesOf } from "../../../core/report/cases.ts"
import { TERMINAL } from "../../../core/report/wording.ts"

const container = {
  ...memoryContainer([{ path: "data/seen/a", bytes: new Uint8Array(1) }]),
  findings: [finding("ENTRY_UNREADABLE", "data/hidden")],
}

describe("a file that an event names and that was not read", () => {
  it.each([
    ["data/hidden/b", "data/hidden"],
    ["data/hidden", "data/hidden"],
    ["data/hiddenness", undefined],
    ["data/seen/a", undefined],
    ["data/seen/c", undefined],
  ])("%s is told with the place that it may lie in: %s", async (file, unread) => {
    const found = finding("EVENT_FILE_MISSING", "custody/events.jsonl", { file })
    const observed = await notReadIn(container)(found)
    expect(observed).toEqual(unread === undefined ? undefined : { unread })
    const { says } = sentencesOf({ ...found, observed: { file, ...observed } }, TERMINAL)
    expect(says).toMatch(unread === undefined ? /that is not in the evidence/ : /was not read/)
  })

  it("is asked of a folder alone, since an archive lists all that it holds", () => {
    const found = finding("EVENT_FILE_MISSING", "custody/events.jsonl", { file: "data/hidden/b" })
    expect(notReadIn({ ...container, kind: "zip" })(found)).toBe(undefined)
  })
})
