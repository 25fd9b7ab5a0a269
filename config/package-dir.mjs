/**
 * `npm run package:dir`: the packaged application as a folder, with the fuses of a release,
 * which are read back from the packaged binary.
 */
import { readdirSync } from "node:fs"
import { join } from "node:path"
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses"
import { build } from "electron-builder"
import { builtDesktop } from "./build-desktop.mjs"
import { electronBinary, EXIT_WITHOUT_BINARY, withoutBinary } from "./electron-binary.mjs"

/** Bits of the fuse wire as a release must have them. */
const WANTED = /** @type {const} */ ([
  [FuseV1Options.RunAsNode, FuseState.DISABLE],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseState.DISABLE],
  [FuseV1Options.EnableNodeCliInspectArguments, FuseState.DISABLE],
  [FuseV1Options.EnableCookieEncryption, FuseState.ENABLE],
  [FuseV1Options.OnlyLoadAppFromAsar, FuseState.ENABLE],
])

/** @param {{ readonly folder: string }} binary */
async function packageDir({ folder }) {
  await builtDesktop()
  await build({ dir: true, publish: "never", config: { electronDist: folder } })
  const [unpacked] = readdirSync("release").filter((name) => name.endsWith("unpacked"))
  if (unpacked === undefined) throw new Error("nothing was packaged")
  const executable = process.platform === "win32" ? "Sealwright.exe" : "sealwright"
  const wire = await getCurrentFuseWire(join("release", unpacked, executable))
  const wrong = WANTED.filter(([fuse, state]) => wire[fuse] !== state)
  for (const [fuse] of wrong) console.error(`the fuse ${FuseV1Options[fuse]} is not as it must be`)
  process.exitCode = wrong.length === 0 ? 0 : 1
}

const binary = electronBinary()
if (binary === undefined) {
  console.error(withoutBinary("The app cannot be packaged"))
  process.exitCode = EXIT_WITHOUT_BINARY
} else {
  await packageDir(binary)
}
