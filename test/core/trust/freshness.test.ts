import { describe, expect, it } from "vitest"
import { statusOf } from "../../../core/findings/index.ts"
import { checkFreshness, type LogState, type PinnedHead } from "../../../core/trust/index.ts"

const ORIGIN = "acme.example/log-1"
const ROOT_AT_3 = new Uint8Array(32).fill(3)
const LOG: LogState = {
  origin: ORIGIN,
  size: 5,
  rootAt: (size) => (size === 3 ? ROOT_AT_3 : undefined),
}
const DIGEST = "ab".repeat(32)
const KNOWN = { bagId: "bag-1", digest: DIGEST }

function head(size: number, root = ROOT_AT_3, origin = ORIGIN): PinnedHead {
  return { origin, size, root, seenAt: "2026-01-01T00:00:00Z" }
}

describe("checkFreshness", () => {
  it("does not run when nothing was pinned and nothing expected", () => {
    expect(statusOf(checkFreshness([], LOG, KNOWN))).toBe("NOT_RUN")
  })

  it("passes a log that contains the pinned head", () => {
    expect(statusOf(checkFreshness([head(3)], LOG, KNOWN))).toBe("PASSED")
  })

  it("calls a log that ends before the pinned head stale, which leaves it open", () => {
    const outcome = checkFreshness([head(6)], LOG, KNOWN)
    expect(outcome.findings.map(({ code }) => code)).toEqual(["STALE_BUNDLE"])
    expect(statusOf(outcome)).toBe("INDETERMINATE")
  })

  it("fails a log that contradicts the pinned head", () => {
    const outcome = checkFreshness([head(3, new Uint8Array(32).fill(9))], LOG, KNOWN)
    expect(outcome.findings.map(({ code }) => code)).toEqual(["LOGCHAIN_FORK"])
    expect(statusOf(outcome)).toBe("FAILED")
  })

  it("fails when the root at a reached size is not known, rather than passing it", () => {
    expect(statusOf(checkFreshness([head(4)], LOG, KNOWN))).toBe("FAILED")
  })

  it("does not take a head of another log for one of this", () => {
    const other = head(6, ROOT_AT_3, "other.example/log-1")
    expect(statusOf(checkFreshness([other], LOG, KNOWN))).toBe("NOT_RUN")
  })

  it.each([KNOWN.bagId, DIGEST, DIGEST.toUpperCase()])(
    "passes the bag that was asked for: %s",
    (asked) => {
      expect(statusOf(checkFreshness([], LOG, { ...KNOWN, asked }))).toBe("PASSED")
    },
  )

  it("fails another bag than the one asked for", () => {
    const outcome = checkFreshness([], LOG, { ...KNOWN, asked: "bag-2" })
    expect(outcome.findings.map(({ code }) => code)).toEqual(["BUNDLE_UNEXPECTED"])
    expect(statusOf(outcome)).toBe("FAILED")
  })
})
