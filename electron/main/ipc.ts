/**
 * The one gate: every message of the window passes here, and nobody else imports ipcMain.
 *
 * Only the top frame of our own page is answered. What it asks is parsed before a handler
 * sees it (dispatch.ts).
 */
import { ipcMain, type IpcMainInvokeEvent } from "electron"
import { CHANNELS, dispatch, type ToldHandlers } from "./dispatch.ts"
import { isOurs } from "./security.ts"

export function openGate(handlers: ToldHandlers): void {
  for (const channel of CHANNELS) {
    ipcMain.handle(channel, (event, ask: unknown) => {
      if (!isOurWindow(event)) throw new Error("this sender is not answered")
      return dispatch(handlers, channel, ask)
    })
  }
}

/** A frame is null once it was left; whoever asked is then gone. */
function isOurWindow({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOurs(senderFrame.url)
}
