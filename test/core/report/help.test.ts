import { expect, it } from "vitest"
import { CHECK_IDS, FINDING_CODES } from "../../../core/findings/index.ts"
import { reportHelp } from "../../../core/report/index.ts"

it("explains every published code and check, each once and in the published order", () => {
  const { codes, checks } = reportHelp()
  expect(codes.map(({ code }) => code)).toEqual(Object.keys(FINDING_CODES))
  expect(checks.map(({ id }) => id)).toEqual(CHECK_IDS)
})

it("tells each code with the weight that it has", () => {
  const labels = { broken: "✗ broken", doubtful: "? doubtful", noted: "· noted" }
  for (const { code, label, says } of reportHelp().codes) {
    expect(label).toBe(labels[FINDING_CODES[code].severity])
    expect(says).toBe(FINDING_CODES[code].says)
  }
})
