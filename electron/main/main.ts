/** The app's first file: wires the parts together, and does nothing else. */
import { app } from "electron"
import { CHROMIUM_SWITCHES } from "./security.ts"

for (const [name, value] of CHROMIUM_SWITCHES) {
  if (value === undefined) app.commandLine.appendSwitch(name)
  else app.commandLine.appendSwitch(name, value)
}
