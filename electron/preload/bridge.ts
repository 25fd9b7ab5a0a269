/**
 * The bridge: the contract as functions, over whatever carries messages to main.
 *
 * Electron carries them in preload.ts. What can be said is the table below and nothing
 * else; a channel of the contract that is missing here does not compile.
 */
import type {
  Api,
  Ask,
  Answer,
  Bridge,
  Channel,
  Happening,
  Happenings,
  PreloadChannels,
} from "../contract/channels.ts"

/** What carries messages, as far as the bridge needs it. */
export interface Transport {
  readonly invoke: (channel: string, ask: unknown) => Promise<unknown>
  /** @returns a function that ends the subscription. */
  readonly listen: (happening: string, listener: (value: unknown) => void) => () => void
  /** Where a dropped file lies on disk; empty for one that lies nowhere. */
  readonly pathOf: (file: File) => string | Promise<string>
}

const CHANNELS: Readonly<Record<Channel, true>> = {
  "evidence:choose": true,
  "evidence:recent": true,
  "evidence:again": true,
  "evidence:forget": true,
  "evidence:since": true,
  "evidence:show-in-folder": true,
  "sample:open": true,
  "sample:read": true,
  "trust:current": true,
  "trust:choose": true,
  "trust:forget": true,
  "terms:choose-policy": true,
  "terms:name-signer": true,
  "terms:name-head": true,
  "terms:name-expected": true,
  "terms:name-earlier": true,
  "pack:read": true,
  "pack:choose-key": true,
  "pack:pin": true,
  "pack:confirm": true,
  "pack:rotate": true,
  "pack:end": true,
  "pack:choose-authority": true,
  "pack:anchor": true,
  "pack:choose-revocation": true,
  "pack:import-revocation": true,
  "pack:threshold": true,
  "pack:witnesses": true,
  "pack:rules": true,
  "pack:choose-checkpoint": true,
  "pack:head": true,
  "pack:record": true,
  "pack:choose-changed": true,
  "pack:record-other": true,
  "pack:sign": true,
  "pack:choose-other": true,
  "pack:compare": true,
  "key:make": true,
  "signing-key:choose": true,
  "seal:choose-source": true,
  "seal:choose-events": true,
  "seal:preview": true,
  "seal:run": true,
  "work:stop": true,
  "examination:start": true,
  "examination:list": true,
  "examination:cancel": true,
  "examination:again": true,
  "examination:close": true,
  "examination:pause": true,
  "examination:continue": true,
  "unfinished:list": true,
  "unfinished:resume": true,
  "unfinished:forget": true,
  "examination:outcome": true,
  "file:page": true,
  "log:range": true,
  "log:timeline": true,
  "log:rows": true,
  "log:record": true,
  "log:values": true,
  "log:proof": true,
  "log:checkpoints": true,
  "result:save": true,
  "key:choose": true,
  "report:draft": true,
  "report:preview": true,
  "case:load": true,
  "case:save": true,
  "report:choose-signed": true,
  "report:stamp-request": true,
  "report:stamp-import": true,
  "stamp:request": true,
  "stamp:choose": true,
  "stamp:check": true,
  "stamp:add": true,
  "evidence:inspect": true,
  "evidence:drill": true,
  "drill:save": true,
  "primitive:check": true,
  "primitive:batch": true,
  "primitive:open": true,
  "file:sign": true,
  "file:stamp-request": true,
  "single:choose": true,
  "signature:judge": true,
  "judgement:save": true,
  "report:choose": true,
  "report:check": true,
  "report:save": true,
  "saved:show-in-folder": true,
  "clipboard:write": true,
  "preferences:read": true,
  "preferences:write": true,
  "read-only:read": true,
  "read-only:write": true,
  "index:read": true,
  "index:keep": true,
  "index:remove": true,
  "notices:read": true,
  "about:read": true,
  "help:read": true,
  "self-test:run": true,
}

const HAPPENINGS: Readonly<Record<Happening, true>> = {
  "examination:changed": true,
  "work:progress": true,
  "read-only:changed": true,
  "evidence:opened": true,
}

/** Builds what the window sees. Main checks every ask, so nothing is checked here. */
export function makeBridge({ invoke, listen, pathOf }: Transport): Bridge<File> {
  const call = <C extends Channel>(channel: C) => {
    // Main answers on this channel with this type; its handlers are the same Api.
    return (ask: Ask<C>) => invoke(channel, ask) as Promise<Answer<C>>
  }
  const names = Object.keys(CHANNELS) as Channel[] // the keys of the table above
  const api = Object.fromEntries(names.map((name) => [name, call(name)]))
  return {
    api: api as unknown as Api, // one function a channel, from the whole table
    offerDropped: async (files) => {
      // Also the empty ones: main says what is the matter with these.
      const paths = await Promise.all(files.map(async (file) => pathOf(file)))
      const answer = invoke("evidence:dropped" satisfies keyof PreloadChannels, paths)
      return answer as Promise<PreloadChannels["evidence:dropped"]["answer"]>
    },
    subscribe: (happening, listener) => {
      if (!Object.hasOwn(HAPPENINGS, happening)) throw new RangeError("nothing of that name")
      return listen(happening, (value) => {
        listener(value as Happenings[typeof happening]) // main tells it under this name only
      })
    },
  }
}
