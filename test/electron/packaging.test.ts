/** What the installers promise, by the configuration that makes them. */
import { spawnSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { getConfig, validateConfiguration } from "app-builder-lib/out/util/config/config.js"
import type { Configuration } from "electron-builder"
import { beforeAll, describe, expect, it } from "vitest"

let configuration: Configuration
beforeAll(async () => {
  configuration = await getConfig(process.cwd(), "electron-builder.yml", null)
})

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

describe("electron-builder.yml", () => {
  it("is accepted by electron-builder itself, which refuses what it does not know", async () => {
    // Of a logger only these are asked.
    const silent: unknown = { isEnabled: false, add: () => undefined }
    const logger = silent as Parameters<typeof validateConfiguration>[1]
    await expect(validateConfiguration(configuration, logger)).resolves.toBeUndefined()
    const planted = { ...configuration, planted: true } as Configuration
    await expect(validateConfiguration(planted, logger)).rejects.toThrow("planted")
  })

  it("makes AppImage and deb, an installer for Windows and a disk image for macOS", () => {
    expect(configuration.linux?.target).toEqual(["AppImage", "deb"])
    expect(configuration.win?.target).toBe("nsis")
    expect(configuration.mac?.target).toBe("dmg")
  })

  it("sets every fuse of a release", () => {
    expect(configuration.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
      grantFileProtocolExtraPrivileges: false,
    })
    expect(configuration.asar).toBe(true)
  })

  it("publishes nothing and brings nothing that looks for updates", () => {
    expect(configuration.publish).toBeNull()
    expect(configuration.dmg?.writeUpdateInfo).toBe(false)
    expect(configuration.nsis?.differentialPackage).toBe(false)
    const packages = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
    expect(packages).not.toContain("electron-updater")
  })

  it("packages what was built and no source", () => {
    const filter = ["out/**", "package.json", "LICENSE", "NOTICE"]
    expect(configuration.files).toEqual([{ filter }])
    const main = (configuration.extraMetadata as { main: string }).main
    expect(main).toBe("out/main/main.js")
  })

  it("names the Electron that is installed, exactly", () => {
    expect(configuration.electronVersion).toBe(manifest.devDependencies["electron"])
  })

  it("opens archives where that takes them from nobody, and none on Windows", () => {
    const extensions = (of: { fileAssociations?: unknown } | null | undefined) =>
      (of?.fileAssociations as readonly { ext: string }[] | undefined)?.map(({ ext }) => ext)
    expect(extensions(configuration.linux)).toEqual(["zip", "tar", "tgz"])
    expect(extensions(configuration.mac)).toEqual(["zip", "tar", "tgz"])
    expect(extensions(configuration.win)).toBeUndefined()
  })
})

describe("without Electron's binary", () => {
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: "/nowhere" }
  const SCRIPTS = ["config/start-desktop.mjs", "config/package-dir.mjs", "test/electron-app/run.ts"]

  it.each(SCRIPTS)("%s says so in one sentence and ends with a code of its own", (script) => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [script], {
      encoding: "utf8",
      env,
    })
    expect(status).toBe(3)
    expect(stdout).toBe("")
    expect(stderr.trim().split("\n")).toHaveLength(1)
    expect(stderr).toContain("npm run preview")
  })
})

describe("the packages of the app", () => {
  it("were installed without Electron's binary, and none downloads one by itself", () => {
    const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
      packages: Record<string, { hasInstallScript?: boolean }>
    }
    const scripts = Object.entries(lock.packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path)
    // The second copies a file that it brought along; see decision 0070.
    expect(scripts.filter((path) => path !== "")).toEqual([
      "node_modules/electron-winstaller",
      "node_modules/node",
    ])
    expect(existsSync("node_modules/electron/package.json")).toBe(true)
  })
})
