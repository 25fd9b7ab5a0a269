/**
 * What a program asked of the system, as strace wrote it down: is there any call by which it
 * could have spoken to anybody, or written anywhere but where it was told to?
 *
 * Allowed is what is named here and nothing else, so a call that a later Node makes shows up.
 */
import { isAbsolute, resolve, sep } from "node:path"

/**
 * Arguments for strace: everything about networks, files and descriptors, with paths in full.
 *
 * What goes through an io_uring is seen by no trace. Node sets one up to watch its descriptors
 * with, and does without when it is told that the system has none; so it is told that.
 */
export const STRACE = [
  "-f",
  "-qq",
  "-y",
  "-s",
  "4096",
  "-e",
  "trace=%network,%file,%desc,io_uring_setup",
  "-e",
  "inject=io_uring_setup:error=ENOSYS",
] as const

/** A call that is not allowed, and why. */
export interface Violation {
  readonly call: string
  readonly why: string
}

export interface Allowed {
  /** Folder in which the program ran. */
  readonly cwd: string
  /** Paths at and below which it may write. */
  readonly outputs: readonly string[]
}

/** The calls of a trace that should not have been made. */
export function violations(trace: string, allowed: Allowed): readonly Violation[] {
  return wholeCalls(trace).flatMap((line) => {
    const call = parseCall(line)
    const why = call === undefined ? undefined : objection(call, allowed)
    return why === undefined ? [] : [{ call: line, why }]
  })
}

const BEGUN = /^(\d+) +(\w+)\(.* <unfinished \.\.\.>$/s
const RESUMED = /^(\d+) +<\.\.\. (\w+) resumed>(.*)$/s

/**
 * The lines, in which a call that another thread's interrupted is whole again: what came of it
 * stands on a later line. One that never came back stays as it was begun.
 */
function wholeCalls(trace: string): readonly string[] {
  const lines: string[] = []
  const begun = new Map<string, number>()
  for (const line of trace.split("\n")) {
    const [, thread = "", name = "", rest] = RESUMED.exec(line) ?? BEGUN.exec(line) ?? []
    const id = `${thread} ${name}`
    const at = begun.get(id)
    if (rest !== undefined && at !== undefined) {
      lines[at] = lines[at]!.replace(/ <unfinished \.\.\.>$/, "") + rest
      begun.delete(id)
    } else {
      if (name !== "" && rest === undefined) begun.set(id, lines.length)
      lines.push(line)
    }
  }
  return lines
}

interface Call {
  readonly name: string
  readonly args: string
}

/** `[pid 12] openat(...) = 3` and `12 openat(...`; nothing for signals and resumed calls. */
function parseCall(line: string): Call | undefined {
  const match = /^(?:\[pid +\d+\] |\d+ +)?(\w+)\((.*)$/s.exec(line)
  return match === null ? undefined : { name: match[1] ?? "", args: match[2] ?? "" }
}

/** strace's %network: every call on a socket, of any family. */
const NETWORK =
  /^(?:socket|socketpair|connect|bind|listen|accept4?|shutdown|(?:send|recv)(?:to|msg|mmsg)?|(?:get|set)sockopt|getsockname|getpeername|socketcall)$/
/** Calls that change what is under a path. */
const CHANGES_PATH =
  /^(?:creat|mkdir(?:at)?|rmdir|unlink(?:at)?|rename(?:at2?)?|link(?:at)?|symlink(?:at)?|mknod(?:at)?|truncate|chmod|fchmodat2?|l?chown|fchownat|utime|utimes|utimensat|futimesat|l?setxattr|l?removexattr|mount|umount2)$/
/** Calls that write through a descriptor. */
const WRITES =
  /^(?:write|writev|pwrite64|pwritev2?|ftruncate|fallocate|fchmod|fchown|fsetxattr|fremovexattr|sendfile|splice|tee|vmsplice|copy_file_range)$/
const OPENS = /^(?:open|openat|openat2|open_by_handle_at)$/
/** Any of these makes an open more than reading. */
const OPEN_TO_WRITE = /\bO_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)\b/

function objection({ name, args }: Call, allowed: Allowed): string | undefined {
  if (name === "io_uring_setup") {
    return args.includes("(INJECTED)") ? undefined : "a queue whose calls no trace shows"
  }
  if (NETWORK.test(name)) return "a socket"
  if (OPENS.test(name) && OPEN_TO_WRITE.test(args)) return outside(pathsIn(args), allowed)
  if (CHANGES_PATH.test(name)) return outside(pathsIn(args), allowed)
  return WRITES.test(name) ? writeObjection(args, allowed) : undefined
}

/**
 * Paths among the arguments, made absolute: `-y` puts the folder of a relative one behind its
 * descriptor, as in `AT_FDCWD</home/x>, "y"`.
 */
function pathsIn(args: string): readonly string[] {
  const paths: string[] = []
  let folder: string | undefined
  for (const [, descriptor, quoted] of args.matchAll(/<((?:[^>\\]|\\.)*)>|"((?:[^"\\]|\\.)*)"/g)) {
    if (descriptor !== undefined) folder = descriptor
    else if (quoted !== undefined) {
      paths.push(isAbsolute(quoted) || folder === undefined ? quoted : `${folder}/${quoted}`)
    }
  }
  return paths
}

/** Devices that hold nothing: what is written there is gone. */
const NOWHERE: readonly string[] = ["/dev/null", "/dev/tty"]

function outside(paths: readonly string[], { cwd, outputs }: Allowed): string | undefined {
  if (paths.length === 0) return "a change whose place cannot be told"
  const strange = paths
    .map((path) => resolve(cwd, path))
    .find((path) => !NOWHERE.includes(path) && !outputs.some((output) => isWithin(path, output)))
  return strange === undefined ? undefined : `a change outside the outputs: ${strange}`
}

function isWithin(path: string, output: string): boolean {
  return (
    path === output || path.startsWith(`${output}${sep}`) || path.startsWith(`${output}.partial-`)
  )
}

/**
 * What a write may go to besides outputs: the standard streams (0 to 2), and what has no name
 * outside of the process. Node wakes its own threads through pipes and event counters.
 */
const OWN = /^(?:pipe:\[\d+\]|anon_inode:\[(?:eventfd|eventpoll|timerfd)\](?::\S*)?)$/

function writeObjection(args: string, allowed: Allowed): string | undefined {
  const match = /^(\d+)<((?:[^>\\]|\\.)*)>/.exec(args)
  const [, fd = "", target = ""] = match ?? []
  if (match === null) return "a write whose place cannot be told"
  if (Number(fd) <= 2 || OWN.test(target)) return undefined
  return target.startsWith("/") ? outside([target], allowed) : `a write to ${target}`
}
