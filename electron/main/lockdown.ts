/**
 * The lockdown of processes, sessions and pages: nothing leaves, nothing comes in.
 *
 * What is refused is said in security.ts; here Electron is told.
 */
import { app, type Session, type WebContents } from "electron"
import { CHROMIUM_SWITCHES, isOurs, NO_BYPASS, NO_PROXY, WEBRTC_POLICY } from "./security.ts"

/** Before Electron is ready. */
export function lockProcess(): void {
  app.enableSandbox()
  for (const [name, value] of CHROMIUM_SWITCHES) {
    if (value === undefined) app.commandLine.appendSwitch(name)
    else app.commandLine.appendSwitch(name, value)
  }
}

/** Every session, also one that nobody meant to make. */
export function lockSession(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !isOurs(url) })
  })
  session.setPermissionRequestHandler((_, __, answer) => {
    answer(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
  session.on("will-download", (event) => {
    event.preventDefault()
  })
  void session.setProxy({
    mode: "fixed_servers",
    proxyRules: NO_PROXY,
    proxyBypassRules: NO_BYPASS,
  })
}

/** Every page, and whatever else shows content. */
export function lockContents(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy(WEBRTC_POLICY)
  contents.setWindowOpenHandler(() => ({ action: "deny" }))
  contents.on("will-navigate", refuseForeign)
  contents.on("will-redirect", refuseForeign)
  contents.on("will-frame-navigate", refuseForeign)
  contents.on("will-attach-webview", (event) => {
    event.preventDefault()
  })
}

function refuseForeign(event: { readonly url: string; readonly preventDefault: () => void }): void {
  if (!isOurs(event.url)) event.preventDefault()
}
