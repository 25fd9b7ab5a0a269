/** What stands in the menu, in the language of the window: the system would write its own. */
import type { Language } from "../../core/index.ts"

export interface MenuWords {
  readonly menus: Readonly<Record<"file" | "edit" | "view", string>>
  /** By what Electron calls their role. */
  readonly items: Readonly<
    Record<
      | ("close" | "quit" | "undo" | "redo" | "cut" | "copy" | "paste")
      | ("selectAll" | "togglefullscreen"),
      string
    >
  >
}

export const MENU_WORDS: Readonly<Record<Language, MenuWords>> = {
  en: {
    menus: { file: "File", edit: "Edit", view: "View" },
    items: {
      close: "Close Window",
      quit: "Quit",
      undo: "Undo",
      redo: "Redo",
      cut: "Cut",
      copy: "Copy",
      paste: "Paste",
      selectAll: "Select All",
      togglefullscreen: "Full Screen",
    },
  },
  de: {
    menus: { file: "Datei", edit: "Bearbeiten", view: "Ansicht" },
    items: {
      close: "Fenster schließen",
      quit: "Beenden",
      undo: "Rückgängig",
      redo: "Wiederholen",
      cut: "Ausschneiden",
      copy: "Kopieren",
      paste: "Einfügen",
      selectAll: "Alles auswählen",
      togglefullscreen: "Vollbild",
    },
  },
}
