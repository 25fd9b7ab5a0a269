/** Attachments of an application, made from its own figures: a letter, a budget, a plan or a picture. */
import { crc32 } from "node:zlib"
import { toUtf8 } from "../../core/index.ts"
import type { Application } from "./application.ts"
import { toDay } from "./calendar.ts"
import { makeChance, type Chance } from "./chance.ts"

export interface Attachment {
  readonly name: string
  readonly bytes: Uint8Array
}

/** @param number - Of the application among the sampled ones; plans and pictures alternate. */
export function attachmentsOf(application: Application, number: number): readonly Attachment[] {
  const chance = makeChance(1 + number)
  return [
    { name: "letter.txt", bytes: toUtf8(letter(application)) },
    { name: "budget.csv", bytes: toUtf8(budget(application, chance)) },
    number % 2 === 0
      ? { name: "plan.svg", bytes: toUtf8(plan(application, chance)) }
      : { name: "picture.png", bytes: picture(chance) },
  ]
}

function letter({ applicant, contact, project, submittedAt, before }: Application): string {
  return [
    applicant,
    toDay(submittedAt),
    "",
    "To the Neighbourhood Fund of Harbour Ward",
    "",
    `We ask for ${before.requested} euros for ${project}.`,
    "What we have already: a room, two keys, and more helpers than chairs.",
    "",
    contact,
    "",
  ].join("\n")
}

const POSTS = ["material", "tools", "fees", "transport"] as const

function budget({ before }: Application, chance: Chance): string {
  let left = before.requested
  const rows = POSTS.map((post) => {
    const amount = chance.between(1, Math.max(1, Math.floor(left / 2)))
    left -= amount
    return `${post},${amount}`
  })
  return ["post,euros", ...rows, `reserve,${left}`, `sum,${before.requested}`, ""].join("\n")
}

function plan({ project }: Application, chance: Chance): string {
  const beds = Array.from({ length: 6 }, (_, index) => {
    const [x, y] = [20 + 90 * (index % 3), 40 + 80 * Math.floor(index / 3)]
    return `  <rect x="${x}" y="${y}" width="${chance.between(40, 80)}" height="${chance.between(30, 60)}" fill="#8a9a5b"/>`
  })
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200">',
    '  <rect width="300" height="200" fill="#f4f0e6"/>',
    `  <text x="20" y="24" font-size="12">${project}</text>`,
    ...beds,
    "</svg>",
    "",
  ].join("\n")
}

const SIDE = 32
const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** A grey picture of 32 x 32 pixels (W3C PNG), its data stored: no compressor decides its bytes. */
function picture(chance: Chance): Uint8Array {
  const [light, slope] = [chance.between(96, 160), chance.between(1, 3)]
  const rows = Array.from({ length: SIDE }, (_, y) => {
    const pixels = Array.from({ length: SIDE }, (_, x) => (light + slope * (x ^ y)) & 0xff)
    return [0, ...pixels] // filter type 0: none
  })
  const header = [...word(SIDE), ...word(SIDE), 8, 0, 0, 0, 0] // 8 bits, greyscale
  return Uint8Array.from([
    ...PNG_SIGNATURE,
    ...chunk("IHDR", header),
    ...chunk("IDAT", stored(rows.flat())),
    ...chunk("IEND", []),
  ])
}

function chunk(type: string, data: readonly number[]): readonly number[] {
  const body = [...toUtf8(type), ...data]
  return [...word(data.length), ...body, ...word(crc32(Uint8Array.from(body)))]
}

/** A zlib stream of one stored block (RFC 1950, RFC 1951 §3.2.4), of at most 65,535 bytes. */
function stored(data: readonly number[]): readonly number[] {
  const size = [data.length & 0xff, data.length >>> 8]
  const complement = size.map((byte) => byte ^ 0xff)
  return [0x78, 0x01, 0x01, ...size, ...complement, ...data, ...word(adler32(data))]
}

function adler32(data: readonly number[]): number {
  let [a, b] = [1, 0]
  for (const byte of data) {
    a = (a + byte) % 65_521
    b = (b + a) % 65_521
  }
  return b * 0x10000 + a
}

/** Four bytes, the most significant first. */
function word(value: number): readonly number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff)
}
