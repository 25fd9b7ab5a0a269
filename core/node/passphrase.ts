/**
 * Passphrases: from a file descriptor or from the terminal, and from nowhere else.
 *
 * Arguments and environment variables are seen by other programs and kept in histories,
 * so no passphrase is ever taken from one.
 */
import { closeSync, openSync, readSync, writeSync } from "node:fs"
import { setTimeout as wait } from "node:timers/promises"
import { ReadStream } from "node:tty"
import { Failure } from "../base/index.ts"
import { codeOf } from "./write-file.ts"

/** Most bytes of a passphrase; Node's own limit for encrypted keys. */
const LIMIT_BYTES = 1024
const LF = 0x0a
const CR = 0x0d
const RETRY_MS = 20

/** Where the passphrases of one command come from. */
export interface Passphrases {
  /** The passphrase that opens an existing key. */
  readonly existing: (path: string) => Promise<Uint8Array>
  /** A passphrase for a new key; asked for twice where somebody types it. */
  readonly fresh: (path: string) => Promise<Uint8Array>
}

/**
 * Takes passphrases from a file descriptor, or asks on the terminal when none is given.
 *
 * The descriptor is read once, up to the first LF (a CR before it is dropped) or to its end;
 * what it says serves every key of the command.
 *
 * @param fd - Number given with `--passphrase-fd`.
 */
export function makePassphrases(fd: number | undefined): Passphrases {
  if (fd === undefined) return { existing: askOnce, fresh: askTwice }
  let read: Promise<Uint8Array> | undefined
  const fromDescriptor = (): Promise<Uint8Array> => (read ??= readDescriptor(fd))
  return { existing: fromDescriptor, fresh: async () => notEmpty(await fromDescriptor()) }
}

async function readDescriptor(fd: number): Promise<Uint8Array> {
  const bytes: number[] = []
  for (;;) {
    // One byte at a time: what follows the line belongs to whoever reads the descriptor next.
    const byte = await readByte(fd)
    if (byte === undefined || byte === LF) break
    bytes.push(byte)
    if (bytes.length > LIMIT_BYTES) throw tooLong()
  }
  return Uint8Array.from(bytes.at(-1) === CR ? bytes.slice(0, -1) : bytes)
}

async function readByte(fd: number): Promise<number | undefined> {
  const byte = new Uint8Array(1)
  for (;;) {
    try {
      return readSync(fd, byte, 0, 1, null) === 0 ? undefined : byte[0]
    } catch (cause) {
      const code = codeOf(cause)
      if (code === "EOF") return undefined
      if (code !== "EAGAIN") {
        const message = `--passphrase-fd ${fd}: nothing can be read from that file descriptor`
        throw new Failure("USAGE", message, { cause })
      }
      await wait(RETRY_MS)
    }
  }
}

async function askOnce(path: string): Promise<Uint8Array> {
  return withTerminal(path, (keyboard) => ask(keyboard, `Passphrase for ${path}: `))
}

async function askTwice(path: string): Promise<Uint8Array> {
  return withTerminal(path, async (keyboard) => {
    const first = notEmpty(await ask(keyboard, `New passphrase for ${path}: `))
    const second = await ask(keyboard, "The same again: ")
    if (Buffer.compare(first, second) === 0) return first
    throw new Failure("USAGE", "the two passphrases differ; nothing was written", { path })
  })
}

function notEmpty(passphrase: Uint8Array): Uint8Array {
  if (passphrase.length > 0) return passphrase
  throw new Failure("USAGE", "the passphrase is empty; a key is only kept under one")
}

/** What is typed, byte by byte, over all questions of one conversation. */
type Keyboard = AsyncIterator<number, undefined>

/** Opens the terminal itself, so that standard input and output stay free for data. */
async function withTerminal<T>(path: string, use: (keyboard: Keyboard) => Promise<T>): Promise<T> {
  let fd: number
  try {
    fd = openSync(process.platform === "win32" ? "\\\\.\\CONIN$" : "/dev/tty", "r+")
  } catch (cause) {
    const message =
      "there is no terminal to ask for the passphrase; give it with --passphrase-fd N, such as --passphrase-fd 3 3<passphrase.txt"
    throw new Failure("USAGE", message, { path, cause })
  }
  const input = new ReadStream(fd)
  try {
    input.setRawMode(true)
    return await use(bytesOf(input))
  } finally {
    input.setRawMode(false)
    input.destroy()
  }
}

async function* bytesOf(input: ReadStream): AsyncGenerator<number, undefined> {
  // Without an encoding set, the stream yields bytes.
  for await (const chunk of input as AsyncIterable<Uint8Array>) yield* chunk
  return undefined
}

const KEYS = { interrupt: 0x03, end: 0x04, backspace: 0x08, clear: 0x15, delete: 0x7f } as const

/** Asks for one line without showing it. */
async function ask(keyboard: Keyboard, question: string): Promise<Uint8Array> {
  say(question)
  try {
    let typed: readonly number[] = []
    for (;;) {
      const { value: byte } = await keyboard.next()
      if (byte === undefined || byte === KEYS.interrupt || byte === KEYS.end) {
        throw new Failure("INTERRUPTED", "interrupted before a passphrase was given")
      }
      if (byte === CR || byte === LF) return Uint8Array.from(typed)
      typed = edit(typed, byte)
      if (typed.length > LIMIT_BYTES) throw tooLong()
    }
  } finally {
    say("\n")
  }
}

/** What the line holds after one more byte from the keyboard. */
function edit(typed: readonly number[], byte: number): readonly number[] {
  switch (byte) {
    case KEYS.backspace:
    case KEYS.delete: {
      // A character may be several bytes of UTF-8; those after its first begin with the bits 10.
      const start = typed.findLastIndex((one) => (one & 0xc0) !== 0x80)
      return typed.slice(0, Math.max(0, start))
    }
    case KEYS.clear:
      return []
    default:
      return [...typed, byte]
  }
}

function say(text: string): void {
  const path = process.platform === "win32" ? "\\\\.\\CONOUT$" : "/dev/tty"
  const output = openSync(path, "w")
  try {
    writeSync(output, text)
  } finally {
    closeSync(output)
  }
}

function tooLong(): Failure {
  return new Failure("USAGE", `a passphrase has at most ${LIMIT_BYTES} bytes`)
}
