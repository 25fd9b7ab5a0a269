/** The preload script: gives the window the bridge over Electron's messages, and nothing else. */
import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from "electron"
import { makeBridge } from "./bridge.ts"

contextBridge.exposeInMainWorld(
  "sealwright",
  makeBridge({
    invoke: (channel, ask) => ipcRenderer.invoke(channel, ask),
    listen: (happening, listener) => {
      const heard = (_: IpcRendererEvent, value: unknown): void => {
        listener(value)
      }
      ipcRenderer.on(happening, heard)
      return () => {
        ipcRenderer.removeListener(happening, heard)
      }
    },
    pathOf: (file) => webUtils.getPathForFile(file),
  }),
)
