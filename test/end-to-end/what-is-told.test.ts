/** What the window says of files, of the end of a log, and of a report that was just signed. */
import { expect } from "vitest"
import { finding } from "../../core/findings/index.ts"
import { madeLog } from "../support/drawn-log.ts"
import { drawnResults } from "../support/drawn-window.ts"
import { drawnWindows, press } from "../support/drawn-windows.ts"
import { failedResult, passedResult } from "../support/sample-results.ts"
import { needsTool } from "../support/tools.ts"

const { describe, it } = needsTool("chromium")
const RESULTS = { "passed.bag": passedResult(), "failed.bag": failedResult() }

describe("the window", () => {
  const inWindow = drawnWindows()

  it("says who vouches for each file, and leaves those for which nobody known does", async () => {
    await inWindow(drawnResults(RESULTS), async ({ page }) => {
      await press(page, [/^failed\.bag/, /^Files$/, "Who vouches"])
      const cells = page.locator(".file-rows .file-vouches")
      const first = (await cells.allInnerTexts()).find((who) => who !== "–")
      expect(first).toBe("nobody, see its findings")
      await page.getByText("Nobody known vouches").click()
      const told = await cells.allInnerTexts()
      expect(told.length).toBeGreaterThan(0)
      expect(told.every((who) => who === "–" || who.startsWith("nobody"))).toBe(true)
      await press(page, [/^passed\.bag/, /^Files$/])
      expect(await cells.first().innerText()).toMatch(/^(?!nobody|–)/u)
    })
  })

  it("says where a log ends, and who states that it ends there", async () => {
    const RECORDS = { first: 2003, last: 2100 }
    const cut = {
      ...passedResult(),
      findings: [
        {
          ...finding(
            "LOGCHAIN_TRUNCATED",
            { path: "custody/events.jsonl", range: RECORDS },
            {
              what: "truncated",
              records: "2003 to 2100",
            },
          ),
          ...{ severity: "broken" as const, says: "", check: "chain" as const },
        },
      ],
    }
    const ways = {
      sealed: /^After 2,003 records, as stated under seal by Acme; Notary\.$/,
      "no-origin":
        /^After 2,003 records, as stated under seal by Acme; Notary\. That holds and shows/,
      otherwise:
        /^After 2,003 records\. Under seal, Acme; Notary stated another number: 2,100, with the same/,
      checkpoint: /^After 2,003 records, as the checkpoint states it, which a pinned key signed/,
      broken: /^After 2,003 records, as stated under seal by Acme; Notary, which .* not accept\.$/,
      unknown: /^After 2,003 records\. Of the seals that state this end, none is known to be by a/,
      unstated: /^After 2,003 records\. No seal that was shown to hold states that this is its end/,
    }
    const drawn = drawnResults({
      ...Object.fromEntries(Object.keys(ways).map((way) => [`${way}.bag`, passedResult()])),
      "cut.bag": cut,
    })
    const outcomes = drawn.answersTo?.["examination:outcome"] as Record<
      string,
      { vouching: object }
    >
    for (const way of Object.keys(ways)) {
      const outcome = outcomes[`${way}.bag`]!
      const stated = way === "otherwise" ? { stated: { events: 2100, isLast: true } } : {}
      const logEnd = { way, subjects: ["Acme", "Notary"], ...stated }
      outcomes[`${way}.bag`] = { ...outcome, vouching: { ...outcome.vouching, logEnd } }
    }
    await inWindow({ ...drawn, live: madeLog(2003) }, async ({ page }) => {
      for (const [way, text] of Object.entries(ways)) {
        await press(page, [new RegExp(`^${way}\\.bag`, "u"), /^Proofs$/])
        await page.getByText(text).first().waitFor()
      }
      await press(page, [/^cut/, /^Proofs$/])
      await page
        .getByText(/^2,003 to 2,100$/)
        .first()
        .waitFor()
      expect(await page.getByText(/^After 2,003 records/).count()).toBe(0)
    })
  })

  it("asks for no passphrase any more once a report is signed", async () => {
    const drawn = drawnResults(RESULTS)
    const certificate = { subject: "CN=Ada", sha256: "5f".repeat(32) }
    const key = { handle: "key-901", name: "ada.key", certificate }
    const saved = { kind: "saved", file: "saved-903", name: "failed.pdf" }
    const answers = {
      ...drawn.answers,
      ...{ "key:choose": { kind: "key", key }, "report:save": saved },
      "report:preview": { ...(drawn.answers["report:preview"] as object), faults: {} },
    }
    const missing = "The key is encrypted: its passphrase is needed."
    await inWindow({ ...drawn, answers }, async ({ page }) => {
      await press(page, [/^failed\.bag/, /^Report$/, /^Choose a key file/, /^Sign and save/])
      await page.getByText(missing).waitFor()
      await page.locator("input[type=password]").fill("correct horse")
      await press(page, [/^Sign and save/])
      await page.getByText("Saved as failed.pdf").first().waitFor()
      expect(await page.locator("input[type=password]").inputValue()).toBe("")
      expect(await page.getByText(missing).count()).toBe(0)
      await press(page, [/^Sign and save/])
      await page.getByText(missing).waitFor()
    })
  })
})
