/**
 * `npm run build:desktop`: out/main, out/preload and out/renderer.
 *
 * Main and examiner are modules that leave packages outside, installed and auditable under
 * their own names, as the command line's build does. Preload is one CommonJS file, because a
 * sandboxed one cannot be anything else. The window's packages are bundled with it.
 */
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import react from "@vitejs/plugin-react"
import { defineConfig } from "electron-vite"
import { builtWorkers } from "./built-workers.mjs"

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const OUT = join(ROOT, "out")

/** Main, the examiner, and what its threads begin with. */
const MAIN_ENTRIES = [
  "electron/main/main.ts",
  "electron/main/examiner-process.ts",
  "electron/main/offline-worker.ts",
  "core/node/measure-worker.ts",
  "core/node/event-log/events-worker.ts",
]

export default defineConfig({
  main: {
    root: ROOT,
    plugins: [builtWorkers],
    build: {
      outDir: join(OUT, "main"),
      emptyOutDir: true,
      minify: false,
      externalizeDeps: true,
      rolldownOptions: {
        input: MAIN_ENTRIES.map((path) => join(ROOT, path)),
        output: {
          format: "es",
          entryFileNames: "[name].js",
          chunkFileNames: "[name]-[hash].js",
        },
      },
    },
  },
  preload: {
    root: ROOT,
    build: {
      outDir: join(OUT, "preload"),
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: { preload: join(ROOT, "electron/preload/preload.ts") },
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    root: join(ROOT, "renderer"),
    base: "./",
    plugins: [react()],
    build: {
      outDir: join(OUT, "renderer"),
      emptyOutDir: true,
      minify: true,
      // Fonts and pictures stay files of their own: the policy of the page allows no data in styles.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // Read from the disk, where one file starts faster than several; bench/desktop.ts holds the start.
      chunkSizeWarningLimit: 1024,
      rolldownOptions: { input: join(ROOT, "renderer/index.html") },
    },
  },
})
