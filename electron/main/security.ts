/**
 * Every security setting of every window, in one place and nowhere else.
 *
 * Data and pure functions, so that a test reads them without Electron. A lint rule forbids
 * `new BrowserWindow` outside window.ts, and that file spreads WINDOW_LOCKDOWN last, so no
 * caller can loosen it.
 */

export const WINDOW_LOCKDOWN = Object.freeze({
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  webviewTag: false,
  plugins: false,
  spellcheck: false,
  devTools: false,
})

/** The one origin that the app serves to itself. */
export const APP_SCHEME = "app"
const APP_HOST = "bundle"
export const APP_URL = `${APP_SCHEME}://${APP_HOST}/index.html`

/**
 * True for the one origin this app serves to itself; everything else is refused.
 *
 * Compares scheme and host by hand: Node gives custom schemes the origin "null".
 */
export function isOurs(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host, username, password } = new URL(url)
  return protocol === `${APP_SCHEME}:` && host === APP_HOST && username === "" && password === ""
}

/**
 * What the page may load and do. Scripts and styles only from our own files, nothing inline,
 * nothing evaluated, no connection anywhere; pictures from evidence come as data.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "worker-src 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ")

/** A proxy whose name can never exist (RFC 2606), and for everything, this machine included. */
export const NO_PROXY = "socks5://proxy.invalid:9"
export const NO_BYPASS = "<-loopback>"
export const WEBRTC_POLICY = "disable_non_proxied_udp"

/** Switches of Chromium: no name resolves, and nothing is fetched in the background. */
export const CHROMIUM_SWITCHES = Object.freeze([
  ["host-resolver-rules", "MAP * ~NOTFOUND"],
  ["host-rules", "MAP * ~NOTFOUND"],
  ["disable-background-networking", undefined],
  ["disable-component-update", undefined],
  ["disable-domain-reliability", undefined],
  ["disable-sync", undefined],
  ["no-pings", undefined],
  // WebRTC, of which the policy of a page says nothing: no UDP, and TCP only by that proxy.
  ["webrtc-ip-handling-policy", WEBRTC_POLICY],
  ["force-webrtc-ip-handling-policy", WEBRTC_POLICY],
  ["proxy-server", NO_PROXY],
  ["proxy-bypass-list", NO_BYPASS],
] as const)
