/** A look at the contents: text, a table, JSON or a picture, drawn as data. */
import { useMemo, useState, type ReactElement } from "react"
import type { Preview } from "../../../electron/contract/contents.ts"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Panel } from "../../parts/panel.tsx"
import { Segments } from "../../parts/segments.tsx"
import { indentedJson } from "../../state/indented-json.ts"
import { separatedRows } from "../../state/separated-rows.ts"
import { drawable, shownLines } from "../../state/shown-lines.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

interface PreviewProps {
  readonly path: string
  readonly preview: Preview
}

export interface PreviewPanelProps extends PreviewProps {
  /** These are the bytes that were examined. */
  readonly unchanged: boolean
}

export function PreviewPanel({ path, preview, unchanged }: PreviewPanelProps): ReactElement {
  const { file } = useWords()
  return (
    <Panel title={file.preview} lead={unchanged ? file.previewLead : file.previewOfOther}>
      <PreviewOf path={path} preview={preview} />
    </Panel>
  )
}

function PreviewOf({ path, preview }: PreviewProps): ReactElement {
  const { file } = useWords()
  switch (preview.kind) {
    case "none":
      return <p className="soft">{file.noPreview[preview.why]}</p>
    case "image":
      return <Picture path={path} source={`data:${preview.mediaType};base64,${preview.base64}`} />
    case "text":
      return <TextPreview path={path} text={preview.text} isWhole={preview.isWhole} />
  }
}

function Picture({
  path,
  source,
}: {
  readonly path: string
  readonly source: string
}): ReactElement {
  const { file } = useWords()
  const [isBroken, setBroken] = useState(false)
  if (isBroken) return <p className="soft">{file.imageFailed}</p>
  return (
    <img
      className="picture"
      src={source}
      alt={file.image(path)}
      onError={() => {
        setBroken(true)
      }}
    />
  )
}

interface TextPreviewProps {
  readonly path: string
  readonly text: string
  readonly isWhole: boolean
}

type Form = "text" | "json" | "table"

function TextPreview({ path, text: given, isWhole: isAll }: TextPreviewProps): ReactElement {
  const { file } = useWords()
  const { text, isWhole, json, rows } = useMemo(
    () => formsOf(path, given, isAll),
    [path, given, isAll],
  )
  const forms: readonly Form[] = [
    ...(json === undefined ? [] : (["json"] as const)),
    ...(rows === undefined ? [] : (["table"] as const)),
    "text",
  ]
  const [form, setForm] = useState(forms[0] ?? "text")
  const words: Readonly<Record<Form, string>> = {
    text: file.asText,
    json: file.asTree,
    table: file.asTable,
  }
  return (
    <div className="stack">
      {forms.length > 1 && (
        <Segments
          label={file.preview}
          hidesLabel
          value={form}
          options={forms.map((value) => ({ value, words: words[value] }))}
          onChange={setForm}
        />
      )}
      {form === "table" && rows !== undefined ? (
        <TableOf rows={rows} />
      ) : (
        <Lines text={form === "json" && json !== undefined ? json : text} />
      )}
      {!isWhole && <p className="soft">{file.cut}</p>}
    </div>
  )
}

/** Each form in which the text can be drawn. */
function formsOf(path: string, given: string, isAll: boolean) {
  const text = drawable(given)
  const isWhole = isAll && text === given
  const json = isWhole ? indentedJson(text) : undefined
  return { text, isWhole, json, rows: separatedRows(path, text) }
}

function Lines({ text }: { readonly text: string }): ReactElement {
  const { file } = useWords()
  const { count } = useQuantities()
  const { lines, further } = useMemo(() => shownLines(text), [text])
  return (
    <>
      <pre className="preview-text" tabIndex={0} aria-label={file.preview}>
        {lines.map((line, index) => (
          <span className="preview-line" key={index}>
            <EvidenceText text={line} keepsTabs />
          </span>
        ))}
      </pre>
      {further > 0 && <p className="soft">{file.furtherLines(count(further))}</p>}
    </>
  )
}

function TableOf({ rows }: { readonly rows: readonly (readonly string[])[] }): ReactElement {
  const { file } = useWords()
  const { count } = useQuantities()
  const [head = [], ...body] = rows
  return (
    <>
      <div className="table-wrap" tabIndex={0} role="region" aria-label={file.asTable}>
        <table className="table">
          <thead>
            <tr>
              {head.map((cell, column) => (
                <th key={column} scope="col">
                  <EvidenceText text={cell} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {body.map((cells, index) => (
              <tr key={index}>
                {cells.map((cell, column) => (
                  <td key={column}>
                    <EvidenceText text={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="soft">{file.rows(count(body.length))}</p>
    </>
  )
}
