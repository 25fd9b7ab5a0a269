/** A small bag that passes a drill's baseline, with its key and its trust file beside it. */
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { event } from "./evidence.ts"
import { run, runWith } from "./terminal.ts"

/** Makes export/, events.jsonl, eve.key, drill.json and drill.bag in a folder. */
export async function makeDrillBag(folder: string, passphrase: string): Promise<void> {
  const at = (name: string): string => join(folder, name)
  mkdirSync(at("export"))
  for (const name of ["a", "b", "c"]) writeFileSync(at(`export/${name}.json`), `{"id":"${name}"}\n`)
  const lines = [1, 2, 3, 4, 5, 6].map((n) => `${JSON.stringify(event(n))}\n`)
  writeFileSync(at("events.jsonl"), lines.join(""))
  await runWith(passphrase, ["keys", "new", "--out", at("eve.key")])
  const seal = ["seal", at("export"), "--out", at("drill.bag"), "--key", at("eve.key")]
  const more = ["--events", at("events.jsonl"), "--exporter", "acme.example"]
  await runWith(passphrase, [...seal, ...more])
  const pin = ["keys", "pin", at("eve.key.pub"), "--trust", at("drill.json"), "--id", "eve"]
  await run([...pin, "--by", "A", "--reason", "met", "--subject", "Eve", "--role", "exporter"])
}
