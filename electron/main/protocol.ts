/** The app's own scheme: the window's files and nothing else, under its own strict policy. */
import { protocol, type Session } from "electron"
import { serveBundle } from "./bundle.ts"
import { APP_SCHEME, isOurs } from "./security.ts"

/** Before Electron is ready: the scheme has an origin like a web page, and no fetch. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true } },
  ])
}

/** @param folder - out/renderer. */
export function serveWindow(session: Session, folder: string): void {
  session.protocol.handle(APP_SCHEME, async ({ url, method }) => {
    if (method !== "GET" || !isOurs(url)) return new Response(null, { status: 403 })
    const { status, headers, body } = await serveBundle(folder, url)
    return new Response(Uint8Array.from(body), { status, headers })
  })
}
