/** The app's first file: offline before anything else is loaded, then the app itself. */
import "./offline.ts"

// Electron waits for this module before it is ready, and app.ts has to be in time for that.
await import("./app.ts")
