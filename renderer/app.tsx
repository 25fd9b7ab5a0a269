/** The whole of the window: opens evidence and follows what becomes of it. */
import { useEffect, useState } from "react"
import type { Examination } from "../electron/contract/examination.ts"
import { api, offerDropped, subscribe } from "./bridge.ts"

export function App() {
  const [examinations, setExaminations] = useState<readonly Examination[]>([])
  useEffect(
    () =>
      subscribe("examination:changed", (changed) => {
        setExaminations((known) => [
          ...known.filter(({ handle }) => handle !== changed.handle),
          changed,
        ])
      }),
    [],
  )
  return (
    <main
      onDragOver={(event) => {
        event.preventDefault()
      }}
      onDrop={(event) => {
        event.preventDefault()
        void examineDropped([...event.dataTransfer.files])
      }}
    >
      <h1>Sealwright</h1>
      <button type="button" onClick={() => void openSample()}>
        Open the sample
      </button>
      <ul>
        {examinations.map(({ handle, evidence, state }) => (
          <li key={handle}>
            {evidence.name}: {state.kind}
          </li>
        ))}
      </ul>
    </main>
  )
}

async function examineDropped(files: readonly File[]): Promise<void> {
  const { evidence } = await offerDropped(files)
  const trust = await api["trust:current"](null)
  await api["examination:start"]({
    evidence: evidence.map(({ handle }) => handle),
    trust: trust?.handle ?? null,
    expected: null,
  })
}

async function openSample(): Promise<void> {
  const sample = await api["sample:open"](null)
  if (sample.kind === "refused") return
  const evidence = sample.pieces.map(({ handle }) => handle)
  await api["examination:start"]({ evidence, trust: sample.trust.handle, expected: null })
}
