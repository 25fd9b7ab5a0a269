/** The menu: what every application has, and nothing that opens tools or leaves the app. */
import { Menu, type MenuItemConstructorOptions } from "electron"
import type { Language } from "../../core/index.ts"
import { MENU_WORDS, type MenuWords } from "./menu-words.ts"

/** Sets it, in place of the one that is there, in the language of the window. */
export function setMenu(language: Language): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(template(MENU_WORDS[language])))
}

function template({ menus, items }: MenuWords): MenuItemConstructorOptions[] {
  const item = (role: keyof MenuWords["items"]) => ({ role, label: items[role] })
  const isMac = process.platform === "darwin"
  return [
    ...(isMac ? [{ role: "appMenu" } as const] : []),
    { label: menus.file, submenu: [item(isMac ? "close" : "quit")] },
    {
      label: menus.edit,
      submenu: [
        item("undo"),
        item("redo"),
        { type: "separator" },
        ...[item("cut"), item("copy"), item("paste"), item("selectAll")],
      ],
    },
    { label: menus.view, submenu: [item("togglefullscreen")] },
  ]
}
