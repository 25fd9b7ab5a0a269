/** Two persons at once: what nobody may do alone where a pack asks for two. */
import { Failure, say } from "../base/index.ts"
import type { TrustStore } from "../trust/index.ts"
import type { TrustAct } from "./trust-pack-file.ts"

/** Whoever could pin an authority alone, or lower the rule, could pin keys alone through it. */
export function refuseAlone({ act }: TrustAct, before: TrustStore | undefined): void {
  if (before?.persons !== 2 || act.second !== undefined) return
  throw new Failure(
    "USAGE",
    say(
      "this trust file asks for two persons; name the other one too (on the command line: --second)",
    ),
  )
}
