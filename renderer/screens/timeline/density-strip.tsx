/**
 * The strip: a bar for each stretch of time, those that fit in front of all; gaps hatched,
 * breaks as marks. A stretch is chosen by drawing over it; the buttons below do the same.
 */
import { useRef, useState, type PointerEvent, type ReactElement } from "react"
import type { Density, Timeline, TimeSpan } from "../../../electron/contract/timeline.ts"
import { ticksOf } from "../../state/timeline.ts"
import { useWords } from "../../words/words.ts"

const HEIGHT = 100
const TICKS = 7
/** Less is a click that trembled. */
const LEAST_DRAWN = 0.005

export interface DensityStripProps {
  readonly density: Density
  readonly timeline: Timeline
  readonly onSpan: (span: TimeSpan) => void
}

export function DensityStrip({ density, timeline, onSpan }: DensityStripProps): ReactElement {
  const { timeline: words } = useWords()
  const field = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState<readonly [number, number]>()
  const shareAt = ({ clientX }: PointerEvent): number => {
    const box = field.current?.getBoundingClientRect()
    return box === undefined ? 0 : Math.max(0, Math.min(1, (clientX - box.left) / box.width))
  }
  const finish = (): void => {
    setDrawn(undefined)
    if (drawn === undefined) return
    const [from = 0, to = 0] = drawn.toSorted((a, b) => a - b)
    if (to - from < LEAST_DRAWN) return
    const at = (share: number): number =>
      Math.round(density.fromMs + share * (density.toMs - density.fromMs))
    onSpan({ fromMs: at(from), toMs: at(to) })
  }
  return (
    <div className="strip">
      <div
        className="strip-field"
        ref={field}
        onPointerDown={(event) => {
          const share = shareAt(event)
          event.currentTarget.setPointerCapture(event.pointerId)
          setDrawn([share, share])
        }}
        onPointerMove={(event) => {
          if (drawn !== undefined) setDrawn([drawn[0], shareAt(event)])
        }}
        onPointerUp={finish}
        onPointerCancel={() => {
          setDrawn(undefined)
        }}
      >
        <Gaps density={density} gaps={timeline.gaps} />
        <Bars density={density} label={words.density} />
        {timeline.marks.map(
          ({ line, ms }) =>
            ms !== null && (
              <span
                key={line}
                className="strip-break"
                style={{ left: percent(shareOf(ms, density)) }}
              />
            ),
        )}
        {drawn !== undefined && (
          <span
            className="strip-drawn"
            style={{
              left: percent(Math.min(...drawn)),
              width: percent(Math.abs(drawn[1] - drawn[0])),
            }}
          />
        )}
      </div>
      <div className="strip-axis" aria-hidden="true">
        {ticksOf(density, TICKS).map(({ ms, label }) => (
          <span key={ms} style={{ left: percent(shareOf(ms, density)) }}>
            {label}
          </span>
        ))}
      </div>
    </div>
  )
}

interface GapsProps {
  readonly density: Density
  readonly gaps: readonly TimeSpan[]
}

/** Apart from the bars, which are stretched to the width of the window: a hatching must not be. */
function Gaps({ density, gaps }: GapsProps): ReactElement {
  return (
    <>
      {gaps.map(({ fromMs, toMs }) => {
        const [from, to] = [fromMs, toMs].map((ms) => clamped(shareOf(ms, density)))
        return (
          <span
            key={fromMs}
            className="strip-gap"
            style={{ left: percent(from ?? 0), width: percent((to ?? 0) - (from ?? 0)) }}
          />
        )
      })}
    </>
  )
}

interface BarsProps {
  readonly density: Density
  readonly label: string
}

function Bars({ density, label }: BarsProps): ReactElement {
  const { all, matching } = density
  const peak = Math.max(1, ...all)
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${String(all.length)} ${String(HEIGHT)}`}
      preserveAspectRatio="none"
      focusable="false"
    >
      <path className="strip-all" d={barsOf(all, peak)} />
      <path className="strip-matching" d={barsOf(matching, peak)} />
    </svg>
  )
}

/** Bars as one outline; by square roots, so that a single event is seen beside a thousand. */
function barsOf(counts: readonly number[], peak: number): string {
  return counts
    .map((count, at) => {
      if (count === 0) return ""
      const height = Math.max(3, HEIGHT * Math.sqrt(count / peak))
      return `M${String(at)} ${String(HEIGHT)}v${String(-height)}h0.85v${String(height)}z`
    })
    .join("")
}

function shareOf(ms: number, { fromMs, toMs }: TimeSpan): number {
  return toMs === fromMs ? 0.5 : (ms - fromMs) / (toMs - fromMs)
}

function clamped(share: number): number {
  return Math.max(0, Math.min(1, share))
}

function percent(share: number): string {
  return `${String(share * 100)}%`
}
