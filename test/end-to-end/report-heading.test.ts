/** What stands largest on a report that was checked, as it is drawn: never a pass alone. */
import { expect } from "vitest"
import { reportCheckView } from "../../core/index.ts"
import { GENUINE } from "../support/drawn-reports.ts"
import { drawnResults } from "../support/drawn-window.ts"
import { drawnWindows } from "../support/drawn-windows.ts"
import { needsTool } from "../support/tools.ts"

const { describe, it } = needsTool("chromium")

describe("the heading of a report that was checked", () => {
  const inWindow = drawnWindows()

  it("shows of a genuine report about evidence that failed both marks, equally large", async () => {
    const drawn = drawnResults({})
    const view = reportCheckView(GENUINE, "en")
    const answers = { ...drawn.answers, "report:check": { kind: "checked", check: GENUINE, view } }
    await inWindow({ ...drawn, answers }, async ({ page }) => {
      await page.getByRole("button", { name: "Check a report" }).click()
      await page.getByRole("button", { name: /^Choose a report/ }).click()
      const heads = page.locator(".checked-head")
      await heads.first().waitFor()
      const seen = await heads.evaluateAll((all) =>
        all.map((head) => {
          const says = head.querySelector(".checked-says")!
          return {
            tone: head.getAttribute("data-tone"),
            says: says.textContent,
            size: Number.parseFloat(getComputedStyle(says).fontSize),
            mark: head.querySelector(".mark")!.getBoundingClientRect().width,
          }
        }),
      )
      expect(seen).toMatchObject([
        { tone: "passed", says: "The report is genuine" },
        { tone: "failed", says: "TOTAL-FAILED" },
      ])
      const [report, evidence] = seen
      expect(evidence!.size).toBeGreaterThanOrEqual(report!.size)
      expect(evidence!.mark).toBeGreaterThanOrEqual(report!.mark)
      await heads.nth(1).getByText("What the report says of the evidence").waitFor()
    })
  })
})
