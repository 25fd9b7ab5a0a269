/** What is wrong with what was given, announced at once; the place is kept where nothing is. */
import type { ReactElement } from "react"
import { ToneMark } from "./tone-mark.tsx"

export function Wrong({ says }: { readonly says: string | undefined }): ReactElement {
  return (
    <p className="wrong" role="alert">
      {says !== undefined && (
        <>
          <ToneMark tone="failed" />
          {says}
        </>
      )}
    </p>
  )
}
