/** SHA-256 of lines of a log, computed in this window by the browser's own engine. */
import { useEffect, useState } from "react"
import { bytesOfText, sha256 } from "./tree-path.ts"

/** Digests (hex) of texts; null for a text that is null, undefined until all are computed. */
export function useDigests(
  texts: readonly (string | null)[],
): readonly (string | null)[] | undefined {
  const key = JSON.stringify(texts)
  const [held, setHeld] = useState<{ key: string; digests: readonly (string | null)[] }>()
  useEffect(() => {
    let isCurrent = true
    const lines = JSON.parse(key) as readonly (string | null)[] // made above
    const computing = lines.map((text) =>
      text === null ? Promise.resolve(null) : sha256(bytesOfText(text)),
    )
    void Promise.all(computing).then((digests) => {
      if (isCurrent) setHeld({ key, digests })
    })
    return () => {
      isCurrent = false
    }
  }, [key])
  return held?.key === key ? held.digests : undefined
}
