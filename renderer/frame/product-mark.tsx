/** The mark of the product: a wax seal with a hallmark, of which nothing is readable but its edge. */
import type { ReactElement } from "react"

const TEETH = 16

/** The scalloped edge of a seal around the middle of a field of 24 by 24. */
function edge(): string {
  const points = Array.from({ length: TEETH * 2 }, (_, index) => {
    const radius = index % 2 === 0 ? 11 : 9.6
    const angle = (index * Math.PI) / TEETH
    const x = 12 + radius * Math.sin(angle)
    const y = 12 - radius * Math.cos(angle)
    return `${x.toFixed(2)} ${y.toFixed(2)}`
  })
  return `M${points.join("L")}z`
}

const EDGE = edge()

export function ProductMark(): ReactElement {
  return (
    <svg className="product-mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path className="mark-outline" d={EDGE} />
      <path className="mark-sign" d="M8 12.3l2.8 2.8 5.4-6" />
    </svg>
  )
}
