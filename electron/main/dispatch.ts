/** From a message to its handler: the channel must be known and the ask well formed. */
import type { Api, Channel, PreloadChannels } from "../contract/channels.ts"
import { PARSERS, parseDropped } from "./asks.ts"
import type { Untold } from "./telling.ts"

/** What the gate calls: every answer as the window is told it. */
export type ToldHandlers = Api & {
  readonly [C in keyof PreloadChannels]: (
    ask: PreloadChannels[C]["ask"],
  ) => Promise<PreloadChannels[C]["answer"]>
}

/** The handlers themselves, whose refusals have no language yet. */
export type Handlers = {
  readonly [C in keyof ToldHandlers]: (
    ask: Parameters<ToldHandlers[C]>[0],
  ) => Promise<Untold<Awaited<ReturnType<ToldHandlers[C]>>>>
}

/** Every channel there is, for whoever has to listen on them. */
export const CHANNELS: readonly string[] = [...Object.keys(PARSERS), "evidence:dropped"]

/**
 * Answers one message.
 *
 * @throws TypeError for an unknown channel or an ask of another form: a defect, or an attack.
 */
export async function dispatch(
  handlers: ToldHandlers,
  channel: string,
  value: unknown,
): Promise<unknown> {
  if (channel === "evidence:dropped") {
    return handlers[channel](wellFormed(channel, parseDropped(value)))
  }
  if (!isChannel(channel)) throw new TypeError("there is no such channel")
  return answer(handlers, channel, value)
}

function answer(handlers: Api, channel: Channel, value: unknown): Promise<unknown> {
  // Parser and handler of one channel fit together; the compiler cannot see that they are one.
  const handler = handlers[channel] as (ask: unknown) => Promise<unknown>
  return handler(wellFormed<unknown>(channel, PARSERS[channel](value)))
}

function wellFormed<T>(channel: string, parsed: { readonly ask: T } | undefined): T {
  if (parsed === undefined) throw new TypeError(`what was asked on ${channel} has another form`)
  return parsed.ask
}

function isChannel(name: string): name is Channel {
  return Object.hasOwn(PARSERS, name)
}
