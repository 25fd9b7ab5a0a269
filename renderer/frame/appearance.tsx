/** Tells the page its language, and the style sheets which theme holds. */
import { useEffect } from "react"
import { useDesk } from "../state/provider.tsx"

export function Appearance(): null {
  const { language, theme, density } = useDesk().session.preferences
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  useEffect(() => {
    document.documentElement.dataset["density"] = density
  }, [density])
  useEffect(() => {
    const dark = matchMedia("(prefers-color-scheme: dark)")
    const contrast = matchMedia("(prefers-contrast: more)")
    const apply = (): void => {
      document.documentElement.dataset["theme"] =
        theme === "system" ? systemTheme(dark.matches, contrast.matches) : theme
    }
    apply()
    dark.addEventListener("change", apply)
    contrast.addEventListener("change", apply)
    return () => {
      dark.removeEventListener("change", apply)
      contrast.removeEventListener("change", apply)
    }
  }, [theme])
  return null
}

function systemTheme(isDark: boolean, wantsContrast: boolean): "light" | "dark" | "contrast" {
  if (wantsContrast) return "contrast"
  return isDark ? "dark" : "light"
}
