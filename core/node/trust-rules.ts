/**
 * What people do to the rules of a trust file: thresholds, witnesses, and dates.
 *
 * What each operation writes is decided in core/trust; which are refused before anything is
 * written is decided here, and what would be no pack is refused by its one reader.
 */
import { Failure, say } from "../base/index.ts"
import {
  rulesIn,
  thresholdIn,
  witnessesIn,
  type PackRules,
  type ThresholdRule,
} from "../trust/index.ts"
import { refuseAlone } from "./two-persons.ts"
import { changeTrust, type TrustAct, type TrustChanged } from "./trust-pack-file.ts"

export function setThreshold(on: TrustAct, rule: ThresholdRule): Promise<TrustChanged> {
  return changeTrust(on, (pack, before) => {
    if (
      rule.count === 0 &&
      !(before?.thresholds ?? []).some((one) => isFor(one.roles, rule.roles))
    ) {
      const roles = rule.roles.join(", ")
      throw new Failure("USAGE", say("there is no threshold for {roles}", { roles }))
    }
    return thresholdIn(pack, rule, on.act)
  })
}

function isFor(roles: readonly string[], asked: readonly string[]): boolean {
  return roles.length === asked.length && roles.every((role) => asked.includes(role))
}

export function setWitnesses(
  on: TrustAct,
  witnesses: { readonly keys: readonly string[]; readonly quorum: number },
): Promise<TrustChanged> {
  return changeTrust(on, (pack) => witnessesIn(pack, witnesses, on.act))
}

export function setRules(on: TrustAct, rules: PackRules): Promise<TrustChanged> {
  return changeTrust(on, (pack, before) => {
    if (rules.persons === 1) refuseAlone(on, before)
    return rulesIn(pack, rules, on.act)
  })
}
