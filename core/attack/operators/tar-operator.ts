/** What operators on a .tar have in common: a member of the payload, and blocks to put around it. */
import { concat, toUtf8 } from "../../base/index.ts"
import type { ByteSource } from "../../container/index.ts"
import { copy } from "../archive-map.ts"
import type { Splice } from "../changes.ts"
import { cut, skipped, type Attempts, type Operator, type Scene } from "../operator.ts"
import {
  makeTarBlock,
  mapTar,
  TAR_BLOCK,
  withSum,
  type MappedTarMember,
  type TarMap,
} from "../tar-blocks.ts"
import { over, placesOf } from "./container.ts"

export interface AboutTar {
  readonly source: ByteSource
  readonly map: TarMap
  /** A file of the payload that is not empty. */
  readonly member: MappedTarMember
}

type Strike = (about: AboutTar) => readonly Splice[] | string

interface TarTold extends Pick<Operator, "id" | "does"> {
  /** Only a member will do that nothing extends: its own header gives its name. */
  readonly plain?: true
  /** A further member at which it may show. */
  readonly also?: (about: AboutTar) => string | undefined
}

/** An operator on one member of the payload, or on the archive around it. */
export function tarOperator(
  { id, does, plain, also }: TarTold,
  codes: Operator["codes"],
  strike: Strike,
): Operator {
  const attempts = ({ target: { images }, random }: Scene): Attempts => {
    if (typeof images.tar === "string") return skipped(images.tar)
    const map = mapTar(images.tar)
    const files = map.members.filter(
      ({ name, start, header }) =>
        name.includes("/data/") &&
        header.sizeBytes > 0 &&
        (plain === undefined || start === header.offset),
    )
    const member = random.pick(files)
    if (member === undefined) return skipped("no file of the payload is named by its own header")
    const about = { source: images.tar, map, member }
    const splices = strike(about)
    if (typeof splices === "string") return skipped(splices)
    return cut("tar", splices, [...placesOf(member.name), ...placesOf(also?.(about) ?? "")])
  }
  return { id, does, layer: "container", codes, attempts }
}

/** The member's own header with bytes put over it, and the checksum that it then calls for. */
export function edited(
  { source, member }: AboutTar,
  ...edits: readonly (readonly [offset: number, bytes: string | Uint8Array])[]
): readonly Splice[] {
  const block = copy(source, member.header.offset, TAR_BLOCK)
  for (const [offset, bytes] of edits) {
    block.set(typeof bytes === "string" ? toUtf8(bytes) : bytes, offset)
  }
  return [over(member.header.offset, withSum(block))]
}

/** Header, content and padding. */
export function blocks(name: string, type: string, content: Uint8Array): Uint8Array {
  const padding = (TAR_BLOCK - (content.length % TAR_BLOCK)) % TAR_BLOCK
  return concat(makeTarBlock(name, type, content.length), content, new Uint8Array(padding))
}

/** Blocks put directly before the member, behind whatever extends it already. */
export function before({ member }: AboutTar, ...parts: readonly Uint8Array[]): readonly Splice[] {
  const at = member.header.offset
  return [{ from: at, to: at, bytes: concat(...parts) }]
}

/** The whole member once more, its extended headers included. */
export function wholeMember({ source, member }: AboutTar): Uint8Array {
  return copy(source, member.start, member.header.end - member.start)
}
