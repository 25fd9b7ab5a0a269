/**
 * docs/findings.md: every check and every finding code, as core/findings states them.
 *
 * The groups are the comments that divide core/findings/codes.ts; a code that no such
 * comment stands above stops the generation.
 */
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { CHECKS, FINDING_CODES } from "../core/index.ts"

const INTRODUCTION = `# Checks and findings

Made from \`core/findings/\`; \`npm run docs\` renews it. \`sealwright explain CODE\` says the same in a
terminal.

A **check** is a question that every examination asks. A **finding** is a fact about the evidence,
with a code, a place and what was observed there. Codes and check ids are published: they are never
renamed, and never used again for something else.`

const SEVERITIES = `A finding is one of three kinds:

| Severity   | What it does                     |
| ---------- | -------------------------------- |
| \`broken\`   | fails its check                  |
| \`doubtful\` | leaves its check open            |
| \`noted\`    | is told and weighs nothing       |

A failed check makes the verdict TOTAL-FAILED. Otherwise an open check, and a mandatory check that
did not take place, makes it INDETERMINATE. There is no way to override either.`

/** @param {string} root */
export async function renderFindings(root) {
  const source = await readFile(join(root, "core/findings/codes.ts"), "utf8")
  return [
    INTRODUCTION,
    "## Checks",
    checksTable(),
    "## Findings",
    SEVERITIES,
    ...groupsIn(source).map(renderGroup),
  ].join("\n\n")
}

function checksTable() {
  const rows = Object.entries(CHECKS).map(
    ([id, { statement, asks }]) => `| \`${id}\` | ${statement} | ${plain(asks)} |`,
  )
  return ["| Check | Statement | Asks |", "| --- | --- | --- |", ...rows].join("\n")
}

/** @typedef {keyof typeof FINDING_CODES} Code */

/**
 * The codes in the order of the table, below the comments that divide it.
 *
 * @param {string} source
 * @returns {readonly { readonly title: string, readonly codes: readonly Code[] }[]}
 */
function groupsIn(source) {
  const pieces = source.split(/^ {2}\/\/ (.+)$/m)
  const groups = []
  for (let i = 1; i < pieces.length; i += 2) {
    const named = [...(pieces[i + 1] ?? "").matchAll(/^ {2}([A-Z][A-Z0-9_]*): \{$/gm)]
    groups.push({ title: pieces[i] ?? "", codes: named.map(([, code = ""]) => asCode(code)) })
  }
  const listed = groups.flatMap(({ codes }) => codes)
  const without = Object.keys(FINDING_CODES).filter((code) => !listed.includes(asCode(code)))
  if (without.length > 0) throw new Error(`codes without a group: ${without.join(", ")}`)
  return groups
}

/**
 * @param {string} name
 * @returns {Code}
 */
function asCode(name) {
  if (!Object.hasOwn(FINDING_CODES, name)) throw new Error(`core/findings has no code ${name}`)
  return /** @type {Code} */ (name)
}

/** @param {{ readonly title: string, readonly codes: readonly Code[] }} group */
function renderGroup({ title, codes }) {
  return [`### ${title}`, ...codes.map(renderCode)].join("\n\n")
}

/** @param {Code} code */
function renderCode(code) {
  const { severity, says, mayAlsoBe, resolve, source } = FINDING_CODES[code]
  return [
    `#### \`${code}\``,
    "",
    `**${severity}**: ${plain(says)}`,
    "",
    `- May also be: ${plain(mayAlsoBe)}`,
    `- To settle it: ${plain(resolve)}`,
    `- Source: ${plain(source)}`,
  ].join("\n")
}

/**
 * Text that is not taken for Markdown, nor ends the cell of a table.
 *
 * @param {string} text
 */
function plain(text) {
  return text.replaceAll(/[\\|_*`<[\]]/g, "\\$&").replaceAll("\n", " ")
}
