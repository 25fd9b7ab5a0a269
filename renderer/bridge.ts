/** The window's way to the main process: what preload put there. */
import type { Bridge } from "../electron/contract/channels.ts"

declare global {
  interface Window {
    readonly sealwright: Bridge<File>
  }
}

export const { api, offerDropped, subscribe } = window.sealwright
