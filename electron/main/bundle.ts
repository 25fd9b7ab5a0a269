/** The window's own files, by address: what is served for it, with which headers. */
import { readFile } from "node:fs/promises"
import { extname, join, normalize, sep } from "node:path"
import { CONTENT_SECURITY_POLICY } from "./security.ts"

export interface Served {
  readonly status: 200 | 404
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".json": "application/json",
}

/**
 * Serves one address out of the built folder, and nothing beside it.
 *
 * @param folder - out/renderer.
 * @param url - Already known to be ours; only its path is looked at.
 */
export async function serveBundle(folder: string, url: string): Promise<Served> {
  const path = pathIn(folder, url)
  const type = path === undefined ? undefined : MEDIA_TYPES[extname(path)]
  if (path === undefined || type === undefined) return notFound()
  try {
    return { status: 200, headers: headersFor(type), body: await readFile(path) }
  } catch {
    return notFound()
  }
}

function pathIn(folder: string, url: string): string | undefined {
  try {
    const path = normalize(join(folder, decodeURIComponent(new URL(url).pathname)))
    return path.startsWith(folder + sep) && !path.includes("\0") ? path : undefined
  } catch {
    return undefined
  }
}

function notFound(): Served {
  return { status: 404, headers: headersFor("text/plain"), body: new Uint8Array(0) }
}

function headersFor(type: string): Served["headers"] {
  return {
    "Content-Type": type,
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), display-capture=(), usb=()",
  }
}
