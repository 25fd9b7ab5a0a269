/** How every thread of the app begins: offline first, then what it was started for. */
import "./offline.ts"
import { createRequire, syncBuiltinESMExports } from "node:module"
import { workerData } from "node:worker_threads"

// Only offline.ts starts this file, and it gives exactly this.
const given = workerData as { readonly entry: string; readonly workerData: unknown }
const threads = createRequire(import.meta.url)("node:worker_threads") as { workerData: unknown }
threads.workerData = given.workerData
syncBuiltinESMExports()
await import(/* @vite-ignore */ given.entry)
