/** A program of its own that pins keys in a trust pack, one after the other: PATH FIRST COUNT. */
import { pinInPack } from "../../core/node/index.ts"
import { makeSigner } from "../../core/signatures/index.ts"

const [path = "", first = "0", count = "0"] = process.argv.slice(2)
for (let seed = Number(first); seed < Number(first) + Number(count); seed += 1) {
  const { publicKey } = makeSigner("ed25519", new Uint8Array(32).fill(seed))
  const act = { at: Date.UTC(2026, 5, 1), by: `Person ${first}`, reason: "for a test" }
  const pin = { key: publicKey, id: `key-${seed}`, subject: `Key ${seed}`, roles: ["exporter"] }
  await pinInPack({ path, act }, pin)
}
