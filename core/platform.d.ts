/**
 * The few globals that every platform we run on shares and ES2024 does not name.
 *
 * Pure rooms compile without Node's and without the DOM's types, so these
 * are declared here by hand, as narrowly as we use them.
 */

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>
}

declare class TextDecoder {
  constructor(label?: "utf-8", options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean })
  decode(input?: Uint8Array, options?: { readonly stream?: boolean }): string
}

interface AbortSignal {
  readonly aborted: boolean
}

interface JSON {
  /** An object that JSON.stringify writes as this literal (TC39, JSON.parse source text access). */
  rawJSON(text: string): { readonly rawJSON: string }
  isRawJSON(value: unknown): value is { readonly rawJSON: string }
}
