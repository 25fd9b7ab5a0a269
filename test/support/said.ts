/** Every sentence of ours that the sources hold, read off their syntax and not off their text. */
import { globSync, readFileSync } from "node:fs"
import { basename } from "node:path"
import ts from "typescript"

export interface Said {
  readonly code: string
  readonly file: string
}

const SOURCES = ["core/**/*.ts", "electron/**/*.ts", "cli/demo/tamperings.ts"]

/** Where each function takes a phrase that is its own code. */
const PHRASE_AT: Readonly<Record<string, number>> = {
  phrase: 0,
  skipped: 0,
  refused: 0,
  refuse: 0,
  refusedAs: 1,
  stop: 2,
  invalid: 0,
  misformed: 0,
  readOwnFile: 1,
  readBlock: 1,
}

/** Files in which such a phrase is a reason that people read. */
const WITH_PHRASES = [
  "core/attack/",
  "core/base/",
  "core/claims/",
  "core/encodings/",
  "core/node/",
  "core/seal/",
  "core/signatures/public-key",
  "core/trust/",
  "electron/",
]

/** All sentences with a code: what `say` says. */
export function sayingsInSources(): readonly Said[] {
  return calls((name, file) => (name === "say" && speaks(file) ? 0 : undefined))
}

/** All phrases without values that a refusal may carry. */
export function phrasesInSources(): readonly Said[] {
  return calls((name, { file }) =>
    WITH_PHRASES.some((start) => file.startsWith(start)) ? PHRASE_AT[name] : undefined,
  ).filter(({ code }) => code.includes(" "))
}

/** Rooms that state what a result holds; what stands in these texts, people read. */
const OF_RESULTS = [
  ...["certificates", "chain", "claims", "container", "custody", "encodings", "formats"],
  ...["hashing", "merkle", "signatures", "time"],
].map((room) => `core/${room}/`)

/**
 * Every text with a blank in it of the rooms that results come from, each value in it as `7`.
 * Left out are whole sentences, which are recognised elsewhere, and what only we read.
 */
export function reasonsInSources(): readonly Said[] {
  const found: Said[] = []
  for (const { file, source } of sources()) {
    if (!OF_RESULTS.some((start) => file.startsWith(start))) continue
    const see = (node: ts.Node): void => {
      if (ts.isNewExpression(node) || ts.isTypeNode(node)) return
      if (ts.isCallExpression(node) && NOT_READ.includes(node.expression.getText(source))) return
      const text = templateText(node)
      if (text !== undefined && / [a-z]/.test(text) && !/^[A-Z].*\.$/.test(text)) {
        found.push({ code: text, file })
      }
      ts.forEachChild(node, see)
    }
    see(source)
  }
  return found
}

/** What is given to these is a code with places, which is held elsewhere, or a name. */
const NOT_READ = ["say", "unreachable", "join"]

function templateText(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node)) return undefined
  return [node.head.text, ...node.templateSpans.map(({ literal }) => `7${literal.text}`)].join("")
}

/** Rooms whose failures no window shows: what only the command line does. */
const ONLY_TYPED = /^core\/(?:attack|node\/passphrase)|sign-envelope/

/** Failures whose message is a text, though people may read it in the window. */
export function failuresInText(): readonly Said[] {
  const found: Said[] = []
  for (const { file, source } of sources()) {
    if (ONLY_TYPED.test(file)) continue
    visit(source, (node) => {
      if (!ts.isNewExpression(node) || node.expression.getText(source) !== "Failure") return
      const [code, message] = node.arguments ?? []
      if (code === undefined || message === undefined) return
      if (/"(?:INTERNAL|INTERRUPTED)"/.test(code.getText(source))) return
      if (ts.isStringLiteralLike(message) || ts.isTemplateExpression(message)) {
        found.push({ code: message.getText(source), file })
      }
    })
  }
  return found
}

/** Every text in the sources, to see that no catalogue translates what nobody says. */
export function textsInSources(): ReadonlySet<string> {
  const texts = new Set<string>()
  for (const { source } of sources()) {
    visit(source, (node) => {
      if (ts.isStringLiteralLike(node)) texts.add(node.text)
    })
  }
  return texts
}

interface Source {
  readonly file: string
  readonly source: ts.SourceFile
}

let read: readonly Source[] | undefined

function sources(): readonly Source[] {
  read ??= globSync(SOURCES, { exclude: (path) => path.includes("report/german") })
    .filter((file) => basename(file).endsWith(".ts"))
    .toSorted()
    .map((file) => {
      const text = readFileSync(file, "utf8")
      return { file, source: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true) }
    })
  return read
}

/** True where `say` is the one of core/base, and no function of that name of the file's own. */
function speaks({ source }: Source): boolean {
  return source.statements.some(
    (one) =>
      ts.isImportDeclaration(one) &&
      one.importClause?.namedBindings !== undefined &&
      ts.isNamedImports(one.importClause.namedBindings) &&
      one.importClause.namedBindings.elements.some(({ name }) => name.text === "say"),
  )
}

function calls(place: (name: string, file: Source) => number | undefined): readonly Said[] {
  const said: Said[] = []
  for (const one of sources()) {
    visit(one.source, (node) => {
      if (!ts.isCallExpression(node)) return
      const at = place(node.expression.getText(one.source), one)
      const given = at === undefined ? undefined : node.arguments[at]
      for (const text of given === undefined ? [] : textsOf(given)) {
        said.push({ code: text, file: one.file })
      }
    })
  }
  return said
}

/** The texts that an argument can be: one, or either of two. */
function textsOf(node: ts.Expression): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (!ts.isConditionalExpression(node)) return []
  return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)]
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node)
  ts.forEachChild(node, (child) => {
    visit(child, see)
  })
}
