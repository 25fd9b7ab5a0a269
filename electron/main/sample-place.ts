/** Where the sample lies in this session, and how the same is called where it is made again. */
import { dirname, join, posix, relative, sep } from "node:path"
import { commandLine } from "./command-line.ts"

/** The folder that the demo makes in the commands that are shown. */
const SAMPLE_AGAIN = "sealwright-demo"

interface Place {
  readonly sessionFolder: string
}

/** @param number - Of the try: what is left of one that failed stays where it is. */
export function sampleFolder({ sessionFolder }: Place, number: number): string {
  return join(sessionFolder, `sample-${number}`)
}

/** A path in the sample as it is in a sample that is made again; `undefined` for other paths. */
export function pathInSample({ sessionFolder }: Place, path: string): string | undefined {
  const [first = "", ...names] = relative(sessionFolder, path).split(sep)
  return /^sample-\d+$/.test(first) ? posix.join(SAMPLE_AGAIN, ...names) : undefined
}

/** A path in the sample from the folder of another file in it; `undefined` for other paths. */
export function pathBeside(place: Place, file: string, path: string): string | undefined {
  if (pathInSample(place, path) === undefined) return undefined
  return posix.join(...relative(dirname(file), path).split(sep))
}

/** A command about a piece of the sample, after the one that makes it again; others as they are. */
export function afterSample(place: Place, path: string, command: string): string {
  if (pathInSample(place, path) === undefined) return command
  return `${commandLine("demo", [["--out", SAMPLE_AGAIN]])}\n${command}`
}
