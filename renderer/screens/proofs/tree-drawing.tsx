/** The tree around one way, from the leaf at the bottom to the root at the top. */
import type { ReactElement } from "react"
import type { TreePath } from "../../state/tree-path.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

const LEVEL = 52
const BOX = { width: 116, height: 26 }
const WIDTH = 320
const MIDDLE = WIDTH / 2
/** How far a node stands beside the line between it and its sibling. */
const ASIDE = 72
const SHOWN_CHARACTERS = 12

export interface TreeDrawingProps {
  readonly line: number
  readonly size: number
  readonly way: TreePath
  /** Steps that were made. */
  readonly done: number
}

export function TreeDrawing({ line, size, way, done }: TreeDrawingProps): ReactElement {
  const { proofs } = useWords()
  const { count } = useQuantities()
  const levels = way.steps.length
  const height = (levels + 1) * LEVEL
  const yOf = (level: number): number => height - LEVEL / 2 - level * LEVEL
  return (
    <svg
      className="tree-drawing"
      role="img"
      aria-label={proofs.drawing(count(line + 1), count(size), count(levels))}
      viewBox={`0 0 ${String(WIDTH)} ${String(height)}`}
      focusable="false"
    >
      {way.steps.map(({ side, sibling }, level) => {
        const own = ownX(side)
        const state = level < done ? "done" : "ahead"
        return (
          <g key={level} data-state={state}>
            <Edge from={[own, yOf(level)]} to={[xAbove(way, level), yOf(level + 1)]} />
            <Edge from={[WIDTH - own, yOf(level)]} to={[xAbove(way, level), yOf(level + 1)]} />
            <Node
              at={[WIDTH - own, yOf(level)]}
              kind="sibling"
              text={state === "done" ? sibling : ""}
            />
          </g>
        )
      })}
      {[way.leaf, ...way.steps.map(({ result }) => result)].map((hash, level) => (
        <g key={level} data-state={level <= done ? "done" : "ahead"}>
          <Node
            at={[xAbove(way, level - 1), yOf(level)]}
            kind={level === levels ? "root" : "own"}
            text={level <= done ? hash : ""}
          />
        </g>
      ))}
    </svg>
  )
}

/** Where the node of the way stands whose sibling is on a side. */
function ownX(side: "left" | "right"): number {
  return side === "left" ? MIDDLE + ASIDE : MIDDLE - ASIDE
}

/** Where the node stands that a step gives; the root stands in the middle. */
function xAbove(way: TreePath, step: number): number {
  const next = way.steps[step + 1]
  return next === undefined ? MIDDLE : ownX(next.side)
}

type Point = readonly [x: number, y: number]

function Edge({ from, to }: { readonly from: Point; readonly to: Point }): ReactElement {
  const [x1, y1] = from
  const [x2, y2] = to
  return (
    <line className="tree-edge" {...{ x1, x2 }} y1={y1 - BOX.height / 2} y2={y2 + BOX.height / 2} />
  )
}

interface NodeProps {
  readonly at: Point
  readonly kind: "own" | "sibling" | "root"
  /** Hash; "" while it is not computed yet. */
  readonly text: string
}

function Node({ at, kind, text }: NodeProps): ReactElement {
  const [x, y] = at
  return (
    <>
      <rect
        className={`tree-node tree-${kind}`}
        x={x - BOX.width / 2}
        y={y - BOX.height / 2}
        width={BOX.width}
        height={BOX.height}
        rx={4}
      />
      <text className="tree-hash" x={x} y={y}>
        {text === "" ? "?" : `${text.slice(0, SHOWN_CHARACTERS)}…`}
      </text>
    </>
  )
}
