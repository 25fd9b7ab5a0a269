/** The window's first file: puts the app into the page. */
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { App } from "./app.tsx"
import "@fontsource-variable/ibm-plex-sans/wght.css"
import "@fontsource/ibm-plex-mono/400.css"
import "@fontsource/ibm-plex-mono/600.css"
import "./styles/tokens.css"
import "./styles/base.css"
import "./styles/parts.css"
import "./styles/frame.css"
import "./styles/screens.css"
import "./styles/lists.css"
import "./styles/files.css"
import "./styles/keeping.css"
import "./styles/timeline.css"
import "./styles/proofs.css"
import "./styles/singles.css"
import "./styles/print.css"

const root = document.getElementById("root")
if (root === null) throw new Error("index.html has no #root")
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
