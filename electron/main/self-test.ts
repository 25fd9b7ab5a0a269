/** What the self-test amounts to, in sentences that also go into a report. */
import type { Attempt, OwnFiles, SelfTest } from "../contract/self-test.ts"

/** Said whenever the app holds: the app is not the system, and must not pass for it. */
const WHAT_THE_SYSTEM_CAN_ADD =
  "Blocked by the app, not by the operating system. The system can add its own block: on Linux start the app with `unshare -n` (or `firejail --net=none`), elsewhere with a firewall rule for it, or unplug the network."

/** Every place of which something must be shown, by its name in a sentence. */
const PLACES: Readonly<Record<Attempt["where"], string>> = {
  window: "the window",
  main: "the main process",
  examiner: "the examiner",
}

/** @param at - Instant (RFC 3339) at which it ran. */
export function concludeSelfTest(
  at: string,
  attempts: readonly Attempt[],
  ownFiles: OwnFiles | null,
): SelfTest {
  const silent = Object.entries(PLACES)
    .filter(([place]) => !attempts.some(({ where }) => where === place))
    .map(([, name]) => name)
  const open = attempts.filter(({ outcome }) => outcome !== "blocked")
  const isWhole = ownFiles !== null && disorder(ownFiles).length === 0
  return {
    isSound: open.length === 0 && silent.length === 0 && isWhole,
    at,
    attempts,
    ownFiles,
    says: [
      `Self-test of ${at}: ${attempts.length - open.length} of ${attempts.length} ways out that were tried are blocked.`,
      ...open.map(openSentence),
      ...silent.map((place) => `Nothing was tried from ${place}, so nothing is shown of it.`),
      ...(open.length === 0 ? [WHAT_THE_SYSTEM_CAN_ADD] : []),
      ...filesSentences(ownFiles),
    ],
  }
}

function openSentence({ where, way, target, outcome }: Attempt): string {
  const became = outcome === "escaped" ? "was carried out" : "was stopped, but not by the app"
  return `A defect of this program: ${way} to ${target} from ${PLACES[where]} ${became}. Do not rely on this app being offline.`
}

function filesSentences(ownFiles: OwnFiles | null): readonly string[] {
  if (ownFiles === null) return ["The app's own files have no manifest to be checked against."]
  const found = disorder(ownFiles)
  if (found.length > 0)
    return [`The app is not as it was built: ${found.join("; ")}. Install it anew.`]
  return [`All ${ownFiles.checked} of the app's own files are as they were built.`]
}

function disorder({ differing, missing, unlisted }: OwnFiles): readonly string[] {
  return [
    ...(differing.length === 0 ? [] : [`differing: ${differing.join(", ")}`]),
    ...(missing.length === 0 ? [] : [`missing: ${missing.join(", ")}`]),
    ...(unlisted.length === 0 ? [] : [`not part of it: ${unlisted.join(", ")}`]),
  ]
}
