/**
 * Releases that wait for their acceptance, and which of them an acceptance answers.
 *
 * An acceptance answers for the objects it names: what was released with them and is not
 * named stays open. One that has a release's correlation and calls the objects by other
 * names answers it whole. Objects are given by their keys (objects.ts). Everything is found
 * by key: a hostile log may hold a million releases of one object.
 */
export interface Release {
  readonly seq: number
  /** Line of the log, from 1. */
  readonly line: number
  readonly correlation?: string
  /** Ids of the agents who are to receive. */
  readonly receivers: ReadonlySet<string>
  /** Objects that are not accepted yet. */
  readonly objects: ReadonlySet<string>
}

/** A release and those of its objects that an acceptance answers. */
export interface Answered {
  readonly release: Release
  readonly objects: readonly string[]
}

export interface OpenReleases {
  /** Adds a release; one without objects waits for nothing. */
  add(release: Release): void
  /** True when an object was released and not accepted. */
  isOpen(object: string): boolean
  /** Closes what an acceptance of these objects answers, and says what that was. */
  answer(correlation: string | undefined, objects: readonly string[]): readonly Answered[]
  /** What is still open, in the order of the log. */
  all(): Iterable<Release>
}

/** A release as kept here: its objects are taken out one by one. */
interface Waiting extends Release {
  readonly objects: Set<string>
}

/** Releases by object, the latest on top; those that no longer wait for it are dropped when met. */
type Stacks = Map<string, Waiting[]>

interface Correlated {
  readonly open: Set<Waiting>
  readonly byObject: Stacks
}

interface Index {
  readonly all: Set<Waiting>
  /** Releases with a correlation, and those without. */
  readonly tied: Stacks
  readonly untied: Stacks
  readonly correlations: Map<string, Correlated>
}

export function makeOpenReleases(): OpenReleases {
  const index: Index = {
    all: new Set(),
    tied: new Map(),
    untied: new Map(),
    correlations: new Map(),
  }
  return {
    add: (release) => {
      if (release.objects.size > 0) addTo(index, { ...release, objects: new Set(release.objects) })
    },
    isOpen: (object) => (latest(index.tied, object) ?? latest(index.untied, object)) !== undefined,
    answer: (correlation, objects) => {
      const answered = answersOf(index, correlation, objects)
      for (const [release, answeredFor] of answered) close(index, release, answeredFor)
      return [...answered].map(([release, answeredFor]) => ({ release, objects: answeredFor }))
    },
    all: () => index.all,
  }
}

function addTo(index: Index, release: Waiting): void {
  const { correlation, objects } = release
  index.all.add(release)
  for (const object of objects) {
    push(correlation === undefined ? index.untied : index.tied, object, release)
  }
  if (correlation === undefined) return
  const known = index.correlations.get(correlation)
  const correlated = known ?? { open: new Set(), byObject: new Map() }
  if (known === undefined) index.correlations.set(correlation, correlated)
  correlated.open.add(release)
  for (const object of objects) push(correlated.byObject, object, release)
}

function push(stacks: Stacks, object: string, release: Waiting): void {
  const stack = stacks.get(object)
  if (stack === undefined) stacks.set(object, [release])
  else stack.push(release)
}

/** The latest release that still waits for an object. */
function latest(stacks: Stacks, object: string): Waiting | undefined {
  const stack = stacks.get(object)
  while (stack !== undefined) {
    const top = stack.at(-1)
    if (top === undefined) stacks.delete(object)
    if (top === undefined || top.objects.has(object)) return top
    stack.pop()
  }
  return undefined
}

/** What an acceptance answers: the objects it answers for, by release. */
function answersOf(
  index: Index,
  correlation: string | undefined,
  objects: readonly string[],
): ReadonlyMap<Waiting, readonly string[]> {
  const answers = new Map<Waiting, string[]>()
  const correlated = correlation === undefined ? undefined : index.correlations.get(correlation)
  const rest = objects.filter((object) => {
    const release = correlated && latest(correlated.byObject, object)
    if (release !== undefined) addAnswer(answers, release, object)
    return release === undefined
  })
  if (correlated !== undefined && answers.size === 0) {
    return new Map([...correlated.open].map((release) => [release, [...release.objects]]))
  }
  for (const object of rest) {
    const release = latestUncorrelated(index, correlation, object)
    if (release !== undefined) addAnswer(answers, release, object)
  }
  return answers
}

/** Where both sides have a correlation and these differ, a shared object is no answer. */
function latestUncorrelated(
  { tied, untied }: Index,
  correlation: string | undefined,
  object: string,
): Waiting | undefined {
  const without = latest(untied, object)
  if (correlation !== undefined) return without
  const having = latest(tied, object)
  if (without === undefined || having === undefined) return without ?? having
  return without.seq > having.seq ? without : having
}

function addAnswer(answers: Map<Waiting, string[]>, release: Waiting, object: string): void {
  const objects = answers.get(release)
  if (objects === undefined) answers.set(release, [object])
  else objects.push(object)
}

function close(index: Index, release: Waiting, objects: readonly string[]): void {
  const stacks = release.correlation === undefined ? index.untied : index.tied
  for (const object of objects) {
    release.objects.delete(object)
    // Met once more, a release that waits no longer is dropped; otherwise all of them would stay.
    latest(stacks, object)
  }
  if (release.objects.size > 0) return
  index.all.delete(release)
  if (release.correlation === undefined) return
  const correlated = index.correlations.get(release.correlation)
  correlated?.open.delete(release)
  if (correlated?.open.size === 0) index.correlations.delete(release.correlation)
}
