/** What differs from the default in how something is examined: one line, or nothing. */
import type { TermsTold } from "../../electron/contract/terms.ts"
import { useQuantities } from "../words/quantities.ts"
import { useWords } from "../words/words.ts"

/** A text a difference; none where it is examined as usual. */
export function useTermsTold(told: TermsTold): readonly string[] {
  const { told: words } = useWords().terms
  const { count, instant } = useQuantities()
  const { policy, signers, head, engine, at, jobs, earlier } = told
  return [
    ...(policy === null ? [] : [words.policy(policy)]),
    ...(signers === 0 ? [] : [words.signers(count(signers), signers === 1)]),
    ...(head === null ? [] : [words.head(head.slice(0, head.indexOf(":")))]),
    ...(engine === "native" ? [] : [words.engines[engine]]),
    ...(at === null ? [] : [words.at(instant(at))]),
    ...(jobs === null ? [] : [words.jobs(count(jobs), jobs === 1)]),
    ...(earlier === null ? [] : [words.earlier(earlier)]),
  ]
}
