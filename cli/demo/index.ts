/**
 * The demo's door: what it made, for whoever shows it in another way than the terminal.
 *
 * The desktop application opens the same evidence as its sample, so that there is one
 * invented town, one list of tamperings, and one place that says what must be found.
 */
import { layoutIn } from "./place.ts"
import { PASSPHRASE } from "./run.ts"
import { copyPath, TAMPERINGS } from "./tamperings.ts"

export { runDemo } from "./run.ts"

export interface DemoFiles {
  readonly trust: string
  /** Key that signs reports; its certificate lies beside it. */
  readonly key: string
  readonly passphrase: string
  readonly sound: string
  readonly tampered: readonly {
    readonly path: string
    readonly done: string
    readonly hides: string
  }[]
}

/** What the demo leaves in its folder. */
export function demoFiles(folder: string): DemoFiles {
  const layout = layoutIn(folder)
  return {
    trust: layout.trust,
    key: layout.examinerKey,
    passphrase: PASSPHRASE,
    sound: layout.bag,
    tampered: TAMPERINGS.map((tampering) => {
      const { done, hides } = tampering
      return { path: copyPath(folder, tampering), done, hides }
    }),
  }
}
