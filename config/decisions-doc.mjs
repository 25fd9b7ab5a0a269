/** The list of decisions in docs/decisions/README.md: every page by number and title. */
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"

/**
 * @param {string} root
 * @returns {Promise<string>}
 */
export async function renderDecisions(root) {
  const folder = join(root, "docs/decisions")
  const names = (await readdir(folder)).filter((name) => name !== "README.md").sort()
  const lines = await Promise.all(names.map((name) => entry(folder, name)))
  const numbers = names.map((name) => name.slice(0, 4))
  const twice = numbers.find((number, i) => numbers.indexOf(number) !== i)
  if (twice !== undefined) throw new Error(`two decisions have the number ${twice}`)
  return lines.join("\n")
}

/**
 * @param {string} folder
 * @param {string} name
 */
async function entry(folder, name) {
  const text = await readFile(join(folder, name), "utf8")
  const [, number = "", title = ""] = /^# (\d{4}): (.+)$/m.exec(text) ?? []
  if (!name.startsWith(`${number}-`) || number === "") {
    throw new Error(`docs/decisions/${name} must begin with "# ${name.slice(0, 4)}: title"`)
  }
  return `- [${number}](${name}): ${title}`
}
