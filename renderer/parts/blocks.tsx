/** The blocks of the report's document, drawn in the window; what they say is not changed. */
import type { ReactElement, ReactNode } from "react"
import type { Block, Fact, Tone } from "../../core/index.ts"
import { CopyButton } from "./copyable.tsx"
import { DocumentText } from "./evidence-text.tsx"
import { ToneChip, ToneMark, withoutSymbol } from "./tone-mark.tsx"

type BlockOf<Kind extends Block["kind"]> = Extract<Block, { readonly kind: Kind }>

export interface BlocksProps {
  readonly blocks: readonly Block[]
  /** As the end of "Copy ...", for commands. */
  readonly copied: string
}

export function Blocks({ blocks, copied }: BlocksProps): ReactElement {
  return (
    <div className="stack">
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} copied={copied} />
      ))}
    </div>
  )
}

interface BlockViewProps {
  readonly block: Block
  readonly copied: string
}

function BlockView({ block, copied }: BlockViewProps): ReactElement {
  switch (block.kind) {
    case "paragraph":
      return (
        <p className="reading">
          <DocumentText text={block.text} />
        </p>
      )
    case "callout":
      return <Callout block={block} />
    case "facts":
      return <Facts entries={block.entries} />
    case "table":
      return <Table block={block} />
    case "contrast":
      return <Contrast left={block.left} right={block.right} />
    case "card":
      return <Card block={block} />
    case "commands": {
      const text = block.lines.join("\n")
      return (
        <div className="copyable">
          <pre className="commands" tabIndex={0}>
            {text}
          </pre>
          <CopyButton text={text} what={copied} />
        </div>
      )
    }
  }
}

export function Facts({ entries }: { readonly entries: readonly Fact[] }): ReactElement {
  return (
    <dl className="facts">
      {entries.map(({ name, value, fixed = false }, index) => (
        <FactRow key={index} name={name}>
          <DocumentText text={value} fixed={fixed} />
        </FactRow>
      ))}
    </dl>
  )
}

export interface FactRowProps {
  readonly name: string
  readonly children: ReactNode
}

/** One name and value; stands in a `dl` of the class `facts`. */
export function FactRow({ name, children }: FactRowProps): ReactElement {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Callout({ block }: { readonly block: BlockOf<"callout"> }): ReactElement {
  return (
    <div className="notice" data-tone={block.tone}>
      <ToneMark tone={block.tone} size="medium" />
      <div>
        <strong>{withoutSymbol(block.title)}</strong>
        {block.text.map((text, index) => (
          <p key={index}>{text}</p>
        ))}
      </div>
    </div>
  )
}

function Table({ block }: { readonly block: BlockOf<"table"> }): ReactElement {
  const { columns, rows } = block
  return (
    <div
      className="table-wrap"
      role="group"
      tabIndex={0}
      aria-label={columns.map(({ title }) => title).join(", ")}
    >
      <table className="table">
        <thead>
          <tr>
            {columns.map(({ title, align }, index) => (
              <th key={index} scope="col" className={align}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cells, tone }, index) => (
            <tr key={index}>
              {cells.map((cell, column) => (
                <td key={column} className={columns[column]?.align}>
                  <Cell text={cell} isFixed={columns[column]?.fixed ?? false} tone={tone} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface CellProps {
  readonly text: string
  readonly isFixed: boolean
  readonly tone: Tone | undefined
}

/** A cell that begins with the symbol of a status is drawn as the mark and its word. */
function Cell({ text, isFixed, tone }: CellProps): ReactElement {
  const [first = "", ...rest] = text.split("\n")
  if (tone === undefined || withoutSymbol(first) === first) {
    return <DocumentText text={text} fixed={isFixed} />
  }
  return (
    <>
      <ToneChip tone={tone} status={first} />
      {rest.length > 0 && <span className="beneath">{rest.join("\n")}</span>}
    </>
  )
}

export function Contrast({ left, right }: Omit<BlockOf<"contrast">, "kind">): ReactElement {
  return (
    <div className="contrast">
      <ListOf title={left.title} items={left.items} tone="passed" />
      <ListOf title={right.title} items={right.items} tone="plain" />
    </div>
  )
}

interface ListOfProps {
  readonly title: string
  readonly items: readonly string[]
  readonly tone: Tone
}

function ListOf({ title, items, tone }: ListOfProps): ReactElement {
  return (
    <div className="stack stack-tight">
      <h3>{title}</h3>
      <ul className="marked">
        {items.map((item, index) => (
          <li key={index}>
            <ToneMark tone={tone} />
            <DocumentText text={item} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Card({ block }: { readonly block: BlockOf<"card"> }): ReactElement {
  return (
    <article className="card" data-tone={block.tone}>
      <header>
        <ToneChip tone={block.tone} status={block.label} />
        <h3>
          <DocumentText text={block.title} fixed />
        </h3>
      </header>
      <p className="reading">
        <DocumentText text={block.text} />
      </p>
      <Facts entries={block.entries} />
    </article>
  )
}
