/**
 * Points `new URL("./x-worker.ts", import.meta.url)` at the built worker.
 *
 * Everything is emitted into one flat folder, so the same relative name holds from whichever
 * chunk the reference ends up in.
 */

/** @type {import("rolldown").Plugin} */
export const builtWorkers = {
  name: "built-workers",
  transform: {
    filter: { code: "import.meta.url" },
    handler: (code) =>
      code.replace(
        /new URL\(\s*(["'])(?:[^"']*\/)?([^"'/]*worker[^"'/]*)\.ts\1,\s*import\.meta\.url/g,
        'new URL("./$2.js", import.meta.url',
      ),
  },
}
