import { describe, expect, it } from "vitest"
import type { ExaminationProgress } from "../../../electron/contract/examination.ts"
import { followProgress } from "../../../electron/main/follow-progress.ts"

const MEGABYTE = 1_000_000

function following() {
  let nowMs = 0
  const told: ExaminationProgress[] = []
  const follow = followProgress(
    (progress) => told.push(progress),
    () => nowMs,
  )
  return {
    follow,
    last: () => told.at(-1)!,
    pass: (ms: number) => {
      nowMs += ms
    },
  }
}

describe("followProgress", () => {
  it("counts no time for which the examination was paused", () => {
    const { follow, last, pass } = following()
    follow.opened([{ kind: "file", sizeBytes: 4 * MEGABYTE }])
    pass(1000)
    follow.onBytes(MEGABYTE)
    expect(last()).toMatchObject({ elapsedMs: 1000, bytesPerSecond: MEGABYTE, remainingMs: 3000 })
    follow.onHeld(true)
    expect(last()).toMatchObject({ isPaused: true, elapsedMs: 1000, remainingMs: 3000 })
    pass(3_600_000)
    follow.onHeld(false)
    expect(last()).toMatchObject({ elapsedMs: 1000, bytesPerSecond: MEGABYTE, remainingMs: 3000 })
    expect(last().isPaused).toBeUndefined()
    pass(1000)
    follow.onBytes(MEGABYTE)
    expect(last()).toMatchObject({ elapsedMs: 2000, bytesPerSecond: MEGABYTE, remainingMs: 2000 })
  })

  it("stays at the stage in which it was paused, and hears a second pause as the first", () => {
    const { follow, last, pass } = following()
    follow.opened([{ kind: "file", sizeBytes: 4 * MEGABYTE }])
    follow.onHeld(true)
    pass(500)
    follow.onHeld(true)
    pass(500)
    follow.onHeld(false)
    follow.onHeld(false)
    expect(last()).toMatchObject({ stage: "reading", elapsedMs: 0 })
  })
})
