/** Findings of one code about one thing, told together: what all share once, the rest in a table. */
import type { FindingGroup } from "../../core/index.ts"
import { toldIn, type ToldObservation } from "./examined.ts"

type Observation = FindingGroup["observations"][number]

export interface Gathered {
  /** What every one of them observed alike. */
  readonly common: readonly ToldObservation[]
  /** Where each row stands, when all stand in the same places; then no row need say it. */
  readonly places: readonly Observation[] | undefined
  /** What else they observed, as it is told: heads of the columns. */
  readonly columns: readonly string[]
  readonly rows: readonly GatheredRow[]
}

export interface GatheredRow {
  /** Those that differ in their place alone. */
  readonly places: readonly Observation[]
  /** By column; undefined where it was not observed. */
  readonly cells: readonly (ToldObservation | undefined)[]
}

export function gathered(observations: readonly Observation[]): Gathered {
  const told = observations.map((one) => ({ one, all: toldIn(one) }))
  const members = new Map(told.flatMap(({ all }) => all.map((each) => [each.member, each])))
  const valueOf = (all: readonly ToldObservation[], member: string) =>
    all.find((each) => each.member === member)
  const isCommon = ({ member, value }: ToldObservation): boolean =>
    told.every(({ all }) => valueOf(all, member)?.value === value)
  const [common, others] = [true, false].map((wanted) =>
    Array.from(members.values()).filter((each) => isCommon(each) === wanted),
  )
  const columns = others ?? []
  const rows = told.map(({ one, all }) => ({
    one,
    cells: columns.map(({ member }) => valueOf(all, member)),
  }))
  const same = Map.groupBy(rows, ({ cells }) => JSON.stringify(cells.map((cell) => cell?.value)))
  const gatheredRows = Array.from(same.values(), (alike) => ({
    places: alike.map(({ one }) => one),
    cells: alike[0]?.cells ?? [],
  }))
  return {
    common: common ?? [],
    places: sharedPlaces(gatheredRows),
    columns: columns.map(({ fact }) => fact.name),
    rows: gatheredRows,
  }
}

function sharedPlaces(rows: readonly GatheredRow[]): readonly Observation[] | undefined {
  const keys = new Set(rows.map(({ places }) => JSON.stringify(places.map(({ where }) => where))))
  return keys.size === 1 ? rows[0]?.places : undefined
}
