/** A list of findings that hostile evidence cannot make endless. */
import { finding, type Finding, type FindingCode } from "../findings/index.ts"

/** So many findings of one code are told one by one; the rest is told as a number. */
const TOLD_OF_EACH_CODE = 100

export interface FindingList {
  add(...found: readonly Finding[]): void
  /** What was added, in order, and one last finding for each code that was cut short. */
  all(): readonly Finding[]
}

export function makeFindingList(): FindingList {
  const counts = new Map<FindingCode, number>()
  const told: Finding[] = []
  return {
    add: (...found) => {
      for (const one of found) {
        const count = (counts.get(one.code) ?? 0) + 1
        counts.set(one.code, count)
        if (count <= TOLD_OF_EACH_CODE) told.push(one)
      }
    },
    all: () => [
      ...told,
      ...[...counts]
        .filter(([, count]) => count > TOLD_OF_EACH_CODE)
        .map(([code, count]) =>
          finding(code, "", {
            reason: "further findings of this kind",
            count: String(count - TOLD_OF_EACH_CODE),
          }),
        ),
    ],
  }
}
