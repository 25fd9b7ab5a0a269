import { describe, expect, it } from "vitest"
import { Failure, say } from "../../../core/index.ts"
import type { Session } from "../../../electron/main/session.ts"
import { told } from "../../../electron/main/telling.ts"
import { unusableTrust } from "../../../electron/main/trust-packs.ts"

/** What is told of a file that is no trust pack, while this one is in force. */
function toldUnder(trust: string | null): string {
  const read = () => ({ trust })
  const session = { state: { read } } as unknown as Pick<Session, "state"> // all that is asked of it
  const cause = new Failure("MALFORMED", say("it is empty"))
  return told("en", unusableTrust(session, cause, "/home/c/mytrust.json").says)
}

describe("a file that cannot be used as a trust file", () => {
  it("is named in its own letters, with the pack that stays in force", () => {
    expect(toldUnder("/home/c/ours.json")).toBe(
      "mytrust.json cannot be used as a trust file (it is empty); ours.json stays in force.",
    )
    expect(toldUnder(null)).toBe(
      "mytrust.json cannot be used as a trust file (it is empty); nobody is trusted, as before.",
    )
  })
})
