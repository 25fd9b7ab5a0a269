/** The menu: what every application has, and nothing that opens tools or leaves the app. */
import { Menu, type MenuItemConstructorOptions } from "electron"

const TEMPLATE: readonly MenuItemConstructorOptions[] = [
  ...(process.platform === "darwin" ? [{ role: "appMenu" } as const] : []),
  { label: "File", submenu: [{ role: process.platform === "darwin" ? "close" : "quit" }] },
  {
    label: "Edit",
    submenu: [
      { role: "undo" },
      { role: "redo" },
      { type: "separator" },
      { role: "cut" },
      { role: "copy" },
      { role: "paste" },
      { role: "selectAll" },
    ],
  },
  { label: "View", submenu: [{ role: "togglefullscreen" }] },
]

export function setMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate([...TEMPLATE]))
}
