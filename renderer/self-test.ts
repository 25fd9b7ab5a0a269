/**
 * Tries every way out of the window, for the self-test: the address is reserved for
 * documentation (RFC 5737), the name can never exist (RFC 2606).
 *
 * An attempt is blocked when the page's policy reports that it refused this very address.
 * Anything else that kept it from going out was not the app's doing, and is told as such.
 */
import type { Attempt, AttemptOutcome } from "../electron/contract/self-test.ts"

const ADDRESS = "192.0.2.1"
const NAME = "sealwright.invalid"
const PATIENCE_MS = 1000

interface Way {
  readonly way: string
  readonly target: string
  readonly attempt: (url: string) => unknown
  readonly scheme?: "https" | "wss"
}

const WAYS: readonly Way[] = [
  { way: "fetch", target: ADDRESS, attempt: (url) => fetch(url) },
  { way: "fetch", target: NAME, attempt: (url) => fetch(url) },
  { way: "XMLHttpRequest", target: ADDRESS, attempt: request },
  { way: "EventSource", target: ADDRESS, attempt: (url) => new EventSource(url) },
  {
    way: "WebSocket",
    target: NAME,
    attempt: (url) => new WebSocket(url),
    scheme: "wss",
  },
  { way: "sendBeacon", target: ADDRESS, attempt: (url) => navigator.sendBeacon(url) },
  { way: "an image", target: ADDRESS, attempt: (url) => Object.assign(new Image(), { src: url }) },
  { way: "a style sheet", target: NAME, attempt: linkStyles },
  { way: "a font", target: ADDRESS, attempt: (url) => new FontFace("x", `url(${url})`).load() },
  { way: "a frame", target: ADDRESS, attempt: frame },
]

/** Tries every way, one after another, and WebRTC, which no policy of a page speaks of. */
export async function tryWaysOut(): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = []
  for (const [number, { way, target, attempt, scheme = "https" }] of WAYS.entries()) {
    const url = `${scheme}://${target}/self-test-${number}`
    attempts.push({ where: "window", way, target, outcome: await outcomeOf(url, attempt) })
  }
  const outcome = await outcomeOfWebRtc()
  return [...attempts, { where: "window", way: "WebRTC", target: ADDRESS, outcome }]
}

async function outcomeOf(url: string, attempt: (url: string) => unknown): Promise<AttemptOutcome> {
  const refused = Promise.withResolvers<"blocked">()
  const heard = ({ blockedURI }: SecurityPolicyViolationEvent): void => {
    // Some reports leave the path out.
    if (url.startsWith(blockedURI) && blockedURI !== "") refused.resolve("blocked")
  }
  document.addEventListener("securitypolicyviolation", heard)
  try {
    return await Promise.race([refused.promise, became(() => attempt(url))])
  } finally {
    document.removeEventListener("securitypolicyviolation", heard)
  }
}

/** What became of it by itself; a refusal is reported a moment after it was thrown. */
async function became(attempt: () => unknown): Promise<AttemptOutcome> {
  try {
    const made = await attempt()
    await pause()
    return made instanceof Response ? "escaped" : "stopped"
  } catch {
    await pause()
    return "stopped"
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS)
  })
}

function request(url: string): void {
  const asked = new XMLHttpRequest()
  asked.open("GET", url)
  asked.send()
}

function linkStyles(url: string): void {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: url })
  document.head.append(link)
  link.remove()
}

function frame(url: string): void {
  const made = Object.assign(document.createElement("iframe"), { src: url, hidden: true })
  document.body.append(made)
  setTimeout(() => {
    made.remove()
  }, PATIENCE_MS)
}

/** Without any candidate nothing was sent: the app lets WebRTC use no network interface. */
async function outcomeOfWebRtc(): Promise<AttemptOutcome> {
  const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:${ADDRESS}` }] })
  try {
    let candidates = 0
    connection.addEventListener("icecandidate", ({ candidate }) => {
      if (candidate !== null && candidate.candidate !== "") candidates += 1
    })
    connection.createDataChannel("self-test")
    await connection.setLocalDescription()
    await pause()
    return candidates === 0 ? "blocked" : "escaped"
  } catch {
    return "blocked"
  } finally {
    connection.close()
  }
}
