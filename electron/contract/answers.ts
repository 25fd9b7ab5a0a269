/** The two answers that mean that nothing was done. */

/** Something expected stood in the way; `says` is one sentence for the person, without paths. */
export interface Refusal {
  readonly kind: "refused"
  readonly says: string
}

export interface Cancelled {
  readonly kind: "cancelled"
}
