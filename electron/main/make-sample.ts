/** The sample is the demo of the command line: the same evidence, made by the same commands. */
import { demoFiles, runDemo } from "../../cli/demo/index.ts"
import type { Doing, SampleFiles } from "./examiner-work.ts"

/** @throws Failure when it cannot be written, or when somebody stops it. */
export async function makeSample(
  { folder }: { readonly folder: string },
  { signal }: Doing,
): Promise<SampleFiles> {
  const nobody = { out: () => undefined, err: () => undefined, colour: false, progress: false }
  const io = { ...nobody, columns: 80, now: () => Date.now(), input: nothing(), signal }
  await runDemo({ out: folder, program: "sealwright" }, io)
  return demoFiles(folder)
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // The demo asks for no input.
}
